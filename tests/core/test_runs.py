"""The record of a rehearsal: outcomes of takes, and what a run is worth."""

from __future__ import annotations

from typing import Any

import pytest

from rehearse.core.run import (
    OPEN,
    RETAKEN,
    SKIPPED,
    SPOKEN,
    Run,
    RunSection,
    Take,
    closed_outcome,
    spoken_cpm,
    spoken_wpm,
)
from rehearse.core.words import Count


def part(
    words: int = 0,
    characters: int = 0,
    *,
    pauses_s: float = 0.0,
    budget_s: float = 60.0,
    pinned: bool = False,
    optional: bool = False,
) -> RunSection:
    count = Count(words, characters)
    return RunSection("id", "Title", "text", count, pauses_s, budget_s, pinned, optional)


@pytest.mark.parametrize(
    ("section", "elapsed_s", "outcome"),
    [
        # 300 words a minute are spoken, more are not.
        (part(100), 20.0, SPOKEN),
        (part(100), 19.99, SKIPPED),
        (part(100), 0.0, SKIPPED),
        # 600 characters a minute likewise, and both add up.
        (part(0, 100), 10.0, SPOKEN),
        (part(0, 100), 9.99, SKIPPED),
        (part(100, 100), 30.0, SPOKEN),
        (part(100, 100), 29.99, SKIPPED),
        # Written pauses are no speech.
        (part(100, pauses_s=5), 25.0, SPOKEN),
        (part(100, pauses_s=5), 24.99, SKIPPED),
        # A tenth of a pin, whatever its words.
        (part(1000, pinned=True), 6.0, SPOKEN),
        (part(pinned=True), 5.99, SKIPPED),
        (part(pinned=True, budget_s=0.0), 0.0, SPOKEN),
        (part(), 0.0, SPOKEN),
    ],
)
def test_the_outcome_of_a_closed_take(section: RunSection, elapsed_s: float, outcome: str) -> None:
    assert closed_outcome(section, elapsed_s) == outcome


@pytest.mark.parametrize(
    ("section", "elapsed_s", "wpm", "cpm"),
    [
        (part(100), 60.0, 100.0, None),
        (part(100, pauses_s=10), 60.0, 120.0, None),
        (part(0, 200), 60.0, None, 200.0),
        (part(50, 100), 30.0, 100.0, 200.0),
        (part(), 60.0, None, None),
        (part(100), 0.0, None, None),
        (part(100, pauses_s=10), 10.0, None, None),
        (part(100, pauses_s=10), 5.0, None, None),
    ],
)
def test_the_pace_of_a_take(
    section: RunSection, elapsed_s: float, wpm: float | None, cpm: float | None
) -> None:
    assert spoken_wpm(section, elapsed_s) == wpm
    assert spoken_cpm(section, elapsed_s) == cpm


def a_run(*outcomes: str, **changes: Any) -> Run:
    """A finished run of three sections, the second of which is optional."""
    takes = tuple(Take(at, 1, 60.0, outcome) for at, outcome in enumerate(outcomes) if outcome)
    return Run(
        key="k",
        talk="t",
        title="T",
        started_at="2026-11-24T10:00:00Z",
        slot_s=180.0,
        elapsed_s=60.0 * len(takes),
        pace=(125.0, 220.0),
        digest="d",
        scope=(0, 1, 2),
        position=2,
        sections=(part(100), part(100, optional=True), part(100)),
        takes=takes,
        partial=False,
        finished=True,
        cut_short=False,
        for_real=False,
        pauses=0,
    )._replace(**changes)


@pytest.mark.parametrize(
    ("run", "full"),
    [
        (a_run(SPOKEN, SPOKEN, SPOKEN), True),
        # An optional section may be skipped or left out.
        (a_run(SPOKEN, SKIPPED, SPOKEN), True),
        (a_run(SPOKEN, "", SPOKEN), True),
        (a_run(SPOKEN, SPOKEN, SKIPPED), False),
        (a_run(SPOKEN, SPOKEN, ""), False),
        (a_run(SPOKEN, SPOKEN, OPEN), False),
        (a_run(RETAKEN, SPOKEN, SPOKEN), False),
        (a_run(SPOKEN, SPOKEN, SPOKEN, partial=True), False),
        (a_run(SPOKEN, SPOKEN, SPOKEN, cut_short=True), False),
        (a_run(SPOKEN, SPOKEN, SPOKEN, finished=False), False),
    ],
)
def test_a_full_run(run: Run, full: bool) -> None:
    assert run.full is full


def test_a_run_over_its_slot() -> None:
    assert a_run(SPOKEN, SPOKEN, SPOKEN).overrun_s == 0
    assert a_run(SPOKEN, SPOKEN, SPOKEN, elapsed_s=192.5).overrun_s == 12.5
    assert a_run(SPOKEN).overrun_s == 0


def test_the_take_that_counts_is_the_one_that_was_not_retaken() -> None:
    takes = (
        Take(0, 1, 5.0, RETAKEN),
        Take(0, 2, 60.0, SPOKEN),
        Take(2, 1, 4.0, RETAKEN),
        Take(2, 2, 9.0, OPEN),
    )
    assert a_run(takes=takes).kept_takes == {0: takes[1], 2: takes[3]}
