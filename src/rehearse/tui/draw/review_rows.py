"""A run looked back at as rows of its sections: budget, spoken, last time, what became of it."""

from __future__ import annotations

from typing import NamedTuple

from rehearse.core import timespan, wording
from rehearse.core.comparison import earlier_heading
from rehearse.core.review import Review, ReviewRow, became
from rehearse.core.timespan import budget_clock, clock
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import DIM, OVER, STRONG, TEXT, Piece, Row
from rehearse.tui.draw.table import column, has_room, number_cell, titles_width, words_cell

PACE = 5
"""Cells of the pace."""


class ReviewColumns(NamedTuple):
    """Cells for each column, the gap before it included."""

    in_characters: bool
    """The pace is in characters per minute; else in words."""
    number: int
    titles: int
    clocks: int
    """Of the budget, and of what was spoken."""
    last: int
    last_heading: str
    note: int


def review_columns(review: Review) -> ReviewColumns:
    """Columns that all sections fit into, whatever the width of the screen."""
    spoken = [part.spoken for part in review.run.sections]
    rows, heading = review.rows, earlier_heading(review)
    clocks = [text for row in rows for text in (budget_clock(row.section.budget_s), _spent(row))]
    return ReviewColumns(
        sum(count.characters for count in spoken) > sum(count.words for count in spoken),
        number=column([str(row.position + 1) for row in rows], 2, gap=0),
        titles=titles_width(row.section.title for row in rows),
        clocks=column(clocks, 8),
        last=column([heading, *(_last(row) for row in rows)], 7),
        last_heading=heading,
        note=column([_note(row).text for row in rows], 12, gap=0),
    )


def review_header(columns: ReviewColumns, width: int, glyphs: Glyphs) -> Row:
    """The names of the columns."""
    row = (
        Piece(" " * (5 + columns.number)),
        words_cell("section", _titles(columns, width), glyphs, DIM),
        number_cell("budget", columns.clocks, DIM),
        number_cell("spoken", columns.clocks, DIM),
    )
    if not has_room(width):
        return row
    unit = "cpm" if columns.in_characters else "wpm"
    return (
        *row,
        number_cell(columns.last_heading, columns.last, DIM),
        number_cell(unit, 2 + columns.note + PACE, DIM),
    )


def review_row(row: ReviewRow, columns: ReviewColumns, width: int, glyphs: Glyphs) -> Row:
    """One section; the two that ran over most have a number before theirs."""
    note, pace = _note(row), row.cpm if columns.in_characters else row.wpm
    titles = _titles(columns, width)
    start = (
        number_cell(str(row.rank or ""), 2, OVER),
        Piece(" "),
        number_cell(str(row.position + 1), columns.number, DIM),
        Piece("  "),
        words_cell(row.section.title, titles, glyphs, STRONG if row.rank else TEXT),
        number_cell(budget_clock(row.section.budget_s), columns.clocks),
        number_cell(_spent(row), columns.clocks),
    )
    said = (Piece("  "), words_cell(note.text, columns.note, glyphs, note.style))
    if not has_room(width):
        return (*start, *said)
    last = number_cell(_last(row), columns.last, DIM)
    return (*start, last, *said, number_cell("" if pace is None else f"{pace:.0f}", PACE, DIM))


def _titles(columns: ReviewColumns, width: int) -> int:
    others = 7 + columns.number + 2 * columns.clocks + columns.note
    if has_room(width):
        others += columns.last + PACE
    return min(columns.titles, width - 3 - others)


def _spent(row: ReviewRow) -> str:
    return "" if row.elapsed_s is None else clock(timespan.whole_down(row.elapsed_s))


def _last(row: ReviewRow) -> str:
    return "" if row.last_s is None else clock(timespan.whole_down(row.last_s))


def _note(row: ReviewRow) -> Piece:
    """The first thing to say of the section."""
    words = next(iter(became(row)), wording.Words(""))
    return Piece(words.text, OVER if words.tone == wording.OVER else DIM)
