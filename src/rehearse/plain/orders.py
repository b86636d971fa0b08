"""What the plain mode can be told: by single keys on a terminal, by lines from a pipe."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Order(NamedTuple):
    """Something that is asked for."""

    name: str
    """The name of a command; empty for what means nothing."""
    argument: str = ""
    """What was typed after it."""


class Known(NamedTuple):
    """A command."""

    name: str
    keys: tuple[str, ...]
    """The first is the one that the help names."""
    help: str


COMMANDS = (
    Known("start", ("space",), "start, pause, go on"),
    Known("next", ("enter", "n", "right", "pagedown"), "the next section; after the last, the end"),
    Known("back", ("b", "left", "p", "pageup"), "the section before; nothing is lost"),
    Known("where", (".",), "where am I: this section, the talk, early or late"),
    Known("text", ("t",), "the text of this section again"),
    Known("down", ("j", "down"), "the next paragraph alone"),
    Known("up", ("k", "up"), "the paragraph before, alone"),
    Known("retake", ("r", "f3"), "this section again; the take leaves the clock"),
    Known("undo", ("backspace",), "take the last move back"),
    Known("listen", ("s", "f2"), "hear this section, the clock stops; any key ends it"),
    Known("overview", ("o", "tab"), "all sections"),
    Known("go", ("g",), "go to a section: its number or the beginning of its title"),
    Known("finish", ("f", "f8"), "end the run here"),
    Known("stumble", ("m", "f6"), "mark a stumble"),
    Known("slot", (), "before the start: another slot, as in: slot 7m"),
    Known("signals", (), "which moments are told: signals all, signals talk, signals none"),
    Known("resume", ("u",), "before the start: go on with the unfinished run"),
    Known("history", ("h",), "the runs of this talk; the clock stops"),
    Known("edit", ("e",), "open the talk in $VISUAL or $EDITOR; the clock stops"),
    Known("close", ("escape",), "back to the list of talks, where there is one"),
    Known("help", ("?", "f1"), "all keys"),
    Known("command", (":",), "type the name of a command"),
    Known("leave", ("q", "Q"), "leave; what was spoken is kept and can be resumed"),
)

_BY_KEY = {key: known.name for known in COMMANDS for key in known.keys}
_NAMES = {known.name: known.name for known in COMMANDS} | {
    "pause": "start",
    "quit": "leave",
    "exit": "leave",
    "jump": "go",
}


def order_of_key(key: str) -> Order:
    """What a key asks for; letters work in either case."""
    return Order(_BY_KEY.get(key) or _BY_KEY.get(key.lower(), ""), key)


def order_of_line(line: str) -> Order:
    """What a line asks for: a key, the name of one or of a command, and what it is for.

    An empty line is the enter key, a blank the space bar.
    """
    if not line:
        return Order("next")
    if line.isspace():
        return Order("start")
    typed = line.strip()
    if len(typed) > 1:
        typed = typed.removeprefix(":")
    word, _, rest = typed.partition(" ")
    name = _BY_KEY.get(word) or _BY_KEY.get(word.lower()) or _NAMES.get(word.lower(), "")
    return Order(name, rest.strip() if name else typed)


def help_lines(names: Iterable[str], *, by_lines: bool) -> list[str]:
    """The commands of these names with their keys, a line for each."""
    wanted = set(names)
    lines = []
    for known in COMMANDS:
        if known.name in wanted:
            key = _SAID.get(known.keys[0], known.keys[0]) if known.keys else f": {known.name}"
            called = f"{known.name}, or {key}" if by_lines and known.keys else key
            if by_lines and not known.keys:
                called = known.name
            lines.append(f"{called}: {known.help}.")
    return lines


_SAID = {".": ". (full stop)", "?": "? (question mark)", ":": ": (colon)"}


def unknown_words(order: Order) -> str:
    """What is said of something that means nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a message

    typed = order.argument[:40]
    near = get_close_matches(typed.lower(), list(_NAMES), 1, 0.6)
    hint = f"did you mean {near[0]}?" if near else "? names them all."
    return f"There is no command {typed!r}, {hint}" if len(typed) > 1 else f"No such key, {hint}"
