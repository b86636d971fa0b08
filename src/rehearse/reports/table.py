"""Tables as lines of text: numbers right, words left, titles cut to the width there is."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.cells import fit, left, right, width
from rehearse.core.record import NamedTuple
from rehearse.core.wording import CALM, Words
from rehearse.reports.look import DIM, Look

GAP = "  "

LEAST_TITLE = 16
"""Cells that are left of a title in the narrowest terminal."""


class Column(NamedTuple):
    """How a column stands."""

    heading: str
    is_number: bool = True
    """It stands at the right."""
    is_title: bool = False
    """It is what gets shorter where the table is too wide."""
    tone: str = CALM


def title_column(heading: str) -> Column:
    """A column of words that is cut where the table is too wide."""
    return Column(heading, is_number=False, is_title=True)


def words_column(heading: str = "") -> Column:
    """A column of words."""
    return Column(heading, is_number=False)


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[str | Words]], look: Look
) -> list[str]:
    """The lines of a table, headings first; a column without any content is left out.

    A cell is a text in the column's tone, or words in their own.
    """
    texts = [[cell if isinstance(cell, str) else cell.text for cell in row] for row in rows]
    used = [
        index
        for index, column in enumerate(columns)
        if column.is_title or any(row[index] for row in texts)
    ]
    widths = {
        index: max(width(columns[index].heading), *(width(row[index]) for row in texts), 0)
        for index in used
    }
    for index in used:
        if columns[index].is_title:
            others = sum(widths.values()) - widths[index] + len(GAP) * (len(used) - 1)
            widths[index] = min(widths[index], max(LEAST_TITLE, look.width - others))
    headings = GAP.join(
        _placed(columns[index], columns[index].heading, widths[index], look) for index in used
    )
    lines = [look.paint(headings.rstrip(), DIM)]
    for row, plain in zip(rows, texts, strict=True):
        cells = []
        for index in used:
            cell = row[index]
            tone = columns[index].tone if isinstance(cell, str) else cell.tone
            placed = _placed(columns[index], plain[index], widths[index], look)
            cells.append(look.paint(placed, tone) if plain[index] else placed)
        lines.append(GAP.join(cells).rstrip())
    return lines


def _placed(column: Column, text: str, cells: int, look: Look) -> str:
    if column.is_number:
        return right(text, cells)
    return left(fit(text, cells, look.ellipsis), cells)
