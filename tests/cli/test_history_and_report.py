"""`rehearse history` and `rehearse report`, run as a program."""

from __future__ import annotations

import errno
import io
import json
import os
import sqlite3
from pathlib import Path

import pytest
from program import rehearse

from rehearse.cli.dispatch import carry_out
from rehearse.history.records import Records
from rehearse.history.store import Store


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
        (
            ("1", "--format", "pdf"),
            "--format 'pdf' is not known, write text, markdown, html, csv or json",
        ),
        (("1", "--force"), "--force replaces a file, name it with -o FILE"),
        (("1", "-o", ""), "-o names no file, as in: -o run.html"),
        (("1", "-o", "talks"), "-o talks: this is a folder, name a file in it"),
        (("1", "-o", "no/where.md"), "-o no/where.md: there is no folder no, make it first"),
        (("1", "-o", "talks/bread.yaml"), "talks/bread.yaml is there already: --force replaces it"),
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


def test_reports_for_others(three_runs: Path) -> None:
    ended = rehearse("report", "1", "--format", "markdown", home=three_runs, LC_ALL="C")
    assert ended.out.startswith("# Bread and patience\n\nRun 1, 20 Nov 2026, 19:00: full run.")
    ended = rehearse("report", "1", "--format", "csv", home=three_runs)
    assert ended.out.count("\r\n") == ended.out.count("\n") == 5
    ended = rehearse("report", "1", "-o", "talks/run.html", home=three_runs)
    assert ended == (0, "Written to talks/run.html.\n", "")
    page = (three_runs / "talks" / "run.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert rehearse("report", "1", "-o", "talks/run.html", home=three_runs).code == 2
    printed = rehearse("report", "1", "-o", "-", "--format", "html", home=three_runs)
    assert (printed.code, printed.out) == (0, page)
    assert rehearse("report", "2", "-o", "talks/run.html", "--force", home=three_runs).code == 0
    assert (three_runs / "talks" / "run.html").read_text(encoding="utf-8") != page
    assert sorted(path.name for path in (three_runs / "talks").iterdir()) == [
        "bread.yaml",
        "run.html",
    ]


@pytest.mark.parametrize(
    ("name", "form", "beginning"),
    [
        ("run.md", None, "# Bread and patience\n"),
        ("run.csv", None, "run,talk,"),
        ("run.json", None, '{\n  "id": 1,'),
        ("run.html", "json", '{\n  "id": 1,'),
        ("run", None, "Bread and patience    Run 1, "),
    ],
)
def test_the_ending_of_a_file_chooses_its_format(
    three_runs: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    form: str | None,
    beginning: str,
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(three_runs))
    target = three_runs / name
    wanted = [] if form is None else ["--format", form]
    assert carry_out(["report", "1", "-o", str(target), *wanted]) == 0
    assert capsys.readouterr().out == f"Written to {target}.\n"
    assert target.read_text(encoding="utf-8").startswith(beginning)


def test_a_report_that_can_not_be_written_leaves_nothing(
    three_runs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setenv("REHEARSE_HOME", str(three_runs))
    monkeypatch.setattr(os, "fsync", full)
    target = three_runs / "run.md"
    target.write_text("as it was")
    assert carry_out(["report", "1", "-o", str(target), "--force"]) == 2
    expected = f"{target}: it can't be written (No space left on device)\n"
    assert capsys.readouterr().err == expected
    assert target.read_text() == "as it was"
    assert [path.name for path in three_runs.glob("run.md*")] == ["run.md"]


def test_runs_are_deleted_by_their_numbers(three_runs: Path) -> None:
    ended = rehearse("history", "delete", "1", "3", home=three_runs)
    assert ended.code == 2
    assert "Run 1, Fri 20 Nov 19:00: full run, 5:23 of 5:00. Bread and patience\n" in ended.out
    assert ended.err == "rehearse: nothing is deleted yet, --yes deletes 2 runs for good\n"
    ended = rehearse("history", "delete", "1", "2", "1", "--yes", home=three_runs)
    assert ended == (0, "Deleted: run 1, run 2.\n", "")
    # The unfinished run is this very process's, which lives.
    ended = rehearse("history", "delete", "3", "--yes", home=three_runs)
    busy = "Run 3 goes on in another window, it is not deleted: end it there first.\n"
    assert ended == (1, busy, "")
    ended = rehearse("history", "--json", home=three_runs)
    assert [run["id"] for run in json.loads(ended.out)["runs"]] == [3]


def test_it_is_asked_in_a_terminal(
    three_runs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(three_runs))
    monkeypatch.setattr("rehearse.cli.deleting.is_terminal", lambda _: True)
    for answer, code, said in (
        ("\n", 1, "Nothing is deleted.\n"),
        ("", 1, "Nothing is deleted.\n"),
        ("no\n", 1, "Nothing is deleted.\n"),
        ("y\n", 0, "Deleted: run 2.\n"),
    ):
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        assert carry_out(["history", "delete", "2"]) == code
        out = capsys.readouterr().out
        assert out.endswith(f"Delete 1 run for good? (y: yes, enter: no) {said}")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("delete", "history delete needs the number of a run, as in: history delete 3"),
        ("delete 1 9 bread --yes", "there is no run 9, bread: nothing is deleted"),
        ("delete 99999999999 --yes", "there is no run 99999999999: nothing is deleted"),
        ("delete 1 --json", "--json lists runs, history delete takes none"),
        ("bread rye", "'rye' is one word too many, it goes: rehearse history [TALK] [--json]"),
        ("bread --yes", "--yes is for history delete RUN"),
    ],
)
def test_what_can_not_be_deleted(
    three_runs: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    problem: str,
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(three_runs))
    assert carry_out(["history", *line.split()]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"rehearse: {problem}")
    with Store.open(str(three_runs / "data" / "history.db")) as store:
        assert store.count() == 3


def test_a_full_disk_deletes_nothing_and_is_told(
    three_runs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setenv("REHEARSE_HOME", str(three_runs))
    monkeypatch.setattr(Records, "remove", refuse)
    assert carry_out(["history", "delete", "1", "2", "--yes"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "disk is full" in told.err
    assert told.err.count("\n") == 1
    with Store.open(str(three_runs / "data" / "history.db")) as store:
        assert store.count() == 3


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


def test_a_variant_that_was_never_spoken_is_named(
    three_runs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = three_runs / "rye.yaml"
    path.write_text(
        "title: Rye\nslot: 2m\nvariants: {short: {slot: 1m, leave_out: [dough]}}\n"
        "sections: [{title: Oven, text: It is hot.}, {title: Dough, text: It rises.}]\n"
    )
    monkeypatch.setenv("REHEARSE_HOME", str(three_runs))
    assert carry_out(["history", str(path), "--variant", "sh"]) == 0
    assert capsys.readouterr().out == (
        f"No run of short is kept yet. To rehearse it: rehearse {path} --variant short\n"
    )
    head = "title: Bread and patience\nvariants: {short: {slot: 1m}}\n"
    path.write_text(head + "sections: [{title: Oven, text: It is hot.}]\n")
    assert carry_out(["report", str(path), "--variant", "short"]) == 2
    assert capsys.readouterr().err == (
        f"rehearse: no run of the variant short is kept yet,"
        f" rehearse {path} --variant short makes one\n"
    )
