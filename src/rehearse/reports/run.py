"""A run as text and as JSON."""

from __future__ import annotations

from rehearse.core import run as runs
from rehearse.core import timespan
from rehearse.core.advice import advice, practice
from rehearse.core.cells import fit, width
from rehearse.core.clock import day_and_time
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.review import (
    Review,
    ReviewRow,
    balance,
    became,
    ending,
    last_ending,
    review_of,
    take_cpm,
    take_wpm,
)
from rehearse.core.run import Run
from rehearse.core.thresholds import ON_TIME_S
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.timing_rule import run_verdict
from rehearse.core.wording import CALM, OVER, Words
from rehearse.reports.look import DIM, STRONG, Look
from rehearse.reports.table import Column, table, title_column, words_column

if TYPE_CHECKING:
    from typing import Any


def run_text(
    run: Run, last: Run | None, wall: float, look: Look, on_time_s: int = ON_TIME_S
) -> str:
    """The run for people: a row for each section, what was lost and won, what to do next.

    `last` is the full run before it, `wall` the instant at which it is read; an overrun under
    `on_time_s` is on time.
    """
    review = review_of(run, last, on_time_s)
    lines = [
        _title(run, wall, look),
        "",
        _result(review, look),
        "",
        *_table(review, look),
    ]
    advised = advice(review)
    verdict = run_verdict(run)
    said = [
        verdict and look.words(verdict),
        balance(review),
        advised and look.paint(advised, STRONG),
        practice(review).sentence,
    ]
    told = [sentence for sentence in said if sentence]
    return "\n".join([*lines, "", *told] if told else lines)


def run_json(run: Run) -> dict[str, Any]:
    """The run for programs.

    `{id, talk, started_at, slot_s, elapsed_s, overrun_s, finished, full, partial, takes: [{section,
    title, words, characters, budget_s, elapsed_s, overrun_s, wpm, cpm, outcome}]}`

    `id` is the run's number, `talk` and `section` are ids. Takes stand in the order of the talk,
    retaken ones before the one that counts; those that are not `retaken` sum to `elapsed_s`. `wpm`
    and `cpm` are null where there are no such words, and where the take was not `spoken`. A run of
    a variant has its name, `variant`, too.
    """
    verdict = run_verdict(run)
    return {
        "id": run.number,
        "talk": run.talk,
        "started_at": run.started_at,
        "slot_s": run.slot_s,
        "elapsed_s": _seconds(run.elapsed_s),
        "overrun_s": _seconds(run.overrun_s),
        "finished": run.finished,
        "full": run.full,
        "partial": run.partial,
        **({"variant": run.variant} if run.variant else {}),
        **({"rule": run.rule, "keeps_rule": verdict.tone != OVER} if verdict else {}),
        "takes": [_take_json(run, take) for take in sorted(run.takes)],
    }


def _take_json(run: Run, take: runs.Take) -> dict[str, Any]:
    part = run.sections[take.section]
    wpm, cpm = take_wpm(part, take), take_cpm(part, take)
    return {
        "section": part.id,
        "title": part.title,
        "words": part.spoken.words,
        "characters": part.spoken.characters,
        "budget_s": part.budget_s,
        "elapsed_s": _seconds(take.elapsed_s),
        "overrun_s": _seconds(max(0.0, take.elapsed_s - part.budget_s)),
        "wpm": None if wpm is None else round(wpm, 2),
        "cpm": None if cpm is None else round(cpm, 2),
        "outcome": take.outcome,
    }


def _seconds(value: float) -> float:
    return round(value, 3)


def _title(run: Run, wall: float, look: Look) -> str:
    name = "Run" if run.number is None else f"Run {run.number}"
    when = f"{name}, {day_and_time(run.started_at, wall)}"
    if run.for_real:
        when = f"{when}, for real"
    variant = f" ({run.variant})" if run.variant else ""
    room = look.width - width(when) - width(variant) - 4
    title = fit(run.title, max(16, room), look.ellipsis) + variant
    return f"{look.paint(title, STRONG)}    {when}"


def _result(review: Review, look: Look) -> str:
    run = review.run
    spent = clock(timespan.whole_down(run.elapsed_s))
    part = "part " if run.partial else ""
    over = timespan.whole_down(run.elapsed_s - run.slot_s) > 0
    facts = [
        look.paint(f"{part}{spent} of {budget_clock(run.slot_s)}", STRONG),
        look.paint(ending(review), OVER if over else CALM),
    ]
    if review.last is not None:
        facts.append(last_ending(review.last))
    return "    ".join(facts)


def _table(review: Review, look: Look) -> list[str]:
    columns = [
        Column("", tone=OVER),
        Column(""),
        title_column("section"),
        Column("budget"),
        Column("spoken"),
        Column("last"),
        words_column(),
        Column("wpm"),
        Column("cpm"),
    ]
    rows: list[list[str | Words]] = [
        [
            str(row.rank or ""),
            str(row.position + 1),
            row.section.title,
            budget_clock(row.section.budget_s),
            _clock(row.elapsed_s),
            _clock(row.last_s),
            _remark(row),
            _pace(row.wpm),
            _pace(row.cpm),
        ]
        for row in review.rows
    ]
    return table(columns, rows, look)


def _clock(seconds: float | None) -> str:
    return "" if seconds is None else clock(timespan.whole_down(seconds))


def _pace(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


def _remark(row: ReviewRow) -> Words:
    """What became of the section, and how often it was tried."""
    said = became(row)
    remarks = [words.text for words in said]
    if row.retakes:
        remarks.append("retaken" if row.retakes == 1 else f"retaken {row.retakes} times")
    return Words(", ".join(remarks), OVER if any(words.tone == OVER for words in said) else DIM)
