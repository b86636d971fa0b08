"""Cells of a table: numbers right, words left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import TEXT, Piece, pad

ROOMY = 72
"""Columns from which on a table has all of its columns."""


def has_room(width: int) -> bool:
    """The screen is wide enough for what is only good to know."""
    return width >= ROOMY


LEAST_TITLES = 28
"""Cells of a column of titles on a screen of 80, however short they are."""


def titles_width(titles: Iterable[str]) -> int:
    """Cells that a column of these titles takes where there is room."""
    return max(LEAST_TITLES, 1 + max(map(cell_len, titles), default=0))


def column(texts: Sequence[str], least: int, *, gap: int = 2) -> int:
    """Cells of a column that the longest of these texts fits into, with a gap beside it."""
    return max(least, gap + max(map(cell_len, texts), default=0))


def words_cell(text: str, width: int, glyphs: Glyphs, style: str = TEXT) -> Piece:
    """A text at the left of its column, cut where it is longer."""
    return Piece(pad(text, width, glyphs.ellipsis), style)


def number_cell(text: str, width: int, style: str = TEXT) -> Piece:
    """A figure at the right of its column."""
    return Piece(" " * max(0, width - cell_len(text)) + text, style)


def window(cursor: int, top: int, height: int, count: int) -> int:
    """The first row to show so that the cursor is in sight."""
    top = min(top, cursor)
    if cursor >= top + height:
        top = cursor - height + 1
    return max(0, min(top, count - height))
