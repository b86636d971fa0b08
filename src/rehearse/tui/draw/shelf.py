"""The talks of the library as rows: slot, needs, last run, trend."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from rehearse.core import timespan, wording
from rehearse.core.clock import day
from rehearse.core.plan import Plan
from rehearse.core.talk import Talk
from rehearse.core.timespan import clock
from rehearse.tui.draw.foot import with_full_stop
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import ACCENT, DIM, STRONG, TEXT, WARN, Piece, Row
from rehearse.tui.draw.table import has_room, number_cell, titles_width, words_cell

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


def names_width(shelf: Iterable[Shelved], width: int) -> int:
    """Cells for the talks' names on a screen of this width."""
    names = titles_width(item.name + "  fr-CA" for item in shelf)
    return min(names, width - (52 if has_room(width) else 38))


def header_row(names: int, width: int, glyphs: Glyphs) -> Row:
    """The names of the columns, the first with `names` cells."""
    return (
        Piece("   "),
        words_cell("talk", names, glyphs, DIM),
        number_cell("slot", 7, DIM),
        number_cell("needs", 7, DIM),
        Piece("  "),
        words_cell("last run", 21, glyphs, DIM),
        Piece("trend" if has_room(width) else "", DIM),
    )


def shelf_row(
    item: Shelved,
    kept: TalkLine | None,
    wall: float,
    room: int,
    width: int,
    glyphs: Glyphs,
    *,
    chosen: bool,
) -> Row:
    """One talk, its name in `room` cells."""
    mark = Piece(f" {glyphs.here} " if chosen else "   ", ACCENT)
    style = STRONG if chosen else TEXT
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
        *_last(kept, wall, width, glyphs),
    )


def _needs_style(plan: Plan) -> str:
    return TEXT if plan.fits else WARN


def _last(kept: TalkLine | None, wall: float, width: int, glyphs: Glyphs) -> Row:
    if kept is None:
        return (Piece("never", DIM),)
    run = kept.last_full or kept.last
    took = clock(timespan.whole_down(run.elapsed_s))
    trend = ""
    if not kept.last_full:
        trend = "part" if run.partial else "broken off"
    elif kept.previous_full:
        change = timespan.whole_offset(kept.last_full.elapsed_s - kept.previous_full.elapsed_s)
        size = clock(abs(change))
        trend = f"{size} more" if change >= wording.ON_TIME_S else "steady"
        trend = f"{size} less" if -change >= wording.ON_TIME_S else trend
    return (
        words_cell(day(run.started_at, wall), 10, glyphs),
        number_cell(took, 7),
        Piece(f"    {trend}" if has_room(width) else "", TEXT if kept.last_full else DIM),
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
        number, section = kept.unfinished.number, kept.unfinished.section
        said.append(with_full_stop(f"Run {number} is unfinished: {stands}, at {section}"))
    return said
