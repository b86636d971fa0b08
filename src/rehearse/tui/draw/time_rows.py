"""The times of one section over the runs as rows: a bar each, with a mark at the budget."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.course import Timed
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.wording import overrun
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.head import TONES
from rehearse.tui.draw.row import ACCENT, DIM, MARGIN, OVER, STRONG, TEXT, Piece, Row, fit, width_of
from rehearse.tui.draw.table import column, number_cell

MOST_CELLS = 60
"""A bar grows no longer, however wide the screen is."""

_REMARK = 14
"""Cells for what became of it at least, the gap included."""


def times_heading(
    title: str, times: Sequence[Timed], place: str, width: int, glyphs: Glyphs
) -> Row:
    """The section, its budget in the last of these runs, and which of the sections it is."""
    budget = f"budget {budget_clock(times[-1].given_s)}   " if times else ""
    right = (Piece(budget), Piece(place, DIM))
    room = width - 2 * MARGIN - width_of(right) - 3
    name = fit(title, room, glyphs.ellipsis)
    gap = room - width_of((Piece(name),)) + 3
    return (Piece(" " * MARGIN), Piece(name, STRONG), Piece(" " * gap), *right)


def time_rows(times: Sequence[Timed], width: int, glyphs: Glyphs) -> list[Row]:
    """A row for each run, and one with the word budget below the last mark."""
    if not times:
        return []
    number = column([str(time.run) for time in times], 6, gap=3)
    took = column([_took(time) for time in times], 6)
    remarks = [overrun(time.elapsed_s, time.given_s) for time in times]
    remark = column([said.text for said in remarks], _REMARK)
    cells = min(MOST_CELLS, width - 1 - number - took - 2 - remark)
    longest_s = max(max(time.elapsed_s, time.given_s) for time in times) or 1.0
    rows: list[Row] = []
    mark = 0
    for time, said in zip(times, remarks, strict=True):
        mark, bar = _bar(time, longest_s, cells, glyphs)
        rows.append(
            (
                number_cell(str(time.run), number, DIM),
                number_cell(_took(time), took),
                Piece("  "),
                *bar,
                Piece(f"  {said.text}", TONES[said.tone] if time.over_s else DIM),
            )
        )
    foot = " " * (number + took + 2 + mark)
    return [*rows, (Piece(foot), Piece(f"{glyphs.mark_foot} budget", DIM))]


def _took(time: Timed) -> str:
    return clock(timespan.whole_down(time.elapsed_s))


def _bar(time: Timed, longest_s: float, cells: int, glyphs: Glyphs) -> tuple[int, Row]:
    """The cell of the mark, and the bar: what was inside, the mark, what was over."""
    mark = min(cells - 1, round(time.given_s / longest_s * (cells - 1)))
    end = round(time.elapsed_s / longest_s * (cells - 1))
    is_over = timespan.whole_down(time.elapsed_s - time.given_s) > 0
    inside = mark if is_over else min(mark, end)
    beyond = max(1, min(cells - 1, end) - mark) if is_over and mark < cells - 1 else 0
    return mark, (
        Piece(glyphs.full * inside, ACCENT),
        Piece(" " * (mark - inside)),
        Piece(glyphs.mark, TEXT),
        Piece(glyphs.past * beyond, OVER),
        Piece(" " * (cells - 1 - mark - beyond)),
    )
