"""Totals by speaker: every section is somebody's, and nothing is counted twice."""

from __future__ import annotations

import pytest

from rehearse.core.pace import Pace
from rehearse.core.plan import make_plan
from rehearse.core.speakers import SpeakerTotal, by_speaker
from rehearse.core.talk import section, talk
from rehearse.core.words import Count


def of(*speakers: str, speaker: str = "", slot_s: float = 100.0) -> tuple[SpeakerTotal, ...]:
    parts = [
        section(f"S{number}", "word " * 10, speaker=who) for number, who in enumerate(speakers)
    ]
    return by_speaker(
        make_plan(talk("T", parts, pace=Pace(120, 220), slot_s=slot_s, speaker=speaker))
    )


def test_they_stand_in_the_order_in_which_they_speak() -> None:
    assert of("Ben", "Anna", "Ben") == (
        SpeakerTotal("Ben", Count(20, 0), 67.0, (0, 2)),
        SpeakerTotal("Anna", Count(10, 0), 33.0, (1,)),
    )


def test_a_section_of_nobody_is_the_talks_speakers() -> None:
    assert [(t.speaker, t.positions) for t in of("", "Anna", speaker="Zoe")] == [
        ("Zoe", (0,)),
        ("Anna", (1,)),
    ]
    assert [(t.speaker, t.positions) for t in of("", "Anna")] == [("", (0,)), ("Anna", (1,))]
    assert [(t.speaker, t.positions) for t in of("", "Anna", speaker="Anna")] == [("Anna", (0, 1))]


def test_a_talk_of_one_person_has_no_totals() -> None:
    assert of("", "", speaker="Zoe") == ()


@pytest.mark.parametrize("slot_s", [9.7, 100.0, 333.0])
def test_the_budgets_of_all_speakers_are_the_slot(slot_s: float) -> None:
    totals = of("Ben", "Anna", "Ben", "", "Cid", "Ben", slot_s=slot_s)
    assert sum(total.budget_s for total in totals) == pytest.approx(slot_s)
