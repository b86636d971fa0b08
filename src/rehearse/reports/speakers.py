"""Who speaks how much of a talk, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.plan import Plan
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.speakers import by_speaker
from rehearse.core.timespan import budget_clock
from rehearse.core.wording import Words
from rehearse.reports.look import Look
from rehearse.reports.table import Column, table, title_column, words_column

if TYPE_CHECKING:
    from typing import Any

NOBODY_NAMED = "(nobody named)"


def speaker_lines(plan: Plan, look: Look) -> list[str]:
    """A table of the speakers, where there are several."""
    totals = by_speaker(plan)
    if len(totals) < 2:
        return []
    columns = [
        title_column("speaker"),
        Column("words"),
        Column("characters"),
        Column("budget"),
        words_column("sections"),
    ]
    rows: list[list[str | Words]] = [
        [
            total.speaker or NOBODY_NAMED,
            f"{total.spoken.words:,}" if total.spoken.words else "",
            f"{total.spoken.characters:,}" if total.spoken.characters else "",
            budget_clock(total.budget_s),
            numbers(total.positions),
        ]
        for total in totals
    ]
    return table(columns, rows, look)


def speakers_json(plan: Plan) -> list[dict[str, Any]]:
    """The speakers for programs: `[{speaker, words, characters, budget_s, sections}]`.

    `sections` holds ids. Empty where no section names its speaker.
    """
    return [
        {
            "speaker": total.speaker,
            "words": total.spoken.words,
            "characters": total.spoken.characters,
            "budget_s": total.budget_s,
            "sections": [plan.sections[position].section.id for position in total.positions],
        }
        for total in by_speaker(plan)
    ]


MOST_NUMBERS = 8


def numbers(positions: Sequence[int]) -> str:
    """The numbers of sections, from 1, neighbours together: `1-3, 5, 8`."""
    runs: list[list[int]] = []
    for position in positions:
        if runs and position == runs[-1][-1] + 1:
            runs[-1][1:] = [position]
        else:
            runs.append([position])
    few = ["-".join(str(position + 1) for position in run) for run in runs[:MOST_NUMBERS]]
    more = len(runs) - len(few)
    return ", ".join(few) + (f" and {more} more" if more else "")
