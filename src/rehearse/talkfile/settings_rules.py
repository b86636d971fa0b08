"""What may stand in the settings file: the one table behind its reader, its messages, its docs."""

from __future__ import annotations

from rehearse.core.record import NamedTuple
from rehearse.core.settings import ASCII, AUTO, OFF, SIGNALS, UNICODE
from rehearse.talkfile.rules import Rule

PACES = "paces"
"""A pace, or a pace for each of some languages."""
VOICES = "voices by language"
"""A voice, or a voice for each of some languages."""
WARNING = "warning"
"""A share of the budget, seconds, or a share with the least and the most seconds."""
SECONDS = "seconds"
"""A time of whole seconds."""
MILLISECONDS = "milliseconds"
"""A number, `ms` after it or not."""
NUMBER = "number"
"""A whole number."""
CHOICE = "choice"
"""One of some words."""
KEYS = "keys"
"""Commands with the keys that they have instead of their own."""


class Setting(NamedTuple):
    """A key of the settings file."""

    rule: Rule
    least: int = 0
    most: int = 0
    """Of a number; both 0 for other kinds."""
    choices: tuple[str, ...] = ()


THEMES = (
    AUTO,
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "catppuccin-latte",
    "catppuccin-frappe",
    "catppuccin-macchiato",
    "solarized-light",
    "solarized-dark",
    "rose-pine",
    "rose-pine-moon",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
    "ansi-dark",
    "ansi-light",
)
"""What the screens can look like, by name."""

SETTINGS = (
    Setting(
        Rule(
            "pace",
            PACES,
            "How fast you speak, for talks that state no pace: one pace for all languages, or one "
            "for each. What you leave out keeps the default of the language.",
            "{en: 140, ja: 280 cpm}",
            longest=60,
            meant_by=("wpm", "cpm", "speed", "rate", "paces"),
        )
    ),
    Setting(
        Rule(
            "warning",
            WARNING,
            "When the last part of a section begins: a share of its budget with the least and the "
            "most seconds, or the same seconds everywhere (10s).",
            "25%, 5s, 30s",
            longest=40,
            meant_by=("warn", "last", "threshold", "warning_threshold"),
        )
    ),
    Setting(
        Rule(
            "on_time",
            SECONDS,
            "How far from the plan you may be and still be told that you are on time; a section "
            "that runs over by less is not marked.",
            "10s",
            longest=20,
            meant_by=("ontime", "on-time", "tolerance", "drift", "calm"),
        ),
        1,
        60,
    ),
    Setting(
        Rule(
            "theme",
            CHOICE,
            "The colours. auto is textual-dark, or textual-light where the terminal says that it "
            "is light.",
            "nord",
            longest=40,
            meant_by=("colors", "colours", "color", "colour", "style"),
        ),
        choices=THEMES,
    ),
    Setting(
        Rule(
            "glyphs",
            CHOICE,
            "What pictures are made of. auto and unicode are Unicode wherever the terminal's "
            "encoding has it.",
            "ascii",
            longest=20,
            meant_by=("characters", "charset", "encoding"),
        ),
        choices=(AUTO, ASCII, UNICODE),
    ),
    Setting(
        Rule(
            "text_width",
            NUMBER,
            "Columns of script at most.",
            "60",
            longest=20,
            meant_by=("width", "columns", "text-width", "textwidth", "line_length"),
        ),
        40,
        120,
    ),
    Setting(
        Rule(
            "line_spacing",
            NUMBER,
            "Rows from one line of script to the next.",
            "2",
            longest=20,
            meant_by=("spacing", "line-spacing", "linespacing", "leading", "line_height"),
        ),
        1,
        2,
    ),
    Setting(
        Rule(
            "voice",
            VOICES,
            "The voice for talks that ask for none: one for every language that it speaks, or one "
            "for each language.",
            "{en: en-gb, fr: fr}",
            longest=200,
            meant_by=("tts", "voices"),
        )
    ),
    Setting(
        Rule(
            "audio_delay",
            MILLISECONDS,
            "Milliseconds that the sound needs to your ear: the lit word waits so long for it. "
            "Wireless headphones take 150 to 250.",
            "200",
            longest=20,
            meant_by=("delay", "audio-delay", "latency", "bluetooth"),
        ),
        0,
        2000,
    ),
    Setting(
        Rule(
            "bell",
            CHOICE,
            "Whether the terminal's bell rings: signals rings it when a section's budget ends and "
            "when the slot does, but not while you give the talk.",
            "signals",
            longest=20,
            meant_by=("sound", "beep", "alarm"),
        ),
        choices=(OFF, SIGNALS),
    ),
    Setting(
        Rule(
            "keys",
            KEYS,
            "Other keys for commands, by id; a screen before the id changes it there alone.",
            "{next: [n, right], rehearse.back: [b, left]}",
            longest=80,
            meant_by=("key", "bindings", "keymap", "shortcuts", "keybindings"),
        )
    ),
)
"""The keys of the settings file."""

RULES = {setting.rule.key: setting.rule for setting in SETTINGS}
"""Their rules, by key."""

KEY_NAMES = (
    *("enter", "space", "tab", "escape", "backspace", "delete", "insert", "home", "end"),
    *("pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
)
"""Keys that are more than a character."""

SAME_KEYS = {"esc": "escape", "pgup": "pageup", "pgdn": "pagedown", "return": "enter"}
"""What they are called on keyboards."""

NO_KEYS = {
    "ctrl+c": "it leaves, always",
    "ctrl+q": "it leaves, always",
    "ctrl+z": "it suspends the program, always",
    "ctrl+p": "it opens the palette, always",
    "ctrl+i": "terminals send tab for it, write tab",
    "ctrl+m": "terminals send enter for it, write enter",
    "ctrl+j": "terminals send enter for it, write enter",
    "ctrl+h": "terminals send backspace for it, write backspace",
}
"""Keys that no command can have, with why."""
