"""A program in a pseudo-terminal, and everything it wrote with the moment it arrived."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from typing import NamedTuple

ROWS, COLUMNS = 24, 80

# What a terminal of today says when asked for a private mode (DECRQM): synchronised output is
# there and off, in-band resize reports are not there.
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}


class Chunk(NamedTuple):
    """Bytes that arrived together."""

    at: float
    """`time.perf_counter()` when they had been read."""
    data: bytes


class Silent(Exception):  # noqa: N818
    """The program did not do in time what was waited for."""


class Terminal:
    """A child process whose controlling terminal is a pseudo-terminal of 80 x 24."""

    def __init__(self, command: list[str], environment: dict[str, str], folder: str) -> None:
        self.started_at = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
                os.chdir(folder)
                os.execve(command[0], command, environment)
            finally:
                os._exit(127)
        self.command = command
        self._open = True

    def send(self, keys: str) -> float:
        """Type the keys; returns the moment before they were written."""
        at = time.perf_counter()
        os.write(self._master, keys.encode())
        return at

    def read(self, timeout_s: float) -> Chunk | None:
        """What comes next, None when nothing came in time or the program has gone."""
        if not self._open or not select.select([self._master], [], [], timeout_s)[0]:
            return None
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            data = b""
        at = time.perf_counter()
        if not data:
            self._open = False
            return None
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._master, answer)
        return Chunk(at, data)

    def read_until_quiet(self, quiet_s: float) -> list[Chunk]:
        """All that comes until nothing has come for so long."""
        chunks = []
        while chunk := self.read(quiet_s):
            chunks.append(chunk)
        return chunks

    def read_for(self, seconds: float) -> list[Chunk]:
        """All that comes within this time."""
        until = time.perf_counter() + seconds
        chunks = []
        while self._open and (left := until - time.perf_counter()) > 0:
            if chunk := self.read(left):
                chunks.append(chunk)
        return chunks

    def close(self, keys: str = "q") -> None:
        """Ask the program to leave, and end it where it does not."""
        signals = [signal.SIGTERM, signal.SIGKILL]
        if self._open:
            self.send(keys)
        deadline = time.perf_counter() + 2.0
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            self.read(0.02)
            if not self._open:
                time.sleep(0.005)
            if time.perf_counter() > deadline:
                os.kill(self.pid, signals.pop(0))
                deadline += 2.0
        os.close(self._master)
