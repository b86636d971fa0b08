"""What changed in a talk since the last full run of it."""

from __future__ import annotations

import pytest

from rehearse.core.changes import changes_since
from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.run import Run
from rehearse.core.talk import Section, section, talk

PACE = Pace(120.0, 240.0)


def words(number: int) -> str:
    return " ".join(["word"] * number)


ROLES = section("Roles of all", words(60))
YOUTH = section("Youth", words(30))
CLOSING = section("Closing", words(30))


def planned(*sections: Section, slot_s: float | None = 60.0) -> Plan:
    return make_plan(talk("Bridges", sections, pace=PACE, slot_s=slot_s))


def run_of(plan: Plan) -> Run:
    rehearsal = Rehearsal(plan, key="key")
    rehearsal.start(0.0, "2026-11-24T10:00:00Z")
    return rehearsal.record(20.0)._replace(number=5)


BEFORE = run_of(planned(ROLES, YOUTH, CLOSING))


@pytest.mark.parametrize(
    ("sections", "sentence"),
    [
        ([ROLES, YOUTH, CLOSING], ""),
        (
            [section("Roles of all", words(39)), YOUTH, CLOSING],
            "Since run 5 Roles of all lost 21 words, about 0:11.",
        ),
        (
            [section("Roles of all", words(61)), YOUTH, CLOSING],
            "Since run 5 Roles of all gained 1 word, about 0:01.",
        ),
        (
            [section("Roles of all", words(40)), section("Youth", words(34)), CLOSING],
            "Since run 5 Roles of all lost 20 words and Youth gained 4 words, about 0:08 less.",
        ),
        (
            [
                section("Roles of all", words(40)),
                section("Youth", words(34)),
                section("Closing", words(20)),
            ],
            "Since run 5: 3 sections changed, 26 words fewer, about 0:13 less.",
        ),
        ([ROLES, CLOSING], "Since run 5 Youth is gone, about 0:15."),
        (
            [ROLES, YOUTH, section("Demo day", words(10)), CLOSING],
            "Since run 5 Demo day is new, about 0:05.",
        ),
        ([CLOSING, ROLES, YOUTH], ""),
        (
            [section("Roles of all", words(59) + " other"), YOUTH, CLOSING],
            "Since run 5 Roles of all was reworded.",
        ),
        (
            [
                section("Roles of all", "x " + words(59)),
                section("Youth", "x " + words(29)),
                CLOSING,
            ],
            "Since run 5: 2 sections were reworded.",
        ),
        (
            [section("Everybody", words(60), id="roles-of-all"), YOUTH, CLOSING],
            "Since run 5 Everybody was reworded.",
        ),
        (
            [section("Roles of all", words(60), id="new-id"), YOUTH, CLOSING],
            "",
        ),
    ],
)
def test_one_line(sections: list[Section], sentence: str) -> None:
    assert changes_since(BEFORE, planned(*sections)) == sentence


def test_characters_are_told_as_characters() -> None:
    before = run_of(planned(section("駅", "駅から五分の図書館" * 4)))
    after = planned(section("駅", "駅から五分の図書館" * 3))
    assert changes_since(before, after) == "Since run 5 駅 lost 9 characters, about 0:02."


def test_another_slot() -> None:
    after = planned(ROLES, YOUTH, CLOSING, slot_s=90.0)
    assert changes_since(BEFORE, after) == "Since run 5 the slot went from 1:00 to 1:30."


def test_a_talk_without_a_slot_has_no_other_slot() -> None:
    before = run_of(planned(ROLES, YOUTH, slot_s=None))
    assert changes_since(before, planned(ROLES, YOUTH, slot_s=None)) == ""


def test_a_run_without_a_number() -> None:
    after = planned(ROLES, CLOSING)
    assert changes_since(BEFORE._replace(number=None), after) == (
        "Since the last run Youth is gone, about 0:15."
    )
