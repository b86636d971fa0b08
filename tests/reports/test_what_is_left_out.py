"""The texts for people say nothing where there is nothing to say."""

from __future__ import annotations

import pytest
from report_runs import NOW, Line, some_lines, spoken, words

from rehearse.core.pace import Pace
from rehearse.core.plan import make_plan
from rehearse.core.talk import Talk, section, talk
from rehearse.reports.history import full_before, full_runs
from rehearse.reports.look import Look
from rehearse.reports.plan import plan_text
from rehearse.reports.run import run_text


def one_section(text: str, slot_s: float) -> Talk:
    return talk("T", [section("One", text)], pace=Pace(120.0, 240.0), slot_s=slot_s)


@pytest.mark.parametrize(
    ("text", "slot_s", "note"),
    [
        (words(60), 60.0, "At 60 wpm it would fill the slot."),
        (words(30), 60.0, "At 30 wpm it would fill the slot."),
        (words(29), 60.0, ""),
        (words(4), 600.0, ""),
        ("\u5b57" * 60, 60.0, "At 60 cpm it would fill the slot."),
        ("\u5b57" * 59, 60.0, ""),
    ],
)
def test_a_pace_that_nobody_speaks_at_is_not_proposed(text: str, slot_s: float, note: str) -> None:
    lines = plan_text(make_plan(one_section(text, slot_s)), Look()).splitlines()
    assert [line.partition(" The pace")[0] for line in lines if "fill the slot" in line] == (
        [note] if note else []
    )


@pytest.mark.parametrize("colours", [False, True])
def test_a_run_with_nothing_to_balance_has_one_blank_line_there(colours: bool) -> None:
    plan = make_plan(one_section(words(120), 60.0))
    run = spoken(plan, 60.0, number=1, started_at="2026-11-24T20:14:00Z")
    text = run_text(run, None, NOW, Look(colours=colours))
    assert "\n\n\n" not in text
    assert text.count("\n\n") == 3
    assert text.splitlines()[-1].strip()


class VariantLine(Line):
    """A run of a variant."""

    variant = "short"


def test_runs_of_other_kinds_and_variants_are_in_no_sentence_about_full_ones() -> None:
    lines: list[Line] = some_lines()
    assert [line.number for line in full_runs(lines)] == [8, 5, 4, 1]
    lines[3] = VariantLine(*lines[3])
    lines[4] = VariantLine(*lines[4])
    assert [line.number for line in full_runs(lines)] == [8, 1]
    assert [line.number for line in full_runs(lines[1:])] == [5, 4]
    earlier = [before and before.number for before in full_before(lines)]
    assert earlier == [1, 1, 1, 4, None, 1, 1, None]
    assert full_runs([]) == []
