"""What the voice makes of a talk, in words: only what is worth a look, and why something is not."""

from __future__ import annotations

import pytest
from report_runs import bread_talk, library_talk, words

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, make_plan
from rehearse.core.talk import section, talk
from rehearse.reports.look import Look
from rehearse.reports.plan import plan_json
from rehearse.reports.speakers import numbers
from rehearse.reports.spoken import Spoken, read_words, spoken_json, spoken_lines

LOOK = Look()
NOBODY = Spoken("", (), {}, {}, "")
ANNA = Spoken("en", ("Anna",), {}, {}, "")


def roles(
    count: int = 219, pause: str = "", pace: float = 125.0, pin_s: float | None = None
) -> Plan:
    part = section("Roles", f"{words(count)} {pause}", pin_s=pin_s)
    return make_plan(talk("T", [part, section("Rest", words(10))], pace=Pace(pace, 220.0)))


def lines(plan: Plan, *taken_s: float) -> list[str]:
    taken = dict.fromkeys(range(len(plan.sections)), 0.0) | dict(enumerate(taken_s))
    return spoken_lines(plan, ANNA._replace(taken_s=taken), LOOK)


def test_a_section_that_has_more_to_say_than_its_words_show() -> None:
    assert lines(roles(), 115.7) == [
        "Read by Anna in 1:56.",
        (
            "Roles: 219 words, but it speaks like 241: about 11 s more than its words show "
            "(voice 1:56, words 1:45 at 125 wpm)."
        ),
    ]


def test_what_is_not_read_is_left_out_of_the_time_and_named() -> None:
    parts = [
        section("Roles", words(100)),
        section("Demo", pin_s=60.0),
        section("Questions?", pin_s=30.0),
    ]
    for number, told in ((1, ""), (2, " the 1:00 of Demo"), (3, " the 1:30 of 2 sections")):
        plan = make_plan(talk("T", parts[:number], pace=Pace(125.0, 220.0)))
        (line,) = spoken_lines(plan, ANNA._replace(taken_s={0: 48.0}), LOOK)
        assert line == f"Read by Anna in 0:48{told and f', without{told}'}."


def test_written_pauses_are_no_words() -> None:
    assert lines(roles(100, "[pause 20s]"), 48 + 20 + 4.8)[1] == (
        "Roles: 100 words, but it speaks like 110: about 5 s more than its words show "
        "(voice 1:13, words 1:08 at 125 wpm)."
    )


def test_a_pin_changes_nothing_of_what_words_show() -> None:
    assert lines(roles(pin_s=30.0), 115.7)[1].startswith("Roles: 219 words, but it speaks like 241")


@pytest.mark.parametrize(
    ("count", "more_s", "is_told"),
    [(219, 3.4, True), (219, 3.1, False), (219, -9.0, False), (20, 2.1, True), (20, 1.9, False)],
)
def test_small_differences_are_not_told(count: int, more_s: float, is_told: bool) -> None:
    assert (len(lines(roles(count), count / 125 * 60 + more_s)) == 2) == is_told


def test_characters_are_told_as_such() -> None:
    plan = make_plan(library_talk())
    assert lines(plan, 50.0, 25.0) == [
        "Read by Anna in 1:15.",
        (
            "五分: 180 characters, but it speaks like 200: about 5 s more than its characters show "
            "(voice 0:50, words 0:45 at 240 cpm)."
        ),
    ]


def test_words_and_characters_together_are_only_timed() -> None:
    plan = make_plan(talk("T", [section("Both", words(50) + "駅" * 60)], pace=Pace(120.0, 240.0)))
    assert lines(plan, 45.0)[1] == (
        "Both: it takes about 5 s more than its words show "
        "(voice 0:45, words 0:40 at 120 wpm, 240 cpm)."
    )


def test_a_long_title_is_cut() -> None:
    part = section("An incredibly long title that goes on and on and on", words(100))
    plan = make_plan(talk("T", [part], pace=Pace(120.0, 220.0)))
    assert lines(plan, 60.0)[1].startswith("An incredibly long title that goes on a…: 100 words,")


def test_a_voice_that_keeps_another_pace_is_not_compared() -> None:
    limit = "this voice can't read slower than 95 wpm"
    spoken = ANNA._replace(taken_s={0: 99.0, 1: 1.0}, limit=limit)
    assert spoken_lines(roles(), spoken, LOOK) == [
        "Read by Anna in 1:40.",
        "This voice can't read slower than 95 wpm: its times are not those of your pace.",
    ]


def test_what_is_not_spoken_is_told_once_for_each_reason() -> None:
    spoken = ANNA._replace(taken_s={4: 9.0}, refused={0: "why", 1: "why", 2: "because", 3: "why"})
    assert spoken_lines(make_plan(bread_talk()), spoken, LOOK)[1:] == [
        "Sections 1-2, 4 are not spoken, why.",
        "Section 3 is not spoken, because.",
    ]
    refused = spoken_lines(roles(), NOBODY._replace(refused={0: "why", 1: "why"}), LOOK)
    assert refused == ["Sections 1-2 are not spoken, why."]


def test_a_talk_that_was_not_measured_whole() -> None:
    (line,) = spoken_lines(roles(), ANNA, LOOK)
    assert line.startswith("The voice's time is not known: the talk is too long")


def test_json() -> None:
    spoken = ANNA._replace(taken_s={0: 115.71239})
    made = spoken_json(roles(), spoken)
    assert made == {
        "voice": "en",
        "voice_limit": None,
        "pace": {"wpm": 125.0, "cpm": 220.0},
        "sections": [
            {
                "id": "roles",
                "spoken_s": 115.712,
                "not_spoken": None,
                "load_s": 105.12,
                "budget_s": 105.0,
                "words": 219,
                "characters": 0,
            },
            {
                "id": "rest",
                "spoken_s": None,
                "not_spoken": None,
                "load_s": 4.8,
                "budget_s": 5.0,
                "words": 10,
                "characters": 0,
            },
        ],
    }
    assert spoken_json(roles(), spoken, (1,))["sections"] == made["sections"][1:]
    backwards = [made["sections"][1], made["sections"][0]]
    assert spoken_json(roles(), spoken, (1, 0))["sections"] == backwards
    assert [part["spoken_s"] for part in plan_json(roles(), spoken)["sections"]] == [115.712, None]


def test_json_tells_what_is_not_as_it_was_asked_for() -> None:
    slow, kana = "this voice can't read slower than 81 wpm", "this voice reads kana only"
    spoken = ANNA._replace(taken_s={0: 115.7}, refused={1: kana}, limit=slow)
    for made in (spoken_json(roles(), spoken), plan_json(roles(), spoken)):
        assert made["voice_limit"] == slow
        assert [part["not_spoken"] for part in made["sections"]] == [None, kana]
        assert [part["spoken_s"] for part in made["sections"]] == [115.7, None]
    assert "voice_limit" not in plan_json(roles())


def test_what_was_read() -> None:
    plan = roles()
    assert read_words(115.7, [plan.talk.sections[0]], plan.pace, "budget", 105.0) == (
        "1:56 by the voice, 1:45 by its words at 125 wpm, budget 1:45."
    )
    assert read_words(120.0, plan.talk.sections, plan.pace, "slot", None) == (
        "2:00 by the voice, 1:50 by its words at 125 wpm."
    )


@pytest.mark.parametrize(
    ("positions", "shown"),
    [
        ((0,), "1"),
        ((0, 1), "1-2"),
        ((0, 1, 2, 4, 7, 8), "1-3, 5, 8-9"),
        (tuple(range(0, 20, 2)), "1, 3, 5, 7, 9, 11, 13, 15 and 2 more"),
        ((), ""),
    ],
)
def test_numbers_of_sections(positions: tuple[int, ...], shown: str) -> None:
    assert numbers(positions) == shown
