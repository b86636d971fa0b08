"""All that several runs say, after none, one, three and six of them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from past_runs import PACE, a_past, a_plan

from rehearse.core.clock import wall_of
from rehearse.core.plan import make_plan
from rehearse.core.stats.outlook import outlook_of, outlook_sentences
from rehearse.core.talk import section, talk

PLAN = a_plan(60, 120, 90, 30, 75, slot_s=200.0, a="Salt", b="Rope", c="Toll", d="Lamp", e="Road")
NOW = wall_of("2026-11-26T12:00:00Z")


def said_after(runs: int) -> list[str]:
    """Two words a second and 1.5 s a change; Rope 12 s more."""
    dice = random.Random(4)
    rows = [
        [
            words / 2 * dice.gauss(1, 0.03) + 1.5 + 12 * (words == 120)
            for words in (60, 120, 90, 30, 75)
        ]
        for _ in range(runs)
    ]
    return outlook_sentences(outlook_of(a_past(PLAN, *rows), PLAN, NOW), PLAN)


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        (
            0,
            [
                "Five full runs, and a forecast stands here.",
                "Three full runs and your pace is known.",
            ],
        ),
        (
            1,
            [
                "Four more full runs, and a forecast stands here.",
                "Two more full runs and your pace is known.",
                "Practise Rope, about a minute.",
            ],
        ),
        (
            3,
            [
                "Your last three full runs ended between 3:27 and 3:28.",
                "Two more full runs, and a forecast stands here.",
                "Rope runs over in all 3 runs, by about 0:10 (likely).",
                "You speak 121 wpm and take 2 s to change sections: this talk takes you 3:28.",
                "Practise Rope, about a minute.",
            ],
        ),
        (
            6,
            [
                "Your last six full runs ended between 3:23 and 3:28.",
                "A chance of 1% to end inside 3:20, by your last six full runs.",
                "Rope runs over in all 6 runs, by about 0:10 (clear).",
                "You speak 121 wpm and take 2 s to change sections: this talk takes you 3:28.",
                "Practise Rope, about a minute.",
            ],
        ),
    ],
)
def test_what_is_said_after_so_many_runs(runs: int, said: list[str]) -> None:
    assert said_after(runs) == said


times = st.none() | st.sampled_from([0.0, 0.1, 1.0, 30.0, 61.5, 4000.0])


@settings(max_examples=60)
@given(
    st.lists(st.lists(times, min_size=5, max_size=5), max_size=12),
    st.sampled_from([(), (2,), (1, 2, 4)]),
)
def test_whatever_was_spoken_something_can_be_said(
    rows: list[list[float | None]], scope: tuple[int, ...]
) -> None:
    outlook = outlook_of(a_past(PLAN, *rows), PLAN, NOW, scope=scope or None)
    assert outlook_sentences(outlook, PLAN)
    chance = outlook.forecast.chance
    assert chance is None or 0.0 <= chance <= 1.0
    assert set(outlook.forecast.safe_s()) <= set(scope or range(5))
    assert len(outlook.splits) == 5


def test_pinned_sections_take_what_they_take() -> None:
    """A demo of a minute that takes 80 s each time: the talk takes so much longer."""
    plan = make_plan(
        talk(
            "T",
            [section("Salt", "so it is said " * 20), section("Demo", pin_s=60.0)],
            pace=PACE,
            slot_s=100.0,
        )
    )
    outlook = outlook_of(a_past(plan, *[[40.0, 80.0]] * 5), plan, NOW)
    assert outlook.own is not None
    assert outlook.own.takes_s(plan) == pytest.approx(120.0)
    assert outlook.forecast.chance == 0.0
    assert outlook.practice.positions == (1,)
