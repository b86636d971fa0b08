"""The one timer of the rehearse screen."""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

from rehearse.core.rehearsal import GAP_S


class ChangeTimer:
    """Armed for the next visible change; not at all while nothing moves."""

    def __init__(self, owner: MessagePump, tick: Callable[[], None]) -> None:
        self._owner = owner
        self._tick = tick
        self._timer: Timer | None = None
        self.due: float | None = None
        """The instant that it is armed for; None also once a gap before it is dealt with."""

    @property
    def is_armed(self) -> bool:
        """It will call."""
        return self._timer is not None

    def arm(self, now: float, wait_s: float | None) -> None:
        """Call in so many seconds and at no other time; None: not at all."""
        self.stop()
        if wait_s is not None:
            self.due = now + wait_s
            self._timer = self._owner.set_timer(wait_s, self._tick)

    def stop(self) -> None:
        """Don't call."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.due = None

    def gap_s(self, now: float) -> float:
        """How late it is, in seconds, where that is so late that nothing can have run; else 0."""
        late_s = 0.0 if self.due is None else now - self.due
        return late_s if late_s > GAP_S else 0.0
