"""Durations as people write them, and the one place where seconds are rounded for the eye."""

from __future__ import annotations

import math
import re

LONGEST_S = 24 * 3600.0
"""A duration over a day is a slip of the pen."""

EXAMPLES = "10m, 1h5m, 90s, 9m30s, 2.5m, 10:00 or 1:02:30"

# Patterns are compiled where they are used: a talk needs one or two of them.
_UNITS = (
    r"(?:(\d{1,6}(?:\.\d{1,6})?)\s*h(?:ours?|rs?)?)?\s*"
    r"(?:(\d{1,6}(?:\.\d{1,6})?)\s*m(?:in(?:ute)?s?)?)?\s*"
    r"(?:(\d{1,6}(?:\.\d{1,6})?)\s*s(?:ec(?:ond)?s?)?)?"
)
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0}
_CLOCK = r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})"
_NUMBER = r"\d{1,9}(?:\.\d{1,9})?"

GRAMMAR = rf"(?:(?:\d{{1,3}}:[0-5]?\d|\d{{1,3}}):[0-5]\d|(?=\S){_UNITS})"
"""What `parse` takes, in either case, but that no pattern can tell what is over a day."""

# Sums of binary fractions miss a whole second by far less than this, and nobody sees it.
_EPSILON = 1e-6


def parse(text: str) -> float:
    """Seconds of a duration such as `10m`, `1h5m`, `90s`, `2.5m`, `10:00` or `1:02:30`.

    The value is rounded to a tenth of a second, the finest step of a budget.

    Raises:
        ValueError: with a sentence that says what to write instead.
    """
    stripped = text.strip()
    if stripped[-1:].isdecimal() and re.fullmatch(_NUMBER, stripped, re.ASCII):
        raise ValueError(f"{stripped} has no unit, write {stripped}m or {stripped}s")
    seconds = _clock_s(stripped) if ":" in stripped else _units_s(stripped)
    if seconds > LONGEST_S:
        raise ValueError(f"{stripped!r} is more than a day, write a duration such as {EXAMPLES}")
    return round(seconds, 1)


def _clock_s(text: str) -> float:
    match = re.fullmatch(_CLOCK, text, re.ASCII)
    if match is None:
        raise ValueError(f"{text!r} is not a duration, write {EXAMPLES}")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    if seconds > 59 or (match[1] and minutes > 59):
        raise ValueError(f"{text!r} counts past 59, write {EXAMPLES}")
    return hours * 3600.0 + minutes * 60 + seconds


def _units_s(text: str) -> float:
    number, unit = text[:-1], text[-1:]
    if unit in _SECONDS and number.isdecimal() and number.isascii() and len(number) < 7:
        # Most durations are written so, and need no pattern.
        return int(number) * _SECONDS[unit]
    match = re.fullmatch(_UNITS, text, re.ASCII | re.IGNORECASE)
    if not text or match is None:
        raise ValueError(f"{text!r} is not a duration, write {EXAMPLES}")
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def whole_down(seconds: float) -> int:
    """What has passed, for the eye: 9.99 s spent is 9."""
    return math.floor(seconds + _EPSILON)


def whole_up(seconds: float) -> int:
    """What is left or needed, for the eye: 0.01 s left is 1, and 0 exactly when the time is up."""
    return math.ceil(seconds - _EPSILON)


def whole_offset(seconds: float) -> int:
    """A signed offset, for the eye: its size rounded down, so that 4.9 s late is not yet 5."""
    return int(math.copysign(whole_down(abs(seconds)), seconds))


def clock(seconds: int) -> str:
    """`m:ss`, or `h:mm:ss` from an hour on; a negative value gets a minus sign."""
    sign = "-" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    if minutes < 60:
        return f"{sign}{minutes}:{rest:02}"
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{rest:02}"


def budget_clock(seconds: float) -> str:
    """A budget: `0:53`, with its tenth where it has one (`0:03.5`), so that budgets add up."""
    tenths = round(seconds * 10)
    whole, tenth = divmod(tenths, 10)
    return f"{clock(whole)}.{tenth}" if tenth else clock(whole)
