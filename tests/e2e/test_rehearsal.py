from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from harbour import SHORT, written
from terminals import BACKSPACE, ENTER, RIGHT, Terminal, command, opened

EXACT_S = 0.2
"""How far the report may be from the wall clock."""

Instants = tuple[float, float]
"""Just before a key was pressed, and just after its effect was seen."""


class WallClock:
    """What every take must have taken at least and at most, by the test's own clock."""

    def __init__(self) -> None:
        self.takes: dict[str, Instants] = {}

    def spoke(self, take: str, since: Instants, until: Instants) -> None:
        """Add what went by between two keys."""
        least, most = self.takes.get(take, (0.0, 0.0))
        self.takes[take] = (least + until[0] - since[1], most + until[1] - since[0])


def to_the_retake(terminal: Terminal, wall: WallClock) -> Instants:
    """Start, overrun, go back and on, pause, retake, think better of it, retake."""
    terminal.wait_for("READY   1 of 4", "0:02 left of 0:02", "The ropes are loose", "space start")
    terminal.wait_for("4 sections", "No slot given")

    started = terminal.press(" ", "RUNNING   1 of 4", "next: Channel, 0:04", "space pause")
    terminal.wait_for("+0:05 over 0:02", "0:05 late")
    second = terminal.press("n", "RUNNING   2 of 4", "Between the buoys", "next: Open sea")
    wall.spoke("Harbour", started, second)
    assert "━+" in terminal.settle().splitlines()[1], "the strip marks what ran over"

    back = terminal.press("b", "RUNNING   1 of 4")
    wall.spoke("Channel 1", second, back)
    terminal.wait_for_match(r"\+0:0[5-9] over 0:02")  # the take goes on
    again = terminal.press(RIGHT, "RUNNING   2 of 4")
    wall.spoke("Harbour", back, again)
    terminal.wait_for("0:02 left of 0:04")

    paused = terminal.press(" ", "PAUSED   2 of 4", "space go on")
    wall.spoke("Channel 1", again, paused)
    stands = terminal.settle()
    terminal.watch(1.2)
    assert terminal.text == stands, "nothing moves in a pause"
    went_on = terminal.press(" ", "RUNNING   2 of 4", "space pause")

    terminal.press("r", "retake: the clock is back", "0:04 left of 0:04")
    terminal.press(BACKSPACE, "taken back: retake")
    terminal.wait_for("0:01 left of 0:04")
    retaken = terminal.press("R", "retake: the clock is back", "0:04 left of 0:04")
    wall.spoke("Channel 1", went_on, retaken)
    return retaken


def to_the_end(terminal: Terminal, wall: WallClock, retaken: Instants) -> None:
    """Jump and come back, then the rest in order."""
    terminal.wait_for("0:03 left of 0:04")
    terminal.press("o", "starts  budget  spoken", "▸  2  Channel", "now")
    terminal.press("jj", "▸  4  Landing")
    terminal.press(ENTER, "RUNNING   4 of 4", "the last section", "1 left out")
    terminal.press(BACKSPACE, "taken back: jump", "RUNNING   2 of 4", "next: Open sea")

    third = terminal.press("n", "RUNNING   3 of 4", "Then the swell begins")
    wall.spoke("Channel 2", retaken, third)
    terminal.wait_for("0:01 left of 0:03")
    fourth = terminal.press("N", "RUNNING   4 of 4", "the last section")
    wall.spoke("Open sea", third, fourth)
    terminal.wait_for("+0:01 over 0:03")
    ended = terminal.press("n", "Run 1, today", "space again", "+0:05 over")
    wall.spoke("Landing", fourth, ended)
    terminal.wait_for("1  1  Harbour", "2  Channel", "3  Open sea", "4  Landing")


def name_of(take: dict[str, Any]) -> str:
    """Its section's title; the section that is taken twice has them numbered."""
    title = str(take["title"])
    if title != "Channel":
        return title
    return f"{title} {1 if take['outcome'] == 'retaken' else 2}"


def test_a_talk_is_rehearsed_and_its_report_agrees_with_the_clock(tmp_path: Path) -> None:
    talk = written(tmp_path / "legs.yaml", SHORT)
    home = tmp_path / "home"
    wall = WallClock()
    with opened(talk, home=home) as terminal:
        to_the_end(terminal, wall, to_the_retake(terminal, wall))
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.said_last.startswith("run 1: 0:")
        assert "rehearse report 1" in terminal.said_last
        terminal.assert_restored()

    reported = command("report", "1", "--format", "json", home=home)
    assert (reported.returncode, reported.stderr) == (0, "")
    report = json.loads(reported.stdout)
    assert (report["finished"], report["full"], report["partial"]) == (True, True, False)
    takes = {name_of(take): take["elapsed_s"] for take in report["takes"]}
    assert set(takes) == set(wall.takes)
    for name, (least_s, most_s) in wall.takes.items():
        assert least_s - EXACT_S <= takes[name] <= most_s + EXACT_S, name
    kept_s = sum(elapsed_s for name, elapsed_s in takes.items() if name != "Channel 1")
    assert abs(report["elapsed_s"] - kept_s) < 0.05
