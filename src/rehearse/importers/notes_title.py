"""The heading at the top of plain notes: whether there is one, and whether it is the talk's."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.record import NamedTuple
from rehearse.importers.claims import without_planned_time
from rehearse.importers.cues import is_cue_line
from rehearse.importers.forms import GENERIC, is_titular, plain_title
from rehearse.importers.units import LONG_LINE, Unit

_CONTRAST = 1.5
"""By so much the longest unit is longer than a title that only its place shows."""


class FirstHeading(NamedTuple):
    """The first unit of the words, where it is a heading."""

    title: str
    """Of the talk; empty where it heads a section only."""
    slot_s: float | None
    """Seconds that it plans for the whole talk; no section begins with it then."""


def first_heading(
    units: Sequence[Unit],
    headings: Sequence[bool],
    told: Sequence[int],
    *,
    is_titled: bool,
    is_named: bool,
) -> FirstHeading | None:
    """What the first unit that is said heads, None where it is no heading.

    Args:
        units: of the whole text.
        headings: for each unit whether it is one by itself.
        told: indices of the units that are said, from the first one on.
        is_titled: a line above them is the title of the talk.
        is_named: the notes say what the title is, as in `Title: Tides`.
    """
    at = told[0]
    unit = units[at]
    bare, planned_s = without_planned_time(unit.text)
    title = plain_title(bare)
    if is_cue_line(unit.text) or not is_titular(unit) or title.casefold() in GENERIC:
        return None
    if not headings[at] and (is_titled or not _stands_alone(units, headings, told)):
        return None
    if not (is_named or _can_be_title(units, headings, at)):
        return FirstHeading("", None)
    return FirstHeading(title, planned_s if _is_above_sections(headings, told) else None)


def _stands_alone(units: Sequence[Unit], headings: Sequence[bool], told: Sequence[int]) -> bool:
    unit, rest = units[told[0]], told[1:]
    if not rest:
        return False
    below = units[rest[0]]
    longest = max(units[at].size for at in rest)
    return (
        not unit.text[0].islower()
        and longest > unit.size * _CONTRAST
        and (unit.is_last or headings[rest[0]] or len(below.text) > LONG_LINE)
    )


def _is_above_sections(headings: Sequence[bool], told: Sequence[int]) -> bool:
    """Sections come right below it: a time that it plans is that of the talk."""
    below = told[1:]
    return bool(below) and headings[below[0]] and sum(headings[at] for at in below) >= 2


def _can_be_title(units: Sequence[Unit], headings: Sequence[bool], at: int) -> bool:
    """No numbered heading is the title of a talk where others are numbered as well."""
    text = units[at].text
    same = [
        other
        for index, other in enumerate(units)
        if headings[index] and index != at and other.text[:2] == text[:2]
    ]
    return not (text[0].isdigit() or (same and text.casefold().startswith(("slide", "part"))))
