"""How long what is left takes, of a new run of which a few earlier ones are known.

What is left is predicted from how long it took in each earlier run: whole runs, so that sections
that go slow together stay together. Each run counts by a random normal weight (the multiplier
bootstrap: Wu, Annals of Statistics 14, 1986), and the spread, being an estimate from few runs
itself, is widened as Student did. The limit of ever more such draws is Student's distribution
with n - 1 degrees of freedom about the mean, sqrt(1 + 1/n) standard deviations wide (Geisser,
Predictive Inference, 1993, section 2.2): the same for the same runs, without a draw.

What this run took so far says how the rest will go, by as much as the sections of a run went
slow or fast together: the slope of the best linear prediction, its variances by the method of
moments (Searle, Casella and McCulloch, Variance Components, 1992, chapters 4 and 7).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from rehearse.core.record import NamedTuple
from rehearse.core.stats.levels import Level
from rehearse.core.stats.numbers import student_cdf, student_quantile


class Spread(NamedTuple):
    """How sections vary from run to run."""

    together: float
    """Variance of the factor by which a whole run goes slower or faster, as part of 1."""
    alone_s: float
    """Variance of the sections by themselves, in seconds squared for each second they take."""

    def slope(self, done_s: float, left_s: float) -> float:
        """Seconds more of what usually takes `left_s` for each one more of `done_s` so far."""
        known_by = done_s * self.together + self.alone_s
        return left_s * self.together / known_by if known_by > 0 else 0.0


def spread_of(rows: Sequence[Sequence[float]]) -> Spread:
    """How the sections of some runs vary, in seconds: a row for each run, two at least."""
    count = len(rows)
    usual_s = [sum(column) / count for column in zip(*rows, strict=True)]
    whole_s = sum(usual_s)
    if whole_s <= 0:
        return Spread(0.0, 0.0)
    # Section i varies with its run's factor r and by itself; r is known only by the run's sum,
    # which holds the sections' own part as well: hence 1 - sum p^2 and the difference below.
    factors = [sum(row) / whole_s - 1 for row in rows]
    alone = sum(
        (seconds - usual - usual * factor) ** 2
        for row, factor in zip(rows, factors, strict=True)
        for seconds, usual in zip(row, usual_s, strict=True)
    ) / (count - 1)
    concentrated = sum((usual / whole_s) ** 2 for usual in usual_s)
    if concentrated < 1:
        alone /= 1 - concentrated
    sums = sum(factor * factor for factor in factors) / (count - 1)
    return Spread(max(0.0, sums - alone / whole_s**2), alone / whole_s)


class Prediction(NamedTuple):
    """How long something takes, as Student's distribution."""

    mean_s: float
    scale_s: float
    freedom: int
    slope: float = 0.0
    """How much of a second more so far `mean_s` has been given."""

    def chance(self, within_s: float) -> float:
        """The probability that it takes no longer than so many seconds, 0 to 1."""
        over_s = within_s - self.mean_s
        if self.scale_s <= 0:
            return float(over_s >= 0)
        return student_cdf(over_s / self.scale_s, self.freedom)

    def quantile_s(self, probability: float) -> float:
        """The seconds that it stays within with this probability."""
        return self.mean_s + self.scale_s * student_quantile(probability, self.freedom)


def predicted(
    left_s: Sequence[float],
    done_s: Sequence[float] = (),
    now_done_s: float = 0.0,
    spread: Spread | None = None,
    level: Level | None = None,
) -> Prediction:
    """How long takes now what took `left_s` in each of two earlier runs or more.

    Args:
        left_s: seconds of what is left now, in each run.
        done_s: seconds of what is done now, in each run; nothing where it tells nothing.
        now_done_s: seconds of that in this run.
        spread: how sections vary; without it what is done tells nothing.
        level: what the runs were brought to, None where they are as they were.
    """
    count = len(left_s)
    slope = 0.0
    if spread is not None and done_s:
        slope = spread.slope(_mean(done_s), _mean(left_s))
    rest = [left - slope * done for left, done in zip(left_s, done_s or [0.0] * count, strict=True)]
    mean_s = _mean(rest)
    freedom, leverage = (level.freedom, level.leverage) if level else (count - 1, 1 / count)
    variance = sum((value - mean_s) ** 2 for value in rest) / freedom
    scale_s = math.sqrt(variance * (1 + leverage))
    return Prediction(mean_s + slope * now_done_s, scale_s, freedom, slope)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)
