"""The rows above the words: title, talk strip, section and countdown bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rehearse.core import timespan, wording
from rehearse.core.plan import Plan, PlannedSection
from rehearse.core.reading import FINISHED, READY, Reading
from rehearse.core.run import is_skipped
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import (
    ACCENT,
    DIM,
    MARGIN,
    OVER,
    STRONG,
    TEXT,
    WARN,
    Piece,
    Row,
    fit,
    indented,
    spread,
    width_of,
)

TONES = {wording.CALM: TEXT, wording.LAST: WARN, wording.OVER: OVER}

MOST_SEGMENTS = 38
"""With more sections than this the strip is a plain bar of the talk."""


def title_row(title: str, right: str, width: int, glyphs: Glyphs, variant: str = "") -> Row:
    """The talk's title and its variant, and on the right what is going on."""
    tail: Row = (Piece(f"{right} ", DIM),)
    room = width - width_of(tail) - 3
    if variant:
        # A title is known by its beginning, and a variant by this alone.
        variant = f" ({fit(variant, max(8, room - LEAST_TITLE - 3), glyphs.ellipsis)})"
        room -= width_of((Piece(variant),))
    name = f" {fit(title, room, glyphs.ellipsis)}{variant}"
    return spread((Piece(name, STRONG),), tail, width)


LEAST_TITLE = 16
"""Cells that a title keeps beside a long name of its variant."""


def variant_words(plan: Plan, phase: str) -> str:
    """Which variant it is, before the start with its slot: `short, 7:00`; empty for the whole."""
    variant = plan.talk.variant
    if not variant or phase != READY or not plan.has_slot:
        return variant
    return f"{variant}, {timespan.budget_clock(plan.slot_s)}"


CLOCK_WIDTH = 26
"""Cells kept free at the right of the section's title."""


def section_row(name: str, width: int, glyphs: Glyphs) -> Row:
    """The section's title."""
    return indented((Piece(fit(name, width - MARGIN - CLOCK_WIDTH, glyphs.ellipsis), STRONG),))


def clock_row(reading: Reading) -> Row:
    """The section's countdown in words, at the right of its title."""
    clock = wording.section_clock(reading)
    right: Row = (Piece(clock.text, TONES[clock.tone]),)
    return spread((), right, CLOCK_WIDTH - MARGIN)


def bar_row(reading: Reading, width: int, glyphs: Glyphs) -> Row:
    """The countdown bar: it empties with the budget, and grows in another glyph when over."""
    cells = max(1, width - 2 * MARGIN)
    halves = bar_halves(reading, cells)
    if timespan.whole_down(-reading.left_s) > 0:
        whole, half = divmod(halves, 2)
        return indented((Piece(glyphs.past * whole + glyphs.past_half * half, OVER),))
    whole, half = divmod(halves, 2)
    tone = TONES[wording.section_clock(reading).tone]
    drawn = glyphs.full * whole + glyphs.half * half
    return indented(
        (
            Piece(drawn, ACCENT if tone == TEXT else tone),
            Piece(glyphs.empty * (cells - whole - half), DIM),
        )
    )


def bar_halves(reading: Reading, cells: int) -> int:
    """How many half cells of the bar are filled: with what is left, or with what is over."""
    if timespan.whole_down(-reading.left_s) > 0:
        beyond = -reading.left_s / max(reading.budget_s, 1.0)
        return min(2 * cells, max(1, timespan.whole_down(beyond * 2 * cells)))
    if reading.budget_s <= 0:
        return 0
    left = min(1.0, max(0.0, reading.left_s / reading.budget_s))
    return min(2 * cells, timespan.whole_up(left * 2 * cells))


class Segment(NamedTuple):
    """A section in the talk strip."""

    start: int
    """First cell, from 0."""
    cells: int


def segments(budgets_s: Sequence[float], cells: int) -> tuple[Segment, ...]:
    """Where each section stands in a strip of so many cells; empty when they are too many."""
    gaps = len(budgets_s) - 1
    room = cells - gaps
    if len(budgets_s) > MOST_SEGMENTS or room < len(budgets_s):
        return ()
    total_s = sum(budgets_s) or 1.0
    spare = room - len(budgets_s)
    exact = [budget_s / total_s * spare for budget_s in budgets_s]
    sizes = [1 + int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: int(exact[i]) - exact[i])
    for index in by_remainder[: room - sum(sizes)]:
        sizes[index] += 1
    placed = []
    start = 0
    for size in sizes:
        placed.append(Segment(start, size))
        start += size + 1
    return tuple(placed)


Spent = Callable[[int], float | None]
"""Seconds spent on the section at an index, None where it was not opened."""


def strip_row(
    plan: Plan, scope: Sequence[int], reading: Reading, spent: Spent, width: int, glyphs: Glyphs
) -> Row:
    """The talk strip: each section's share of the slot; spoken, over, this one, to come."""
    cells = width - 2 * MARGIN
    parts = segments([plan.sections[index].budget_s for index in scope], cells)
    if not parts:
        return _plain_strip(reading, cells, glyphs)
    pieces: list[Piece] = []
    for index, part in zip(scope, parts, strict=True):
        if pieces:
            pieces.append(Piece(" "))
        pieces.extend(_segment(plan, index, part.cells, reading, spent(index), glyphs))
    return indented(tuple(pieces))


def _segment(
    plan: Plan, index: int, cells: int, reading: Reading, spent_s: float | None, glyphs: Glyphs
) -> list[Piece]:
    budget_s = plan.sections[index].budget_s
    is_here = index == reading.position and reading.phase != FINISHED
    if spent_s is None and not is_here:
        return [Piece(glyphs.to_come * cells, DIM)]
    spent_s = spent_s or 0.0
    on_time_s = reading.thresholds.on_time_s
    is_over = wording.overrun(spent_s, budget_s, on_time_s).tone == wording.OVER
    if is_here:
        return _this_segment(cells, spent_s, budget_s, reading, glyphs, is_over=is_over)
    if is_over:
        return [Piece(glyphs.spoken * (cells - 1), TEXT), Piece(glyphs.over, OVER)]
    if index < reading.position and not was_skipped(plan.sections[index], spent_s):
        return [Piece(glyphs.spoken * cells, TEXT)]
    done = _share_done(cells, spent_s, budget_s)
    return [Piece(glyphs.spoken * done, TEXT), Piece(glyphs.to_come * (cells - done), DIM)]


def _this_segment(
    cells: int, spent_s: float, budget_s: float, reading: Reading, glyphs: Glyphs, *, is_over: bool
) -> list[Piece]:
    """The open section, to be known by one cell of its rest at least."""
    if is_over:
        line = glyphs.spoken * (cells - 2) + glyphs.rest
        mark = glyphs.over if cells > 1 else ""
        return [Piece(line, ACCENT if mark else OVER), Piece(mark, OVER)]
    done = 0 if reading.phase == READY else min(cells - 1, _share_done(cells, spent_s, budget_s))
    return [Piece(glyphs.spoken * done, ACCENT), Piece(glyphs.rest * (cells - done), ACCENT)]


def _share_done(cells: int, spent_s: float, budget_s: float) -> int:
    return min(cells, int(cells * spent_s / budget_s)) if budget_s else cells


def was_skipped(part: PlannedSection, spent_s: float) -> bool:
    """So little was spent on the section that it can't have been spoken."""
    section = part.section
    return is_skipped(section.spoken, section.pauses_s, section.pin_s, spent_s)


def _plain_strip(reading: Reading, cells: int, glyphs: Glyphs) -> Row:
    done = min(cells, int(cells * (reading.place - 1) / reading.places))
    return indented(
        (
            Piece(glyphs.spoken * done, TEXT),
            Piece(glyphs.rest, ACCENT),
            Piece(glyphs.to_come * (cells - done - 1), DIM),
        )
    )
