"""The sections of the overview as rows: plan, what was spent, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rehearse.core import timespan, wording
from rehearse.core.plan import Plan, PlannedSection
from rehearse.core.thresholds import ON_TIME_S
from rehearse.core.timespan import budget_clock, clock
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.head import was_skipped
from rehearse.tui.draw.row import ACCENT, DIM, OVER, STRONG, TEXT, Piece, Row
from rehearse.tui.draw.table import column, has_room, number_cell, titles_width, words_cell

if TYPE_CHECKING:
    from rehearse.core.stats.splits import Split

EARLIER = ("last", "median", "best")
"""Columns for the times in earlier full runs, in the order in which they are given room."""

WIDE = 104
"""Cells from which on there is room for all of them."""

STATUS = 14
"""Cells kept free for what became of a section."""


class PlanColumns(NamedTuple):
    """Cells for each column, the gap before it included."""

    in_characters: bool
    """The amount of text is in characters; else in words."""
    number: int
    titles: int
    amount: int
    starts: int
    clocks: int
    """Of the budget, and of what was spent."""
    earlier: int
    """Of the times in earlier full runs, each; 0 where there was none."""


def plan_columns(plan: Plan, splits: Sequence[Split] = ()) -> PlanColumns:
    """Columns that all sections fit into, whatever the width of the screen."""
    earlier = [text for split in splits for text in _times(split, EARLIER) if text]
    parts = plan.sections
    in_characters = plan.spoken.characters > plan.spoken.words
    return PlanColumns(
        in_characters,
        number=column([str(len(parts))], 2, gap=0),
        titles=titles_width(part.section.title for part in parts),
        amount=column([_amount(part, in_characters=in_characters) for part in parts], 6),
        starts=column([budget_clock(part.starts_at_s) for part in parts], 8),
        clocks=column([budget_clock(part.budget_s) for part in parts], 8),
        earlier=column(earlier, 8) if earlier else 0,
    )


def _shown(columns: PlanColumns, width: int) -> tuple[str, ...]:
    """Which times of earlier runs there is room for."""
    if not columns.earlier or not has_room(width):
        return ()
    return EARLIER if width >= WIDE else EARLIER[:1]


def _times(split: Split | None, shown: Sequence[str]) -> list[str]:
    """The times of these columns; nothing is said where there is none."""
    if split is None:
        return ["" for _ in shown]
    times_s = {"last": split.last_s, "median": split.median_s, "best": split.best_s}
    seconds = [times_s[name] for name in shown]
    return ["" if each is None else clock(timespan.whole_down(each)) for each in seconds]


def plan_header(columns: PlanColumns, width: int, glyphs: Glyphs) -> Row:
    """The names of the columns."""
    return (
        Piece(" " * (5 + columns.number)),
        words_cell("section", _titles(columns, width), glyphs, DIM),
        *_where_it_stands("chars" if columns.in_characters else "words", "starts", columns, width),
        number_cell("budget", columns.clocks, DIM),
        *(number_cell(name, columns.earlier, DIM) for name in _shown(columns, width)),
        number_cell("spoken", columns.clocks, DIM),
    )


def plan_row(
    part: PlannedSection,
    spent_s: float | None,
    status: Piece,
    columns: PlanColumns,
    width: int,
    glyphs: Glyphs,
    *,
    chosen: bool,
    in_scope: bool,
    split: Split | None = None,
) -> Row:
    """One section; those that are not to be spoken are dim."""
    tone = TEXT if in_scope else DIM
    amount = _amount(part, in_characters=columns.in_characters)
    starts = budget_clock(part.starts_at_s)
    return (
        Piece(f" {glyphs.here} " if chosen else "   ", ACCENT),
        number_cell(str(part.position + 1), columns.number, DIM),
        Piece("  "),
        words_cell(part.section.title, _titles(columns, width), glyphs, STRONG if chosen else TEXT),
        *_where_it_stands(amount, starts, columns, width, tone),
        number_cell(budget_clock(part.budget_s), columns.clocks, tone),
        *(
            number_cell(text, columns.earlier, DIM)
            for text in _times(split, _shown(columns, width))
        ),
        number_cell("" if spent_s is None else clock(timespan.whole_down(spent_s)), columns.clocks),
        Piece(f"  {status.text}", status.style),
    )


def spent_status(
    part: PlannedSection, spent_s: float, here: int | None, on_time_s: int = ON_TIME_S
) -> Piece:
    """What became of a section that was opened; `here` is the index of the open one, if any.

    Of one that was left before its end, by going back, nothing is said.
    """
    over = wording.overrun(spent_s, part.budget_s, on_time_s)
    is_over = over.tone == wording.OVER
    if part.position == here:
        return Piece(f"now {over.text.removesuffix(' over')}", OVER) if is_over else _NOW
    if is_over:
        return Piece(over.text, OVER)
    if was_skipped(part, spent_s):
        return Piece("skipped", DIM)
    return Piece("" if here is not None and part.position > here else over.text)


_NOW = Piece("now", ACCENT)


def _amount(part: PlannedSection, *, in_characters: bool) -> str:
    spoken = part.section.spoken
    return str((spoken.characters if in_characters else spoken.words) or "")


def _titles(columns: PlanColumns, width: int) -> int:
    others = 5 + columns.number + 2 * columns.clocks + STATUS
    if has_room(width):
        others += columns.starts + len(_shown(columns, width)) * columns.earlier
    if _has_amount(columns, width):
        others += columns.amount
    return min(columns.titles, width - others)


def _where_it_stands(
    amount: str, starts: str, columns: PlanColumns, width: int, style: str = DIM
) -> Row:
    """The columns that a narrow screen has no room for."""
    if not has_room(width):
        return ()
    start = number_cell(starts, columns.starts, style)
    if not _has_amount(columns, width):
        return (start,)
    return number_cell(amount, columns.amount, style), start


def _has_amount(columns: PlanColumns, width: int) -> bool:
    """The words give way to the last run's times where there is room for one of them only."""
    return has_room(width) and (width >= WIDE or not columns.earlier)
