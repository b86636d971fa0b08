"""Medians with their intervals, the sign test and Student's distribution, in plain Python."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from rehearse.core.record import NamedTuple

MAD_TO_SD = 1.4826
"""A normal distribution's standard deviation in median absolute deviations."""


def median(values: Sequence[float]) -> float:
    """The middle of the values, at least one; of two middle ones their mean."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def weighted_median(pairs: Sequence[tuple[float, float]]) -> float:
    """The value up to which half of the weight lies, of pairs of value and weight (over 0)."""
    ordered = sorted(pairs)
    half = sum(weight for _, weight in ordered) / 2
    below = 0.0
    for value, weight in ordered:
        below += weight
        if below >= half:
            return value
    raise ValueError("a median needs a value")


def mad(values: Sequence[float]) -> float:
    """The median absolute deviation from the median."""
    middle = median(values)
    return median([abs(value - middle) for value in values])


class Interval(NamedTuple):
    """Where the median of all runs there could be lies, and how sure that is."""

    low: float
    high: float
    confidence: float
    """0 to 1."""


LEAST_CONFIDENCE = 0.9


def median_interval(values: Sequence[float]) -> Interval:
    """The narrowest symmetric interval between two of the values that is 90% sure.

    With fewer than five values the widest there is, whose confidence says so. It supposes nothing
    of how the values are spread: each is above the median as often as below (Conover, Practical
    Nonparametric Statistics, 3rd ed. 1999, section 3.2).
    """
    ordered = sorted(values)
    count = len(ordered)
    outside, best = 0, 0
    for rank in range((count - 1) // 2 + 1):
        outside += math.comb(count, rank)
        if rank and 1 - 2 * outside / 2**count < LEAST_CONFIDENCE:
            break
        best = rank
    left_out = sum(math.comb(count, rank) for rank in range(best + 1))
    return Interval(ordered[best], ordered[count - 1 - best], max(0.0, 1 - 2 * left_out / 2**count))


def sign_test(over: int, count: int) -> float:
    """The probability of at least so many of `count`, were it over as often as not.

    The one-sided sign test (Dixon and Mood, JASA 41, 1946).
    """
    return float(sum(math.comb(count, rank) for rank in range(over, count + 1)) / 2**count)


def student_cdf(t: float, freedom: int) -> float:
    """The probability of at most `t` under Student's distribution, by its finite series.

    Whole degrees of freedom from 1 on (Abramowitz and Stegun, 1964, 26.7.3 and 26.7.4).
    """
    if math.isinf(t):
        return 0.0 if t < 0 else 1.0
    angle = math.atan2(t, math.sqrt(freedom))
    cosine, sine = math.cos(angle), math.sin(angle)
    even = freedom % 2 == 0
    term = 1.0 if even else cosine
    total = term if freedom > 1 else 0.0
    for step in range(2 if even else 3, freedom - 1, 2):
        term *= cosine * cosine * (step - 1) / step
        total += term
    inside = sine * total if even else (angle + sine * total) * 2 / math.pi
    return min(1.0, max(0.0, 0.5 + inside / 2))


@lru_cache(256)
def student_quantile(probability: float, freedom: int) -> float:
    """What a value of Student's distribution stays under with this probability, over 0 under 1."""
    if probability < 0.5:
        return -student_quantile(1 - probability, freedom)
    low, high = 0.0, 1.0
    while student_cdf(high, freedom) < probability:
        low, high = high, high * 2
    for _ in range(80):
        middle = (low + high) / 2
        if student_cdf(middle, freedom) < probability:
            low = middle
        else:
            high = middle
    return high
