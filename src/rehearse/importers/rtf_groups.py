"""Groups of RTF that are not of the text: which they are, and where they end."""

from __future__ import annotations

import re

from rehearse.importers.rtf_tables import TOKEN
from rehearse.importers.wordlists import listed

HEADERS = listed("header headerl headerr headerf footer footerl footerr footerf")
LEFT_OUT = HEADERS | listed(
    """colortbl info pict object fldinst xe tc tcn rxe txe nonshppict shprslt sp listtable
    listoverridetable generator upr private filetbl revtbl rsidtbl themedata datastore
    latentstyles background ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn"""
)
"""Groups that hold no text of the document, beside those that a star allows to be ignored."""
SPOKEN_STARRED = frozenset(("shpinst", "cs"))
"""Groups with a star whose text is of the document."""

_WITHIN = re.compile(r"\\(?:bin([0-9]{1,10}) ?|.)|[{}]", re.DOTALL)
_LETTER = re.compile("[g-zG-Z\x80-\uffff]")
"""One that the bytes of a picture are not written with."""


def end_of_group(text: str, at: int) -> int:
    """Where the group that was opened last ends, at its closing brace."""
    depth = 1
    while depth and (match := _WITHIN.search(text, at)):
        at = match.end()
        if match[1]:
            at += int(match[1])
        elif match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
    return at - 1 if not depth else len(text)


def has_words(group: str) -> bool:
    """Something is written in it, beside control words and pictures."""
    return any(match[6] and _LETTER.search(match[6]) for match in TOKEN.finditer(group))
