"""What a take of an earlier text would take with today's words."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.run import RunSection
from rehearse.core.stats.numbers import median
from rehearse.core.stats.past import Past, PastRun
from rehearse.core.talk import Section

LEAST_KNOWN = 0.5
"""A run that has less than this part of today's load is of another talk by now."""


class Row(NamedTuple):
    """A full run with a time for each of today's sections."""

    run: PastRun
    times_s: tuple[float, ...]
    """With today's words; what the run didn't speak is estimated."""


def pin_s(part: Section | RunSection) -> float | None:
    """Seconds that the author fixed for a section, None where words decide."""
    if isinstance(part, RunSection):
        return part.budget_s if part.pinned else None
    return part.pin_s


def load_s(part: Section | RunSection, pace: Pace) -> float:
    """Seconds that a section takes at a pace, its pauses included; its pin where it has one."""
    pinned_s = pin_s(part)
    return pace.load_s(part.spoken) + part.pauses_s if pinned_s is None else pinned_s


def as_today_s(part: Section | RunSection, then: RunSection, elapsed_s: float, pace: Pace) -> float:
    """Seconds that a take of the section `then` would have taken with the words it has now.

    At the pace at which that very take was spoken; `pace` only weighs words against characters.
    A time that the author fixed, or that had no words, stays what it was.
    """
    before_s, now_s = pace.load_s(then.spoken), pace.load_s(part.spoken)
    if then.pinned or pin_s(part) is not None or before_s <= 0:
        return elapsed_s
    if before_s == now_s and then.pauses_s == part.pauses_s:
        return elapsed_s
    return max(0.0, elapsed_s - then.pauses_s) * now_s / before_s + part.pauses_s


def times_today_s(past: Past, run: PastRun, pace: Pace) -> list[float | None]:
    """Seconds of each section of a run with today's words, None where it wasn't spoken."""
    return [
        None if seconds is None or then is None else as_today_s(part, then, seconds, pace)
        for part, then, seconds in zip(past.sections, run.then, run.times_s, strict=True)
    ]


def rows_of(past: Past, pace: Pace, limit: int, scope: Sequence[int] | None = None) -> list[Row]:
    """The newest full runs, so many at most, with a time for each section, newest first.

    A section that a run didn't speak is taken to have gone like the rest of that run, beside what
    it takes in the others or else at `pace`. A run that spoke less than half of today's load is
    left out. `scope`: indices of the sections that count, None for all.
    """
    places = range(len(past.sections)) if scope is None else scope
    loads_s = [load_s(part, pace) for part in past.sections]
    known = []
    for run in past.full[:limit]:
        times_s = times_today_s(past, run, pace)
        there_s = sum(loads_s[at] for at in places if times_s[at] is not None)
        if there_s > 0 and there_s >= LEAST_KNOWN * sum(loads_s[at] for at in places):
            known.append((run, times_s))
    if all(times_s[at] is not None for _, times_s in known for at in places):
        return [Row(run, tuple(seconds or 0.0 for seconds in times_s)) for run, times_s in known]
    usual_s = []
    for at, fallback_s in enumerate(loads_s):
        spoken = [times_s[at] for _, times_s in known]
        there = [seconds for seconds in spoken if seconds is not None]
        usual_s.append(median(there) if there else fallback_s)
    return [_filled(run, times_s, usual_s, places) for run, times_s in known]


def _filled(
    run: PastRun,
    times_s: Sequence[float | None],
    usual_s: Sequence[float],
    places: Sequence[int],
) -> Row:
    there_s = sum(times_s[at] or 0.0 for at in places)
    usual_there_s = sum(usual_s[at] for at in places if times_s[at] is not None)
    how = there_s / usual_there_s if usual_there_s > 0 else 1.0
    filled = [
        usual_s[at] * how if seconds is None else seconds for at, seconds in enumerate(times_s)
    ]
    return Row(run, tuple(filled))
