"""What stands in the file as values that can be.

Another program, a hand or a broken disk may have written others; one such value spoils no list.
"""

from __future__ import annotations

import math
import re
from typing import Any

MOST_S = 1e7
"""No time that is kept is longer: 115 days."""
MOST_SECTIONS = 100_000
"""No talk that can be read has more."""
_MOST = 1_000_000_000
_INSTANT = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.ASCII
).fullmatch
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
).sub
_NO_INSTANT = "1970-01-01T00:00:00Z"


def seconds(value: Any) -> float:
    """A length of time; 0 for what is none."""
    return value if type(value) is float and 0.0 <= value <= MOST_S else 0.0


def per_minute(value: Any, otherwise: float) -> float:
    """A pace, in words or characters a minute."""
    return value if type(value) is float and 1.0 <= value <= MOST_S else otherwise


def whole(value: Any) -> int:
    """How many; 0 for what is no number."""
    return value if type(value) is int and 0 <= value <= _MOST else 0


def text(value: Any) -> str:
    """Text; empty for what is none."""
    return value if type(value) is str else ""


def line(value: Any) -> str:
    """Text for one line, as titles are: nothing in it steers a terminal."""
    if type(value) is not str:
        return ""
    return value if value.isprintable() else _STEERING("", value)


def instant(value: Any) -> str:
    """RFC 3339, UTC, to the second; the beginning of 1970 for what is none."""
    # Looking it up in a calendar is slow, and seldom needed.
    if type(value) is str and (_INSTANT(value) or _is_end_of_month(value)):
        return value
    return _NO_INSTANT


def moments(value: Any) -> tuple[float, ...]:
    """Seconds, separated by spaces; those that are none are left out."""
    found = []
    for part in text(value).split():
        try:
            moment = float(part)
        except ValueError:
            continue
        if math.isfinite(moment) and 0.0 <= moment <= MOST_S:
            found.append(moment)
    return tuple(found)


def _is_end_of_month(value: str) -> bool:
    from rehearse.core.clock import wall_of  # noqa: PLC0415

    try:
        wall_of(value)
    except ValueError:
        return False
    return True
