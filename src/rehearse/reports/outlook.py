"""What the runs of a talk say of it as it is today, as text."""

from __future__ import annotations

from rehearse.core import timespan
from rehearse.core.plan import Plan
from rehearse.core.stats.outlook import Outlook, outlook_sentences
from rehearse.core.stats.own_pace import outlier_sentence
from rehearse.core.stats.splits import Loss
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.wording import OVER, Words
from rehearse.reports.look import DIM, Look
from rehearse.reports.run_rows import clock_cell
from rehearse.reports.table import Column, table, title_column, words_column

ROOMY = 100
"""Columns from which on there is room for when to leave a section."""


def outlook_lines(outlook: Outlook, plan: Plan, look: Look) -> list[str]:
    """A row for each section with its times in full runs, and what follows from them."""
    told = [*_split_table(outlook, plan, look), *outlook_sentences(outlook, plan)]
    titles = [part.title for part in plan.talk.sections]
    unlike = outlier_sentence(outlook.own, titles) if outlook.own else ""
    return [*told, unlike] if unlike else told


def _split_table(outlook: Outlook, plan: Plan, look: Look) -> list[str]:
    if not any(split.runs for split in outlook.splits):
        return []
    safe_s = outlook.forecast.safe_s() if look.width >= ROOMY else {}
    columns = [
        Column(""),
        title_column("section"),
        Column("budget"),
        Column("last"),
        Column("median"),
        Column("best"),
        # Empty below five full runs and where it is narrow, and then left out.
        Column("leave by"),
        words_column(),
    ]
    rows: list[list[str | Words]] = [
        [
            str(split.position + 1),
            plan.talk.sections[split.position].title,
            budget_clock(split.budget_s),
            clock_cell(split.last_s),
            clock_cell(split.median_s),
            clock_cell(split.best_s),
            clock_cell(safe_s.get(split.position)),
            _loss(split.loss),
        ]
        for split in outlook.splits
    ]
    scaled = any(split.is_scaled for split in outlook.splits)
    told = ["Times of edited sections are with today's words."] if scaled else []
    return [*table(columns, rows, look), *told, ""]


def _loss(loss: Loss | None) -> Words:
    if loss is None:
        return Words("", DIM)
    by = clock(timespan.whole_down(loss.typical_s))
    return Words(f"+{by} in {loss.over_in} of {loss.runs} runs, {loss.sureness}", OVER)
