"""The terminal's bell, where the settings ask for it: when the time of something is up."""

from __future__ import annotations

from collections.abc import Callable

from rehearse.core.reading import RUNNING, Reading


class Bell:
    """Rings when the budget of the section that is spoken ends, and when the slot does."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._before: Reading | None = None

    def heed(self, reading: Reading) -> None:
        """Ring where time has run out since the reading before, of the same section."""
        before, self._before = self._before, reading
        if before is None or not before.phase == reading.phase == RUNNING:
            return
        ends = before.position == reading.position and reading.left_s <= 0 < before.left_s
        if ends or reading.remaining_s <= 0 < before.remaining_s:
            self._ring()
