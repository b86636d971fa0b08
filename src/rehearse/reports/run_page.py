"""A run as one HTML file: no network, no script, its charts inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rehearse.core import timespan
from rehearse.core.advice import advice
from rehearse.core.clock import date_and_time
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.review import Review, ending, last_ending, review_of
from rehearse.core.run import Run
from rehearse.core.thresholds import ON_TIME_S
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.wording import OVER
from rehearse.reports.charts import budget_chart, drift_chart, trend_chart
from rehearse.reports.history import full_runs, run_ending, talk_course, talk_trend
from rehearse.reports.page_style import STYLE
from rehearse.reports.plain_text import for_html
from rehearse.reports.run_kinds import kind_of
from rehearse.reports.run_rows import run_columns, run_name, run_rows, run_sentences, took_of_slot
from rehearse.reports.table import Column

if TYPE_CHECKING:
    from rehearse.core.stats.past import Past
    from rehearse.core.wording import Words
    from rehearse.reports.history import RunFacts

MOST_RUNS = 24
"""Full runs that are shown, this one and those before it."""

_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="rehearse">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
"""


def run_page(
    run: Run,
    last: Run | None,
    lines: Sequence[RunFacts],
    past: Past | None = None,
    on_time_s: int = ON_TIME_S,
) -> str:
    """The run with its charts and tables.

    Args:
        run: what the report is about.
        last: what it is compared with.
        lines: runs of the talk, newest first; full ones up to this run make the trend.
        past: what the runs up to this one say of its sections.
        on_time_s: an overrun under so many seconds is on time.
    """
    review = review_of(run, last, on_time_s)
    until = [line for line in lines if run.number is None or line.number <= run.number]
    head = _HEAD.format(title=for_html(f"{run.title}: {run_name(run)}"), style=STYLE)
    body = [
        *_result(review, past),
        *_sections(review),
        *_drift(review),
        *_trend(run, full_runs(until)[:MOST_RUNS]),
    ]
    return head + "<body>\n<main>\n" + "\n".join(body) + "\n</main>\n</body>\n</html>\n"


def _result(review: Review, past: Past | None) -> Iterator[str]:
    run = review.run
    when = f"{run_name(run)}, {date_and_time(run.started_at)}"
    yield f'<h1 dir="auto">{for_html(run.title)}</h1>'
    yield f'<p class="quiet">{for_html(when)}: {for_html(kind_of(run))}</p>'
    is_over = timespan.whole_down(run.elapsed_s - run.slot_s) > 0
    ended = for_html(ending(review))
    if is_over:
        ended = f'<span class="late">{ended}</span>'
    yield f'<p class="result"><strong>{took_of_slot(run)}</strong> {ended}</p>'
    if review.last is not None:
        yield f'<p class="quiet">{for_html(last_ending(review.last))}</p>'
    advised = advice(review)
    for sentence in run_sentences(review, past):
        said = for_html(sentence)
        yield f"<p><strong>{said}</strong></p>" if sentence == advised else f"<p>{said}</p>"


def _sections(review: Review) -> Iterator[str]:
    yield "<h2>Sections</h2>"
    yield _figure(
        budget_chart(review),
        "The bar is what was spoken, the upright line the budget; what lies beyond is hatched.",
    )
    columns, rows = run_columns(review), run_rows(review)
    names = ["worst", "no.", *(column.heading or "note" for column in columns[2:])]
    named = [column._replace(heading=name) for column, name in zip(columns, names, strict=True)]
    worst = " Worst: what ran over most." if review.worst else ""
    yield _table(f"Times are minutes and seconds.{worst}", named, rows, 2)


def _drift(review: Review) -> Iterator[str]:
    chart = drift_chart(review)
    if chart:
        yield "<h2>Late or early</h2>"
        yield _figure(
            chart,
            "It stands still inside a budget, rises while a section is over, and falls where one "
            "ends early.",
        )


def _trend(run: Run, lines: Sequence[RunFacts]) -> Iterator[str]:
    chart = trend_chart(talk_course(lines), run.number)
    if not chart:
        return
    yield "<h2>Run by run</h2>"
    yield f"<p>{for_html(talk_trend(lines))}</p>"
    yield _figure(
        chart,
        "Full runs alone. The dashed line is the slot; a triangle is a run over it, a dot one "
        "inside.",
    )
    columns = [
        Column("run"),
        Column("when", is_number=False),
        Column("spoken"),
        Column("slot"),
        Column("ended", is_number=False),
    ]
    rows: list[list[str | Words]] = [
        [
            str(line.number),
            date_and_time(line.started_at),
            clock(timespan.whole_down(line.elapsed_s)),
            budget_clock(line.slot_s),
            run_ending(line),
        ]
        for line in lines
    ]
    yield _table("Newest first.", columns, rows, 0)


def _figure(chart: str, caption: str) -> str:
    return f"<figure>\n{chart}\n<figcaption>{for_html(caption)}</figcaption>\n</figure>"


def _table(
    caption: str, columns: Sequence[Column], rows: Sequence[Sequence[str | Words]], heading: int
) -> str:
    """A table with the headings of its columns, and of its rows in the column `heading`.

    A column without content is left out.
    """
    texts = [[cell if isinstance(cell, str) else cell.text for cell in row] for row in rows]
    used = [index for index in range(len(columns)) if any(row[index] for row in texts)]
    style = {index: ' class="number"' if columns[index].is_number else "" for index in used}
    head = "".join(
        f'<th scope="col"{style[index]}>{for_html(columns[index].heading)}</th>' for index in used
    )
    lines = [
        f'<div class="wide">\n<table>\n<caption>{for_html(caption)}</caption>',
        f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>",
    ]
    for row, plain in zip(rows, texts, strict=True):
        cells = []
        for index in used:
            said, cell = for_html(plain[index]), row[index]
            if not isinstance(cell, str) and cell.tone == OVER:
                said = f'<span class="late">{said}</span>'
            if index == heading:
                cells.append(f'<th scope="row"{style[index]}><bdi>{said}</bdi></th>')
            else:
                cells.append(f"<td{style[index]}>{said}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</tbody>\n</table>\n</div>"])
