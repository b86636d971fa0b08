"""From a pace to the rate of an engine, by what was measured at other rates."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

from rehearse.speech.port import UNCALIBRATED

_STEEPNESS = 1.03
"""Speech takes rate^-k seconds: k as measured with eSpeak NG 1.52 from 100 to 400."""
_BEYOND_ALL = 20.0
"""The logarithm of a rate that no engine has."""


def rate_for(wanted_s: float, measured: Mapping[int, float], slowest: int, fastest: int) -> int:
    """The rate at which a text takes so many seconds.

    Args:
        wanted_s: seconds that it should take.
        measured: seconds that it took, by rate; at least one.
        slowest: the engine's lowest rate.
        fastest: its highest.

    Returns:
        A whole rate within the engine's bounds: the straight line through the measured points
        around it, in logarithms; beyond them, the slope that engines have.
    """
    points = sorted(
        (math.log(s), math.log(rate))
        for rate, s in measured.items()
        if rate > 0 and s > 0 and math.isfinite(s)
    )
    if not points or wanted_s <= 0:
        return slowest
    rate = math.exp(min(_on_the_line(math.log(wanted_s), points), _BEYOND_ALL))
    return min(max(round(rate), slowest), fastest)


def rate_between(
    wanted_s: float, measured: Mapping[int, float], slowest: int, fastest: int
) -> int | None:
    """A rate to try where the line through the measured points leads to one of them.

    Returns:
        The middle between the nearest rates on both sides, or the end of the engine's range where
        one side has none; None where nothing is left to try.
    """
    slower = [rate for rate, s in measured.items() if s > wanted_s]
    faster = [rate for rate, s in measured.items() if s <= wanted_s]
    if slower and faster:
        low, high = max(slower), min(faster)
        return (low + high) // 2 if high - low > 1 else None
    end = fastest if slower else slowest
    return None if end in measured else end


def _on_the_line(wanted: float, points: list[tuple[float, float]]) -> float:
    for (short, fast), (long, slow) in pairwise(points):
        if short <= wanted <= long and long > short:
            return fast + (slow - fast) * (wanted - short) / (long - short)
    nearest = points[0] if wanted < points[0][0] else points[-1]
    return nearest[1] - (wanted - nearest[0]) / _STEEPNESS


def guessed_rate(wpm: float, slowest: int, fastest: int, over_pace: float = UNCALIBRATED) -> int:
    """The rate for a pace before anything was measured of this text."""
    return min(max(round(wpm * over_pace), slowest), fastest)
