"""The keys of the preview of notes."""

from __future__ import annotations

from rehearse.tui.commands import Command, moving
from rehearse.tui.room import HELP, PALETTE

COMMANDS = (
    Command(
        "rehearse",
        ("space", "enter"),
        "rehearse",
        "rehearse",
        "Write the talk file, and rehearse: the clock starts at once.",
    ),
    *moving("section", "section"),
    Command("text", ("right",), "text", "its text", "Its text, to mark what is not spoken or cut."),
    Command("merge", ("m",), "merge", "merge", "Join the section to the one above it."),
    Command(
        "cut",
        ("c",),
        "cut",
        "cut",
        "Cut what is one section at the ends of its paragraphs, about every 150 words.",
        "Cut into sections",
    ),
    Command("name", ("n", "e"), "name", "name", "Give the section another title."),
    Command("slot", ("t",), "slot", "slot", "How much time the event gives you: 7m."),
    Command("pace", ("p",), "pace", "pace", "How fast you speak: 125, or 260 cpm."),
    Command("undo", ("backspace",), "undo", "undo", "Take the last change back."),
    Command("account", ("a",), "account", "account", "All that was found, left out, or odd."),
    Command("write", ("w",), "write", "write", "Write the talk file, without rehearsing."),
    Command("close", ("escape", "left"), "close", "back", "Back, and nothing is written."),
    HELP,
    PALETTE,
    Command("leave", ("q",), "leave", "leave", "Leave; nothing is written but by space and w."),
)

HINTS = ("rehearse", "choose", "text", "cut", "merge", "name", "slot", "undo", "account", "write")
"""What the line of keys names, in order."""
