"""The time that is spent on one thing: it runs or is paused, and sleep can be left out of it."""

from __future__ import annotations


class StopWatch:
    """Works out what is spent from instants that are given to it; it reads no clock."""

    def __init__(self) -> None:
        """Nothing is spent, and it is paused."""
        self._spent_s = 0.0
        self._since: float | None = None

    def begin(self, now: float, *, runs: bool, spent_s: float = 0.0) -> None:
        """Begin anew, with some seconds spent already."""
        self._spent_s = spent_s
        self._since = now if runs else None

    @property
    def is_running(self) -> bool:
        """Time is spent now."""
        return self._since is not None

    def elapsed_s(self, now: float) -> float:
        """Seconds that are spent by this instant."""
        return self._spent_s + (0.0 if self._since is None else now - self._since)

    def pause(self, now: float) -> None:
        """Stand still, if it is not paused already."""
        self._spent_s, self._since = self.elapsed_s(now), None

    def go_on(self, now: float) -> None:
        """Run from this instant on, if it does not yet."""
        if self._since is None:
            self._since = now

    def leave_out(self, seconds: float) -> None:
        """Take back time that went by just now, where it was spent."""
        if self._since is not None:
            self._since += seconds
