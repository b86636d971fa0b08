"""What the screens show, as sentences: before the start, all sections, the end, the runs kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rehearse.core import timespan, wording
from rehearse.core.clock import day_and_time
from rehearse.core.spoken_reading import who_speaks
from rehearse.core.spoken_time import in_words, spoken
from rehearse.core.thresholds import ON_TIME_S

if TYPE_CHECKING:
    from rehearse.core.plan import Plan
    from rehearse.core.rehearsal import Rehearsal
    from rehearse.core.review import ReviewRow
    from rehearse.core.run import Run
    from rehearse.core.standing_in import Roles
    from rehearse.history.lines import RunLine


def ready_lines(plan: Plan, rehearsal: Rehearsal, roles: Roles | None) -> Iterator[str]:
    """The talk, and what it needs."""
    talk = plan.talk
    about = [talk.title]
    about += [f"variant {talk.variant}"] if talk.variant else []
    about += [talk.speaker] if talk.speaker else []
    about += [talk.event] if talk.event else []
    about += ["for real"] if rehearsal.for_real else []
    yield f"{', '.join(about)}."
    titles = titles_of(plan)
    if roles is not None:
        from rehearse.core.standing_in import roles_words  # noqa: PLC0415 - with --as only

        yield f"{_capital(in_words(roles_words(plan, roles), titles))}."
    else:
        yield in_words(wording.plan_words(plan), titles)
        if rehearsal.partial:
            given = spoken(sum(plan.sections[at].budget_s for at in rehearsal.scope))
            yield f"A part: {wording.plural(len(rehearsal.scope), 'section')}, {given}."
    if talk.signals or talk.rule:
        yield from _signal_lines(plan)


def _signal_lines(plan: Plan) -> Iterator[str]:
    from rehearse.core.signals import lights_of  # noqa: PLC0415 - few talks have any

    lights = lights_of(plan.talk.rule, plan.talk.signals, plan.slot_s)
    told = [f"{in_words(light.word)} at {spoken(light.at_s)}" for light in lights]
    if told:
        yield f"Signals: {', '.join(told)}."


def overview_lines(plan: Plan, rehearsal: Rehearsal, now: float) -> Iterator[str]:
    """A line for each section of the talk."""
    reading = rehearsal.reading(now)
    for part in plan.sections:
        facts = [
            f"{part.position + 1}, {part.section.title}",
            *who_speaks(plan, part.position),
            spoken(part.budget_s),
        ]
        spent_s = rehearsal.spent_s(part.position, now)
        if spent_s is not None:
            facts.append(f"spoken {spoken(timespan.whole_down(spent_s))}")
            over = wording.overrun(spent_s, part.budget_s, reading.thresholds.on_time_s)
            facts += [_over(over.text)] if over.tone == wording.OVER else []
        if part.position not in rehearsal.scope:
            facts.append("not in this part")
        elif part.position == reading.position:
            facts.append("you are here")
        yield f"{', '.join(facts)}."


def review_lines(run: Run, last: Run | None, on_time_s: int = ON_TIME_S) -> Iterator[str]:
    """How a run ended, a line for each section, what was lost, and what to do next."""
    from rehearse.core.advice import advice, practice  # noqa: PLC0415 - once a run
    from rehearse.core.review import balance, ending, last_ending, review_of  # noqa: PLC0415
    from rehearse.core.run import LEAST_KEPT_S  # noqa: PLC0415
    from rehearse.core.timing_rule import run_verdict  # noqa: PLC0415

    review = review_of(run, last, on_time_s)
    titles = [part.title for part in run.sections]
    what = "Part" if run.partial else "Talk"
    took = spoken(timespan.whole_down(run.elapsed_s))
    ended = in_words(ending(review), titles)
    yield f"{what}: {took} of {spoken(run.slot_s)}, {ended}."
    if review.last is not None:
        yield f"{_capital(in_words(last_ending(review.last)))}."
    yield from map(_review_line, review.rows)
    verdict = run_verdict(run)
    if verdict is not None:
        yield _capital(in_words(verdict.text, titles))
    too_short = run.spoken_s < LEAST_KEPT_S
    said = [balance(review), advice(review), "" if too_short else practice(review).sentence]
    yield from (_capital(in_words(sentence, titles)) for sentence in said if sentence)
    if too_short:
        yield f"Under {spoken(LEAST_KEPT_S)} were spoken: this run is not kept."


def _review_line(row: ReviewRow) -> str:
    from rehearse.core.review import became  # noqa: PLC0415

    facts = [f"{row.position + 1}, {row.section.title}"]
    if row.elapsed_s is None:
        facts.append(f"{spoken(row.section.budget_s)} were given")
    else:
        took = spoken(timespan.whole_down(row.elapsed_s))
        facts.append(f"{took} of {spoken(row.section.budget_s)}")
    facts += [_over(words.text) for words in became(row)]
    if row.outcome == "not reached":
        facts.append(row.outcome)
    if row.rank:
        facts.append("the most over" if row.rank == 1 else "second most")
    if row.last_s is not None:
        facts.append(f"last time {spoken(timespan.whole_down(row.last_s))}")
    if row.wpm or row.cpm:
        unit = "words" if row.wpm else "characters"
        facts.append(f"{row.wpm or row.cpm:.0f} {unit} per minute")
    return f"{', '.join(facts)}."


def history_lines(runs: Iterable[RunLine], wall: float) -> Iterator[str]:
    """A line for each run, the newest first."""
    for run in runs:
        took = spoken(timespan.whole_down(run.elapsed_s))
        facts = [f"{took} of {spoken(run.slot_s)}"]
        if run.full:
            facts.append(in_words(wording.run_over(run.elapsed_s, run.slot_s).text))
        elif run.partial:
            facts.append("a part")
        else:
            facts.append(f"{'ended' if run.finished else 'unfinished'} at {run.section}")
        if run.variant:
            facts.append(f"variant {run.variant}")
        if run.for_real:
            facts.append("for real")
        when = day_and_time(run.started_at, wall)
        yield f"Run {run.number}, {when}: {', '.join(facts)}."


def unfinished_words(line: RunLine) -> str:
    """`Run 4 is unfinished: six minutes twenty, at Youth. u resumes it.`"""
    took = spoken(timespan.whole_down(line.elapsed_s))
    return f"Run {line.number} is unfinished: {took}, at {line.section}. u resumes it."


def titles_of(plan: Plan) -> list[str]:
    """What a clock in a sentence may be the name of."""
    return [plan.talk.title, *(part.section.title for part in plan.sections)]


def _over(text: str) -> str:
    """`+0:18 over` as `eighteen seconds over`."""
    return in_words(text)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
