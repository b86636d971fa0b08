"""Instants as people say them, where the clocks change."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from rehearse.core import clock

# Central European time, written out so that no time zone files are needed: summer time from the
# last Sunday of March at 2:00 to the last of October at 3:00.
ZURICH = "CET-1CEST,M3.5.0,M10.5.0/3"
CHATHAM = "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45"


@pytest.fixture(autouse=True)
def zurich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Clocks are those of Zurich."""
    monkeypatch.setenv("TZ", ZURICH)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def wall(instant: str) -> float:
    return clock.wall_of(instant)


def test_an_instant_is_read_as_it_is_written() -> None:
    assert clock.utc(0) == "1970-01-01T00:00:00Z"
    assert clock.utc(1522091647.9) == "2018-03-26T19:14:07Z"
    assert clock.wall_of("2018-03-26T19:14:07Z") == 1522091647
    for instant in ("1969-12-31T23:59:59Z", "2024-02-29T12:00:00Z", "2026-11-24T10:00:00Z"):
        assert clock.utc(clock.wall_of(instant)) == instant


@pytest.mark.parametrize("text", ["", "2018-03-26", "2018-03-26T19:14:07", "2018-13-26T19:14:07Z"])
def test_what_is_no_instant(text: str) -> None:
    with pytest.raises(ValueError):
        clock.wall_of(text)


def test_the_time_of_day_is_that_of_the_place() -> None:
    assert clock.time_of_day(wall("2026-01-10T14:38:59Z")) == "15:38"
    assert clock.time_of_day(wall("2026-07-10T14:38:59Z")) == "16:38"
    assert clock.time_of_day(wall("2026-01-10T23:00:00Z")) == "00:00"


@pytest.mark.parametrize(
    ("text", "parsed"),
    [("15:20", (15, 20)), (" 0:00 ", (0, 0)), ("23:59", (23, 59)), ("9:05", (9, 5))],
)
def test_a_time_of_day(text: str, parsed: tuple[int, int]) -> None:
    assert clock.parse_time_of_day(text) == parsed


@pytest.mark.parametrize("text", ["", "15", "15:2", "24:00", "15:60", "-1:00", "15:20:00", "x:yz"])
def test_what_is_no_time_of_day(text: str) -> None:
    with pytest.raises(ValueError) as caught:
        clock.parse_time_of_day(text)
    assert str(caught.value) == f"{text!r} is not a time of day, write 15:20"


@pytest.mark.parametrize(
    ("now", "time_of_day", "then"),
    [
        # Today, and tomorrow when it has gone by.
        ("2026-11-24T10:00:00Z", (15, 20), "2026-11-24T14:20:00Z"),
        ("2026-11-24T14:19:59Z", (15, 20), "2026-11-24T14:20:00Z"),
        ("2026-11-24T14:20:00Z", (15, 20), "2026-11-25T14:20:00Z"),
        ("2026-11-24T15:00:00Z", (15, 20), "2026-11-25T14:20:00Z"),
        # Over midnight, the end of a month and of a year.
        ("2026-11-24T22:59:00Z", (0, 0), "2026-11-24T23:00:00Z"),
        ("2026-11-30T20:00:00Z", (9, 0), "2026-12-01T08:00:00Z"),
        ("2026-12-31T20:00:00Z", (0, 30), "2026-12-31T23:30:00Z"),
        # The night that is an hour short, the one that is an hour long.
        ("2026-03-28T20:00:00Z", (9, 0), "2026-03-29T07:00:00Z"),
        ("2026-03-29T00:30:00Z", (3, 30), "2026-03-29T01:30:00Z"),
        ("2026-10-24T20:00:00Z", (9, 0), "2026-10-25T08:00:00Z"),
        ("2026-10-25T00:15:00Z", (3, 30), "2026-10-25T02:30:00Z"),
        # 2:30 comes twice; between the two it is the second one.
        ("2026-10-24T22:00:00Z", (2, 30), "2026-10-25T00:30:00Z"),
        ("2026-10-25T00:45:00Z", (2, 30), "2026-10-25T01:30:00Z"),
        ("2026-10-25T01:45:00Z", (2, 30), "2026-10-26T01:30:00Z"),
        # There is no 2:30 in that night.
        ("2026-03-29T00:45:00Z", (2, 30), "2026-03-30T00:30:00Z"),
    ],
)
def test_the_next_time_the_clocks_show(now: str, time_of_day: tuple[int, int], then: str) -> None:
    assert clock.utc(clock.next_wall(*time_of_day, wall(now))) == then


@pytest.mark.parametrize(
    ("then", "now", "said", "day"),
    [
        ("2026-11-24T20:14:07Z", "2026-11-24T21:00:00Z", "today 21:14", "today"),
        # Yesterday ends at midnight where the speaker is, an hour before it does in UTC.
        ("2026-11-23T22:59:00Z", "2026-11-23T23:01:00Z", "yesterday 23:59", "yesterday"),
        ("2026-11-23T23:30:00Z", "2026-11-24T22:30:00Z", "today 00:30", "today"),
        ("2026-11-22T23:30:00Z", "2026-11-24T22:30:00Z", "yesterday 00:30", "yesterday"),
        ("2026-11-22T10:02:00Z", "2026-11-24T10:00:00Z", "Sun 22 Nov 11:02", "Sun"),
        ("2026-11-18T10:02:00Z", "2026-11-24T10:00:00Z", "Wed 18 Nov 11:02", "Wed"),
        ("2026-11-17T10:02:00Z", "2026-11-24T10:00:00Z", "Tue 17 Nov 11:02", "17 Nov"),
        ("2026-01-03T10:02:00Z", "2026-11-24T10:00:00Z", "Sat 3 Jan 11:02", "3 Jan"),
        ("2025-11-03T10:02:00Z", "2026-11-24T10:00:00Z", "3 Nov 2025 11:02", "3 Nov 2025"),
        # Over the turn of the year, and over days of 23 and of 25 hours.
        ("2025-12-31T22:30:00Z", "2025-12-31T23:30:00Z", "yesterday 23:30", "yesterday"),
        ("2026-03-28T22:30:00Z", "2026-03-29T20:00:00Z", "yesterday 23:30", "yesterday"),
        ("2026-03-28T22:30:00Z", "2026-03-29T22:30:00Z", "Sat 28 Mar 23:30", "Sat"),
        ("2026-10-24T22:30:00Z", "2026-10-25T22:30:00Z", "today 00:30", "today"),
        ("2026-10-24T22:30:00Z", "2026-10-25T23:30:00Z", "yesterday 00:30", "yesterday"),
        ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "today 02:30", "today"),
    ],
)
def test_a_past_instant_as_people_say_it(then: str, now: str, said: str, day: str) -> None:
    assert clock.day_and_time(then, wall(now)) == said
    assert clock.day(then, wall(now)) == day


def test_a_clock_that_was_set_back_says_the_day() -> None:
    assert clock.day_and_time("2026-11-26T10:00:00Z", wall("2026-11-24T10:00:00Z")).startswith(
        "Thu"
    )
    assert clock.day("2026-11-26T10:00:00Z", wall("2026-11-24T10:00:00Z")) == "today"


def test_a_place_with_quarters_of_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", CHATHAM)
    time.tzset()
    assert clock.time_of_day(wall("2026-06-10T00:00:00Z")) == "12:45"
    assert clock.utc(clock.next_wall(13, 0, wall("2026-06-10T00:00:00Z"))) == "2026-06-10T00:15:00Z"


def test_the_clocks_of_this_machine() -> None:
    system = clock.SystemClock()
    first, second = system.now(), system.now()
    assert first <= second
    assert abs(system.wall() - time.time()) < 60
