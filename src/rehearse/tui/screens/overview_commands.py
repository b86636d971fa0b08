"""What can be done in the overview."""

from __future__ import annotations

from rehearse.tui.commands import Command, moving
from rehearse.tui.room import HELP, PALETTE

COMMANDS = (
    *moving("section", "choose"),
    Command("go", ("enter",), "go", "go there", "Go on with the chosen section."),
    Command(
        "listen",
        ("s", "f2"),
        "listen",
        "listen from here",
        "Hear the talk from the chosen section to its end; the clock stops.",
    ),
    Command("start", ("space",), "start_pause", "pause", "Start, pause, go on."),
    Command("undo", ("backspace",), "undo", "undo", "Take the last move back."),
    Command("close", ("escape", "o", "tab"), "close", "back", "Back to the words."),
    HELP,
    PALETTE,
    Command("leave", ("q",), "leave", "leave", "Leave; what was spoken is kept."),
)

HINTS = ("choose", "go", "listen", "start", "close")
"""What the line of keys names, in order."""
