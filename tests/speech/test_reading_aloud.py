"""`rehearse say` as it is heard: the program, a real sound server, and an ear at its sink."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import termios
import wave
from array import array
from pathlib import Path

import pytest
from sound_server import Ear

from rehearse.speech.protocol import SAMPLE_RATE

PROGRAM = str(Path(sys.executable).parent / "rehearse")

TALK = """\
title: Two sentences
pace: 200
sections:
  - title: The lake
    text: |
      The lake is frozen now. [pause 1s] Can you hear it sing?
  - title: Long
    text: |
      It goes on and on and on, for as long as anybody listens, and then it goes on for longer
      than that, until at last the winter ends and the ice with it, and then it goes on again.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "two.yaml").write_text(TALK)
    # Measured here, so that nothing but the playing takes time.
    done = _run(tmp_path, "say", "two.yaml", "--json")
    assert done.returncode == 0
    return tmp_path


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "SSH_CONNECTION"}
    return {**kept, "REHEARSE_HOME": str(home), "TERM": "xterm", "LC_ALL": "C.UTF-8"}


def _run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments],
        cwd=home,
        env=_environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_section_is_heard_for_as_long_as_it_takes(sound: Ear, home: Path) -> None:
    _run(home, "say", "two.yaml", "1", "--out", "lake.wav")
    with wave.open(str(home / "lake.wav")) as file:
        written = file.readframes(file.getnframes())
    since = sound.now()
    done = _run(home, "say", "two.yaml", "1")
    until = sound.now()
    sound.wait(until)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The lake is frozen now.\nCan you hear it sing?\n"
    heard = sound.heard(since, until).sound
    # Silence is left out: a busy machine adds some. The same sentence twice differs by up to 30 ms.
    assert _sounding_s(heard) == pytest.approx(_sounding_s(array("h", written)), abs=0.07)
    second_long = re.compile(rb"(?:\0\0){%d,}" % (SAMPLE_RATE * 98 // 100))
    assert len(second_long.findall(heard.tobytes())) == 1


def _sounding_s(samples: array[int]) -> float:
    return sum(map(bool, samples)) / SAMPLE_RATE


class Terminal:
    """The program in a terminal of its own, with what it has shown."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        self.process = subprocess.Popen(
            [PROGRAM, *arguments],
            cwd=home,
            env=_environment(home),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.shown = ""

    def until(self, text: str) -> None:
        """Read until this is shown."""
        while text not in self.shown:
            self.shown += os.read(self._ours, 65536).decode()

    def end(self) -> int:
        """Read to the end; the exit code."""
        try:
            while data := os.read(self._ours, 65536):
                self.shown += data.decode()
        except OSError:  # the other side is closed
            pass
        os.close(self._ours)
        return self.process.wait(30)


@pytest.mark.quiet
def test_the_word_that_is_heard_is_marked(sound: Ear, home: Path) -> None:
    terminal = Terminal(home, "say", "two.yaml", "1")
    assert terminal.end() == 0
    marked = re.findall(r"\x1b\[1;4m(.*?)\x1b\[0m", terminal.shown)
    assert marked == ["The", "lake", "is", "frozen", "now.", "Can", "you", "hear", "it", "sing?"]
    assert re.search(
        r"\d:0\d by the voice, 0:04 by its words at 200 wpm, budget 0:0\d\.\r\n$", terminal.shown
    )


@pytest.mark.quiet
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_stops_it_at_once(
    sound: Ear, home: Path, number: signal.Signals, code: int
) -> None:
    terminal = Terminal(home, "say", "two.yaml", "2")
    since = sound.now()
    terminal.until("\x1b[1;4mlong")
    asked_at = sound.now()
    terminal.process.send_signal(number)
    assert terminal.end() == code
    ended_at = sound.now()
    sound.wait(ended_at + 0.5)
    heard = sound.heard(since, ended_at + 0.5)
    assert heard.first_at is not None
    assert heard.last_at is not None
    assert heard.first_at < asked_at
    assert heard.last_at < ended_at + 0.1
    assert "Traceback" not in terminal.shown
    assert terminal.shown.endswith("\n")


def test_a_doctor_that_hears_says_so(sound: Ear, home: Path) -> None:
    terminal = Terminal(home, "doctor", "two.yaml")
    assert terminal.end() == 0
    assert "  sound       PulseAudio\r\n" in terminal.shown
    assert terminal.shown.endswith("\r\nAll is well.\r\n")
