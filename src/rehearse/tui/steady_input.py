"""A keyboard that survives what is not a key."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message


class SteadyDriver(LinuxDriver):
    """Textual's driver, going on after bytes that it can't read.

    Textual 8.2 ends the program at a byte that isn't UTF-8 (an accent from a terminal set to
    Latin-1) and at a key code that is no character.
    """

    def send_message(self, message: Message) -> None:
        """Hand a key over; Textual's way, with a task and a future for each, takes longer."""
        self._loop.call_soon_threadsafe(self._app.post_message, message)

    def _run_input_thread(self) -> None:
        while not self.exit_event.is_set():
            try:
                self.run_input_thread()
            except (ValueError, OverflowError):
                # What was read together with it is lost, a key or two; the next read is fresh.
                continue
            except Exception as error:  # noqa: BLE001 - told on screen by the thread of the screen
                self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001
                return
