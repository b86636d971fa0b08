"""Textual's palette, steady under quick fingers."""

from __future__ import annotations

from contextlib import suppress

from textual.app import ScreenStackError
from textual.command import CommandPalette
from textual.widgets import Button, Input


class Palette(CommandPalette):
    """Finds anything that can be done on the screen below by its name."""

    def _action_command_list(self, action: str) -> None:
        # Textual 8.2 moves in a list that is not laid out yet, and breaks.
        with suppress(KeyError):
            super()._action_command_list(action)

    def _select_or_command(self, event: Input.Submitted | Button.Pressed | None = None) -> None:
        # It closes itself a second time when enter comes twice.
        with suppress(ScreenStackError):
            super()._select_or_command(event)
