"""A screen with a list: the same keys move in all of them."""

from __future__ import annotations

from typing import ClassVar

from rehearse.tui.room import Room
from rehearse.tui.widgets.rows import Rows


class ListRoom(Room):
    """Its keys (`commands.moving`) go by rows, and by as many as are in sight."""

    LIST: ClassVar = "#table"
    """The widget that the list stands in."""

    def action_move(self, rows: int) -> None:
        """So many rows on; below zero, back."""
        raise NotImplementedError

    def action_page(self, screens: int) -> None:
        """So many screenfuls on; one row is kept for the eye."""
        height = self.query_one(self.LIST, Rows).size.height
        self.action_move(screens * max(1, height - 1))
