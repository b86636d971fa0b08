from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.speech.tempo import guessed_rate, rate_between, rate_for


def engine_s(rate: int) -> float:
    """Seconds that a text takes at a rate, as eSpeak's does it."""
    return 600.0 * math.pow(125 / rate, 1.03)


@given(st.integers(80, 450), st.integers(80, 450))
def test_one_measurement_is_nearly_enough(measured: int, wanted: int) -> None:
    found = rate_for(engine_s(wanted), {measured: engine_s(measured)}, 80, 450)
    assert found == pytest.approx(wanted, abs=1)


def test_between_two_measurements_it_takes_the_line_through_them() -> None:
    assert rate_for(700, {100: 800.0, 125: 640.0}, 80, 450) in (113, 114, 115)


@given(
    st.floats(0.001, 1e6),
    st.dictionaries(st.integers(80, 450), st.floats(0.001, 1e5), min_size=1, max_size=6),
)
def test_it_never_asks_for_what_the_engine_has_not(wanted: float, points: dict[int, float]) -> None:
    assert 80 <= rate_for(wanted, points, 80, 450) <= 450


def test_nothing_to_say_asks_for_nothing_odd() -> None:
    assert rate_for(0.0, {}, 80, 450) == 80


@pytest.mark.parametrize(
    "measured",
    [{0: 500.0}, {-5: 500.0}, {125: math.inf}, {125: math.nan}, {125: 0.0}, {125: -3.0}],
)
def test_a_measurement_that_cannot_be_is_as_none(measured: dict[int, float]) -> None:
    assert rate_for(600, measured, 80, 450) == 80
    assert rate_for(600, measured | {125: 600.0, 130: 590.0}, 80, 450) == 125


@pytest.mark.parametrize("s", [1e-300, 1e300])
def test_a_measurement_beyond_everything_leads_to_an_end(s: float) -> None:
    assert rate_for(600, {125: s}, 80, 450) in (80, 450)


def test_where_no_line_leads_on_the_middle_is_tried_and_then_the_ends() -> None:
    assert rate_between(650, {100: 700.0, 120: 600.0}, 80, 450) == 110
    assert rate_between(650, {100: 700.0, 101: 600.0}, 80, 450) is None
    assert rate_between(800, {100: 700.0}, 80, 450) == 80
    assert rate_between(800, {80: 700.0}, 80, 450) is None
    assert rate_between(500, {100: 700.0}, 80, 450) == 450


def test_a_guess_is_a_little_over_the_pace() -> None:
    assert guessed_rate(125, 80, 450) == 136
    assert guessed_rate(60, 80, 450) == 80
    assert guessed_rate(600, 80, 450) == 450
