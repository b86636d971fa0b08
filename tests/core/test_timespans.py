"""Durations as people write them, and seconds as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core import timespan

HELP = f"write {timespan.EXAMPLES}"

tenths = st.integers(0, 24 * 36000).map(lambda count: count / 10)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("10m", 600),
        ("1h5m", 3900),
        ("90s", 90),
        ("9m30s", 570),
        ("2.5m", 150),
        ("10:00", 600),
        ("1:02:30", 3750),
        ("0:53", 53),
        ("90:00", 5400),
        ("0:02", 2),
        ("1h", 3600),
        ("24h", 86400),
        (" 10 m ", 600),
        ("1 h 5 min 3 sec", 3903),
        ("2 hours 1 minute 1 second", 7261),
        ("10M", 600),
        ("0.5s", 0.5),
        ("0s", 0),
        ("3.04s", 3.0),
        ("3.06s", 3.1),
    ],
)
def test_a_duration(text: str, seconds: float) -> None:
    assert timespan.parse(text) == seconds


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("10", "10 has no unit, write 10m or 10s"),
        (" 2.5 ", "2.5 has no unit, write 2.5m or 2.5s"),
        ("", f"'' is not a duration, {HELP}"),
        ("soon", f"'soon' is not a duration, {HELP}"),
        ("5m 3", f"'5m 3' is not a duration, {HELP}"),
        ("3s5m", f"'3s5m' is not a duration, {HELP}"),
        ("-5m", f"'-5m' is not a duration, {HELP}"),
        ("1:2", f"'1:2' is not a duration, {HELP}"),
        ("1:2:03:04", f"'1:2:03:04' is not a duration, {HELP}"),
        ("1:60", f"'1:60' counts past 59, {HELP}"),
        ("1:60:00", f"'1:60:00' counts past 59, {HELP}"),
        ("10:00m", f"'10:00m' is not a duration, {HELP}"),
        ("٥m", f"'٥m' is not a duration, {HELP}"),
        ("25h", "'25h' is more than a day, write a duration such as " + timespan.EXAMPLES),
        (
            "24:00:01",
            "'24:00:01' is more than a day, write a duration such as " + timespan.EXAMPLES,
        ),
        ("1e3s", f"'1e3s' is not a duration, {HELP}"),
    ],
)
def test_what_is_no_duration_says_what_to_write(text: str, problem: str) -> None:
    with pytest.raises(ValueError) as caught:
        timespan.parse(text)
    assert str(caught.value) == problem


@given(tenths)
def test_a_budget_is_read_as_it_is_written(seconds: float) -> None:
    written = timespan.budget_clock(seconds)
    whole, _, tenth = written.partition(".")
    assert timespan.parse(whole) + int(tenth or 0) / 10 == pytest.approx(seconds)


@given(tenths.map(int))
def test_a_clock_is_read_as_it_is_written(seconds: int) -> None:
    assert timespan.parse(timespan.clock(seconds)) == seconds
    assert timespan.clock(-seconds) == ("-" if seconds else "") + timespan.clock(seconds)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0:00"),
        (9, "0:09"),
        (53, "0:53"),
        (600, "10:00"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (36061, "10:01:01"),
        (-4, "-0:04"),
        (-3661, "-1:01:01"),
    ],
)
def test_a_clock(seconds: int, shown: str) -> None:
    assert timespan.clock(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(53.0, "0:53"), (3.5, "0:03.5"), (0.1, "0:00.1"), (59.96, "1:00"), (600.0, "10:00")],
)
def test_a_budget(seconds: float, shown: str) -> None:
    assert timespan.budget_clock(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "passed", "left", "offset"),
    [
        (0.0, 0, 0, 0),
        (0.999, 0, 1, 0),
        (1.0, 1, 1, 1),
        (1.001, 1, 2, 1),
        (-0.0001, -1, 0, 0),
        (-0.999, -1, 0, 0),
        (-1.0, -1, -1, -1),
        (4.999, 4, 5, 4),
        (-4.999, -5, -4, -4),
        # Sums of binary fractions that should be whole.
        (0.1 + 0.2 + 0.7, 1, 1, 1),
        (1.0 - 1e-9, 1, 1, 1),
        (1.0 + 1e-9, 1, 1, 1),
        (-1e-9, 0, 0, 0),
    ],
)
def test_what_passed_rounds_down_what_is_left_up_an_offset_to_nothing(
    seconds: float, passed: int, left: int, offset: int
) -> None:
    assert timespan.whole_down(seconds) == passed
    assert timespan.whole_up(seconds) == left
    assert timespan.whole_offset(seconds) == offset


@given(st.integers(0, 10**6), st.floats(0, 10**5, width=32))
def test_what_passed_and_what_is_left_add_up(given_s: int, passed_s: float) -> None:
    shown = timespan.whole_down(passed_s) + timespan.whole_up(given_s - passed_s)
    assert shown == given_s
