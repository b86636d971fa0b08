from __future__ import annotations

from pathlib import Path

from terminals import opened

QUIET_S = 3.0


def test_a_pause_writes_nothing(home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        terminal.wait_for("READY   1 of 12", "u resume")
        terminal.settle()
        assert terminal.watch(QUIET_S) == 0, "nothing runs until the speaker starts"
        terminal.press(" ", "RUNNING   1 of 12")
        assert terminal.watch(1.5) > 0
        terminal.press(" ", "PAUSED   1 of 12", "space go on")
        terminal.settle()
        assert terminal.watch(QUIET_S) == 0
