"""What is typed, as orders to the room or as the answer to a question."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from rehearse.plain.keyboard import Keyboard
from rehearse.plain.orders import Order, order_of_key, order_of_line


class Typed:
    """Takes in what comes when it comes, and hands it on one by one."""

    def __init__(
        self,
        keyboard: Keyboard,
        *,
        heed: Callable[[Order], None],
        waits: Callable[[], bool],
        ended: Callable[[], None],
    ) -> None:
        """`heed` takes an order unless it `waits`; `ended` is called when no more will come."""
        self._keyboard = keyboard
        self._heed = heed
        self._waits = waits
        self._ended = ended
        self._asked: Callable[[str], None] | None = None
        """Who waits for a line."""
        self._loop: asyncio.AbstractEventLoop | None = None
        """Where input is waited for; None while it is not."""

    @property
    def by_lines(self) -> bool:
        """There is no terminal to press keys on."""
        return not self._keyboard.has_keys

    def begin(self) -> None:
        """Take the keyboard, and listen to it in the running loop."""
        self._keyboard.take()
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._keyboard.descriptor, self._take_in)

    def end(self) -> None:
        """Give it back, and listen no more."""
        self._keyboard.give_back()
        self._stop_listening()

    def give_back(self) -> None:
        """Let the terminal be as it was found, for another program."""
        self._keyboard.give_back()

    def take(self) -> None:
        """Have single keys again, unless a line is waited for."""
        if self._asked is None:
            self._keyboard.take()

    def ask(self, then: Callable[[str], None]) -> None:
        """The next line, seen as it is typed, is an answer."""
        self._asked = then
        self._keyboard.give_back()

    def work_off(self) -> None:
        """Heed what was typed, as long as nothing has to be waited for."""
        keyboard = self._keyboard
        while not self._waits():
            if self._asked is not None or self.by_lines:
                line = keyboard.next_line()
                if line is None:
                    break
                self._take_line(line)
            else:
                key = keyboard.next_key()
                if key is None:
                    break
                self._heed(order_of_key(key))
        if keyboard.is_at_end and not self._waits():
            self._ended()

    def _take_line(self, line: str) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            self._heed(order_of_line(line))
            return
        asked(line.strip())
        self.take()

    def _take_in(self) -> None:
        self._keyboard.read()
        if self._keyboard.is_at_end:
            self._stop_listening()
        self.work_off()

    def _stop_listening(self) -> None:
        if self._loop is not None:
            self._loop.remove_reader(self._keyboard.descriptor)
            self._loop = None
