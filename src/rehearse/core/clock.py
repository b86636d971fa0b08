"""The only place where the program reads the time; the database dates what is saved by itself."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Where instants come from."""

    def now(self) -> float:
        """Seconds on a clock that never goes back and goes on while the machine sleeps."""
        ...

    def wall(self) -> float:
        """Seconds since 1970, UTC, as people set their clocks."""
        ...


# On Linux the monotonic clock stands still while the machine sleeps; this one goes on, so that a
# closed lid shows as a gap. Elsewhere (untested) the monotonic clock is what there is.
_BOOT_TIME: int | None = getattr(time, "CLOCK_BOOTTIME", None)


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> float:
        """See `Clock.now`."""
        return time.monotonic() if _BOOT_TIME is None else time.clock_gettime(_BOOT_TIME)

    def wall(self) -> float:
        """See `Clock.wall`."""
        return time.time()


def utc(wall: float) -> str:
    """RFC 3339, UTC, to the second: `2018-03-26T19:14:07Z`."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(wall))


def wall_of(instant: str) -> float:
    """Seconds since 1970 of an instant that `utc` wrote.

    Raises:
        ValueError: it is no such instant.
    """
    return float(_timegm(time.strptime(instant, "%Y-%m-%dT%H:%M:%SZ")))


def _timegm(moment: time.struct_time) -> int:
    from calendar import timegm  # noqa: PLC0415  (brings datetime and locale)

    return timegm(moment)


def _day_number(moment: time.struct_time) -> int:
    """Days since 1970 of a date, to subtract one date from another."""
    return _timegm(time.struct_time((*moment[:3], 0, 0, 0, 0, 1, 0))) // 86400


def time_of_day(wall: float) -> str:
    """`15:38`, where the speaker is."""
    return time.strftime("%H:%M", time.localtime(wall))


def parse_time_of_day(text: str) -> tuple[int, int]:
    """Hour and minute of `15:20`.

    Raises:
        ValueError: with a sentence that says what to write.
    """
    hours, colon, minutes = text.strip().partition(":")
    if colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2:
        hour, minute = int(hours), int(minutes)
        if hour < 24 and minute < 60:
            return hour, minute
    raise ValueError(f"{text!r} is not a time of day, write 15:20")


def next_wall(hour: int, minute: int, wall: float) -> float:
    """The first instant after `wall` at which local clocks show this time of day."""
    year, month, today = time.localtime(wall)[:3]
    at = wall
    for day in range(today, today + 3):
        at = time.mktime((year, month, day, hour, minute, 0, 0, 0, -1))
        # Where clocks are set back an hour comes twice, where they are set forward one never does.
        for instant in (at - 3600, at, at + 3600):
            if instant > wall and time.localtime(instant)[3:5] == (hour, minute):
                return instant
    return at


def day_and_time(instant: str, wall: float) -> str:
    """A past instant as people say it: `today 21:14`, `yesterday 20:05`, `Sat 22 Nov 11:02`."""
    then, here = time.localtime(wall_of(instant)), time.localtime(wall)
    days = _day_number(here) - _day_number(then)
    clock = time.strftime("%H:%M", then)
    if days == 0:
        return f"today {clock}"
    if days == 1:
        return f"yesterday {clock}"
    return f"{_day(then, here)} {clock}"


def date_and_time(instant: str) -> str:
    """A past instant where the text may be read at any time: `24 Nov 2026, 21:14`."""
    then = time.localtime(wall_of(instant))
    return (
        f"{then.tm_mday} {_MONTHS[then.tm_mon - 1]} {then.tm_year}, {time.strftime('%H:%M', then)}"
    )


def day(instant: str, wall: float) -> str:
    """The day of a past instant: `today`, `yesterday`, `Sat`, `3 Nov`, `3 Nov 2025`."""
    then, here = time.localtime(wall_of(instant)), time.localtime(wall)
    days = _day_number(here) - _day_number(then)
    if days <= 1:
        return ("today", "yesterday")[max(0, days)]
    if days < 7:
        return _WEEKDAYS[then.tm_wday]
    return _date(then, here)


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _day(then: time.struct_time, here: time.struct_time) -> str:
    if then.tm_year != here.tm_year:
        return _date(then, here)
    return f"{_WEEKDAYS[then.tm_wday]} {_date(then, here)}"


def _date(then: time.struct_time, here: time.struct_time) -> str:
    year = "" if then.tm_year == here.tm_year else f" {then.tm_year}"
    return f"{then.tm_mday} {_MONTHS[then.tm_mon - 1]}{year}"
