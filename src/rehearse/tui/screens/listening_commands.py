"""What the rehearse screen can be told while the voice is heard."""

from __future__ import annotations

from rehearse.tui.commands import Command

OF_THE_VOICE = "voice"
"""The action of all of these; its argument says what is asked for."""

LISTENING_HINTS = (
    "voice-pause",
    "voice-stop",
    "voice-slower",
    "voice-faster",
    "voice-next",
    "voice-forward",
)
"""What the line of keys names then."""

LISTENING = (
    Command(
        "voice-pause",
        ("space",),
        "voice('pause')",
        "pause",
        "Pause; go on at the very word.",
        "Pause the voice",
    ),
    Command(
        "voice-stop",
        ("s", "f2"),
        "voice('stop')",
        "stop",
        "Silence, and back to where you were.",
        "Stop listening",
    ),
    Command(
        "voice-forward",
        ("down", "j", "full_stop", "right_square_bracket"),
        "voice('forward')",
        "sentence",
        "The next sentence.",
        is_listed=False,
    ),
    Command(
        "voice-back",
        ("up", "k", "comma", "left_square_bracket"),
        "voice('back')",
        "sentence back",
        "This sentence again; at its beginning, the one before.",
        is_listed=False,
    ),
    Command(
        "voice-slower",
        ("minus", "underscore"),
        "voice('slower')",
        "slower",
        "Slower by 5 words a minute from the next sentence on; no plan changes.",
        "Slower voice",
    ),
    Command(
        "voice-faster",
        ("plus", "equals_sign"),
        "voice('faster')",
        "faster",
        "Faster by 5 words a minute from the next sentence on; no plan changes.",
        "Faster voice",
    ),
    Command(
        "voice-own-pace",
        ("0",),
        "voice('own_pace')",
        "talk's pace",
        "The talk's own pace.",
        "The talk's own pace",
    ),
    Command(
        "voice-next",
        ("n", "right", "enter"),
        "voice('next_section')",
        "next",
        "The voice reads the next section; where you were stays.",
        "Hear the next section",
    ),
    Command(
        "voice-previous",
        ("b", "left", "p"),
        "voice('previous_section')",
        "back",
        "The voice reads the section before.",
        "Hear the section before",
    ),
    Command(
        "voice-leave",
        ("escape",),
        "voice('leave')",
        "back",
        "Back to where you were.",
        is_listed=False,
    ),
)

AROUND_LISTENING = frozenset(("overview", "history", "edit"))
"""Ids of what ends it by going elsewhere."""
