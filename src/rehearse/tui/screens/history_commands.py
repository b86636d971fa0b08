"""What can be done with the runs of a talk."""

from __future__ import annotations

from rehearse.tui.commands import Command, moving
from rehearse.tui.room import HELP, PALETTE

COMMANDS = (
    *moving("run", "run"),
    Command("section", ("right",), "section(1)", "section", "The next section.", is_listed=False),
    Command("left", ("left",), "section(-1)", "before", "The one before.", is_listed=False),
    Command("report", ("enter",), "report", "its report", "The chosen run, section by section."),
    Command(
        "chart", ("c",), "chart", "chart", "The full runs as a chart; c again: section by section."
    ),
    Command("delete", ("d",), "delete", "delete", "Delete the chosen run; it is asked first."),
    Command(
        "sure", ("y",), "sure", "yes", "Yes, delete it, where that was asked.", is_listed=False
    ),
    Command(
        "take-back", ("backspace",), "take_back", "undo", "A run that was deleted here comes back."
    ),
    Command("close", ("escape", "h"), "close", "back", "Back to where you were."),
    HELP,
    PALETTE,
    Command("leave", ("q",), "leave", "leave", "Leave."),
)

HINTS = ("choose", "section", "report", "delete", "chart", "close")
"""What the line of keys names, in order."""
