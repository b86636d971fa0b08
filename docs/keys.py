"""Writes docs/keys.md from the commands that the screens are told by: python docs/keys.py."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from textwrap import fill

from textual.binding import Binding

from rehearse.tui import screens
from rehearse.tui.commands import bindings, key_name
from rehearse.tui.room import Room
from rehearse.tui.screens.listening_commands import LISTENING
from rehearse.tui.screens.rehearse_commands import COMMANDS
from rehearse.tui.screens.standing_in_commands import STANDING_IN

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "keys.md")

ORDER = (
    "Rehearse",
    "Overview",
    "Summary",
    "Library",
    "History",
    "Preview",
    "Passages",
    "Account",
    "Help",
)
"""As a speaker meets them; a screen that is not named here comes last."""

TITLES = {
    "Rehearse": "While you speak",
    "Overview": "The overview of the sections",
    "Summary": "After a run",
    "Library": "The library",
    "History": "The runs of a talk",
    "Preview": "The preview of notes",
    "Passages": "A section of notes",
    "Account": "What was found in notes",
    "Help": "The help",
}

HEAD = """\
# The keys

`?` shows those of the screen you are on, and `ctrl+p` finds anything by its name. Letters work in
either case. `ctrl+c` and `ctrl+q` do what `q` does: what was spoken is kept and can be resumed.
`ctrl+z` pauses and goes back to the shell; `fg` brings you back. Clickers and pedals send `pgdn`
and `pgup`. Every action of a run has a key that no keyboard layout moves. These are the keys as
they come; [the settings](settings.md) give commands others.
"""


def document() -> str:
    """The whole page."""
    lines = [HEAD]
    for room in sorted(_rooms(), key=_place):
        name = _name(room)
        lines += [f"## {TITLES.get(name, name)}", ""]
        if room.ABOUT:
            lines += [fill(room.ABOUT, 98), ""]
        if name == "Rehearse":
            lines += [*_table(bindings(COMMANDS)), ""]
            lines += ["### While the voice reads to you", "", *_table(bindings(LISTENING)), ""]
            lines += ["### While the voice speaks for another speaker (`--as`)", ""]
            lines += [*_table(bindings(STANDING_IN)), ""]
        else:
            lines += [*_table(room.BINDINGS), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _rooms() -> list[type[Room]]:
    """Every screen that has keys of its own."""
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)
    found: list[type[Room]] = []
    rest: list[type[Room]] = [Room]
    while rest:
        room = rest.pop()
        rest += room.__subclasses__()
        if room.__module__.startswith(screens.__name__) and "BINDINGS" in vars(room):
            found.append(room)
    return found


def _name(room: type[Room]) -> str:
    return room.__name__.removesuffix("Screen")


def _place(room: type[Room]) -> tuple[int, str]:
    name = _name(room)
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)


def _table(table: Iterable[object]) -> Iterator[str]:
    yield "| key | does |"
    yield "|---|---|"
    told: set[str] = set()
    for binding in table:
        if not isinstance(binding, Binding):
            continue
        keys = [key for key in binding.key.split(",") if not (len(key) == 1 and key.isupper())]
        does = binding.description
        if told & set(keys):
            # The summary has a second table for a run that is only looked at.
            if binding.id in told:
                continue
            does = f"In a run of the history: {does[0].lower()}{does[1:]}"
        told |= {*keys, str(binding.id)}
        yield f"| {', '.join(f'`{key_name(key)}`' for key in keys)} | {does} |"


if __name__ == "__main__":
    with open(PATH, "w", encoding="utf-8") as page:
        page.write(document())
