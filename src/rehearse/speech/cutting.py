"""Where a text that is too long for one utterance is cut."""

from __future__ import annotations

import re

from rehearse.core.sentences import CLOSERS

_CLAUSE_END = re.compile(
    rf"[;:,\u2013\u2014\u3001\uff0c\uff1b\uff1a\u060c\u061b][{CLOSERS}]*(?:\s+|(?<=[^\x00-\x7f]))"
)


def cut_before(text: str, limit: int) -> int:
    """Where to cut a text that is longer than `limit` characters: behind a clause, else a space.

    A cut in the first third is no cut: it would only make crumbs. Without any clause or space the
    cut falls at the limit, but never between a letter and its marks.
    """
    least = limit // 3
    clause = max((m.end() for m in _CLAUSE_END.finditer(text, 0, limit)), default=0)
    if clause >= least:
        return clause
    space = text.rfind(" ", least, limit)
    if space >= 0:
        return space + 1
    cut = limit
    while cut > least and _JOINS_BACK.match(text, cut):
        cut -= 1
    return cut


# Combining marks, joiners and variation selectors of the scripts that have them most.
_JOINS_BACK = re.compile(
    "[\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u200c\u200d\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
)
