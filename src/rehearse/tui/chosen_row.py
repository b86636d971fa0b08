"""The chosen row of a list, and the part of the list that there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rehearse.tui.draw.table import window

Item = TypeVar("Item")


class ChosenRow:
    """Stays inside its list, and in sight."""

    def __init__(self, at: int = 0) -> None:
        self.at = at
        """Index of the chosen row."""
        self.top = 0
        """Index of the first row in sight."""

    def move(self, rows: int, count: int) -> None:
        """Choose the row so many further on, of a list of `count`."""
        self.at = max(0, min(count - 1, self.at + rows))

    def in_sight(self, items: Sequence[Item], height: int) -> Sequence[tuple[Item, bool]]:
        """As many items as there is room for, each with whether it is the chosen one."""
        height = max(1, height)
        self.top = window(self.at, self.top, height, len(items))
        shown = items[self.top : self.top + height]
        return [(item, number == self.at) for number, item in enumerate(shown, self.top)]
