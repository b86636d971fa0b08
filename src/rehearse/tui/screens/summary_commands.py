"""What can be done with a run that is looked back at."""

from __future__ import annotations

from rehearse.tui.commands import Command, moving
from rehearse.tui.room import HELP, PALETTE

AFTER_A_RUN = (
    Command("again", ("space", "enter"), "again", "again", "Get ready for another run."),
    Command("undo", ("backspace",), "undo", "undo finish", "Go on with this run."),
    Command("edit", ("e",), "edit", "edit", "Edit where the time was lost, then get ready again."),
    Command(
        "practise",
        ("w",),
        "practise",
        "practise",
        "Get ready for the one or two sections worth practising.",
    ),
    Command("history", ("h",), "history", "history", "All runs of this talk."),
)
ALWAYS = (
    *moving("section", "down"),
    HELP,
    PALETTE,
    Command("close", ("escape",), "close", "back", "One screen back."),
    Command("leave", ("q",), "leave", "leave", "Leave; the run is kept."),
)
OVER_THE_HISTORY = (
    Command("close-report", ("enter",), "close_report", "back", "Back to the runs, as escape."),
)
"""Enter has opened it there."""
