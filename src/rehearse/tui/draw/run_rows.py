"""The runs of a talk as rows: when, what kind, how long, how far from the slot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rehearse.core import timespan
from rehearse.core.clock import day_and_time
from rehearse.core.timespan import clock
from rehearse.core.wording import Words
from rehearse.reports.history import full_before, run_ending, run_kind
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.head import TONES
from rehearse.tui.draw.row import ACCENT, DIM, STRONG, TEXT, Piece, Row
from rehearse.tui.draw.table import column, number_cell, words_cell

if TYPE_CHECKING:
    from rehearse.reports.history import RunFacts

ROOMY_KIND = 28
"""Cells for the kind of a run where there is room, however short the kinds are."""


class ToldRun(NamedTuple):
    """What is said of a run."""

    number: str
    when: str
    kind: str
    took: str
    ending: Words


class RunColumns(NamedTuple):
    """Cells for each column, the gap included."""

    number: int
    when: int
    kind: int
    took: int
    ending: int


def told_runs(lines: Sequence[RunFacts], wall: float, glyphs: Glyphs) -> list[ToldRun]:
    """The runs of one talk, newest first, as they are told at an instant."""
    return [
        ToldRun(
            str(line.number),
            day_and_time(line.started_at, wall),
            run_kind(line, before, glyphs.ellipsis),
            clock(timespan.whole_down(line.elapsed_s)),
            run_ending(line),
        )
        for line, before in zip(lines, full_before(lines), strict=True)
    ]


def run_columns(told: Sequence[ToldRun]) -> RunColumns:
    """Columns that these runs fit into, whatever the width of the screen."""
    return RunColumns(
        number=column([run.number for run in told], 3, gap=0),
        when=column([run.when for run in told], 13),
        kind=column([run.kind for run in told], ROOMY_KIND),
        took=column([run.took for run in told], 7),
        ending=column([run.ending.text for run in told], 0),
    )


def run_row(run: ToldRun, columns: RunColumns, width: int, glyphs: Glyphs, *, chosen: bool) -> Row:
    """One run; where there is no room, the kind is what gets shorter."""
    others = 5 + columns.number + columns.when + columns.took + columns.ending
    return (
        Piece(f" {glyphs.here} " if chosen else "   ", ACCENT),
        number_cell(run.number, columns.number, DIM),
        Piece("  "),
        words_cell(run.when, columns.when, glyphs, STRONG if chosen else TEXT),
        words_cell(run.kind, min(columns.kind, width - 1 - others), glyphs),
        number_cell(run.took, columns.took),
        Piece(f"  {run.ending.text}", TONES[run.ending.tone]),
    )
