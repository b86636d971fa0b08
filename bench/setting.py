"""Where a benchmark runs: the executables, the folders, the environment of every program."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))


class Setting(NamedTuple):
    """What all rows share."""

    rehearse: str
    """The installed executable."""
    python: str
    """The interpreter it is installed for."""
    peers: str | None
    """A virtual environment with the programs that are compared with."""
    runs: int
    """How many times the cheap things are measured; dear ones scale with it."""
    folder: str
    """Talks and homes, gone afterwards."""

    def environment(self) -> dict[str, str]:
        """The variables of one run: a home of its own, a terminal of today."""
        home = tempfile.mkdtemp(dir=self.folder)
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": home,
            "REHEARSE_HOME": home,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
        }

    def peer(self, name: str) -> str | None:
        """The path of a peer, None where it is not installed."""
        found = os.path.join(self.peers, "bin", name) if self.peers else shutil.which(name)
        return found if found and os.access(found, os.X_OK) else None

    @property
    def bare_app(self) -> list[str]:
        """The command of the least Textual application."""
        return [self.python, os.path.join(HERE, "bare_app.py")]


def python_of(rehearse: str) -> str:
    """The interpreter beside an installed executable, else the one that runs the benchmark."""
    beside = os.path.join(os.path.dirname(rehearse), "python")
    return beside if os.access(beside, os.X_OK) else sys.executable


def say(progress: str) -> None:
    """Tell on a terminal what is being measured."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{progress}")
        sys.stderr.flush()
