"""A screen that goes on while the terminal doesn't read: ssh that stalls, ctrl+s in a terminal."""

from __future__ import annotations

import os
import select
import termios
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO, cast

from textual.app import App

from rehearse.tui.steady_input import SteadyDriver

ENOUGH = 32 * 1024
"""So many bytes may wait before pictures are left out: several whole ones of a usual window."""

PIECE = 4096
"""Bytes given to the terminal at once; less than fits into a pseudo-terminal that was emptied."""

WAIT_S = 1.0
"""How long leaving waits for a terminal that doesn't read, before and after emptying it."""


class SteadyOutput(threading.Thread):
    """Writes to the terminal in a thread of its own: only that one ever waits for it."""

    def __init__(self, fileno: int, on_caught_up: Callable[[], object]) -> None:
        super().__init__(name="terminal", daemon=True)
        self._fileno = fileno
        self._on_caught_up = on_caught_up
        self._changed = threading.Condition()
        # Shared, under the condition:
        self._waiting = bytearray()
        self._is_writing = False
        self._left_out = False

    def put(self, data: bytes) -> None:
        """Write soon."""
        with self._changed:
            self._waiting += data
            self._changed.notify_all()

    def leaves_out(self) -> bool:
        """Whether the next picture is to be left out, because too much waits already.

        From then on all of them, until nothing waits any more: then `on_caught_up` is called, in
        the thread, and a whole picture is due.
        """
        with self._changed:
            self._left_out = self._left_out or len(self._waiting) > ENOUGH
            return self._left_out

    def is_taken(self, timeout_s: float) -> bool:
        """Whether the terminal takes everything within this time."""
        with self._changed:
            return self._changed.wait_for(
                lambda: not (self._waiting or self._is_writing), timeout_s
            )

    def discard(self) -> None:
        """Forget what waits, here and in the terminal."""
        with self._changed:
            self._waiting.clear()
        with suppress(termios.error):
            termios.tcflush(self._fileno, termios.TCOFLUSH)
            # On Linux (seen with 6.18) a write doesn't notice that there is room again before the
            # flow goes on.
            termios.tcflow(self._fileno, termios.TCOOFF)
            termios.tcflow(self._fileno, termios.TCOON)

    # -- in the thread ---------------------------------------------------------------------------

    def run(self) -> None:
        """Write what comes, for as long as the process lives."""
        while True:
            piece = self._next_piece()
            try:
                self._write(piece)
            except OSError:
                # The terminal is gone: nobody would see the rest.
                with self._changed:
                    self._waiting.clear()

    def _next_piece(self) -> bytes:
        with self._changed:
            self._is_writing = False
            while not self._waiting:
                self._changed.notify_all()
                if self._left_out:
                    self._left_out = False
                    # The event loop may be closed already.
                    with suppress(RuntimeError):
                        self._on_caught_up()
                self._changed.wait()
            self._is_writing = True
            piece = bytes(self._waiting[:PIECE])
            del self._waiting[:PIECE]
            return piece

    def _write(self, piece: bytes) -> None:
        # Not through `sys.stderr`: a write that hangs there holds its lock, and Python's end too.
        while piece:
            try:
                piece = piece[os.write(self._fileno, piece) :]
            except BlockingIOError:
                # Another process that shares the terminal has set it to non-blocking.
                select.select((), (self._fileno,), ())


class PatientDriver(SteadyDriver):
    """Textual's driver, never waiting for the terminal but for a while at the end.

    Textual 8.2 lets 30 writes wait; the next one stops the event loop until the terminal reads.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._terminal = cast("TextIO", self._file)
        self.output = SteadyOutput(self._terminal.fileno(), lambda: app.call_later(app.refresh))

    def write(self, data: str) -> None:
        """Write soon."""
        terminal = self._terminal
        self.output.put(data.encode(terminal.encoding, terminal.errors or "strict"))

    def start_application_mode(self) -> None:
        """Take the terminal."""
        if not self.output.is_alive():
            self.output.start()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Give the terminal back; pictures that it hasn't read by now are of no use."""
        if not self.output.is_taken(WAIT_S):
            self.output.discard()
        super().stop_application_mode()

    def close(self) -> None:
        """Wait for the end to be written, for a while."""
        super().close()
        self.output.is_taken(WAIT_S)


def end_within(timeout_s: float, exit_code: int) -> None:
    """End the process after this time even if its last words find no reader."""
    guard = threading.Timer(timeout_s, os._exit, (exit_code,))
    guard.daemon = True
    guard.start()
