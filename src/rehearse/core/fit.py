"""What to leave out and what to cut so that a talk lands in a slot."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from heapq import heapify, heappop, heapreplace

from rehearse.core import timespan
from rehearse.core.optional import (
    Piece,
    Saving,
    fewest_that_suffice,
    optional_paragraphs,
    without,
)
from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.stats.splits import OwnTime
from rehearse.core.talk import Section, Talk
from rehearse.core.timespan import clock
from rehearse.core.words import Count

BY_PACE, BY_RUNS, BY_PIN = "pace", "runs", "pin"
"""Where the time of a section is from: words at the pace, the speaker's own runs, the author."""

_EPSILON = 1e-6
"""Sums of binary fractions miss the slot by less than this."""


class FittedSection(NamedTuple):
    """A section with what the proposal makes of it."""

    position: int
    """In the whole talk, from 0."""
    section: Section
    """As it is before anything of the proposal is left out."""
    takes_s: float
    source: str
    """BY_PACE, BY_RUNS or BY_PIN."""
    runs: int
    """How many runs its time is from."""
    left_out: tuple[int, ...]
    """The paragraphs that go, from 1; a 0 is the whole section."""
    lose: Count
    """Words and characters that have to be cut from what is left."""
    then_s: float
    """Seconds that it takes once all that is done; 0 where it goes."""


class Fit(NamedTuple):
    """How a talk gets into a slot."""

    talk: Talk
    """The whole talk."""
    slot_s: float
    pace: Pace
    takes_s: float
    """What it takes as it is."""
    before: frozenset[Piece]
    """What was left out already, by a variant."""
    leave_out: tuple[Saving, ...]
    """What goes on top of that, in the order of the talk."""
    without_s: float
    """What it takes without all that, and before any word is cut."""
    sections: tuple[FittedSection, ...]
    """In order; without those that were left out already."""
    problem: str
    """Why it can't fit even so; empty where it can."""

    @property
    def fits(self) -> bool:
        """Nothing has to go."""
        return self.takes_s <= self.slot_s + _EPSILON

    @property
    def pieces(self) -> frozenset[Piece]:
        """All that is left out in the end."""
        return self.before | {saving.piece for saving in self.leave_out}

    @property
    def lose(self) -> Count:
        """Words and characters to be cut, in all."""
        return Count(
            sum(part.lose.words for part in self.sections),
            sum(part.lose.characters for part in self.sections),
        )

    @property
    def lands_s(self) -> float:
        """What it takes once all that is done."""
        return sum(part.then_s for part in self.sections)


class _Timed(NamedTuple):
    """A section that is there, with its time."""

    position: int
    section: Section
    tempo: float
    """Seconds that are spoken for one second of load at the pace."""
    takes_s: float
    source: str
    runs: int


def fit(
    talk: Talk,
    slot_s: float,
    *,
    pace: Pace | None = None,
    own: Mapping[int, OwnTime] | None = None,
    before: Collection[Piece] = (),
) -> Fit:
    """What to leave out of a talk, and then what to cut, so that it lands in `slot_s`.

    First go as few of the pieces marked optional as suffice; where all of them don't, every section
    loses words: the time left for words is shared out by their load, and what a section takes
    beyond its share is cut in proportion.

    Args:
        talk: the whole talk.
        slot_s: seconds that there are.
        pace: what a section takes that the speaker's own times don't tell; None: the talk's.
        own: the speaker's own time of sections, by their index.
        before: what a variant leaves out already.
    """
    pace = pace or talk.pace
    own = own or {}
    before = frozenset(before)
    timed = [
        _timed(at, part, talk.sections[at], pace, own.get(at))
        for at, part in without(talk.sections, before).items()
    ]
    takes_s = sum(part.takes_s for part in timed)
    too_long_s = takes_s - slot_s
    chosen: list[Saving] = []
    if too_long_s > _EPSILON:
        chosen = fewest_that_suffice(_savings(talk, timed, pace, before), too_long_s - _EPSILON)
    chosen, left = _left(talk, before, chosen)
    rest = [_shortened(part, left[part.position], pace) for part in timed if part.position in left]
    without_s = sum(part.takes_s for part in rest)
    lose: dict[int, Count] = {}
    problem = ""
    if without_s - slot_s > _EPSILON:
        lose, problem = _cuts(rest, slot_s, without_s - slot_s, pace)
    gone: dict[int, list[int]] = {}
    for saving in chosen:
        gone.setdefault(saving.piece.section, []).append(saving.piece.paragraph)
    then_s = {part.position: _after(part, lose, pace) for part in rest}
    return Fit(
        talk=talk,
        slot_s=slot_s,
        pace=pace,
        takes_s=takes_s,
        before=before,
        leave_out=tuple(chosen),
        without_s=without_s,
        sections=tuple(
            FittedSection(
                part.position,
                part.section,
                part.takes_s,
                part.source,
                part.runs,
                tuple(
                    sorted(s.piece.paragraph for s in chosen if s.piece.section == part.position)
                ),
                lose.get(part.position, Count(0, 0)),
                then_s.get(part.position, 0.0),
            )
            for part in timed
        ),
        problem=problem,
    )


def _timed(position: int, part: Section, whole: Section, pace: Pace, own: OwnTime | None) -> _Timed:
    """A section with its time; `whole` is what its own time is that of."""
    if part.pin_s is not None:
        return _Timed(position, part, 1.0, part.pin_s, BY_PIN, 0)
    load_s = pace.load_s(whole.spoken)
    speech_s = own.seconds - whole.pauses_s if own else 0.0
    tempo, source, runs = 1.0, BY_PACE, 0
    if own is not None and load_s > 0 and speech_s > 0:
        tempo, source, runs = speech_s / load_s, BY_RUNS, own.runs
    takes_s = tempo * pace.load_s(part.spoken) + part.pauses_s
    return _Timed(position, part, tempo, takes_s, source, runs)


def _shortened(part: _Timed, section: Section, pace: Pace) -> _Timed:
    """The same section with less text."""
    if section.pin_s is not None:
        return part._replace(section=section)
    takes_s = part.tempo * pace.load_s(section.spoken) + section.pauses_s
    return part._replace(section=section, takes_s=takes_s)


def _savings(talk: Talk, timed: list[_Timed], pace: Pace, before: frozenset[Piece]) -> list[Saving]:
    """Every piece that may go and takes time, with what that saves."""
    found = []
    for part in timed:
        if part.section.optional:
            found.append(Saving(Piece(part.position), part.takes_s))
        elif part.section.pin_s is None:
            for each in optional_paragraphs(talk.sections[part.position].text):
                seconds = part.tempo * pace.load_s(each.spoken) + each.pauses_s
                found.append(Saving(Piece(part.position, each.number), seconds))
    return [each for each in found if each.seconds > 0 and each.piece not in before]


def _left(
    talk: Talk, before: frozenset[Piece], chosen: list[Saving]
) -> tuple[list[Saving], dict[int, Section]]:
    """What goes, and what is left: something to be spoken, whatever is marked optional."""
    chosen = sorted(chosen)
    while True:
        left = without(talk.sections, before | {saving.piece for saving in chosen})
        if not chosen or any(any(part.spoken) or part.pin_s for part in left.values()):
            return chosen, left
        del chosen[0]


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


def _cuts(
    parts: list[_Timed], slot_s: float, too_long_s: float, pace: Pace
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


def _of(part: _Timed, cut_s: float, pace: Pace) -> list[_Words]:
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
    while missing_s > _EPSILON:
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


def _after(part: _Timed, lose: Mapping[int, Count], pace: Pace) -> float:
    return part.takes_s - part.tempo * pace.load_s(lose.get(part.position, Count(0, 0)))
