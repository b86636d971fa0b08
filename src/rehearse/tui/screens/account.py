"""The account of an import: all that was found, left out, or odd."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from rehearse.importers.account import told
from rehearse.importers.draft import WARNING
from rehearse.tui.commands import Command, bindings, moving
from rehearse.tui.draw.foot import sentence_rows
from rehearse.tui.draw.head import title_row
from rehearse.tui.draw.row import DIM, STRONG, TEXT, WARN, Piece, Row, indented
from rehearse.tui.list_room import ListRoom
from rehearse.tui.room import HELP, PALETTE
from rehearse.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from rehearse.importers.notes import Notes

_COMMANDS = (
    *moving("line", "scroll"),
    Command("on", ("space",), "page(1)", "on", "A screenful on.", is_listed=False),
    Command(
        "close", ("escape", "a", "left", "enter", "q"), "close", "back", "Back to the sections."
    ),
    HELP,
    PALETTE,
)


class AccountScreen(ListRoom):
    """Sentences, by what they are about."""

    ABOUT = (
        "What was taken from the notes and what was not, by line or slide, so that nothing is "
        "lost in silence; and what to look at, because the notes say two things at once."
    )
    BINDINGS: ClassVar = bindings(_COMMANDS)
    HINTS: ClassVar = ("choose", "close")
    LIST: ClassVar = "#account"

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes
        self._top = 0

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here."""
        return _COMMANDS

    def compose(self) -> ComposeResult:
        """Title, the sentences, the keys."""
        yield Rows(id="title")
        yield Rows(classes="gap")
        yield Rows(id="account", classes="grows")
        yield Rows(id="keys")

    def project(self) -> None:
        """Draw everything anew."""
        if not self.can_draw:
            return
        width, glyphs = self.size.width, self.rehearse_app.glyphs
        self.show_row("#title", title_row(self._notes.talk.title, "account", width, glyphs))
        account = self.query_one("#account", Rows)
        rows = self._rows(width)
        self._top = max(0, min(self._top, len(rows) - account.size.height))
        account.show(rows[self._top : self._top + max(1, account.size.height)])
        self.show_row("#keys", self.keys_row(width))

    def _rows(self, width: int) -> list[Row]:
        glyphs = self.rehearse_app.glyphs
        rows: list[Row] = []
        # What has to be looked at comes first here: there is no scrolling past it.
        for tone, heading, sentences in sorted(
            told(self._notes.shaping.proposal.account), key=lambda each: each.tone != WARNING
        ):
            rows += [()] if rows else []
            rows.append(indented((Piece(heading, WARN if tone == WARNING else STRONG),)))
            for sentence in sentences:
                rows += sentence_rows(sentence, width, glyphs, TEXT)
        return rows or [indented((Piece("Nothing is to be told: all of it is spoken.", DIM),))]

    def action_move(self, rows: int) -> None:
        """Move by lines."""
        self._top += rows
        self.project()

    def action_close(self) -> None:
        """Back to the sections."""
        self.dismiss()
