"""The keys of a screen, and what it is for."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from rehearse.tui.commands import Command, bindings, key_name, moving
from rehearse.tui.draw.row import DIM, MARGIN, STRONG, Piece, Row, indented
from rehearse.tui.page_room import A_SCREEN_ON, PageRoom
from rehearse.tui.room import PALETTE

_COMMANDS = (
    Command(
        "close",
        ("escape", "question_mark", "f1", "q"),
        "close",
        "back",
        "Back to where you were.",
    ),
    *moving("line", "scroll"),
    A_SCREEN_ON,
    PALETTE,
)

LONGEST_LINE = 96
"""Columns; a longer one is hard to follow."""


class HelpScreen(PageRoom):
    """Reads itself from the commands of the screen below."""

    BINDINGS: ClassVar = bindings(_COMMANDS)
    HINTS: ClassVar = ("close", "choose")

    def __init__(self, about: str, commands: Sequence[Command]) -> None:
        super().__init__("Keys", "help")
        self._about = about
        self._described = tuple(commands)

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here."""
        return _COMMANDS

    def rows(self, width: int) -> list[Row]:
        """What the screen is for, then its keys."""
        width = min(width - 2 * MARGIN, LONGEST_LINE)
        rows: list[Row] = [indented((Piece(line),)) for line in textwrap.wrap(self._about, width)]
        rows.append(())
        names = [", ".join(map(key_name, command.keys)) for command in self._described]
        column = max(map(len, names)) + 3
        for name, command in zip(names, self._described, strict=True):
            for number, line in enumerate(textwrap.wrap(command.help, width - column)):
                keys = "" if number else name
                rows.append(indented((Piece(f"{keys:<{column}}", STRONG), Piece(line, DIM))))
        return rows
