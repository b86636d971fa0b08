"""What can be done in the library."""

from __future__ import annotations

from rehearse.tui.commands import Command, moving
from rehearse.tui.room import HELP, PALETTE

COMMANDS = (
    Command("rehearse", ("enter", "space", "n"), "rehearse", "rehearse", "Rehearse this talk."),
    *moving("talk", "talk"),
    Command("resume", ("u",), "resume", "resume", "Go on with its unfinished run."),
    Command(
        "practise",
        ("w",),
        "practise",
        "practise",
        "Only its one or two sections worth practising.",
    ),
    Command("history", ("h",), "history", "history", "The runs of this talk."),
    Command("edit", ("e",), "edit", "edit", "Open it in $VISUAL or $EDITOR."),
    Command(
        "bring",
        ("i",),
        "bring",
        "bring notes",
        "Preview notes that you have (text, Markdown, Word, slides) and make a talk of them.",
        "Bring notes",
    ),
    Command("find", ("slash",), "find", "find", "Find talks by a part of their title."),
    HELP,
    PALETTE,
    Command("all", ("escape",), "show_all", "all talks", "All talks again after a find."),
    Command("leave", ("q",), "leave", "leave", "Leave."),
)

HINTS = ("rehearse", "practise", "resume", "history", "edit", "bring", "find", "leave")
"""What the line of keys names, in order."""
