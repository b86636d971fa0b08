"""A screen of text that scrolls: a title, the rows, the keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from rehearse.tui.commands import Command
from rehearse.tui.draw.head import title_row
from rehearse.tui.draw.row import Row
from rehearse.tui.list_room import ListRoom
from rehearse.tui.widgets.rows import Rows

A_SCREEN_ON = Command("on", ("space",), "page(1)", "on", "A screenful on.", is_listed=False)


class PageRoom(ListRoom):
    """Nothing is chosen in it; whoever makes one says what its rows are."""

    LIST: ClassVar = "#text"

    def __init__(self, title: str, what: str) -> None:
        """`what` kind of page it is stands at the right of its title."""
        super().__init__()
        self._title, self._what = title, what
        self._top = 0

    def rows(self, width: int) -> list[Row]:
        """All of the text, for a terminal of so many columns."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, the text, the keys."""
        yield Rows(id="title")
        yield Rows(classes="gap")
        yield Rows(id="text", classes="grows")
        yield Rows(id="keys")

    def project(self) -> None:
        """Draw everything anew."""
        if not self.can_draw:
            return
        width, glyphs = self.size.width, self.rehearse_app.glyphs
        self.show_row("#title", title_row(self._title, self._what, width, glyphs))
        text = self.query_one("#text", Rows)
        rows = self.rows(width)
        self._top = max(0, min(self._top, len(rows) - text.size.height))
        text.show(rows[self._top : self._top + max(1, text.size.height)])
        self.show_row("#keys", self.keys_row(width))

    def action_move(self, rows: int) -> None:
        """Move by lines."""
        self._top += rows
        self.project()

    def action_close(self) -> None:
        """Back to where the speaker was."""
        self.dismiss()
