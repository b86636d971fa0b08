"""What is not needed yet is not imported yet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = str(Path(__file__).parent)


def said_by(program: str) -> str:
    """What a new interpreter prints that runs this program; it must end well."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([HERE, *sys.path])},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_starting_the_screens_loads_textual_only_when_they_open() -> None:
    program = """
import sys
import rehearse.tui.launch
heavy = {"textual", "rich", "asyncio", "sqlite3", "yaml", "platformdirs"}
print(sorted(heavy & set(sys.modules)))
"""
    assert said_by(program) == "[]"


# Textual itself imports platformdirs and its Input.
FIRST_FRAME = """
import asyncio, sys
from stage import ManualClock, a_talk, an_app
from rehearse.tui.screens.rehearse import RehearseScreen

asked = {"sqlite3", "yaml", "rehearse.history.store", "rehearse.tui.screens.overview"}
found = None


class Watched(RehearseScreen):
    def look_back(self):
        global found
        found = sorted(asked & set(sys.modules))
        self.app.exit()


app = an_app(a_talk(), ManualClock())
app.get_default_screen = lambda: Watched(a_talk())


async def look():
    async with app.run_test() as pilot:
        await pilot.pause()


asyncio.run(look())
print(found)
"""


def test_the_first_frame_stands_before_the_history_is_opened() -> None:
    assert said_by(FIRST_FRAME) == "[]"


def test_without_a_run_no_thread_is_started_to_draw_a_screen() -> None:
    program = FIRST_FRAME.replace(
        "found = sorted(asked & set(sys.modules))",
        "import threading; found = [t.name for t in threading.enumerate() if t.name == 'history']",
    )
    assert said_by(program) == "[]"
