"""Which units of plain notes are headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rehearse.importers.cues import is_cue_line, is_section_marker
from rehearse.importers.forms import (
    BULLET,
    END,
    LONGEST_HEADING,
    NUMBERED,
    is_capitals,
    is_strong,
    is_titular,
)
from rehearse.importers.series import LEAST, series_of
from rehearse.importers.short_lines import (
    add_alike,
    is_above_list,
    is_label,
    is_weak,
    stand_out,
    writes_small,
)
from rehearse.importers.units import Unit

_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+\S|[IVX]{1,5}[.)]?\s+\S|[A-Z][.)]\s+\S")
_MOST_SHORT = 0.45
"""Of the units of a text; where more are short and unfinished, they have to stand out by more."""
_LEAST_SHOUTED = 6
"""Words of a sentence in capitals."""


def headings_of(units: Sequence[Unit], spoken: Sequence[bool]) -> list[bool]:
    """For each unit whether it is a heading.

    Args:
        units: of the whole text.
        spoken: for each unit whether it can be spoken or be a heading; metadata, agendas and the
            names of speakers can't.
    """
    told = [at for at, can in enumerate(spoken) if can]
    series = series_of(units, spoken)
    shouts = _shouts(units, told)
    strong = [
        can
        and (series[at] or (is_strong(units[at]) and not _is_listed(units, at)))
        and not _is_item(units, at)
        and not (shouts and not series[at] and is_capitals(units[at].text) and at != told[0])
        for at, can in enumerate(spoken)
    ]
    labels = [can and not strong[at] and is_label(units, at) for at, can in enumerate(spoken)]
    if sum(labels) < 2:
        labels = [False] * len(units)
    small = writes_small(units, told)
    lists = [
        can and not strong[at] and is_above_list(units, at, small) for at, can in enumerate(spoken)
    ]
    sure = [any(ways) for ways in zip(strong, labels, lists, strict=True)]
    below = _told_below(units)
    top = told[0] if told else 0
    weak = [
        can
        and not sure[at]
        and (small or not units[at].text[0].islower())
        and is_weak(units, at, below[at], sure, series, top)
        for at, can in enumerate(spoken)
    ]
    if sum(weak) > len(told) * _MOST_SHORT and len(told) > 4 and not stand_out(units, told, weak):
        # Where nearly every other line is short and unfinished, that is how the speaker writes.
        weak = [False] * len(units)
    if sum(lists) + sum(weak[at] for at in told[1:]) < LEAST - 1:
        sure = [a or b for a, b in zip(strong, labels, strict=True)]
    found = [a or b for a, b in zip(sure, weak, strict=True)]
    short = [a or b for a, b in zip(lists, weak, strict=True)]
    add_alike(units, told, short, found, small)
    _add_kin(units, spoken, found)
    _add_chapters(units, told, found)
    if sum(found[at] for at in told[1:]) == 0:
        for at in _questions(units, told) or _markers(units, told):
            found[at] = True
    # The last words are spoken: nothing comes below them.
    if told:
        found[told[-1]] = False
    return found


def _add_kin(units: Sequence[Unit], spoken: Sequence[bool], found: list[bool]) -> None:
    """Where `Day 1` and `Day 2` are headings, `Day 3` is one too, however little is below it."""
    shapes = Counter(
        shape
        for unit, is_heading in zip(units, found, strict=True)
        if is_heading and (shape := _shape(unit.text))
    )
    for at, unit in enumerate(units):
        if spoken[at] and len(unit.text) < 40 and shapes.get(_shape(unit.text), 0) >= 2:
            found[at] = True


def _add_chapters(units: Sequence[Unit], told: Sequence[int], found: list[bool]) -> None:
    """A short numbered line right above a heading is one as well: `2 Tides` above `2.1 Spring`."""
    for below, at in pairwise(reversed(told)):
        unit = units[at]
        if (
            found[below]
            and unit.is_first
            and unit.is_last
            and is_titular(unit)
            and _OUTLINE.match(unit.text)
        ):
            found[at] = True


def _shouts(units: Sequence[Unit], told: Sequence[int]) -> bool:
    """Most of what is said stands in capitals, as for a prompter: they show no headings then."""
    capital = [units[at] for at in told if is_capitals(units[at].text)]
    sentences = sum(unit.size >= _LEAST_SHOUTED and unit.text[-1] in END for unit in capital)
    shouted = sum(unit.size for unit in capital)
    return sentences >= LEAST - 1 and shouted * 2 > sum(units[at].size for at in told)


def _shape(text: str) -> str:
    """The text with one sign for every number; empty where it holds none, or nothing else."""
    if len(text) >= 40:
        return ""
    shape = re.sub(r"\d+", "#", text)
    return shape if "#" in shape and any(map(str.isalpha, shape)) else ""


def _told_below(units: Sequence[Unit]) -> list[Unit | None]:
    """For each unit the next one below it that is said and no cue."""
    below: list[Unit | None] = [None] * len(units)
    following: Unit | None = None
    for at in range(len(units) - 1, -1, -1):
        below[at] = following
        if not is_cue_line(units[at].text):
            following = units[at]
    return below


def _is_listed(units: Sequence[Unit], at: int) -> bool:
    """It stands within lines like it, with nothing said between them."""
    unit = units[at]
    if unit.is_underlined or NUMBERED.fullmatch(unit.text):
        return False
    below = units[at + 1] if at + 1 < len(units) else None
    above = units[at - 1] if at else None
    return (
        below is not None
        and above is not None
        and not unit.is_first
        and not unit.is_last
        and is_strong(below)
        and is_strong(above)
    )


def _is_item(units: Sequence[Unit], at: int) -> bool:
    """It is an item of a list, which others stand beside; a time in it makes it no heading."""
    beside = [units[i].text for i in (at - 1, at + 1) if 0 <= i < len(units)]
    return (
        BULLET.match(units[at].text) is not None
        and not units[at].is_underlined
        and not (units[at].is_first and units[at].is_last)
        and any(map(BULLET.match, beside))
    )


def _questions(units: Sequence[Unit], told: Sequence[int]) -> list[int]:
    """Questions that stand alone above answers, from the top of the notes to their end."""
    found = [
        at
        for here, at in enumerate(told[:-1])
        if units[at].text[-1] in "?\uff1f\u061f"
        and units[at].is_first
        and "\n" not in units[at].text
        and units[at].size <= LONGEST_HEADING
        and units[told[here + 1]].size >= units[at].size * 2
    ]
    if len(found) < LEAST or found[0] not in told[:2] or len(found) * 5 < len(told):
        return []
    return found


def _markers(units: Sequence[Unit], told: Sequence[int]) -> list[int]:
    """`[Slide 3]` and `[INTRO]`, where nothing else parts the notes."""
    found = [at for at in told[:-1] if is_section_marker(units[at].text)]
    return found if len(found) >= LEAST else []
