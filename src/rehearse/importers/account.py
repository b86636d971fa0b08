"""The account of an import as sentences: what was found, what was left out, what to look at."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.record import NamedTuple
from rehearse.importers.draft import LEFT, TAKEN, WARNING, Remark
from rehearse.talkfile.clean import printable

HEADINGS = ((TAKEN, "Found:"), (LEFT, "Left out:"), (WARNING, "Look at:"))
"""The tones in the order in which they are told."""

_MOST_PLACES = 12
"""Of one sentence; more nobody reads."""


class Told(NamedTuple):
    """The remarks of one tone."""

    tone: str
    heading: str
    sentences: tuple[str, ...]
    """`slides 2, 5, 9: no notes`, without a full stop."""


def told(account: Sequence[Remark]) -> tuple[Told, ...]:
    """The account by tone; a tone without remarks is left out."""
    found = (Told(tone, heading, sentences(account, tone)) for tone, heading in HEADINGS)
    return tuple(each for each in found if each.sentences)


def sentences(account: Sequence[Remark], tone: str) -> tuple[str, ...]:
    """The remarks of one tone, those of the same words in one sentence."""
    same: dict[str, list[Remark]] = {}
    for remark in account:
        if remark.tone == tone:
            same.setdefault(remark.what, []).append(remark)
    return tuple(
        printable(f"{where}: {what}" if (where := _where(remarks)) else what)
        for what, remarks in same.items()
    )


def _where(same: Sequence[Remark]) -> str:
    slides = [str(remark.place.slide) for remark in same if remark.place.slide]
    lines = [str(remark.place.line) for remark in same if remark.place.line]
    numbers = slides or lines
    if not numbers:
        return ""
    unit = "slide" if slides else same[0].place.unit
    rest = len(numbers) - _MOST_PLACES
    more = f" and {rest} more" if rest > 0 else ""
    return f"{unit}{'s' if len(numbers) > 1 else ''} {', '.join(numbers[:_MOST_PLACES])}{more}"
