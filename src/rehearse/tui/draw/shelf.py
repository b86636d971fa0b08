"""The talks of the library as rows: slot, needs, last run, trend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rehearse.core import timespan, wording
from rehearse.core.clock import day
from rehearse.core.plan import Plan
from rehearse.core.talk import Talk
from rehearse.core.timespan import clock
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import ACCENT, DIM, STRONG, TEXT, WARN, Piece, Row
from rehearse.tui.draw.table import number_cell, words_cell

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


_RIGHT = 45
"""Columns of the figures."""


def header_row(width: int, glyphs: Glyphs) -> Row:
    """The names of the columns."""
    return (
        Piece("   "),
        words_cell("talk", width - _RIGHT - 3, glyphs, DIM),
        number_cell("slot", 7, DIM),
        number_cell("needs", 7, DIM),
        Piece("  last run            trend    ", DIM),
    )


def shelf_row(
    item: Shelved, kept: TalkLine | None, wall: float, width: int, glyphs: Glyphs, *, chosen: bool
) -> Row:
    """One talk."""
    mark = Piece(f" {glyphs.here} " if chosen else "   ", ACCENT)
    style = STRONG if chosen else TEXT
    room = width - _RIGHT - 3
    if item.talk is None or item.plan is None:
        count = wording.plural(len(item.problems), "error")
        return (mark, words_cell(item.name, room, glyphs, style), Piece(f"  {count}", WARN))
    language = "" if item.talk.language.startswith("en") else item.talk.language
    tag = f" {language}" if language else ""
    return (
        mark,
        words_cell(item.name, room - len(tag), glyphs, style),
        Piece(tag, DIM),
        number_cell(clock(timespan.whole_up(item.plan.slot_s)), 7),
        number_cell(clock(timespan.whole_up(item.plan.needed_s)), 7, _needs_style(item.plan)),
        Piece("  "),
        *_last(kept, wall, glyphs),
    )


def _needs_style(plan: Plan) -> str:
    return TEXT if plan.fits else WARN


def _last(kept: TalkLine | None, wall: float, glyphs: Glyphs) -> Row:
    if kept is None:
        return (Piece("never", DIM),)
    run = kept.last_full or kept.last
    took = clock(timespan.whole_down(run.elapsed_s))
    part = ""
    if not kept.last_full:
        part = " part" if run.partial else " not to its end"
    trend = ""
    if kept.last_full and kept.previous_full:
        change = timespan.whole_offset(kept.last_full.elapsed_s - kept.previous_full.elapsed_s)
        size = clock(abs(change))
        trend = f"{size} more" if change >= wording.ON_TIME_S else "steady"
        trend = f"{size} less" if -change >= wording.ON_TIME_S else trend
    return (
        words_cell(day(run.started_at, wall), 10, glyphs),
        number_cell(took, 6),
        Piece(f"{part}    {trend}"),
    )


def facts(item: Shelved, kept: TalkLine | None) -> list[str]:
    """What is known of the chosen talk, in sentences."""
    if item.plan is None or item.talk is None:
        return [item.name, *item.problems]
    said = [item.talk.title, wording.plan_words(item.plan)]
    if item.talk.event:
        said[0] = f"{item.talk.title}, {item.talk.event}"
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
        stands = clock(timespan.whole_down(kept.unfinished.elapsed_s))
        said.append(
            f"Run {kept.unfinished.number} is unfinished: {stands}, at {kept.unfinished.section}."
        )
    return said
