"""Times in headings that say when a section starts: `0:00 Hello`, `2:00 The line`, `7:30 Home`."""

from __future__ import annotations

import re
from itertools import pairwise

from rehearse.importers.draft import TAKEN, Draft, Remark

_AT_ZERO = re.compile(
    r"^[(\[]?0{1,2}:00[)\]]?\s*[-\u2013\u2014:|.]?\s*(?=\S)|\s*[(\[]0{1,2}:00[)\]]$"
)
_LEAST = 3
"""Sections that have such a time."""


def with_times_from_starts(draft: Draft) -> Draft:
    """The draft with the seconds that sections take, where it had those that they start at.

    They are starts where the first section begins at 0:00 and the others go on from there; the
    last one lasts to the end of the slot, where that is known.
    """
    sections = [*draft.sections]
    first = next((part for part in sections if _AT_ZERO.search(part.title)), None)
    timed = [at for at, part in enumerate(sections) if part is first or part.planned_s]
    if first is None or len(timed) < _LEAST or sections[timed[0]] is not first:
        return draft
    starts = [sections[at].planned_s or 0.0 for at in timed]
    if any(later <= earlier for earlier, later in pairwise(starts)):
        return draft
    end = draft.slot_s if draft.slot_s and draft.slot_s > starts[-1] else None
    ends = [*starts[1:], end]
    for at, start, until in zip(timed, starts, ends, strict=True):
        part = sections[at]
        title = _AT_ZERO.sub("", part.title) if part is first else part.title
        planned_s = until - start if until is not None else None
        sections[at] = part._replace(title=title or part.title, planned_s=planned_s)
    told = Remark(TAKEN, first.place, "times in headings say when a section starts")
    return draft._replace(sections=tuple(sections), account=(*draft.account, told))
