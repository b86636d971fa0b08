"""What every form of a report says of a run: its name, a row for each section, the sentences."""

from __future__ import annotations

from rehearse.core import timespan
from rehearse.core.advice import advice, practice
from rehearse.core.clock import wall_of
from rehearse.core.comparison import earlier_heading, than_rehearsed
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.review import Review, ReviewRow, balance, became
from rehearse.core.run import Run
from rehearse.core.stats.stumbles import stumbles_sentence
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.timing_rule import run_verdict
from rehearse.core.wording import OVER, Words
from rehearse.reports.look import DIM
from rehearse.reports.table import Column, title_column, words_column

if TYPE_CHECKING:
    from rehearse.core.stats.past import Past


def run_name(run: Run) -> str:
    """`Run 5`."""
    return "Run" if run.number is None else f"Run {run.number}"


def took_of_slot(run: Run) -> str:
    """`10:12 of 10:00`, `part 2:05 of 2:08`."""
    part = "part " if run.partial else ""
    return f"{part}{clock(timespan.whole_down(run.elapsed_s))} of {budget_clock(run.slot_s)}"


def run_columns(review: Review) -> list[Column]:
    """The columns of its table."""
    return [
        Column("", tone=OVER),
        Column(""),
        title_column("section"),
        Column("budget"),
        Column("spoken"),
        Column(earlier_heading(review)),
        words_column(),
        Column("wpm"),
        Column("cpm"),
    ]


def run_rows(review: Review) -> list[list[str | Words]]:
    """A row of cells for each section, in the order of the talk."""
    return [
        [
            str(row.rank or ""),
            str(row.position + 1),
            row.section.title,
            budget_clock(row.section.budget_s),
            clock_cell(row.elapsed_s),
            clock_cell(row.last_s),
            remark(row),
            _pace(row.wpm),
            _pace(row.cpm),
        ]
        for row in review.rows
    ]


def remark(row: ReviewRow) -> Words:
    """What became of the section, and how often it was tried."""
    said = became(row)
    remarks = [words.text for words in said]
    if row.retakes:
        remarks.append("retaken" if row.retakes == 1 else f"retaken {row.retakes} times")
    return Words(", ".join(remarks), OVER if any(words.tone == OVER for words in said) else DIM)


def run_sentences(review: Review, past: Past | None = None) -> list[str]:
    """Whether it kept the rule of its event, which comes first where there is one, what was lost
    and won, how it went against the rehearsal, and what to do next.

    With the `past` of the run's sections up to this run, also where time is regularly lost and
    whether the next run will fit.
    """
    run = review.run
    verdict = run_verdict(run)
    said = [
        verdict.text if verdict else "",
        balance(review),
        stumbles_sentence(run),
        than_rehearsed(review),
        advice(review),
        practice(review, past, seen_from(run)).sentence,
    ]
    if past is not None:
        from rehearse.core.stats.outlook import hindsight_sentences  # noqa: PLC0415 - rarely needed

        said += hindsight_sentences(past, run)
    return [sentence for sentence in said if sentence]


def seen_from(run: Run) -> float:
    """The instant from which a run is looked back at: its start, in seconds since 1970."""
    try:
        return wall_of(run.started_at)
    except ValueError:
        return 0.0


def clock_cell(seconds: float | None) -> str:
    """A time in a table; empty where there is none."""
    return "" if seconds is None else clock(timespan.whole_down(seconds))


def _pace(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"
