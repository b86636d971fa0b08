"""Runs brought to the level of the newest one, where they got steadily shorter or longer.

Without this a speaker who is a little quicker every time would be told that it won't fit, long
after it does. Only what has been reached counts: the next run is not taken to be better still.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rehearse.core.record import NamedTuple
from rehearse.core.stats.numbers import student_cdf

BY_CHANCE = 0.1
"""A trend is believed where one like it, up or down, comes about by chance in fewer cases."""


class Level(NamedTuple):
    """How each of some runs compares with the level that the newest has reached."""

    factors: tuple[float, ...]
    """What its times are to be multiplied by; all 1 where there is no trend."""
    leverage: float
    """The variance of the level, in variances of a single run."""
    freedom: int
    """Degrees of freedom that are left to estimate that variance."""
    per_run_s: float
    """How much longer each run is than the one before; 0 where there is no trend."""


def level_of(lasted_s: Sequence[float]) -> Level:
    """The level of runs of these lengths, newest first, two at least.

    The line of least squares and the test of its slope (Draper and Smith, Applied Regression
    Analysis, 3rd ed. 1998, section 1.4 and 3.1); never beyond the shortest or the longest run.
    """
    count = len(lasted_s)
    steady = Level((1.0,) * count, 1 / count, count - 1, 0.0)
    if count < 4:
        return steady
    mean_s = sum(lasted_s) / count
    middle = (count - 1) / 2
    around = sum((at - middle) ** 2 for at in range(count))
    # The newest comes first: time runs against the index.
    per_run_s = sum((middle - at) * (each - mean_s) for at, each in enumerate(lasted_s)) / around
    line_s = [mean_s + per_run_s * (middle - at) for at in range(count)]
    off = sum((each - fitted) ** 2 for each, fitted in zip(lasted_s, line_s, strict=True))
    freedom = count - 2
    error_s = math.sqrt(off / freedom / around)
    steepness = abs(per_run_s) / error_s if error_s > 0 else math.inf if per_run_s else 0.0
    if 2 * (1 - student_cdf(steepness, freedom)) > BY_CHANCE or min(line_s) <= 0:
        return steady
    # Gains dwindle: a straight line runs ahead of them, past what any run has reached.
    reached_s = min(max(line_s[0], min(lasted_s)), max(lasted_s))
    return Level(
        tuple(reached_s / fitted for fitted in line_s),
        1 / count + middle**2 / around,
        freedom,
        per_run_s,
    )
