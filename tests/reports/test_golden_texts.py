"""The texts for people, whole: what is printed is what the files in `golden` hold.

After a change that is meant, `REWRITE_GOLDEN=1 pytest tests/reports` writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from report_runs import (
    NOW,
    PACE,
    Line,
    bread_talk,
    eventful_run,
    full_run,
    library_talk,
    part_run,
    run_before,
    some_lines,
)

from rehearse.core.clock import time_of_day
from rehearse.core.plan import make_plan
from rehearse.reports.history import history_text
from rehearse.reports.look import Look
from rehearse.reports.plan import plan_text
from rehearse.reports.run import run_text

GOLDEN = Path(__file__).parent / "golden"

WIDE, NARROW, ASCII = Look(100), Look(60), Look(60, "...")
COLOURED = Look(80, "…", colours=True)


def plan_on_the_clock(look: Look) -> str:
    return plan_text(make_plan(bread_talk()), look, lambda seconds: time_of_day(NOW + seconds))


def history_of_all(look: Look) -> str:
    others = [Line(9, "rye", "Rye", "2026-11-24T20:50:00Z", 60.0, 59.5, words=120)]
    return history_text([*others, *some_lines()], NOW, look, of_one_talk=False)


TEXTS: dict[str, Callable[[], str]] = {
    "plan": lambda: plan_text(make_plan(bread_talk()), WIDE),
    "plan-narrow": lambda: plan_text(make_plan(bread_talk()), NARROW),
    "plan-ascii": lambda: plan_text(make_plan(bread_talk()), ASCII),
    "plan-coloured": lambda: plan_text(make_plan(bread_talk(), slot_s=240.0), COLOURED),
    "plan-on-the-clock": lambda: plan_on_the_clock(WIDE),
    "plan-too-long": lambda: plan_text(make_plan(bread_talk(), slot_s=240.0), WIDE),
    "plan-without-slot": lambda: plan_text(make_plan(bread_talk(None)), WIDE),
    "plan-two-scripts": lambda: plan_text(make_plan(library_talk(), pace=PACE), WIDE),
    "report-full": lambda: run_text(full_run(), run_before(), NOW, WIDE),
    "report-first": lambda: run_text(run_before(), None, NOW, WIDE),
    "report-eventful": lambda: run_text(eventful_run(), full_run(), NOW, NARROW),
    "report-part": lambda: run_text(part_run(), full_run(), NOW, WIDE),
    "report-coloured": lambda: run_text(full_run(), run_before(), NOW, COLOURED),
    "history": lambda: history_text(some_lines(), NOW, WIDE, of_one_talk=True),
    "history-narrow": lambda: history_text(some_lines(), NOW, NARROW, of_one_talk=True),
    "history-of-all": lambda: history_of_all(WIDE),
    "history-empty": lambda: history_text([], NOW, WIDE, of_one_talk=False),
}


@pytest.mark.parametrize("name", TEXTS)
def test_golden(name: str) -> None:
    path = GOLDEN / f"{name}.txt"
    text = TEXTS[name]() + "\n"
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_golden_file_is_tested() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(TEXTS)


@pytest.mark.parametrize("name", TEXTS)
def test_no_line_ends_in_a_space(name: str) -> None:
    assert not [line for line in TEXTS[name]().split("\n") if line != line.rstrip()]
