"""The past of a talk, for statistics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, make_plan
from rehearse.core.run import RunSection
from rehearse.core.stats.past import FULL, Past, PastRun
from rehearse.core.talk import Section, Talk
from rehearse.core.words import Count

PACE = Pace(120.0, 240.0)
"""Two words a second."""


def a_plan(*words: int, slot_s: float | None = None, **titles: str) -> Plan:
    """A talk of sections of so many words, `Part 1`, `Part 2`, at two words a second."""
    names = list(titles.values()) or [f"Part {at}" for at in range(1, len(words) + 1)]
    sections = tuple(
        Section(f"s{at}", name, f"text {at}", Count(number, 0), 0.0)
        for at, (name, number) in enumerate(zip(names, words, strict=True))
    )
    return make_plan(Talk("talk", "Talk", sections, PACE, slot_s))


def as_run(plan: Plan, **changes: Any) -> tuple[RunSection, ...]:
    """The plan's sections as a run keeps them."""
    return tuple(
        RunSection(
            part.section.id,
            part.section.title,
            part.section.text,
            part.section.spoken,
            part.section.pauses_s,
            part.budget_s,
            part.pinned,
            part.section.optional,
        )._replace(**changes)
        for part in plan.sections
    )


def a_past_run(number: int, plan: Plan, times_s: Sequence[float | None], **more: Any) -> PastRun:
    """A full run in which the sections took so long."""
    run = PastRun(
        number=number,
        started_at="2026-11-24T10:00:00Z",
        slot_s=plan.slot_s,
        elapsed_s=sum(filter(None, times_s)),
        kind=FULL,
        for_real=False,
        then=as_run(plan),
        times_s=tuple(times_s),
        stumbles_s={},
    )
    return run._replace(**more)


def a_past(plan: Plan, *times_s: Sequence[float | None]) -> Past:
    """Full runs in which the sections took so long, given oldest first, as runs 1, 2, 3."""
    runs = [a_past_run(number, plan, row) for number, row in enumerate(times_s, 1)]
    return Past(plan.talk.sections, tuple(reversed(runs)))


def near(value: float) -> Any:
    """About this, in a tuple of numbers too."""
    return pytest.approx(value)
