"""A screen over notes that may be changed and not written: whoever goes is told so once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.tui.list_room import ListRoom

if TYPE_CHECKING:
    from rehearse.importers.notes import Notes


class UnwrittenRoom(ListRoom):
    """Its changes are not lost by one key."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self.notes = notes
        self._is_warned = False

    def may_go(self, key: str) -> bool:
        """Nothing is lost by going, or that was told; else it is told now."""
        is_lost = self.notes.shaping.is_changed and not self.notes.is_written
        if not is_lost or self._is_warned:
            return True
        self._is_warned = True
        self.tell(f"nothing is written yet, {key} again goes without")
        return False

    def action_leave(self) -> None:
        """Leave the program."""
        if self.may_go("q"):
            super().action_leave()
