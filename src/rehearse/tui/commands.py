"""What a screen can be told: one declaration feeds the keys, the key line, help and palette."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import key_to_character


class Command(NamedTuple):
    """Something a speaker can do on a screen."""

    id: str
    keys: tuple[str, ...]
    """Key names as Textual has them, the one to be shown first; letters work in either case."""
    action: str
    label: str
    """Two words at the most, for the line of keys."""
    help: str
    """A sentence for the help screen and the palette."""
    title: str = ""
    """What the palette calls it, where the label says too little by itself."""
    is_listed: bool = True
    """The palette lists it; keys that only move the eye are quicker than any list."""


def moving(kind: str, label: str) -> tuple[Command, ...]:
    """The keys that move in a list of talks, runs or sections (`ListRoom`).

    `label` is what the line of keys calls the key down.
    """
    keys = (
        Command("choose", ("down", "j"), "move(1)", label, f"The {kind} below."),
        Command("up", ("up", "k"), "move(-1)", "up", f"The {kind} above."),
        Command("page-down", ("pagedown",), "page(1)", "on", f"A screenful of {kind}s on."),
        Command("page-up", ("pageup",), "page(-1)", "back", "A screenful back."),
        Command("first", ("home",), "move(-100000)", "first", f"The first {kind}."),
        Command("last", ("end",), "move(100000)", "last", f"The last {kind}."),
    )
    return tuple(command._replace(is_listed=False) for command in keys)


_SHOWN = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "full_stop": ".",
    "escape": "esc",
    "comma": ",",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "underscore": "_",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "ctrl+p": "ctrl+p",
}


def key_name(key: str) -> str:
    """A key as it is written for people."""
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    if key in _SHOWN or "_" not in key:
        return _SHOWN.get(key, key)
    return key_to_character(key) or key


def in_either_case(keys: Iterable[str]) -> list[str]:
    """The keys, and behind them their letters as they are with shift."""
    known = list(keys)
    letters = [key for key in known if len(key) == len(key.upper()) == 1 and key.isalpha()]
    return list(dict.fromkeys([*known, *map(str.upper, letters)]))


def bindings(commands: Iterable[Command]) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual's bindings for these commands.

    Raises:
        ValueError: a key is given to two commands.
    """
    taken: dict[str, str] = {}
    made: list[Binding | tuple[str, str] | tuple[str, str, str]] = []
    for command in commands:
        keys = in_either_case(command.keys)
        for key in keys:
            if key in taken:
                raise ValueError(f"{key} is given to {taken[key]} and to {command.id}")
            taken[key] = command.id
        made.append(
            Binding(",".join(keys), command.action, command.help, show=False, id=command.id)
        )
    return made
