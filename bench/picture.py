"""What a terminal shows after each chunk of output, and when a picture was complete."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable

import pyte

from terminal import COLUMNS, ROWS, Chunk, Silent, Terminal

GIVE_UP_S = 60.0
"""A program that shows nothing expected for so long has failed."""

View = Callable[["Picture"], Hashable]
"""The part of a picture that is looked at."""


class Picture:
    """A terminal's screen, fed with what a program writes."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, data: bytes) -> None:
        """Draw what a program wrote."""
        self._stream.feed(data)

    @property
    def lines(self) -> list[str]:
        """The text of the rows."""
        return list(self._screen.display)

    @property
    def text(self) -> str:
        """All rows, a newline between."""
        return "\n".join(self.lines)

    def cells(self) -> Hashable:
        """Every cell with its colours and attributes."""
        buffer = self._screen.buffer
        return tuple(tuple(buffer[y][x] for x in range(COLUMNS)) for y in range(ROWS))


def whole(picture: Picture) -> Hashable:
    """View of everything: characters, colours and attributes."""
    return picture.cells()


def completed_at(picture: Picture, chunks: list[Chunk], view: View) -> float | None:
    """When the view last changed, None when these chunks did not change it.

    The picture is fed on the way. Output after that moment painted nothing in the view.
    """
    before = view(picture)
    changed_at = None
    for chunk in chunks:
        picture.feed(chunk.data)
        after = view(picture)
        if after != before:
            before, changed_at = after, chunk.at
    return changed_at


def wait_for(
    terminal: Terminal, picture: Picture, expected: list[str], view: View, quiet_s: float
) -> float:
    """When the view was complete: the expected texts stand on the screen and output is quiet.

    Raises:
        Silent: when they do not appear, with what was on the screen instead.
    """
    deadline = time.perf_counter() + GIVE_UP_S
    changed_at = None
    while True:
        at = completed_at(picture, terminal.read_until_quiet(quiet_s), view)
        changed_at = at or changed_at
        if changed_at and all(text in picture.text for text in expected):
            return changed_at
        if time.perf_counter() > deadline:
            raise Silent(f"{terminal.command}: no {expected} on the screen\n{picture.text}")
