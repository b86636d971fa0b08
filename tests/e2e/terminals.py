"""A terminal to run the installed program in, and what it shows."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyte

PROGRAM = str(Path(sys.executable).parent / "rehearse")

SOON_S = 20.0
"""Longer than anything takes that a test waits for."""

QUIET_S = 0.05
"""A picture that hasn't changed for so long is complete."""

ENTER, ESCAPE, BACKSPACE, TAB = "\r", "\x1b", "\x7f", "\t"
UP, DOWN, RIGHT, LEFT, F1 = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1bOP"
PAGE_DOWN, PAGE_UP = "\x1b[6~", "\x1b[5~"
CTRL_C, CTRL_Q, CTRL_Z, CTRL_P = "\x03", "\x11", "\x1a", "\x10"

RUN_IT = 'exec "$@"'
"""What the shell does in the terminal: `$@` is the program with its arguments."""

AS_A_JOB = 'set -m; "$@"; echo "the shell again, $?"; read -r _; fg >/dev/null'
"""A shell in which the program can be put aside and taken up again."""


class Terminal:
    """The program in a pseudo-terminal of its own, as its session's leader."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        folder: Path | None = None,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        shell: str = RUN_IT,
    ) -> None:
        self.columns, self.rows = columns, rows
        self.raw = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = pty.openpty()
        termios.tcsetwinsize(self._slave, (rows, columns))
        self._attributes = termios.tcgetattr(self._slave)
        self._is_open = True
        # A session's leader that opens a terminal is controlled by it from then on.
        opened = f'exec <>"$0" >&0 2>&0; {shell}'
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", opened, os.ttyname(self._slave), PROGRAM, *arguments],
            env=an_environment(home, environment),
            cwd=folder or home.parent,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    # -- looking ---------------------------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        """The screen as it is now, without the blanks at the right."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen in one piece."""
        return "\n".join(self.lines)

    @property
    def underlined(self) -> list[str]:
        """What is underlined, row by row."""
        rows = [self._screen.buffer[y] for y in range(self.rows)]
        found = [
            "".join(row[x].data for x in range(self.columns) if row[x].underscore).strip()
            for row in rows
        ]
        return [text for text in found if text]

    def hear(self, timeout_s: float) -> bool:
        """Take what the program writes, waiting for it so long; whether there was anything."""
        if not self._is_open or not select.select([self._master], [], [], timeout_s)[0]:
            return False
        heard = os.read(self._master, 65536)
        self.raw += heard
        # pyte draws the end of this one, which gives a keyboard protocol back.
        self._stream.feed(heard.replace(b"\x1b[<u", b""))
        return True

    def wait_until(self, is_there: Callable[[], Any], wanted: str) -> None:
        """Wait until something is so; a test fails with the picture when it isn't soon."""
        until = time.monotonic() + SOON_S
        while not is_there():
            left_s = until - time.monotonic()
            if left_s <= 0 or (self.process.poll() is not None and not self.hear(0)):
                ended = self.process.poll()
                raise AssertionError(
                    f"no {wanted} on the screen (exit code {ended}):\n{self.text}\n"
                    f"last bytes: {bytes(self.raw[-600:])!r}"
                )
            self.hear(min(left_s, 0.1))

    def wait_for(self, *texts: str) -> None:
        """Wait until all of these are on the screen."""
        self.wait_until(lambda: all(text in self.text for text in texts), repr(texts))

    def wait_for_match(self, pattern: str) -> re.Match[str]:
        """Wait until a regular expression is found on the screen."""
        self.wait_until(lambda: re.search(pattern, self.text), pattern)
        found = re.search(pattern, self.text)
        assert found
        return found

    def wait_while(self, text: str) -> None:
        """Wait until this is no longer on the screen."""
        self.wait_until(lambda: text not in self.text, f"end of {text!r}")

    def settle(self) -> str:
        """The screen once a picture is complete."""
        while self.hear(QUIET_S):
            pass
        return self.text

    def watch(self, seconds: float) -> int:
        """Let so much time go by; how many bytes the program wrote in it."""
        before, until = len(self.raw), time.monotonic() + seconds
        while (left_s := until - time.monotonic()) > 0:
            self.hear(left_s)
        return len(self.raw) - before

    @property
    def cells(self) -> list[list[pyte.screens.Char]]:
        """The screen with its colours."""
        lines = self._screen.buffer
        return [[lines[y][x] for x in range(self.columns)] for y in range(self.rows)]

    # -- not looking -----------------------------------------------------------------------------

    def stop_reading(self) -> None:
        """Leave no room: what the program writes from now on waits until it is heard again."""
        # The program has opened the terminal for itself; for it, a write still waits.
        os.set_blocking(self._slave, False)
        while select.select([], [self._slave], [], QUIET_S)[1]:
            with suppress(BlockingIOError):
                # Terminals pass over it.
                os.write(self._slave, b"\0" * 64)

    def is_over(self, within_s: float) -> bool:
        """Let so much time go by without reading; whether the program ended meanwhile."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(within_s)
        return self.process.returncode is not None

    def wait_unread(self, is_so: Callable[[], Any], wanted: str) -> None:
        """Wait until something is so, without reading."""
        until = time.monotonic() + SOON_S
        while not is_so():
            assert time.monotonic() < until, f"no {wanted}"
            assert not self.is_over(0.05), f"no {wanted}: it ended with {self.process.returncode}"

    # -- touching --------------------------------------------------------------------------------

    def press(self, keys: str, *shows: str) -> tuple[float, float]:
        """Press keys, wait for what they show; instants before and after.

        A surrogate stands for a byte that isn't UTF-8, as in `os.fsencode`.
        """
        before = time.monotonic()
        os.write(self._master, keys.encode(errors="surrogateescape"))
        if shows:
            self.wait_for(*shows)
        return before, time.monotonic()

    def resize(self, columns: int, rows: int) -> None:
        """Drag the window's corner."""
        self.columns, self.rows = columns, rows
        self._screen.resize(rows, columns)
        termios.tcsetwinsize(self._master, (rows, columns))

    def wipe(self) -> None:
        """Clear the screen, unknown to the program."""
        self._screen.erase_in_display(2)

    def send_signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self.process.pid, number)

    # -- the end ---------------------------------------------------------------------------------

    def wait_for_exit(self) -> int:
        """The exit code, once the program is gone and everything it wrote is read."""
        until = time.monotonic() + SOON_S
        while self.process.poll() is None:
            if time.monotonic() > until:
                raise AssertionError(f"the program goes on:\n{self.text}")
            self.hear(0.02)
        while self.hear(0):
            pass
        return self.process.returncode

    def kill(self) -> None:
        """The program gets no chance to do anything."""
        self.process.kill()
        self.process.wait()

    def hang_up(self) -> None:
        """The window is closed, or the line is cut."""
        if self._is_open:
            self._is_open = False
            os.close(self._slave)
            os.close(self._master)

    def close(self) -> None:
        """Let nothing of it stay."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.hang_up()

    @property
    def said_last(self) -> str:
        """The lines that were written after the screen was closed."""
        after = self.raw.rpartition(b"\x1b[?1049l")[2].decode()
        return re.sub(r"\x1b\[[?<>=0-9;]*[a-zA-Z]", "", after).replace("\r\n", "\n")

    def assert_restored(self) -> None:
        """The terminal is as it was found."""
        now = termios.tcgetattr(self._slave)
        assert now == self._attributes, "the terminal's attributes are changed"
        for on, off in (
            (b"\x1b[?1049h", b"\x1b[?1049l"),  # the alternate screen
            (b"\x1b[?25l", b"\x1b[?25h"),  # the cursor, hidden and shown
            (b"\x1b[?1000h", b"\x1b[?1000l"),  # the mouse
            (b"\x1b[?1003h", b"\x1b[?1003l"),
            (b"\x1b[?2004h", b"\x1b[?2004l"),  # bracketed paste
        ):
            assert self.raw.rfind(on) <= self.raw.rfind(off), f"{on!r} is left on"


def an_environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """What the program finds around it: nothing of the machine's own settings."""
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": str(home),
        "REHEARSE_HOME": str(home),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        **(more or {}),
    }


@contextmanager
def opened(*arguments: str, home: Path, **options: Any) -> Iterator[Terminal]:
    """A terminal with the program in it, until the end of the block."""
    terminal = Terminal(*arguments, home=home, **options)
    try:
        yield terminal
    finally:
        terminal.close()


def command(
    *arguments: str, home: Path, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The program without a terminal."""
    return subprocess.run(
        [PROGRAM, *arguments],
        env=an_environment(home),
        cwd=folder or home.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SOON_S,
        check=False,
    )


def seconds(clock: str) -> int:
    """`1:02` in seconds."""
    minutes, _, rest = clock.partition(":")
    return int(minutes) * 60 + int(rest)
