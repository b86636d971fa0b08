"""The account of an import: all that was found, left out, or odd."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rehearse.importers.account import told
from rehearse.importers.draft import WARNING
from rehearse.tui.commands import Command, bindings, moving
from rehearse.tui.draw.foot import sentence_rows
from rehearse.tui.draw.row import DIM, STRONG, TEXT, WARN, Piece, Row, indented
from rehearse.tui.page_room import A_SCREEN_ON, PageRoom
from rehearse.tui.room import HELP, PALETTE

if TYPE_CHECKING:
    from rehearse.importers.notes import Notes

_COMMANDS = (
    *moving("line", "scroll"),
    A_SCREEN_ON,
    Command(
        "close", ("escape", "a", "left", "enter", "q"), "close", "back", "Back to the sections."
    ),
    HELP,
    PALETTE,
)


class AccountScreen(PageRoom):
    """Sentences, by what they are about."""

    ABOUT = (
        "What was taken from the notes and what was not, by line or slide, so that nothing is "
        "lost in silence; and what to look at, because the notes say two things at once."
    )
    BINDINGS: ClassVar = bindings(_COMMANDS)
    HINTS: ClassVar = ("choose", "close")

    def __init__(self, notes: Notes) -> None:
        super().__init__(notes.talk.title, "account")
        self._notes = notes

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here."""
        return _COMMANDS

    def rows(self, width: int) -> list[Row]:
        """The account by what it is about."""
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
