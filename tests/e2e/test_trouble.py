from __future__ import annotations

import json
import resource
from pathlib import Path

from harbour import long_talk, written
from terminals import command, opened


def history_of(home: Path) -> list[dict[str, object]]:
    """What the history lists, the newest first."""
    said = command("history", "--json", home=home)
    assert (said.returncode, said.stderr) == (0, "")
    runs: list[dict[str, object]] = json.loads(said.stdout)["runs"]
    return runs


def test_no_folder_for_the_history(tmp_path: Path) -> None:
    talk = written(tmp_path / "twelve.yaml", long_talk())
    (tmp_path / "a file").touch()
    with opened(talk, home=tmp_path / "a file" / "home", folder=tmp_path) as terminal:
        terminal.wait_for("READY   1 of 12")
        terminal.press(" ", "RUNNING   1 of 12")
        terminal.wait_for("Not kept yet: ")
        terminal.press("n", "RUNNING   2 of 12", "Not kept yet: ")
        terminal.wait_for("9:49 left of 10:00")
        terminal.press("f", "ended at", "Not kept yet: ")
        terminal.press("q")
        assert terminal.wait_for_exit() == 1
        terminal.assert_restored()
        said = " ".join(terminal.said_last.split())
        assert "run: 0:1" in said
        assert "could not be kept: " in said
        assert "a file" in said


def test_the_disk_fills_up_and_is_cleared(home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        terminal.wait_for("READY   1 of 12", "u resume")
        terminal.press("u", "PAUSED   2 of 12")
        terminal.press(" ", "RUNNING   2 of 12")
        most, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (0, most))
        terminal.wait_for("Not kept yet: ")
        terminal.press("n", "RUNNING   3 of 12", "next: Leg 4")
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (most, most))
        terminal.wait_for("Kept after all")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert "could not" not in terminal.said_last
    with opened(twelve, home=home) as terminal:
        terminal.wait_for("Run 1 is unfinished: 0:4", "at Leg 3")


def test_a_disk_that_stays_full(home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        terminal.wait_for("READY   1 of 12", "u resume")
        terminal.press("u", "PAUSED   2 of 12")
        most, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (0, most))
        terminal.press(" ", "RUNNING   2 of 12")
        terminal.wait_for("Not kept yet: ")
        terminal.press("q")
        assert terminal.wait_for_exit() == 1
        assert "could not be kept: " in " ".join(terminal.said_last.split())
        assert str(home) in terminal.said_last
    with opened(twelve, home=home) as terminal:
        terminal.wait_for("Run 1 is unfinished: 0:42, at Leg 2")


def test_a_log_that_is_taken_away_costs_no_more_than_a_kill(home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        terminal.wait_for("READY   1 of 12", "u resume")
        terminal.press("u", "PAUSED   2 of 12")
        terminal.press(" ", "RUNNING   2 of 12")
        terminal.wait_for("talk 9:15 left of 10:00")
        for ending in ("-wal", "-shm"):
            (home / "data" / f"history.db{ending}").unlink()
        terminal.wait_for("talk 9:10 left of 10:00")
        terminal.kill()
    said = history_of(home)
    assert len(said) == 1
    elapsed_s = said[0]["elapsed_s"]
    assert isinstance(elapsed_s, float)
    assert elapsed_s >= 48.5


def test_a_history_that_is_none_is_set_aside(home: Path, twelve: str) -> None:
    history = home / "data" / "history.db"
    rubbish = b"This was a database once. " * 400
    for path in history.parent.iterdir():
        path.unlink()
    history.write_bytes(rubbish)
    with opened(twelve, home=home) as terminal:
        terminal.wait_for("READY   1 of 12", "it was unreadable and is kept as history.db.")
        terminal.press(" ", "RUNNING   1 of 12")
        terminal.wait_for("9:49 left of 10:00")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.said_last.startswith("run 1: 0:1")
    (aside,) = (path for path in history.parent.iterdir() if "unreadable" in path.name)
    assert aside.read_bytes() == rubbish
    assert [run["id"] for run in history_of(home)] == [1]


def test_two_at_once_are_both_kept(tmp_path: Path) -> None:
    talk = written(tmp_path / "twelve.yaml", long_talk())
    home = tmp_path / "home"
    with opened(talk, home=home) as first:
        first.wait_for("READY   1 of 12")
        first.press(" ", "RUNNING   1 of 12")
        with opened(talk, home=home) as second:
            second.wait_for("READY   1 of 12")
            second.press(" ", "RUNNING   1 of 12")
            first.wait_for("9:49 left of 10:00")
            second.wait_for("9:49 left of 10:00")
            with opened(talk, home=home) as third:
                third.wait_for("READY   1 of 12", "Space starts the clock")
                third.settle()
                assert "u resume" not in third.text, "those that go on are not offered"
            first.press("q")
            second.press("q")
            assert first.wait_for_exit() == 0
            assert second.wait_for_exit() == 0
    assert sorted(run["id"] for run in history_of(home)) == [1, 2]  # type: ignore[type-var]
    with opened(talk, home=home) as terminal:
        terminal.wait_for("READY   1 of 12", "u resume")


EDIT = """#!/bin/sh
printf 'in the editor\\r\\n'
sed 's/Leg 1$/First leg/; s/^slot: 10m/slot: 8m/' "$1" >"$1.new" && mv "$1.new" "$1"
"""
BREAK = """#!/bin/sh
echo '  - {title: [' >>"$1"
"""


def editor(folder: Path, script: str) -> dict[str, str]:
    """An environment with this as the editor."""
    path = folder / "the editor"
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return {"EDITOR": f"'{path}'"}


def test_an_edited_talk_is_planned_anew(home: Path, twelve: str, tmp_path: Path) -> None:
    with opened(twelve, home=home, environment=editor(tmp_path, EDIT)) as terminal:
        terminal.wait_for("READY   1 of 12", "Leg 1", "0:43 left of 0:43")
        terminal.press("e", "First leg", "0:34 left of 0:34", "Edited, and planned anew.")
        assert b"in the editor" in terminal.raw
        terminal.press(" ", "RUNNING   1 of 12", "left of 8:00")
        terminal.press("e", "PAUSED   1 of 12", "Edited. This run keeps its plan")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()


def test_an_editor_that_fails_changes_nothing(home: Path, twelve: str, tmp_path: Path) -> None:
    with opened(twelve, home=home, environment=editor(tmp_path, "#!/bin/sh\nexit 3")) as terminal:
        terminal.wait_for("READY   1 of 12")
        terminal.press("e", "the editor ended with 3; the text is as before", "0:43 left of 0:43")
        terminal.press(" ", "RUNNING   1 of 12")


def test_an_editor_that_is_not_there(home: Path, twelve: str) -> None:
    with opened(twelve, home=home, environment={"EDITOR": "no-such-editor"}) as terminal:
        terminal.wait_for("READY   1 of 12")
        terminal.press("e", "the editor could not be started, set $EDITOR", "0:43 left of 0:43")
        terminal.press(" ", "RUNNING   1 of 12")


def test_a_broken_edit_leaves_the_old_text(home: Path, twelve: str, tmp_path: Path) -> None:
    with opened(twelve, home=home, environment=editor(tmp_path, BREAK)) as terminal:
        terminal.wait_for("READY   1 of 12")
        terminal.press(
            "e", "line 113: brackets or braces don't match", "Leg 1", "0:43 left of 0:43"
        )
        terminal.press(" ", "RUNNING   1 of 12")
        terminal.press("n", "RUNNING   2 of 12")
