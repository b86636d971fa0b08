"""From the key to the voice, through the whole program in a pseudo-terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from figures import Finding, median, milliseconds, percentile
from setting import Setting
from terminal import Terminal

if TYPE_CHECKING:
    from sound_server import Ear

# It begins with a vowel: its first sample is no silence.
TALK = """\
title: All of it
voice: en-us
sections:
  - title: Aloud
    text: |
      All of it is heard, and more of it, and even more of it, as long as it takes.
      And on it goes, over and over, until somebody asks for an end of it, and even after that.
"""
HEARD_S = 0.4
"""Before this is over no rate is measured: nothing but the voice is at work."""
QUIET_S = 0.5
REST_S = 2.6
"""After this long the device is at rest."""
NEVER_S = 9.0


class Press(NamedTuple):
    """One reading that was started and stopped by keys; seconds."""

    until_heard_s: float
    until_silent_s: float


def voice_keys(ear: Ear, address: str, folder: str, runs: int) -> list[Finding]:
    """The key that starts a reading and the one that ends it.

    Args:
        ear: what comes out of the sink.
        address: the sound server's.
        folder: for the talk and a home for each program.
        runs: warm starts of each kind; programs are started a quarter as often.
    """
    path = Path(folder, "heard.yaml")
    path.write_text(TALK)
    cold: list[Press] = []
    warm: list[Press] = []
    resting: list[Press] = []
    starts = max(3, runs // 4)
    for _ in range(starts):
        terminal = _opened(str(path), address, folder)
        cold.append(_press(ear, terminal, 2 * HEARD_S))
        for _ in range(-(-runs // starts)):
            warm.append(_press(ear, terminal, HEARD_S))
            terminal.read_for(REST_S)
            resting.append(_press(ear, terminal, HEARD_S))
        terminal.close()
    starting = [press.until_heard_s for press in (*warm, *resting)]
    stopping = [press.until_silent_s for press in (*cold, *warm, *resting)]
    fresh = [press.until_heard_s for press in cold]
    told = (
        f"device running {_told([press.until_heard_s for press in warm])}, "
        f"at rest {_told([press.until_heard_s for press in resting])}"
    )
    return [
        Finding(
            "listen", "key to first sample, warm, median", 45, 1e3 * median(starting), told, "ms"
        ),
        Finding("listen", "the same, p95", 60, 1e3 * percentile(starting, 95), "", "ms"),
        Finding("listen", "key to first sample, cold", 300, 1e3 * max(fresh), _told(fresh), "ms"),
        Finding("listen", "key to silence, worst", 30, 1e3 * max(stopping), _told(stopping), "ms"),
    ]


def _opened(talk: str, address: str, folder: str) -> Terminal:
    rehearse = str(Path(sys.executable).parent / "rehearse")
    setting = Setting(rehearse, sys.executable, None, 1, folder)
    environment = setting.environment() | {"PULSE_SERVER": address}
    terminal = Terminal([rehearse, talk], environment, folder)
    terminal.read(NEVER_S)
    terminal.read_until_quiet(QUIET_S)
    return terminal


def _press(ear: Ear, terminal: Terminal, heard_s: float) -> Press:
    pressed = ear.now()
    terminal.send("s")
    terminal.read_for(heard_s)
    released = ear.now()
    terminal.send("s")
    terminal.read_for(QUIET_S)
    ear.wait(ear.now())
    heard = ear.heard(pressed)
    first_at = pressed + NEVER_S if heard.first_at is None else heard.first_at
    last_at = released + NEVER_S if heard.last_at is None else heard.last_at
    return Press(first_at - pressed, max(0.0, last_at - released))


def _told(values: list[float]) -> str:
    return f"{milliseconds(median(values))} (max {milliseconds(max(values))})"
