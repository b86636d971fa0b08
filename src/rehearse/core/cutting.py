"""How many words each section loses so that a talk gets so much shorter."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heapreplace

from rehearse.core import timespan
from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.talk import Section
from rehearse.core.timespan import clock
from rehearse.core.words import Count

EPSILON_S = 1e-6
"""Sums of binary fractions miss the slot by less than this."""


class TimedSection(NamedTuple):
    """A section that is there, with the time that it takes."""

    position: int
    section: Section
    tempo: float
    """Seconds that are spoken for one second of load at the pace."""
    takes_s: float
    source: str
    runs: int


class _Words(NamedTuple):
    """Words, or characters, of a section that could be cut."""

    position: int
    in_characters: bool
    each_s: float
    """Seconds that one of them takes."""
    there_are: int
    """How many may go."""
    exact: float
    """How many should go."""


def cuts(
    parts: list[TimedSection], slot_s: float, too_long_s: float, pace: Pace
) -> tuple[dict[int, Count], str]:
    """What each section loses, by position; and why that can't be enough, else nothing."""
    fixed_s = sum(
        part.takes_s if part.section.pin_s is not None else part.section.pauses_s for part in parts
    )
    room_s = slot_s - fixed_s
    loads_s = [
        pace.load_s(part.section.spoken) if part.section.pin_s is None else 0.0 for part in parts
    ]
    load_s = sum(loads_s)
    if room_s <= 0 or load_s <= 0:
        fixed = clock(timespan.whole_up(fixed_s))
        return {}, f"pinned budgets and pauses alone take {fixed}"
    over_s = [
        max(0.0, part.tempo * own_s - room_s * own_s / load_s)
        for part, own_s in zip(parts, loads_s, strict=True)
    ]
    share = too_long_s / sum(over_s)
    words = [
        each
        for part, over in zip(parts, over_s, strict=True)
        if part.section.pin_s is None
        for each in _of(part, over * share, pace)
    ]
    counts = _whole(words, too_long_s)
    if counts is None:
        least = slot_s + too_long_s - sum(each.there_are * each.each_s for each in words)
        return {}, f"with one word left in each section it takes {clock(timespan.whole_up(least))}"
    lose: dict[int, Count] = {}
    for each, count in zip(words, counts, strict=True):
        had = lose.get(each.position, Count(0, 0))
        more = Count(0, count) if each.in_characters else Count(count, 0)
        lose[each.position] = Count(had.words + more.words, had.characters + more.characters)
    return lose, ""


def _of(part: TimedSection, cut_s: float, pace: Pace) -> list[_Words]:
    """The words and the characters of a section, to be cut by `cut_s` seconds together."""
    words, characters = part.section.spoken
    of_words_s, of_characters_s = (
        part.tempo * pace.load_s(Count(words, 0)),
        part.tempo * pace.load_s(Count(0, characters)),
    )
    found = []
    # Something is left of every section.
    is_mostly_words = of_words_s >= of_characters_s
    for in_characters, number, seconds in (
        (False, words, of_words_s),
        (True, characters, of_characters_s),
    ):
        if number:
            each_s = seconds / number
            exact = cut_s * (seconds / (of_words_s + of_characters_s)) / each_s
            there_are = number - (in_characters != is_mostly_words)
            found.append(_Words(part.position, in_characters, each_s, there_are, exact))
    return found


def _whole(words: list[_Words], seconds: float) -> list[int] | None:
    """Whole numbers near the exact ones that save so many seconds; None where there are too few.

    The method of largest remainders, until enough is saved.
    """
    counts = [min(each.there_are, timespan.whole_down(each.exact)) for each in words]
    missing_s = seconds - sum(
        count * each.each_s for count, each in zip(counts, words, strict=True)
    )
    waiting = [
        (counts[at] - each.exact, at)
        for at, each in enumerate(words)
        if counts[at] < each.there_are
    ]
    heapify(waiting)
    while missing_s > EPSILON_S:
        if not waiting:
            return None
        behind, at = waiting[0]
        counts[at] += 1
        missing_s -= words[at].each_s
        if counts[at] < words[at].there_are:
            heapreplace(waiting, (behind + 1, at))
        else:
            heappop(waiting)
    return counts


def after_cuts(part: TimedSection, lose: Mapping[int, Count], pace: Pace) -> float:
    """Seconds that a section takes without the words it loses."""
    return part.takes_s - part.tempo * pace.load_s(lose.get(part.position, Count(0, 0)))
