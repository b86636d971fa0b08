"""A row of numbers as a row of small bars, for a line of text."""

from __future__ import annotations

from collections.abc import Sequence

UNICODE, ASCII = "▁▂▃▄▅▆▇█", "_.-=+*#"
"""From the least to the most."""


def sparkline(values: Sequence[float], levels: str = UNICODE) -> str:
    """One character a value, the least as the lowest and the most as the highest of the levels."""
    if not values:
        return ""
    least, most = min(values), max(values)
    if most - least < 1.0:
        return levels[len(levels) // 2] * len(values)
    top = len(levels) - 1
    return "".join(levels[round((value - least) / (most - least) * top)] for value in values)
