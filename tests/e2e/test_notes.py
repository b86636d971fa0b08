"""From the notes to the first second of the rehearsal, in a terminal."""

from __future__ import annotations

from pathlib import Path

from terminals import command, opened

NOTES = """\
The tide mill

THE WHEEL

Twice a day the sea fills the pond, and twice a day it leaves through the wheel.

THE MILLER

He sleeps when the water says so, and so does his daughter, who counts in tides.
"""


def test_own_notes_tick_one_key_after_the_preview(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (tmp_path / "talks").mkdir()
    (tmp_path / "tide mill.txt").write_text(NOTES)
    with opened("tide mill.txt", "--slot", "10m", home=home, folder=tmp_path) as terminal:
        terminal.wait_for("preview of tide mill.txt", "1  THE WHEEL", "2  THE MILLER")
        terminal.wait_for("in hand.", "space writes talks/tide-mill.yaml and rehearses it")
        assert not list((tmp_path / "talks").iterdir())
        terminal.press(" ", "RUNNING   1 of 2", "Twice a day the sea")
        terminal.wait_for_match(r"talk 9:5\d left of 10:00")
        assert (tmp_path / "talks/tide-mill.yaml").exists()
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        said = "Written to talks/tide-mill.yaml. Next: rehearse tide-mill\n"
        assert terminal.said_last.startswith(said)
        terminal.assert_restored()
    checked = command("check", "tide-mill", home=home, folder=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
