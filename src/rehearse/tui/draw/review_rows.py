"""A run looked back at as rows of its sections: budget, spoken, last time, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rehearse.core import timespan, wording
from rehearse.core.comparison import earlier_heading
from rehearse.core.review import Review, ReviewRow, became, ending, last_ending
from rehearse.core.timespan import budget_clock, clock
from rehearse.reports.run_rows import took_of_slot
from rehearse.tui.draw.earlier_times import EARLIER, WIDE, earlier_times
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import (
    DIM,
    MARGIN,
    OVER,
    STRONG,
    TEXT,
    Piece,
    Row,
    indented,
    spread,
    width_of,
)
from rehearse.tui.draw.table import column, has_room, number_cell, titles_width, words_cell

if TYPE_CHECKING:
    from rehearse.core.stats.splits import Split

PACE = 5
"""Cells of the pace."""

USUAL = EARLIER[1:]
"""Columns for what several runs say, beside the last one; below so many they say nothing new."""
LEAST_RUNS = 2


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
    usual: int
    """Of the median and of the best time, each; 0 where earlier runs are too few."""


def review_columns(review: Review, splits: Sequence[Split] = ()) -> ReviewColumns:
    """Columns that all sections fit into, whatever the width of the screen.

    `splits`: what the sections took in the full runs before, where that is known.
    """
    known = any(split.runs >= LEAST_RUNS for split in splits)
    usual = [text for split in splits for text in earlier_times(split, USUAL)]
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
        usual=column([*USUAL, *usual], 7) if known else 0,
    )


def _usual_shown(columns: ReviewColumns, width: int) -> tuple[str, ...]:
    return USUAL if columns.usual and width >= WIDE else ()


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
        *(number_cell(name, columns.usual, DIM) for name in _usual_shown(columns, width)),
        number_cell(unit, 2 + columns.note + PACE, DIM),
    )


def review_row(
    row: ReviewRow,
    columns: ReviewColumns,
    width: int,
    glyphs: Glyphs,
    split: Split | None = None,
) -> Row:
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
    earlier = (
        number_cell(_last(row), columns.last, DIM),
        *(
            number_cell(text, columns.usual, DIM)
            for text in earlier_times(split, _usual_shown(columns, width))
        ),
    )
    return (*start, *earlier, *said, number_cell("" if pace is None else f"{pace:.0f}", PACE, DIM))


def _titles(columns: ReviewColumns, width: int) -> int:
    others = 7 + columns.number + 2 * columns.clocks + columns.note
    if has_room(width):
        others += columns.last + PACE + len(_usual_shown(columns, width)) * columns.usual
    return min(columns.titles, width - 3 - others)


def _spent(row: ReviewRow) -> str:
    return "" if row.elapsed_s is None else clock(timespan.whole_down(row.elapsed_s))


def _last(row: ReviewRow) -> str:
    return "" if row.last_s is None else clock(timespan.whole_down(row.last_s))


def _note(row: ReviewRow) -> Piece:
    """The first thing to say of the section."""
    words = next(iter(became(row)), wording.Words(""))
    return Piece(words.text, OVER if words.tone == wording.OVER else DIM)


def result_row(review: Review, width: int) -> Row:
    """`10:12 of 10:00     0:12 over`, and on the right how the run before ended."""
    run = review.run
    tone = OVER if timespan.whole_down(run.elapsed_s - run.slot_s) > 0 else TEXT
    left = (Piece(f"{took_of_slot(run)}     ", STRONG), Piece(ending(review), tone))
    right: Row = (Piece(last_ending(review.last), DIM),) if review.last else ()
    room = width - 2 * MARGIN
    if width_of(left) + width_of(right) >= room:
        right = ()
    return indented(spread(left, right, room))
