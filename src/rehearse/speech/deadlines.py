"""What a child owes by when."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from rehearse.speech.port import Lost

GRACE_S = 0.05
"""Where this program itself was held up, the answer may lie unread: it gets this long."""


class Deadlines:
    """Named deadlines; the first that is missed is told, with what it means."""

    def __init__(self, miss: Callable[[Lost], None]) -> None:
        self._miss = miss
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def expect(self, what: str, within_s: float, otherwise: Lost) -> None:
        """From now on, `what` is to be met within so many seconds."""
        self.meet(what)
        loop = asyncio.get_running_loop()

        def look_again() -> None:
            self._timers[what] = loop.call_later(GRACE_S, self._miss, otherwise)

        self._timers[what] = loop.call_later(within_s, look_again)

    def is_expected(self, what: str) -> bool:
        """Whether it is waited for."""
        return what in self._timers

    def meet(self, *names: str) -> None:
        """These are met, or no longer expected."""
        for what in names:
            timer = self._timers.pop(what, None)
            if timer is not None:
                timer.cancel()

    def clear(self) -> None:
        """Nothing is expected any more."""
        self.meet(*self._timers)
