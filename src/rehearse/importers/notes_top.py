"""What stands above the words of plain notes: event, date, version, pace, and perhaps the title."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rehearse.core.record import NamedTuple
from rehearse.importers.claims import Claims, claims_in, slot_behind
from rehearse.importers.draft import LEFT, TAKEN, Draft, Place, Remark
from rehearse.importers.forms import is_titular
from rehearse.importers.metadata import is_metadata, is_version
from rehearse.importers.naming import first_words
from rehearse.importers.units import Unit

MOST_AT_THE_TOP = 12
"""Units among which metadata is looked for."""
_LONGEST = 40
"""Words of a unit that may stand among metadata."""
_LEAST_SENTENCE = 5
"""Words of a unit with a full stop that is no metadata."""


class Top(NamedTuple):
    """The units above the words; none of them is spoken."""

    end: int
    """Index of the first unit below them."""
    claims: Claims
    title: str
    """Of the talk, where a line among them can be one, else empty."""
    account: tuple[Remark, ...]


def top_of(units: Sequence[Unit], place_of: Callable[[Unit], Place]) -> Top:
    """What stands above the words, and what the account says of it."""
    end = _end(units)
    claims, title = Claims(), ""
    account: list[Remark] = []
    for unit in units[:end]:
        tone, said = LEFT, f"not spoken: {first_words(unit.text, 8)}"
        if is_version(unit.text):
            said = f"a version marker, not spoken: {first_words(unit.text)}"
        elif not title and is_titular(unit) and not is_metadata(unit.text):
            title = unit.text
            tone, said = TAKEN, f"the title: {title}"
        else:
            found = Claims()
            for line in unit.text.split("\n"):
                said_here = claims_in(line)
                if not said_here and not is_version(line):
                    said_here = Claims(slot_s=slot_behind(line))
                found = found.over(said_here)
            claims = claims.over(found)
            if words := claim_words(found):
                tone, said = TAKEN, f"says {words}"
        account.append(Remark(tone, place_of(unit), said))
    return Top(end, claims, title, tuple(account))


def _end(units: Sequence[Unit]) -> int:
    end = 0
    for at, unit in enumerate(units[:MOST_AT_THE_TOP]):
        if is_metadata(unit.text):
            end = at + 1
        elif unit.size > _LONGEST or (unit.size >= _LEAST_SENTENCE and unit.text[-1] in ".!\u3002"):
            break
    return end


def claim_words(claims: Claims) -> str:
    """`125 wpm, slot 10:00, the speaker is Ida Brun`; empty where there is no claim."""
    draft = Draft("", (), (), claims.slot_s, claims.wpm, claims.words)
    parts = [draft.claims] if draft.claims else []
    for name, value in (
        ("the title is", claims.title),
        ("the speaker is", claims.speaker),
        ("the event is", claims.event),
    ):
        if value:
            parts.append(f"{name} {value}")
    return ", ".join(parts)
