"""A section is heard through a real terminal and a real sound server, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from harbour import written
from sound_server import Ear, SoundServer
from terminals import ESCAPE, SOON_S, Terminal, opened

TALK = """\
title: All of it
sections:
  - title: Aloud
    text: |
      All of it is heard, and more of it, and even more of it, as long as it takes.
      All of it is here, every word of it, and all of them are lit as soon as they are heard.
      And on it goes, over and over, until somebody asks for an end of it, and even after that.
"""

SILENT_WITHIN_S = 0.25
"""Far more than it takes; the machine may be busy."""


@pytest.fixture
def talk(tmp_path: Path) -> str:
    return written(tmp_path / "all.yaml", TALK)


def lit(terminal: Terminal) -> str:
    """The word that is lit."""
    return "".join(cell.data for row in terminal.cells for cell in row if cell.reverse)


def children(pid: int) -> list[int]:
    """Processes that this one has started and that are not over."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in found.split() if is_alive(int(child))]


def is_alive(pid: int) -> bool:
    """There is such a process, and it is more than a line in the table."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def test_s_is_heard_lit_and_ended(
    talk: str, home: Path, sound_server: SoundServer, ear: Ear
) -> None:
    here = {"PULSE_SERVER": sound_server.address}
    with opened(talk, home=home, environment=here) as terminal:
        terminal.wait_for("READY", "s listen")
        terminal.settle()
        pressed_at = ear.now()
        terminal.press("s", "LISTENING")
        words: list[str] = []
        while len(words) < 5:
            terminal.wait_until(lambda: lit(terminal) not in ("", *words[-1:]), "next word")
            words.append(lit(terminal))
        assert words[:5] == ["All", "of", "it", "is", "heard,"]
        ear.wait(until=ear.now())
        assert ear.heard(pressed_at).first_at is not None
        stopped_at = ear.now()
        terminal.press("s", "READY")
        assert lit(terminal) == ""
        ear.wait(until=stopped_at + SILENT_WITHIN_S + 0.5)
        last_at = ear.heard(stopped_at).last_at
        assert last_at is None or last_at - stopped_at < SILENT_WITHIN_S


def test_a_pause_is_silent_and_goes_on_with_its_word(
    talk: str, home: Path, sound_server: SoundServer, ear: Ear
) -> None:
    here = {"PULSE_SERVER": sound_server.address}
    with opened(talk, home=home, environment=here) as terminal:
        terminal.wait_for("READY")
        terminal.press("s", "LISTENING")
        terminal.wait_until(lambda: lit(terminal) == "heard,", "word")
        terminal.press(" ", "LISTENING, paused")
        terminal.settle()
        word, paused_at = lit(terminal), ear.now()
        ear.wait(until=paused_at + SILENT_WITHIN_S + 0.5)
        assert ear.heard(paused_at + SILENT_WITHIN_S).first_at is None
        assert lit(terminal) == word
        terminal.press(" ")
        terminal.wait_until(lambda: lit(terminal) not in ("", word), "next word")
        assert ear.heard(paused_at + SILENT_WITHIN_S).first_at is not None


@pytest.mark.parametrize("end", ["q", "kill", "hang up"])
def test_no_voice_outlives_the_program(
    end: str, talk: str, home: Path, sound_server: SoundServer
) -> None:
    here = {"PULSE_SERVER": sound_server.address}
    with opened(talk, home=home, environment=here) as terminal:
        terminal.wait_for("READY")
        assert children(terminal.process.pid) == []
        terminal.press("s", "LISTENING")
        terminal.wait_until(lambda: lit(terminal), "word")
        voices = children(terminal.process.pid)
        assert voices
        if end == "q":
            terminal.press("q")
            assert terminal.wait_for_exit() == 0
            terminal.assert_restored()
        elif end == "kill":
            terminal.kill()
        else:
            terminal.hang_up()
            terminal.process.wait(20)
        until = time.monotonic() + SOON_S
        while any(map(is_alive, voices)):
            assert time.monotonic() < until, "the voice goes on"


def test_two_hundred_presses_leak_nothing(
    talk: str, home: Path, sound_server: SoundServer, ear: Ear
) -> None:
    here = {"PULSE_SERVER": sound_server.address}
    with opened(talk, home=home, environment=here) as terminal:
        terminal.wait_for("READY")
        pid = terminal.process.pid
        pressed_at = ear.now()
        terminal.press("s", "LISTENING")
        # The device is open once it is heard.
        terminal.wait_until(lambda: ear.heard(pressed_at).first_at, "sound")
        terminal.press("s", "READY")
        (voice,) = children(pid)
        before = [counts(pid), counts(voice)]
        for _ in range(100):
            terminal.press("s", "LISTENING")
            terminal.press("s", "READY")
        terminal.settle()
        assert children(pid) == [voice]
        assert [counts(pid), counts(voice)] == before
        terminal.press("s", "LISTENING")
        terminal.wait_until(lambda: lit(terminal), "word")
        terminal.press(ESCAPE, "READY")
        terminal.send_signal(signal.SIGTERM)
        assert terminal.wait_for_exit() == 128 + signal.SIGTERM


def counts(pid: int) -> tuple[int, int]:
    """Its threads and its open files."""
    return len(os.listdir(f"/proc/{pid}/task")), len(os.listdir(f"/proc/{pid}/fd"))


def test_without_sound_the_words_are_lit_and_it_is_told(
    talk: str, home: Path, tmp_path: Path
) -> None:
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/nobody", "ALSA_CONFIG_PATH": "/dev/null"}
    with opened(talk, home=home, environment=nowhere) as terminal:
        terminal.wait_for("READY")
        terminal.press("s", "LISTENING", "No sound", "--out")
        terminal.wait_until(lambda: lit(terminal) == "heard,", "word")
        terminal.press("s", "READY")
