"""A run as CSV: RFC 4180, a row for each section, the facts of the run repeated in each."""

from __future__ import annotations

import csv
import io

from rehearse.core.review import ReviewRow, review_of
from rehearse.core.run import Run
from rehearse.core.thresholds import ON_TIME_S
from rehearse.reports.plain_text import for_spreadsheet

COLUMNS = (
    "run",
    "talk",
    "talk_title",
    "started_at",
    "slot_s",
    "run_elapsed_s",
    "run_overrun_s",
    "finished",
    "full",
    "partial",
    "for_real",
    "number",
    "section",
    "title",
    "words",
    "characters",
    "budget_s",
    "elapsed_s",
    "overrun_s",
    "wpm",
    "cpm",
    "outcome",
    "retakes",
    "stumbles",
    "compared_run",
    "compared_s",
)
"""They stay where they are; new ones come behind them."""


def run_csv(run: Run, last: Run | None, on_time_s: int = ON_TIME_S) -> str:
    """The sections that were to be spoken, headings first; lines end in CR LF.

    What is not known is empty, truth is `true` or `false`. `last` is what it is compared with.
    """
    review = review_of(run, last, on_time_s)
    facts = [
        _number(run.number),
        for_spreadsheet(run.talk),
        for_spreadsheet(run.title),
        run.started_at,
        _number(run.slot_s),
        _number(run.elapsed_s),
        _number(run.overrun_s),
        *(str(fact).lower() for fact in (run.finished, run.full, run.partial, run.for_real)),
    ]
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in review.rows:
        compared = last.number if last is not None and row.last_s is not None else None
        writer.writerow([*facts, *_section(row), _number(compared), _number(row.last_s)])
    return written.getvalue()


def _section(row: ReviewRow) -> list[str]:
    part, take = row.section, row.take
    return [
        _number(row.position + 1),
        for_spreadsheet(part.id),
        for_spreadsheet(part.title),
        _number(part.spoken.words),
        _number(part.spoken.characters),
        _number(part.budget_s),
        _number(row.elapsed_s),
        _number(max(0.0, row.offset_s) if take else None),
        _number(row.wpm),
        _number(row.cpm),
        row.outcome,
        _number(row.retakes),
        _number(len(take.stumbles_s) if take else 0),
    ]


def _number(value: float | None) -> str:
    return "" if value is None else f"{round(value, 3):.10g}"
