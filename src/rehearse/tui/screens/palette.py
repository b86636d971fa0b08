"""Textual's palette, steady under quick fingers, and in ASCII where all is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import ScreenStackError
from textual.command import CommandPalette, Provider, SearchIcon
from textual.widgets import Button, Input

from rehearse.tui.draw.glyphs import ASCII

if TYPE_CHECKING:
    from rehearse.tui.draw.glyphs import Glyphs


class Palette(CommandPalette):
    """Finds anything that can be done on the screen below by its name."""

    # The bar that runs while it searches, and the one that scrolls, are drawn in blocks.
    DEFAULT_CSS = """
    Palette.ascii #--input { border: none; padding: 1 0; }
    Palette.ascii CommandList { border: none; scrollbar-size: 0 0; }
    Palette.ascii LoadingIndicator { display: none; }
    """

    def __init__(
        self,
        glyphs: Glyphs,
        providers: list[type[Provider]] | None = None,
        placeholder: str = "Search for commands",
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(providers, placeholder=placeholder, id=id)
        self.set_class(glyphs is ASCII, "ascii")

    def on_mount(self) -> None:
        """The looking glass is two columns wide."""
        if self.has_class("ascii"):
            self.query_one(SearchIcon).icon = ">"

    def on_input_changed(self, event: Input.Changed) -> None:
        """The colon closes what it opened; behind other letters it is one of them."""
        if event.value == ":":
            # No binding gets a letter that a field takes.
            event.prevent_default().stop()
            self.close()

    def close(self) -> None:
        """Nothing is chosen."""
        self._action_escape()

    def _action_command_list(self, action: str) -> None:
        # Textual 8.2 moves in a list that is not laid out yet, and breaks.
        with suppress(KeyError):
            super()._action_command_list(action)

    def _select_or_command(self, event: Input.Submitted | Button.Pressed | None = None) -> None:
        # It closes itself a second time when enter comes twice.
        with suppress(ScreenStackError):
            super()._select_or_command(event)
