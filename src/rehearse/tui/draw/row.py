"""A row of a screen as data: pieces of text, each in a named style, and how to make them fit."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

TEXT, DIM, STRONG, ACCENT, GO, WARN, OVER, CUE, LIT = (
    "text",
    "dim",
    "strong",
    "accent",
    "go",
    "warn",
    "over",
    "cue",
    "lit",
)
"""The styles; rehearse.tcss gives each a colour of the theme."""

ALL = (TEXT, DIM, STRONG, ACCENT, GO, WARN, OVER, CUE, LIT)


class Piece(NamedTuple):
    """Text in one style."""

    text: str
    style: str = TEXT


Row = tuple[Piece, ...]

MARGIN = 2
"""Columns left free at both sides."""


def width_of(row: Row) -> int:
    """Cells that the row takes."""
    return sum(cell_len(piece.text) for piece in row)


def split(row: Row, cells: int) -> tuple[Row, Row]:
    """A row of one-cell characters in two, the first with so many cells."""
    left: list[Piece] = []
    right: list[Piece] = []
    at = 0
    for piece in row:
        room = max(0, cells - at)
        if piece.text[:room]:
            left.append(piece._replace(text=piece.text[:room]))
        if piece.text[room:]:
            right.append(piece._replace(text=piece.text[room:]))
        at += len(piece.text)
    return tuple(left), tuple(right)


def fit(text: str, cells: int, ellipsis: str) -> str:
    """The text in at most so many cells, its end replaced by an ellipsis where it is longer."""
    if cell_len(text) <= cells:
        return text
    if cells <= cell_len(ellipsis):
        return set_cell_size(text, max(0, cells)).rstrip()
    return set_cell_size(text, cells - cell_len(ellipsis)).rstrip() + ellipsis


def pad(text: str, cells: int, ellipsis: str) -> str:
    """The text in exactly so many cells, words left."""
    return set_cell_size(fit(text, cells, ellipsis), cells)


def spread(left: Row, right: Row, cells: int) -> Row:
    """Words left and numbers right, over so many cells; the right side wins where both are long."""
    gap = cells - width_of(left) - width_of(right)
    return (*left, Piece(" " * max(1, gap)), *right)


def indented(row: Row) -> Row:
    """The row behind the left margin."""
    return (Piece(" " * MARGIN), *row)
