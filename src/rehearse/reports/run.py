"""A run as text and as JSON."""

from __future__ import annotations

from rehearse.core import run as runs
from rehearse.core import timespan
from rehearse.core.advice import advice
from rehearse.core.cells import fit, width
from rehearse.core.clock import day_and_time
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.review import Review, ending, last_ending, review_of, take_cpm, take_wpm
from rehearse.core.run import Run
from rehearse.core.thresholds import ON_TIME_S
from rehearse.core.timing_rule import run_verdict
from rehearse.core.wording import CALM, OVER
from rehearse.reports.look import STRONG, Look
from rehearse.reports.run_rows import (
    run_columns,
    run_name,
    run_rows,
    run_sentences,
    took_of_slot,
)
from rehearse.reports.table import table

if TYPE_CHECKING:
    from typing import Any

    from rehearse.core.stats.past import Past


def run_text(
    run: Run,
    last: Run | None,
    wall: float,
    look: Look,
    past: Past | None = None,
    on_time_s: int = ON_TIME_S,
) -> str:
    """The run for people: a row for each section, what was lost and won, what to do next.

    `last` is the full run before it, `wall` the instant at which it is read, `past` what the runs
    up to this one say of its sections; an overrun under `on_time_s` is on time.
    """
    review = review_of(run, last, on_time_s)
    lines = [
        _title(run, wall, look),
        "",
        _result(review, look),
        "",
        *table(run_columns(review), run_rows(review), look),
    ]
    advised = advice(review)
    verdict = run_verdict(run)
    told = [
        look.paint(said, STRONG) if said == advised else said
        for said in run_sentences(review, past)
    ]
    if verdict is not None:
        told[0] = look.words(verdict)
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
    when = f"{run_name(run)}, {day_and_time(run.started_at, wall)}"
    if run.for_real:
        when = f"{when}, for real"
    variant = f" ({run.variant})" if run.variant else ""
    room = look.width - width(when) - width(variant) - 4
    title = fit(run.title, max(16, room), look.ellipsis) + variant
    return f"{look.paint(title, STRONG)}    {when}"


def _result(review: Review, look: Look) -> str:
    run = review.run
    over = timespan.whole_down(run.elapsed_s - run.slot_s) > 0
    facts = [
        look.paint(took_of_slot(run), STRONG),
        look.paint(ending(review), OVER if over else CALM),
    ]
    if review.last is not None:
        facts.append(last_ending(review.last))
    return "    ".join(facts)
