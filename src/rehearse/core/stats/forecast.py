"""Will it fit? The range of the last full runs, the chance, and when to leave each section.

In words it is in `forecast_words`, how it is predicted in `predicting` and `levels`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan
from rehearse.core.reading import Reading
from rehearse.core.record import NamedTuple
from rehearse.core.run import Run
from rehearse.core.stats.levels import Level, level_of
from rehearse.core.stats.past import Past
from rehearse.core.stats.predicting import Prediction, Spread, predicted, spread_of
from rehearse.core.stats.todays import rows_of

RECENT_RUNS = 10
"""Older runs tell little of the next one."""

RANGE_FROM, CHANCE_FROM = 2, 5
"""How many full runs a range takes, and a chance."""

SAFE = 0.9
"""How sure it is to be that the talk ends inside its slot, for a section to be left safely."""


class Forecast(NamedTuple):
    """What the last full runs say of the next one."""

    titles: tuple[str, ...]
    """Of all sections of the talk."""
    scope: tuple[int, ...]
    """Indices of the sections that are forecast, in order."""
    given_s: float
    """The slot, or the budgets of the part."""
    lasted_s: tuple[float, ...]
    """Seconds that those runs took, newest first, as they were."""
    rows: tuple[tuple[float, ...], ...]
    """Seconds of every section with today's words, for each of those runs."""
    levelled: tuple[tuple[float, ...], ...]
    """The same at the level that the newest run has reached, where there is a trend."""
    level: Level | None
    spread: Spread | None
    """None below five runs, as the level."""

    @property
    def runs(self) -> int:
        """How many full runs are behind it."""
        return len(self.rows)

    @property
    def range_s(self) -> tuple[float, float] | None:
        """The shortest and the longest of those runs as they were, from two on."""
        if self.runs < RANGE_FROM:
            return None
        return min(self.lasted_s), max(self.lasted_s)

    @property
    def range_today_s(self) -> tuple[float, float] | None:
        """The same with today's words, of the sections of the scope."""
        if self.runs < RANGE_FROM:
            return None
        sums_s = [sum(row[at] for at in self.scope) for row in self.rows]
        return min(sums_s), max(sums_s)

    @property
    def whole(self) -> Prediction | None:
        """How long the next run takes; None below five runs."""
        if self.spread is None:
            return None
        lasted_s = [sum(row[at] for at in self.scope) for row in self.levelled]
        return predicted(lasted_s, level=self.level)

    @property
    def chance(self) -> float | None:
        """The probability to end inside the time given, 0 to 1; None below five runs."""
        whole = self.whole
        return None if whole is None else whole.chance(self.given_s)

    def safe_s(self) -> dict[int, float | None]:
        """The latest moment to leave each section and still be 90% safe.

        Seconds from the start of the run, by section; None where that is too late from the start.
        Nothing at all below five runs.
        """
        if self.spread is None:
            return {}
        so_far_s = [list(accumulate(row[at] for at in self.scope)) for row in self.levelled]
        found: dict[int, float | None] = {}
        for place, at in enumerate(self.scope):
            done_s = [row[place] for row in so_far_s]
            left_s = [row[-1] - row[place] for row in so_far_s]
            leaving = _Leaving(predicted(left_s, done_s, 0.0, self.spread, self.level))
            moment_s = leaving.latest_s(self.given_s)
            found[at] = moment_s if moment_s > 0 else None
        return found

    def standing(self, reading: Reading, spent_s: Mapping[int, float]) -> Standing | None:
        """What it says of the run that goes on; None below five runs.

        Args:
            reading: the run now.
            spent_s: seconds spent on each section that was opened; the one it stands at may be
                missing.
        """
        if self.spread is None:
            return None
        here = reading.position
        before_s = reading.elapsed_s - reading.section_elapsed_s
        done = [at for at in self.scope if at < here and at in spent_s]
        later = [at for at in self.scope if at > here]
        opened_s = {at: spent_s[at] for at in later if at in spent_s}
        # What was opened further on and left again has been spent, but isn't over.
        before_s -= sum(opened_s.values())
        done_s = [sum(row[at] for at in done) for row in self.levelled]
        here_s = reading.section_elapsed_s
        later_s = [
            sum(max(row[at], opened_s.get(at, 0.0)) for at in later) for row in self.levelled
        ]
        here_then_s = [row[here] for row in self.levelled]
        left_s = [max(each, here_s) + more for each, more in zip(here_then_s, later_s, strict=True)]
        rest = predicted(left_s, done_s, before_s, self.spread, self.level)
        left_by_s = [done + each for done, each in zip(done_s, here_then_s, strict=True)]
        leaving = _Leaving(predicted(later_s, left_by_s, 0.0, self.spread, self.level))
        chance_leaving_now = leaving.chance(before_s + here_s, self.given_s)
        return Standing(
            position=here,
            elapsed_s=reading.elapsed_s,
            # Once it is over, this section too tells how the rest will go.
            chance=min(rest.chance(self.given_s - before_s), chance_leaving_now),
            leave_by_s=leaving.latest_s(self.given_s) + sum(opened_s.values()),
            chance_leaving_now=chance_leaving_now,
            ends_s=before_s + rest.mean_s,
        )


class Standing(NamedTuple):
    """How the run that goes on stands."""

    position: int
    elapsed_s: float
    chance: float
    """The probability that it ends inside the time given, 0 to 1."""
    leave_by_s: float
    """When to leave this section at the latest to be 90% safe, in seconds of the run; it may have
    gone by, or be before the start."""
    chance_leaving_now: float
    """The probability of the same, were the section left this instant."""
    ends_s: float
    """When it ends, most likely, in seconds of the run."""


class _Leaving(NamedTuple):
    """What is left once a section is left, of a run that took nothing before: see `latest_s`."""

    rest: Prediction

    def latest_s(self, given_s: float) -> float:
        """When that section has to be over, in seconds spent till then, to be safe."""
        # Being later slows what is left as well: t + rest + slope * t is to be the time given.
        return (given_s - self.rest.quantile_s(SAFE)) / (1 + self.rest.slope)

    def chance(self, spent_s: float, given_s: float) -> float:
        """The probability of ending inside the time given, leaving after so many seconds."""
        return self.rest.chance(given_s - (1 + self.rest.slope) * spent_s)


def forecast_of(
    past: Past, plan: Plan, *, scope: Sequence[int] | None = None, given_s: float | None = None
) -> Forecast:
    """What the last ten full runs at most say of the next run of a plan, or of a part of it.

    `past` holds this plan's sections; `given_s` is the slot unless it is said.
    """
    everything = tuple(range(len(plan.sections)))
    places = everything if scope is None else tuple(scope)
    if given_s is None:
        given_s = plan.slot_s
        if places != everything:
            given_s = round(sum(plan.sections[at].budget_s for at in places), 1)
    titles = tuple(part.title for part in plan.talk.sections)
    return _forecast(past, titles, plan.pace, places, given_s)


def forecast_after(past: Past, run: Run) -> Forecast:
    """The same for a run that is looked back at; `past` holds its sections, and the run itself."""
    titles = tuple(part.title for part in run.sections)
    return _forecast(past, titles, Pace(*run.pace), run.scope, run.slot_s)


def _forecast(
    past: Past, titles: tuple[str, ...], pace: Pace, places: tuple[int, ...], given_s: float
) -> Forecast:
    rows = rows_of(past, pace, RECENT_RUNS, places)
    times_s = tuple(row.times_s for row in rows)
    level, levelled, spread = None, times_s, None
    if len(rows) >= CHANCE_FROM:
        level = level_of([sum(row[at] for at in places) for row in times_s])
        levelled = tuple(
            tuple(seconds * factor for seconds in row)
            for row, factor in zip(times_s, level.factors, strict=True)
        )
        spread = spread_of([[row[at] for at in places] for row in levelled])
    return Forecast(
        titles=titles,
        scope=places,
        given_s=given_s,
        lasted_s=tuple(row.run.elapsed_s for row in rows),
        rows=times_s,
        levelled=levelled,
        level=level,
        spread=spread,
    )
