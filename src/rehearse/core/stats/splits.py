"""Every section's plan, last, median and best time, and where time is regularly lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rehearse.core import timespan
from rehearse.core.naming import short_name
from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.stats.numbers import Interval, median, median_interval, sign_test
from rehearse.core.stats.past import Past
from rehearse.core.stats.todays import times_today_s
from rehearse.core.timespan import clock
from rehearse.core.wording import ON_TIME_S, plural

RECENT_RUNS = 20
"""Older runs tell little of what is regular now."""

LEAST_LOST = 2
"""Over in fewer runs than this is no rule."""

CLEAR, LIKELY = 0.05, 0.2
"""The sign test's probabilities below which a loss is called clear and likely."""


class Loss(NamedTuple):
    """A section that regularly runs over its budget."""

    position: int
    over_in: int
    """In how many runs it was over by `ON_TIME_S` or more: in more than half of them."""
    runs: int
    """In how many full runs it was spoken."""
    typical_s: float
    """How far over it ends in the middle run of all."""
    interval: Interval
    """Where that lies in the long run, in seconds over the budget."""
    by_chance: float
    """How probable it were to be over so often, would it run over in every other run."""

    @property
    def sureness(self) -> str:
        """`clear`, `likely`, or `a hint`: how sure it is that the section runs over as a rule."""
        if self.by_chance <= CLEAR:
            return "clear"
        return "likely" if self.by_chance <= LIKELY else "a hint"


class Split(NamedTuple):
    """A section's times in full runs; all are with today's words, at each take's own pace."""

    position: int
    budget_s: float
    now_s: float | None
    """In this run, None where it wasn't spoken yet."""
    last_s: float | None
    """In the full run before."""
    median_s: float | None
    best_s: float | None
    """The one nearest to the budget, of equal ones the newest: the aim is the plan, not haste."""
    runs: int
    """In how many of the last twenty full runs at most it was spoken."""
    is_scaled: bool
    """Its words changed since one of these runs: the times are scaled to today's."""
    loss: Loss | None
    """None where it doesn't regularly run over."""


class OwnTime(NamedTuple):
    """What a section takes the speaker."""

    seconds: float
    """The median of its takes in full runs, with today's words."""
    runs: int
    """How many of them it was spoken in."""


def own_times(past: Past, pace: Pace) -> dict[int, OwnTime]:
    """The time of every section that was spoken in a full run, by its index."""
    return {
        split.position: OwnTime(split.median_s, split.runs)
        for split in splits(past, [0.0] * len(past.sections), pace)
        if split.median_s is not None
    }


def splits(
    past: Past,
    budgets_s: Sequence[float],
    pace: Pace,
    now_s: Mapping[int, float] | None = None,
) -> tuple[Split, ...]:
    """A split for every section of `past`, whose runs are those before this one.

    Args:
        past: the runs; its sections are those that the budgets are of.
        budgets_s: seconds planned for each section.
        pace: the talk's, to weigh words against characters.
        now_s: seconds spent in this run, by section.
    """
    full = past.full[:RECENT_RUNS]
    times_s = [times_today_s(past, run, pace) for run in full]
    found = []
    for at, budget_s in enumerate(budgets_s):
        column = [row[at] for row in times_s]
        spoken = [seconds for seconds in column if seconds is not None]
        raw = [run.times_s[at] for run in full]
        found.append(
            Split(
                position=at,
                budget_s=budget_s,
                now_s=(now_s or {}).get(at),
                last_s=column[0] if column else None,
                median_s=median(spoken) if spoken else None,
                best_s=min(spoken, key=lambda each: abs(each - budget_s), default=None),
                runs=len(spoken),
                is_scaled=raw != column,
                loss=_loss(at, [seconds - budget_s for seconds in spoken]),
            )
        )
    return tuple(found)


def _loss(at: int, offsets_s: Sequence[float]) -> Loss | None:
    over_in = sum(timespan.whole_down(offset) >= ON_TIME_S for offset in offsets_s)
    if over_in < LEAST_LOST or over_in * 2 <= len(offsets_s):
        return None
    return Loss(
        at,
        over_in,
        len(offsets_s),
        median(offsets_s),
        median_interval(offsets_s),
        sign_test(over_in, len(offsets_s)),
    )


def losses(found: Sequence[Split]) -> list[Loss]:
    """Where time is regularly lost, most of it first."""
    lost = [split.loss for split in found if split.loss is not None]
    return sorted(lost, key=lambda loss: (-loss.typical_s, loss.position))


# -- in words ------------------------------------------------------------------------------------


def loss_sentence(loss: Loss, titles: Sequence[str]) -> str:
    """`Roles runs over in 4 of 5 runs, by about 0:19.`"""
    by = clock(timespan.whole_down(loss.typical_s))
    return f"{short_name(titles, loss.position)} runs over in {_often(loss)} runs, by about {by}."


def _often(loss: Loss) -> str:
    """`all 5`, `4 of 5`."""
    if loss.over_in == loss.runs == 2:
        return "both"
    return f"all {loss.runs}" if loss.over_in == loss.runs else f"{loss.over_in} of {loss.runs}"


def loss_in_short(loss: Loss, titles: Sequence[str]) -> str:
    """The same with how sure it is: `Roles runs over in 4 of 5 runs, by about 0:19 (likely).`"""
    return f"{loss_sentence(loss, titles).removesuffix('.')} ({loss.sureness})."


def split_sentence(split: Split) -> str:
    """`Median 2:20, best 2:10; over in 4 of 5 runs (likely).`, nothing where it wasn't spoken."""
    if split.median_s is None or split.best_s is None:
        return ""
    median_s, best_s = (timespan.whole_down(each) for each in (split.median_s, split.best_s))
    said = f"Median {clock(median_s)}, best {clock(best_s)}"
    loss = split.loss
    if loss is not None:
        said += f"; over in {_often(loss)} runs ({loss.sureness})"
    return f"{said}."


def sureness_sentence(loss: Loss) -> str:
    """How sure a loss is: `likely: between 0:04 and 0:31 over, as far as 5 runs can tell (94%).`"""
    low = timespan.whole_offset(loss.interval.low)
    high = timespan.whole_offset(loss.interval.high)
    least = clock(low) if low >= 0 else f"{clock(-low)} under"
    between = f"between {least} and {clock(high)} over"
    sure = f"{timespan.whole_down(loss.interval.confidence * 100)}%"
    return f"{loss.sureness}: {between}, as far as {plural(loss.runs, 'run')} can tell ({sure})."
