from __future__ import annotations

import random
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from harbour import long_talk, written
from terminals import Terminal, opened, seconds

HOMES, LIVES = 8, 7
SHORTEST_S, LONGEST_S = 0.3, 2.5
SLOT_S = 600

LOST_S = 1.0
"""A kill may cost so much."""

WRITING_S = 0.25
"""What a save in its own thread may take while two cores run eight terminals."""


def elapsed_s(terminal: Terminal) -> int:
    """The run's clock as it is on the screen."""
    return SLOT_S - seconds(terminal.wait_for_match(r"talk (\d+:\d\d) left of 10:00")[1])


def kept_s(home: Path) -> float:
    """What the file holds of the one run, once it is found whole."""
    with closing(sqlite3.connect(home / "data" / "history.db")) as history:
        assert history.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        ((kept,),) = history.execute("SELECT elapsed_s FROM run").fetchall()
    return float(kept)


def survive(home: Path, talk: str, seed: int) -> list[float]:
    """Kill the program again and again; the seconds that each kill cost."""
    chance = random.Random(seed)
    lost: list[float] = []
    on_screen, in_file = 0, 0.0
    for life in range(LIVES):
        with opened(talk, home=home) as terminal:
            terminal.wait_for("READY   1 of 12")
            if life:
                terminal.wait_for("Run 1 is unfinished: ", "u resume")
                terminal.press("u", "PAUSED", "as you left it; space goes on")
                assert on_screen - elapsed_s(terminal) <= LOST_S
            pressed, _ = before = terminal.press(" ", "RUNNING")
            if not life:
                # The least that is kept.
                terminal.wait_for("9:49 left of 10:00")
            terminal.watch(chance.uniform(SHORTEST_S, LONGEST_S))
            if chance.random() < 0.5:
                terminal.press("n")
                terminal.watch(chance.uniform(0.0, 1.2))
            terminal.settle()
            on_screen = elapsed_s(terminal)
            killed = time.monotonic()
            terminal.kill()
            gone = time.monotonic()
        spoken_s = killed - before[1]
        kept = kept_s(home)
        assert kept <= in_file + gone - pressed + WRITING_S, "more is kept than was spoken"
        lost.append(in_file + spoken_s - kept)
        in_file = kept
    return lost


def test_a_kill_costs_a_second_at_the_most(tmp_path: Path) -> None:
    talk = written(tmp_path / "twelve.yaml", long_talk())
    homes = [tmp_path / f"home {number}" for number in range(HOMES)]
    with ThreadPoolExecutor(HOMES) as threads:
        stories = list(threads.map(survive, homes, [talk] * HOMES, range(HOMES)))
    lost = sorted(cost for story in stories for cost in story)
    assert len(lost) >= 50
    assert lost[-1] <= LOST_S + WRITING_S, lost
