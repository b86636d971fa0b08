"""The keys of a screen, and what it is for."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from rehearse.tui.commands import Command, bindings, key_name, moving
from rehearse.tui.draw.head import title_row
from rehearse.tui.draw.row import DIM, MARGIN, STRONG, Piece, Row, indented
from rehearse.tui.list_room import ListRoom
from rehearse.tui.room import PALETTE
from rehearse.tui.widgets.rows import Rows

_COMMANDS = (
    Command(
        "close",
        ("escape", "question_mark", "f1", "q"),
        "close",
        "back",
        "Back to where you were.",
    ),
    *moving("line", "scroll"),
    Command("on", ("space",), "page(1)", "on", "A screenful on.", is_listed=False),
    PALETTE,
)


class HelpScreen(ListRoom):
    """Reads itself from the commands of the screen below."""

    BINDINGS: ClassVar = bindings(_COMMANDS)
    HINTS: ClassVar = ("close", "choose")
    LIST: ClassVar = "#text"

    def __init__(self, about: str, commands: Sequence[Command]) -> None:
        super().__init__()
        self._about = about
        self._described = tuple(commands)
        self._top = 0

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here."""
        return _COMMANDS

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
        width = self.size.width
        glyphs = self.rehearse_app.glyphs
        self.query_one("#title", Rows).show([title_row("Keys", "help", width, glyphs)])
        text = self.query_one("#text", Rows)
        rows = self._rows(min(width - 2 * MARGIN, 96))
        self._top = max(0, min(self._top, len(rows) - text.size.height))
        text.show(rows[self._top : self._top + max(1, text.size.height)])
        self.query_one("#keys", Rows).show([self.keys_row(width)])

    def _rows(self, width: int) -> list[Row]:
        rows: list[Row] = [indented((Piece(line),)) for line in textwrap.wrap(self._about, width)]
        rows.append(())
        names = [", ".join(map(key_name, command.keys)) for command in self._described]
        column = max(map(len, names)) + 3
        for name, command in zip(names, self._described, strict=True):
            for number, line in enumerate(textwrap.wrap(command.help, width - column)):
                keys = "" if number else name
                rows.append(indented((Piece(f"{keys:<{column}}", STRONG), Piece(line, DIM))))
        return rows

    def action_move(self, rows: int) -> None:
        """Move by lines."""
        self._top += rows
        self.project()

    def action_close(self) -> None:
        """Back to where the speaker was."""
        self.dismiss()
