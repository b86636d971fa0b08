"""What the rehearse screen can be told while the voice speaks for another speaker."""

from __future__ import annotations

from rehearse.tui.commands import Command

OF_THE_STAND_IN = "stand_in"
"""The action of all of these; its argument says what is asked for."""

STANDING_IN_HINTS = (
    "stand-in-pause",
    "stand-in-skip",
    "stand-in-back",
    "stand-in-silence",
)
"""What the line of keys names then."""

STANDING_IN = (
    Command(
        "stand-in-pause",
        ("space",),
        "stand_in('pause')",
        "pause",
        "Pause the voice and this section's time; go on at the very word.",
    ),
    Command(
        "stand-in-skip",
        ("n", "right", "enter"),
        "stand_in('skip')",
        "your section",
        "Straight to your own section; its clock runs.",
    ),
    Command(
        "stand-in-back",
        ("b", "left", "p"),
        "stand_in('back')",
        "back",
        "This section again; at its beginning, the one before.",
    ),
    Command(
        "stand-in-silence",
        ("s", "f2"),
        "stand_in('silence')",
        "silence",
        "Silence the voice, in all sections; each still takes its time. Again, and it speaks.",
    ),
    Command(
        "stand-in-hush",
        ("escape",),
        "stand_in('hush')",
        "silence",
        "Silence the voice; each section still takes its time.",
        "Silence the voice",
    ),
    Command(
        "stand-in-page-down",
        ("pagedown",),
        "stand_in('page_down')",
        "screen on",
        "A screenful on; at the end of the text your own section (clickers send this).",
        is_listed=False,
    ),
    Command(
        "stand-in-page-up",
        ("pageup",),
        "stand_in('page_up')",
        "screen back",
        "A screenful back, likewise.",
        is_listed=False,
    ),
)

AROUND_THE_STAND_IN = frozenset(
    ("undo", "overview", "finish", "down", "up", "follow", "history", "edit", "leave")
)
"""Ids of what can be done at any section, then too."""
