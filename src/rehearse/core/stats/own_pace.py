"""How fast the speaker is, from full runs: a pace, and what each change of section costs.

A take is words / pace + written pauses + a fixed cost. The pace is the median of the slopes
between all pairs of takes, each weighted by how far apart their lengths are (Theil 1950 and Sen,
JASA 63, 1968; weighted as by Sievers, JASA 73, 1978): more than a quarter of the takes may be
anything at all. The cost is the median of what is left.

Runs that get steadily shorter or longer count as if they had gone as the newest do, as they do in
the forecast: else the two would contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from rehearse.core import timespan
from rehearse.core.naming import short_name
from rehearse.core.pace import Pace, pace_words
from rehearse.core.plan import Plan
from rehearse.core.record import NamedTuple
from rehearse.core.stats.forecast import CHANCE_FROM
from rehearse.core.stats.forecast_words import number_word
from rehearse.core.stats.levels import level_of
from rehearse.core.stats.numbers import MAD_TO_SD, mad, median, weighted_median
from rehearse.core.stats.past import Past, PastRun
from rehearse.core.stats.todays import rows_of
from rehearse.core.timespan import clock
from rehearse.core.wording import ON_TIME_S

KNOWN_FROM = 3
"""How many full runs it takes."""

RECENT_RUNS = 6
"""Older runs are of a pace that was."""

MOST_TAKES = 240
"""The longest takes of a talk of very many sections tell its pace."""

OUTLYING = 3.5
"""A take that many standard deviations off isn't counted (Iglewicz and Hoaglin, How to Detect and
Handle Outliers, 1993), if that is `ON_TIME_S` at least."""

LEAST_LOADS = 3
"""With fewer lengths of sections than this a cost can't be told from a pace."""


class Outlier(NamedTuple):
    """A take that went unlike all others."""

    position: int
    """Index of the section today."""
    run: int
    """The run's number."""
    elapsed_s: float
    expected_s: float
    """At the speaker's own pace."""


class OwnPace(NamedTuple):
    """How the speaker speaks."""

    pace: Pace
    """While speaking: between changes of section and without written pauses."""
    change_s: float
    """Seconds that a section takes beside its words and pauses; never negative."""
    runs: int
    """How many full runs it is known from."""
    outliers: tuple[Outlier, ...]
    """Takes that aren't counted, the farthest off first."""
    extra_s: Mapping[int, float]
    """Seconds that a section takes every time beside all that (negative: fewer), by section.

    Numbers, long words, a demo that is longer than its pin.
    """

    def takes_s(self, plan: Plan) -> float:
        """Seconds that the talk takes this speaker, as it is now."""
        speaking_s = sum(
            self.pace.load_s(part.section.spoken) + part.section.pauses_s + self.change_s
            for part in plan.sections
            if not part.pinned
        )
        return max(0.0, plan.pins_s + speaking_s + sum(self.extra_s.values()))

    def in_plan(self, plan: Plan) -> Pace:
        """The pace at which the plan's words take as long with all the rest in it.

        What `Rehearsal(own_pace=...)` and `lands` want.
        """
        load_s = sum(self.pace.load_s(p.section.spoken) for p in plan.sections if not p.pinned)
        all_s = self.takes_s(plan) - plan.pins_s - plan.pauses_s
        return self.pace.scaled(load_s / all_s) if load_s > 0 and all_s > 0 else self.pace


class _Take(NamedTuple):
    position: int
    run: int
    elapsed_s: float
    load_s: float
    """At the plan's pace, which only weighs words against characters."""
    speaking_s: float
    """At the level of the newest run, without written pauses."""
    factor: float
    """What brings its run to that level, 1 where there is no trend."""


def own_pace(past: Past, pace: Pace) -> OwnPace | None:
    """How the speaker speaks, None below three full runs and where no words are spoken.

    `pace` is the talk's: what a character is worth in words.
    """
    full = past.full[:RECENT_RUNS]
    if len(full) < KNOWN_FROM:
        return None
    factors = _factors(past, pace)
    takes = [
        _Take(
            at,
            run.number,
            seconds,
            pace.load_s(then.spoken),
            seconds * factor - then.pauses_s,
            factor,
        )
        for run in full
        for factor in (factors.get(run.number, 1.0),)
        for at, (then, seconds) in enumerate(zip(run.then, run.times_s, strict=True))
        if then is not None and seconds is not None and not then.pinned and any(then.spoken)
    ]
    takes = sorted(takes, key=lambda take: -take.load_s)[:MOST_TAKES]
    if not takes:
        return None
    slope, change_s = _line(takes)
    # A section that is always slower bends the line as one take does that went wrong.
    off = [take.speaking_s - slope * take.load_s - change_s for take in takes]
    straight = [take for take, out in zip(takes, _are_out(takes, off), strict=True) if not out]
    if len(straight) < len(takes):
        slope, change_s = _line(straight)
    extra_s = _extras_s(takes, slope, change_s)
    off = [
        take.speaking_s - slope * take.load_s - change_s - extra_s.get(take.position, 0.0)
        for take in takes
    ]
    if slope <= 0:
        return None
    outliers = [
        Outlier(
            take.position,
            take.run,
            take.elapsed_s,
            take.elapsed_s - each / take.factor,
        )
        for take, each, out in zip(takes, off, _are_out(takes, off), strict=True)
        if out
    ]
    outliers.sort(key=lambda one: -abs(one.elapsed_s - one.expected_s))
    extra_s.update(_pins_off_s(full, factors))
    return OwnPace(pace.scaled(1 / slope), change_s, len(full), tuple(outliers), extra_s)


def _are_out(takes: Sequence[_Take], off_s: Sequence[float]) -> list[bool]:
    """Whether each take is farther off than the usual spread and `ON_TIME_S` explain.

    A longer take varies more: by its square root, where its sentences vary by themselves.
    """
    sizes = [take.load_s**0.5 for take in takes]
    usual = MAD_TO_SD * mad([each / size for each, size in zip(off_s, sizes, strict=True)])
    return [
        abs(each) >= max(ON_TIME_S, OUTLYING * usual * size)
        for each, size in zip(off_s, sizes, strict=True)
    ]


def _extras_s(takes: Sequence[_Take], slope: float, change_s: float) -> dict[int, float]:
    """What each section takes beside pace and cost: the median of three takes of it or more."""
    off_s: dict[int, list[float]] = {}
    for take in takes:
        rest_s = take.speaking_s - slope * take.load_s - change_s
        off_s.setdefault(take.position, []).append(rest_s)
    return {at: median(each) for at, each in off_s.items() if len(each) >= KNOWN_FROM}


def _factors(past: Past, pace: Pace) -> dict[int, float]:
    """What brings each run to the level of the newest one, by its number.

    How slow a run was is told by its middle section: a take that went wrong makes no trend.
    """
    rows = rows_of(past, pace, RECENT_RUNS)
    if len(rows) < CHANCE_FROM or not any(any(row.times_s) for row in rows):
        return {}
    usual_s = [median(column) for column in zip(*(row.times_s for row in rows), strict=True)]
    slowness = [
        median(
            [time_s / usual for time_s, usual in zip(row.times_s, usual_s, strict=True) if usual]
        )
        for row in rows
    ]
    level = level_of(slowness)
    return {row.run.number: factor for row, factor in zip(rows, level.factors, strict=True)}


def _pins_off_s(runs: Sequence[PastRun], factors: Mapping[int, float]) -> dict[int, float]:
    """How much longer pinned sections take than their pins, likewise."""
    off_s: dict[int, list[float]] = {}
    for run in runs:
        for at, (then, seconds) in enumerate(zip(run.then, run.times_s, strict=True)):
            if then is not None and seconds is not None and then.pinned:
                off_s.setdefault(at, []).append(
                    seconds * factors.get(run.number, 1.0) - then.budget_s
                )
    return {at: median(each) for at, each in off_s.items() if len(each) >= KNOWN_FROM}


def _line(takes: Sequence[_Take]) -> tuple[float, float]:
    """Seconds of speech for each second of load, and the seconds besides."""
    loads = {take.load_s for take in takes}
    slopes = []
    if len(loads) >= LEAST_LOADS:
        slopes = [
            ((b.speaking_s - a.speaking_s) / (b.load_s - a.load_s), abs(b.load_s - a.load_s))
            for a, b in combinations(takes, 2)
            if a.load_s != b.load_s
        ]
    if slopes:
        slope = weighted_median(slopes)
        change_s = median([take.speaking_s - slope * take.load_s for take in takes])
        if change_s >= 0 and slope > 0:
            return slope, change_s
    # No cost is told from these takes: all of it is pace.
    return weighted_median([(take.speaking_s / take.load_s, take.load_s) for take in takes]), 0.0


# -- in words ------------------------------------------------------------------------------------


def own_pace_sentence(own: OwnPace | None, full_runs: int, plan: Plan) -> str:
    """`you speak 141 wpm: this talk takes you 9:12`.

    With what a change of section costs, where that is half a second at least: `you speak 141 wpm
    and take 2 s to change sections: ...`. Not known yet: `two more full runs and your pace is
    known`; and nothing where there are runs enough and no words.
    """
    if own is None:
        return _missing(full_runs)
    change_s = timespan.whole_down(own.change_s + 0.5)
    change = f" and take {change_s} s to change sections" if change_s else ""
    takes = clock(timespan.whole_up(own.takes_s(plan)))
    return f"you speak {pace_words(own.pace, plan.spoken)}{change}: this talk takes you {takes}"


def unknown_sentence(full_runs: int) -> str:
    """Why the pace isn't known: `your pace is not known yet: two more full runs and it is`."""
    missing = _missing(full_runs).replace("your pace is known", "it is")
    return f"your pace is not known yet: {missing or 'these runs have too few words'}"


def _missing(full_runs: int) -> str:
    """`two more full runs and your pace is known`, empty where there are runs enough."""
    missing = KNOWN_FROM - full_runs
    if missing <= 0:
        return ""
    more = "more " if full_runs else ""
    runs = "run" if missing == 1 else "runs"
    return f"{number_word(missing)} {more}full {runs} and your pace is known"


def outlier_sentence(own: OwnPace, titles: Sequence[str]) -> str:
    """`Not counted: Roles in run 3 (2:40 instead of 1:50).`; nothing where there is none."""
    if not own.outliers:
        return ""
    first = own.outliers[0]
    took, usual = (
        clock(timespan.whole_down(seconds)) for seconds in (first.elapsed_s, first.expected_s)
    )
    more = f" and {len(own.outliers) - 1} more" if len(own.outliers) > 1 else ""
    name = short_name(titles, first.position)
    return f"Not counted: {name} in run {first.run} ({took} instead of {usual}){more}."
