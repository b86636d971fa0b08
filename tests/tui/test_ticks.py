"""The one timer is armed for the moment at which something looks different."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from stage import a_reading, a_talk

from rehearse.core import wording
from rehearse.core.plan import make_plan
from rehearse.core.reading import FINISHED, PAUSED, READY, Reading
from rehearse.core.rehearsal import Rehearsal
from rehearse.tui.draw.ticks import HASTE_S, SOONEST_S, until_change_s

HAIR_S = 0.002
"""The timer comes this much after the change."""


def clocks(reading: Reading) -> tuple[object, ...]:
    """What the clocks say."""
    return wording.section_clock(reading), wording.talk_clock(reading), wording.drift(reading)


@pytest.mark.parametrize("phase", [READY, PAUSED, FINISHED])
def test_nothing_is_armed_while_nothing_runs(phase: str) -> None:
    assert until_change_s(a_reading(phase=phase), 0.5) is None


@given(
    at_s=st.floats(0.0, 400.0),
    moves=st.lists(st.floats(0.5, 120.0), max_size=4),
    slot_s=st.sampled_from([90.0, 90.5, 240.0]),
)
@example(at_s=30.5, moves=[25.5], slot_s=90.5)
@settings(max_examples=300, deadline=None)
def test_no_clock_changes_before_and_one_has_changed_then(
    at_s: float, moves: list[float], slot_s: float
) -> None:
    rehearsal = Rehearsal(make_plan(a_talk(), slot_s=slot_s), key="k")
    rehearsal.start(0.0, "2026-11-24T12:00:00Z")
    now = 0.0
    for move_s in moves[:2]:
        now += move_s
        rehearsal.next(now)
    now += at_s
    reading = rehearsal.reading(now)
    assume(reading.budget_s >= HASTE_S)
    # An offset on the very second has changed as soon as that is over.
    assume(0.001 < reading.drift_s % 1 < 0.999)
    wait_s = until_change_s(reading, None)
    assert wait_s is not None
    assert 0 < wait_s <= 1.0 + HAIR_S
    # A change nearer than that may be drawn already.
    assume(wait_s > SOONEST_S)
    for step in range(1, 20):
        at = now + (wait_s - HAIR_S) * step / 20
        assert clocks(rehearsal.reading(at - 1e-5)) == clocks(reading)
    assert clocks(rehearsal.reading(now + wait_s)) != clocks(reading)


def test_the_mark_has_its_own_moment() -> None:
    reading = a_reading(section_elapsed_s=20.25, elapsed_s=20.25)
    assert until_change_s(reading, None) == pytest.approx(0.75 + HAIR_S)
    assert until_change_s(reading, 20.5 / 60) == pytest.approx(0.25 + HAIR_S)
    assert until_change_s(reading, 0.1) == pytest.approx(0.75 + HAIR_S)


def test_clocks_that_do_not_tick_together_have_a_moment_each() -> None:
    reading = a_reading(section_elapsed_s=20.25, elapsed_s=20.75)
    assert until_change_s(reading, None) == pytest.approx(0.25 + HAIR_S)


def test_an_offset_that_is_calm_has_no_moment_of_its_own() -> None:
    over = a_reading(section_elapsed_s=60.5, elapsed_s=56.5, drift_s=-4.1)
    assert until_change_s(over, None) == pytest.approx(0.5 + HAIR_S)
    assert until_change_s(over._replace(drift_s=4.9), None) == pytest.approx(0.1 + HAIR_S)
    assert until_change_s(over._replace(drift_s=-6.2), None) == pytest.approx(0.2 + HAIR_S)


def test_a_bar_that_empties_fast_moves_between_the_seconds() -> None:
    slow = a_reading(budget_s=HASTE_S, section_elapsed_s=0.0, elapsed_s=0.0)
    fast = a_reading(budget_s=HASTE_S - 1, section_elapsed_s=0.0, elapsed_s=0.0)
    assert until_change_s(slow, None) == pytest.approx(1.0 + HAIR_S)
    assert until_change_s(fast, None) == pytest.approx(0.5 + HAIR_S)
