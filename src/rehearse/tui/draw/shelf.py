"""The talks of the library as rows: slot, needs, last run, trend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rehearse.core import timespan, wording
from rehearse.core.clock import day
from rehearse.core.plan import Plan
from rehearse.core.talk import Talk
from rehearse.core.timespan import clock
from rehearse.tui.draw import foot
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import ACCENT, DIM, STRONG, TEXT, WARN, Piece, Row
from rehearse.tui.draw.table import column, has_room, number_cell, titles_width, words_cell

if TYPE_CHECKING:
    from rehearse.history.lines import TalkLine


class Shelved(NamedTuple):
    """A talk file in the library: a talk with its plan, or what is wrong with it."""

    path: str
    origin: str
    talk: Talk | None
    plan: Plan | None
    problems: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called in the list."""
        return self.talk.title if self.talk else self.path.replace("\\", "/").rpartition("/")[2]


class ShelfColumns(NamedTuple):
    """Cells for each column, the gap before it included."""

    names: int
    clocks: int
    """Of the slot, and of what the talk needs."""
    took: int
    trend: int
    """None where the screen is narrow."""


DAY = 10
"""Cells for the day of the last run: `yesterday`, `3 Nov 2025`."""


def shelf_columns(
    shelf: Iterable[Shelved], kept: Mapping[str, TalkLine], width: int
) -> ShelfColumns:
    """Columns that all talks fit into on a screen of this width; `kept` has lines by talk."""
    talks = [(item, kept.get(item.talk.id)) for item in shelf if item.talk]
    plans = [item.plan for item, _ in talks if item.plan]
    lines = [line for _, line in talks if line]
    clocks = column([text for plan in plans for text in (_slot(plan), _needs(plan))], 7)
    took = column([_took(line) for line in lines], 7)
    trend = column([_trend(line) for line in lines], 11, gap=0) + 4 if has_room(width) else 0
    names = titles_width(item.name + "  fr-CA" for item in shelf)
    room = width - 1 - (3 + 2 * clocks + 2 + DAY + took + trend)
    return ShelfColumns(min(names, room), clocks, took, trend)


def header_row(columns: ShelfColumns, glyphs: Glyphs) -> Row:
    """The names of the columns."""
    return (
        Piece("   "),
        words_cell("talk", columns.names, glyphs, DIM),
        number_cell("slot", columns.clocks, DIM),
        number_cell("needs", columns.clocks, DIM),
        Piece("  "),
        words_cell("last run", DAY + columns.took, glyphs, DIM),
        Piece("    trend" if columns.trend else "", DIM),
    )


def shelf_row(
    item: Shelved,
    kept: TalkLine | None,
    wall: float,
    columns: ShelfColumns,
    glyphs: Glyphs,
    *,
    chosen: bool,
) -> Row:
    """One talk."""
    mark = Piece(f" {glyphs.here} " if chosen else "   ", ACCENT)
    style = STRONG if chosen else TEXT
    if item.talk is None or item.plan is None:
        count = wording.plural(len(item.problems), "error")
        name = words_cell(item.name, columns.names, glyphs, style)
        return (mark, name, Piece(f"  {count}", WARN))
    language = "" if item.talk.language.startswith("en") else item.talk.language
    tag = f" {language}" if language else ""
    return (
        mark,
        words_cell(item.name, columns.names - len(tag), glyphs, style),
        Piece(tag, DIM),
        number_cell(_slot(item.plan), columns.clocks),
        number_cell(_needs(item.plan), columns.clocks, TEXT if item.plan.fits else WARN),
        Piece("  "),
        *_last(kept, wall, columns, glyphs),
    )


def _slot(plan: Plan) -> str:
    return clock(timespan.whole_up(plan.slot_s))


def _needs(plan: Plan) -> str:
    return clock(timespan.whole_up(plan.needed_s))


def _last(kept: TalkLine | None, wall: float, columns: ShelfColumns, glyphs: Glyphs) -> Row:
    if kept is None:
        return (Piece("never", DIM),)
    run = kept.last_full or kept.last
    trend = f"    {_trend(kept)}" if columns.trend else ""
    return (
        words_cell(day(run.started_at, wall), DAY, glyphs),
        number_cell(_took(kept), columns.took),
        Piece(trend, TEXT if kept.last_full else DIM),
    )


def _took(kept: TalkLine) -> str:
    return clock(timespan.whole_down((kept.last_full or kept.last).elapsed_s))


def _trend(kept: TalkLine) -> str:
    """How the last two full runs differ; without a full run, what the last one was."""
    run = kept.last
    if not kept.last_full:
        if run.partial:
            return "part"
        return "incomplete" if run.finished and not run.cut_short else "broken off"
    if not kept.previous_full:
        return ""
    change = timespan.whole_offset(kept.last_full.elapsed_s - kept.previous_full.elapsed_s)
    if abs(change) < wording.ON_TIME_S:
        return "steady"
    return f"{clock(abs(change))} {'more' if change > 0 else 'less'}"


def fact_rows(
    item: Shelved,
    kept: TalkLine | None,
    width: int,
    height: int,
    glyphs: Glyphs,
    outlook: Sequence[str] = (),
) -> list[Row]:
    """What is known of the chosen talk, in so many rows; of errors, how many more there are.

    `outlook` is what its runs say of it.
    """
    if item.plan is not None and item.talk is not None:
        said = [*facts(item.talk, item.plan, kept), *outlook]
        rows = [row for line in said for row in foot.sentence_rows(line, width, glyphs)]
        return rows[:height]
    name = foot.fact_row(item.name, "", width, glyphs)
    return [name, *_problem_rows(item, width, height - 1, glyphs)]


def _problem_rows(item: Shelved, width: int, height: int, glyphs: Glyphs) -> list[Row]:
    told = [foot.sentence_rows(problem, width, glyphs) for problem in item.problems]
    shown = [row for rows in told for row in rows]
    if len(shown) <= height:
        return shown
    from shlex import quote  # noqa: PLC0415

    # The first one is begun at least.
    shown = told[0][: height - 1]
    number = 1
    while number < len(told) and len(shown) + len(told[number]) < height:
        shown += told[number]
        number += 1
    more = f"and {len(told) - number} more: rehearse check {quote(item.path)}"
    if number == len(told):
        more = f"to read it whole: rehearse check {quote(item.path)}"
    return [*shown, foot.fact_row(more, "", width, glyphs)]


def facts(talk: Talk, plan: Plan, kept: TalkLine | None) -> list[str]:
    """What is known of a talk, in sentences."""
    said = [talk.title, wording.plan_words(plan)]
    if talk.event:
        said[0] = f"{talk.title}, {talk.event}"
    if kept is None:
        said.append("Not rehearsed yet.")
        return said
    runs = wording.plural(kept.full_runs, "full run")
    if kept.last_full:
        ended = wording.run_over(kept.last_full.elapsed_s, kept.last_full.slot_s).text
        said.append(f"{runs}; the last ended {ended}.")
    else:
        said.append("No full run yet.")
    if kept.unfinished:
        line = kept.unfinished
        said.append(foot.unfinished_sentence(line.number, line.elapsed_s, line.section))
    return said
