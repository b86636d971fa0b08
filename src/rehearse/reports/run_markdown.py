"""A run as Markdown: CommonMark, with a table as GitHub has them (GFM)."""

from __future__ import annotations

from rehearse.core.clock import date_and_time
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.review import Review, ending, last_ending, review_of
from rehearse.core.run import Run
from rehearse.core.thresholds import ON_TIME_S
from rehearse.reports.plain_text import for_markdown
from rehearse.reports.run_kinds import kind_of
from rehearse.reports.run_rows import run_columns, run_name, run_rows, run_sentences, took_of_slot

if TYPE_CHECKING:
    from rehearse.core.stats.past import Past


def run_markdown(
    run: Run, last: Run | None, past: Past | None = None, on_time_s: int = ON_TIME_S
) -> str:
    """The run with a table of its sections; `last` is what it is compared with.

    `past` is what the runs up to this one say of its sections; an overrun under `on_time_s` is on
    time.
    """
    review = review_of(run, last, on_time_s)
    facts = [
        f"{run_name(run)}, {date_and_time(run.started_at)}: {for_markdown(kind_of(run))}.",
        f"**{took_of_slot(run)}**, {for_markdown(ending(review))}"
        + (f"; {last_ending(review.last)}." if review.last else "."),
    ]
    lines = [f"# {for_markdown(run.title)}", "", "  \n".join(facts), "", *_table(review)]
    for sentence in run_sentences(review, past):
        lines += ["", for_markdown(sentence)]
    return "\n".join(lines) + "\n"


def _table(review: Review) -> list[str]:
    columns, rows = run_columns(review), run_rows(review)
    texts = [[cell if isinstance(cell, str) else cell.text for cell in row] for row in rows]
    used = [index for index in range(len(columns)) if any(row[index] for row in texts)]
    # A heading is never empty: that is all that some readers say of a column.
    names = ["worst", "no.", *(column.heading or "note" for column in columns[2:])]
    lines = [
        _row([names[index] for index in used]),
        _row(["---:" if columns[index].is_number else "---" for index in used]),
    ]
    return lines + [_row([for_markdown(row[index]) for index in used]) for row in texts]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
