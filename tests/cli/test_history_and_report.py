"""`rehearse history` and `rehearse report`, run as a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import rehearse


def test_all_runs(three_runs: Path) -> None:
    ended = rehearse("history", home=three_runs)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "3 runs"
    assert [line.split()[0] for line in lines[3:]] == ["3", "2", "1"]
    assert [" ".join(line.split()[-5:]) for line in lines[4:]] == [
        "1:40 1:49 0:09 in hand",
        "full 5:23 5:00 0:23 over",
    ]
    assert "unfinished" in lines[3]


@pytest.mark.parametrize("name", ["bread", "talks/bread.yaml"])
def test_the_runs_of_one_talk(three_runs: Path, name: str) -> None:
    ended = rehearse("history", name, home=three_runs)
    assert ended.code == 0
    assert ended.out.startswith("Bread and patience    3 runs\n")
    assert "unfinished, at Flour, water and salt" in ended.out


def test_a_talk_whose_file_is_gone_keeps_its_runs(three_runs: Path) -> None:
    (three_runs / "talks" / "bread.yaml").unlink()
    for name in ("bread-and-patience", "Bread and patience"):
        ended = rehearse("history", name, home=three_runs)
        assert ended.out.startswith("Bread and patience    3 runs\n")


def test_a_talk_that_is_retitled_keeps_its_runs(three_runs: Path) -> None:
    file = three_runs / "talks" / "bread.yaml"
    file.write_text(file.read_text().replace("Bread and patience", "Sourdough"))
    ended = rehearse("history", "bread", home=three_runs)
    assert ended.out.startswith("Bread and patience    3 runs\n")
    ended = rehearse("report", "bread", home=three_runs)
    assert ended.out.startswith("Bread and patience    Run 3, ")


def test_history_as_json(three_runs: Path) -> None:
    ended = rehearse("history", "bread", "--json", home=three_runs)
    runs = json.loads(ended.out)["runs"]
    assert [(run["id"], run["full"], run["partial"], run["finished"]) for run in runs] == [
        (3, False, False, False),
        (2, False, True, True),
        (1, True, False, True),
    ]
    assert (runs[2]["elapsed_s"], runs[2]["overrun_s"]) == (323.0, 23.0)


def test_nothing_is_kept_yet(tmp_path: Path, bread: Path) -> None:
    nothing = "No run is kept yet. To rehearse a talk: rehearse TALK\n"
    assert rehearse("history", home=tmp_path) == (0, nothing, "")
    assert rehearse("history", "bread", home=tmp_path) == (0, nothing, "")
    assert json.loads(rehearse("history", "--json", home=tmp_path).out) == {"runs": []}
    assert not (tmp_path / "data").exists()


def test_a_report(three_runs: Path) -> None:
    ended = rehearse("report", "1", home=three_runs)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Bread and patience    Run 1, ")
    assert "5:23 of 5:00    0:23 over" in ended.out
    assert "1  2  Flour, water and salt    1:49    2:20  +0:31 over   86" in ended.out
    assert "Next: cut 33 words from Flour, and it fits." in ended.out
    assert rehearse("report", "1", "--format", "text", home=three_runs) == ended


def test_a_report_of_what_was_spoken_last(three_runs: Path) -> None:
    for word in ((), ("bread",), ("3",)):
        ended = rehearse("report", *word, home=three_runs)
        assert "stopped at Flour, 2 of 4    run 1 was 0:23 over" in ended.out


def test_a_report_as_json(three_runs: Path) -> None:
    ended = rehearse("report", "1", "--format=json", home=three_runs)
    made = json.loads(ended.out)
    assert (made["id"], made["talk"], made["overrun_s"]) == (1, "bread-and-patience", 23.0)
    assert [take["elapsed_s"] for take in made["takes"]] == [33.0, 140.0, 60.0, 90.0]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("9",), "there is no run 9, rehearse history lists them"),
        (("99999999999",), "there is no run 99999999999, rehearse history lists them"),
        (("0",), "there is no run 0, rehearse history lists them"),
        (("rye",), "no talk 'rye' in ./talks, your talks or the samples"),
        (("lake",), "no run of 'lake' is kept yet, rehearse lake makes one"),
        (("1", "--format", "html"), "--format 'html' is not known, write text or json"),
        (("1", "2"), "'2' is one word too many, it goes: rehearse report [RUN | TALK]"),
    ],
)
def test_what_can_not_be_reported(
    three_runs: Path, arguments: tuple[str, ...], problem: str
) -> None:
    ended = rehearse("report", *arguments, home=three_runs)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"rehearse: {problem}")
    assert ended.err.count("\n") == 1


def test_no_run_to_report(tmp_path: Path) -> None:
    expected = "rehearse: no run is kept yet, rehearse TALK makes one\n"
    assert rehearse("report", home=tmp_path) == (2, "", expected)
    assert rehearse("report", "1", home=tmp_path) == (2, "", expected)


def test_an_unreadable_history_is_told_and_left_alone(three_runs: Path) -> None:
    path = three_runs / "data" / "history.db"
    path.write_bytes(b"not a database, but long enough to be taken for something" * 20)
    before = path.read_bytes()
    for command in ("history", "report"):
        ended = rehearse(command, home=three_runs)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(f"rehearse: {path}: it is no history")
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["history.db"]


def test_a_variant_of_no_talk_and_one_that_is_not_there(three_runs: Path) -> None:
    for command in ("history", "report"):
        ended = rehearse(command, "--variant", "short", home=three_runs)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == (
            f"rehearse: --variant needs a talk, as in: rehearse {command} lake --variant short\n"
        )
        ended = rehearse(command, "bread", "--variant", "short", home=three_runs)
        assert ended.err.startswith("rehearse: --variant: this talk has no variants, write ")
