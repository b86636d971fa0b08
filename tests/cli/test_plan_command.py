"""`rehearse plan`, run as a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bread_talk import BREAD, written
from program import rehearse, rehearse_in_terminal

PLAN = """\
Bread and patience
4 sections, 440 words: 4:40 at 120 wpm, 0:20 in hand.

   section                words  share  starts  budget
1  Good morning              60  13.6%    0:00    0:33
2  Flour, water and salt    200  45.5%    0:33    1:49
3  Demo                                   2:22    1:00  pinned
4  Breaking it              180  40.9%    3:22    1:38

Ends at 5:00.
At 110 wpm it would fill the slot. The pace alone changes no budget.
"""


def test_a_plan(tmp_path: Path, bread: Path) -> None:
    for name in (str(bread), "bread", "talks/bread.yaml"):
        assert rehearse("plan", name, home=tmp_path) == (0, PLAN, "")


def test_it_is_the_same_from_the_users_own_talks(tmp_path: Path, bread: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert rehearse("plan", "bread", home=tmp_path, folder=elsewhere).out == PLAN


def test_a_rule_is_told_and_held_against_what_the_talk_needs(tmp_path: Path) -> None:
    written(tmp_path, "ruled", BREAD.replace("slot: 5m", "rule: toastmasters 5-7"))
    told = rehearse("plan", "ruled", home=tmp_path).out
    assert "Rule toastmasters 5-7: green 5:00, yellow 6:00, red 7:00, 4:30 to 7:30." in told
    assert "Ends at 7:00." in told
    written(tmp_path, "short", BREAD.replace("slot: 5m", "rule: toastmasters 6-8"))
    said = "short: does not fit: 4:40 does not qualify, 0:50 short of 5:30 (toastmasters 6-8)\n"
    assert rehearse("check", "short", home=tmp_path) == (1, said, "")
    plan = json.loads(rehearse("plan", "short", "--json", home=tmp_path).out)
    assert (plan["rule"], plan["keeps_rule"], plan["fits"]) == ("toastmasters 6-8", False, True)


def test_a_sample_is_found_anywhere(tmp_path: Path) -> None:
    ended = rehearse("plan", "lake", home=tmp_path)
    assert ended.code == 0
    assert "12 sections, 1," in ended.out


def test_another_slot(tmp_path: Path, bread: Path) -> None:
    ended = rehearse("plan", "bread", "--slot", "4m", home=tmp_path)
    assert ended.code == 0
    assert "4:40 at 120 wpm, 0:40 too long: cut 80 words." in ended.out
    assert "Ends at 4:00." in ended.out


def test_another_pace(tmp_path: Path, bread: Path) -> None:
    ended = rehearse("plan", "bread", "--pace=110wpm", home=tmp_path)
    assert "5:00 at 110 wpm, 0:00 in hand." in ended.out
    assert "0:33    1:49" in ended.out


def test_the_time_on_the_clock(tmp_path: Path, bread: Path) -> None:
    ended = rehearse("plan", "bread", "--start", "15:20", home=tmp_path)
    at = [line.split()[-3] for line in ended.out.split("\n")[4:8]]
    assert at[:2] == ["0:00", "0:33"]
    assert [word for word in ended.out.split() if word.startswith("15:")] == [
        "15:20",
        "15:20",
        "15:22",
        "15:23",
        "15:25.",
    ]


def test_json(tmp_path: Path, bread: Path) -> None:
    ended = rehearse("plan", "bread", "--json", "--slot", "4m", home=tmp_path)
    made = json.loads(ended.out)
    assert ended.code == 0
    assert (made["fits"], made["slot_s"], made["needed_s"]) == (False, 240.0, 280.0)
    assert [part["id"] for part in made["sections"]] == [
        "good-morning",
        "flour-water-and-salt",
        "demo",
        "breaking-it",
    ]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "plan needs a talk, as in: rehearse plan lake"),
        (("bred",), "no talk 'bred' in ./talks, your talks or the samples, did you mean 'bread'?"),
        (("bread", "--slot", "7"), "--slot 7 has no unit, write 7m or 7s"),
        (("bread", "--slot", "0s"), "--slot '0s' is no time at all, write 10m, 1h5m"),
        (("bread", "--slot", "50s"), "pinned budgets and pauses take 1:00 of a slot of 0:50"),
        (("bread", "--pace", "quick"), "--pace 'quick' is not a pace, write 125"),
        (("bread", "--start", "25:00"), "--start '25:00' is not a time of day, write 15:20"),
        (("bread", "--jsn"), "there is no option '--jsn' here, did you mean --json?"),
        (("bread", "--start"), "--start needs a value, as in --start 15:20"),
        (("bread", "--json=yes"), "--json takes no value, leave out 'yes'"),
        (("bread", "--json", "--json"), "--json is given twice, give it once"),
        (("bread", "rye"), "'rye' is one word too many, it goes: rehearse plan TALK"),
        (("",), "no talk '' in ./talks, your talks or the samples"),
    ],
)
def test_what_can_not_be_planned(
    tmp_path: Path, bread: Path, arguments: tuple[str, ...], problem: str
) -> None:
    ended = rehearse("plan", *arguments, home=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("rehearse: ")
    assert problem in ended.err
    assert ended.err.count("\n") == 1


def test_every_mistake_of_a_talk_file_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("xtitle: x\nslot: 10\nsections:\n  - title: A\n")
    ended = rehearse("plan", "bad.yaml", home=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    lines = ended.err.splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "bad.yaml:1:1:",
        "bad.yaml:2:7:",
        "bad.yaml:4:5:",
    ]
    assert "did you mean 'title'?" in lines[0]


def test_a_slot_that_is_too_short_is_told_with_its_place(tmp_path: Path) -> None:
    written(tmp_path, "short", BREAD.replace("slot: 5m", "slot:  50s"))
    ended = rehearse("plan", "short", home=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "talks/short.yaml:2:8: slot: pinned budgets and pauses take 1:00 of a slot of 0:50, "
        "shorten them or ask for a longer slot\n"
    )


def test_a_folder_is_no_talk(tmp_path: Path, bread: Path) -> None:
    ended = rehearse("plan", str(tmp_path / "talks"), home=tmp_path)
    assert ended.code == 2
    assert "this is a directory, name a talk in it" in ended.err


LONG = """\
title: A talk with a title that is longer than what a terminal of eighty columns can hold at once
slot: 5m
sections:
  - title: A section whose heading is longer than what a terminal of eighty columns can hold
    text: {flour}
"""


def test_titles_are_cut_in_a_terminal_and_whole_in_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "long.yaml").write_text(LONG.format(flour="crumb " * 200))
    in_pipe = rehearse("plan", "long.yaml", home=tmp_path).out
    assert "that is longer than what a terminal of eighty columns can hold at once\n" in in_pipe
    assert "  A section whose heading is longer than what a terminal of eighty…  " in in_pipe
    shown = rehearse_in_terminal("plan", "long.yaml", home=tmp_path, columns=60, NO_COLOR="1").out
    assert "A talk with a title that is longer than what a terminal of…\n" in shown
    assert max(map(len, shown.split("\n")[:6])) <= 60


def test_colours_stand_in_a_terminal_alone(tmp_path: Path, bread: Path) -> None:
    too_long = ("plan", "bread", "--slot", "4m")
    assert "\x1b[31m4 sections" in rehearse_in_terminal(*too_long, home=tmp_path).out
    assert "\x1b" not in rehearse_in_terminal(*too_long, home=tmp_path, NO_COLOR="1").out
    assert "\x1b" not in rehearse_in_terminal(*too_long, home=tmp_path, TERM="dumb").out
    assert "\x1b" not in rehearse(*too_long, home=tmp_path).out
