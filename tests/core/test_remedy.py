"""A run that lands past its slot is told what would bring it home."""

from __future__ import annotations

import pytest
from core_talks import words

from rehearse.core import wording
from rehearse.core.pace import Pace
from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.talk import section, talk

STARTED = "2026-11-24T10:00:00Z"


def harbour(slot_s: float = 100.0) -> Rehearsal:
    """A second a word, 100 s: 10, 15 and 20 of them may be left out, one of those a section."""
    parts = [
        section("Gate", f"{words(20)}\n\n[optional] {words(10)}"),
        section("Boats", f"[optional] {words(15)}\n\n{words(15)}"),
        section("Lamps", words(20), optional=True),
        section("End", words(20)),
    ]
    plan = make_plan(talk("Harbour", parts, pace=Pace(60.0, 60.0)), slot_s=slot_s)
    live = Rehearsal(plan, key="k")
    live.start(0.0, STARTED)
    return live


def said(live: Rehearsal, now: float, cells: int | None = None) -> str:
    return wording.landing(live.reading(now), live.plan, cells)


@pytest.mark.parametrize(
    ("slot_s", "words"),
    [
        (100.0, ""),
        (92.0, "lands 1:40, leave out Gate \u00b62 (0:10)"),
        (90.0, "lands 1:40, leave out Gate \u00b62 (0:10)"),
        (89.0, "lands 1:40, leave out Boats \u00b61 (0:15)"),
        (81.0, "lands 1:40, leave out Lamps (0:20)"),
        (79.0, "lands 1:40, cut 21 words"),
    ],
)
def test_the_smallest_part_that_brings_it_home(slot_s: float, words: str) -> None:
    assert said(harbour(slot_s), 0.0) == words


def test_only_what_is_still_to_come() -> None:
    live = harbour(92.0)
    assert said(live, 20.0) == "lands 1:40, leave out Gate \u00b62 (0:10)"
    assert said(live, 20.5) == "lands 1:40, leave out Boats \u00b61 (0:15)"
    live.next(30.0)
    assert said(live, 30.0) == "lands 1:40, leave out Boats \u00b61 (0:15)"
    assert said(live, 31.0) == "lands 1:40, leave out Lamps (0:20)"
    live.jump(2, 35.0)
    live.back(36.0)
    assert said(live, 67.0) == "lands 1:46, cut 14 words"
    assert [part.budget_s for part in live.plan.sections] == [28.0, 28.0, 18.0, 18.0]


def test_of_a_part_only_what_is_in_it() -> None:
    live = Rehearsal(harbour(92.0).plan, key="k", scope=(0, 3))
    live.start(0.0, STARTED)
    live.next(45.0)
    assert said(live, 45.0).startswith("lands 1:05, cut ")


def test_a_pinned_section_saves_its_pin_and_its_paragraphs_nothing() -> None:
    parts = [
        section("Gate", words(30)),
        section("Demo", "[optional] one", pin_s=40.0, optional=True),
        section("End", f"{words(5)}\n\n[optional] [pause 6s] one"),
    ]
    plan = make_plan(talk("T", parts, pace=Pace(60.0, 60.0)), slot_s=75.0)
    live = Rehearsal(plan, key="k")
    live.start(0.0, STARTED)
    assert said(live, 0.0) == "lands 1:22, leave out End \u00b62 (0:07)"
    assert said(live, 35.0) == "lands 1:27, leave out Demo (0:40)"
    live.next(35.0)
    assert said(live, 35.0) == "lands 1:27"
    live.next(70.0)
    assert said(live, 70.0) == "lands 1:22, leave out End \u00b62 (0:07)"


def test_it_gets_shorter_where_there_is_less_room() -> None:
    parts = [section("Gate", words(30)), section("Whoever comes to us", words(20), optional=True)]
    live = Rehearsal(make_plan(talk("T", parts, pace=Pace(60.0, 60.0)), slot_s=40.0), key="k")
    live.start(0.0, STARTED)
    assert said(live, 0.0) == "lands 0:50, leave out Whoever comes to us (0:20)"
    assert said(live, 0.0, 40) == "lands 0:50, leave out section 2 (0:20)"
    assert said(live, 0.0, 30) == "lands 0:50, leave out 2"
    assert said(live, 0.0, 10) == "lands 0:50, cut 10 words"
