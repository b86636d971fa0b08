"""Looking back at a run: a row for each section, what was lost and won back, and how it ended.

What to do next is in `rehearse.core.advice`, what changed since a run in `rehearse.core.changes`.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.matching import matched as matched  # noqa: PLC0414 - exported
from rehearse.core.naming import short_name
from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.run import (
    OPEN,
    RETAKEN,
    SKIPPED,
    SPOKEN,
    Run,
    RunSection,
    Take,
    spoken_cpm,
    spoken_wpm,
)
from rehearse.core.thresholds import ON_TIME_S
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.wording import OVER, Words, overrun, plural, run_over
from rehearse.core.words import Count

LEFT_OUT, NOT_REACHED = "left out", "not reached"
"""Outcomes of a section that was never opened: passed over, or after the place where it ended."""


class ReviewRow(NamedTuple):
    """One section of a run, looked back at."""

    position: int
    """Index into the run's sections, from 0."""
    section: RunSection
    take: Take | None
    """The take that counts, None where the section was never opened."""
    retakes: int
    """How many takes of it were thrown away."""
    last_s: float | None
    """Seconds it took in the last full run, None where it wasn't spoken then."""
    reached: bool
    """It stands before the place where the run broke off, or the run did not."""
    rank: int | None
    """1 and 2 for the two that ran over most, if by enough to be marked."""
    on_time_s: int = ON_TIME_S
    """An overrun under so many seconds is not marked."""

    @property
    def outcome(self) -> str:
        """SPOKEN, SKIPPED, OPEN, LEFT_OUT or NOT_REACHED."""
        if self.take:
            return self.take.outcome
        return LEFT_OUT if self.reached else NOT_REACHED

    @property
    def is_spoken(self) -> bool:
        """It counts in statistics."""
        return self.outcome == SPOKEN

    @property
    def elapsed_s(self) -> float | None:
        """Seconds spent on it."""
        return self.take.elapsed_s if self.take else None

    @property
    def offset_s(self) -> float:
        """Seconds over the budget, negative under it; 0 where nothing was spent."""
        return self.take.elapsed_s - self.section.budget_s if self.take else 0.0

    @property
    def over_s(self) -> int:
        """Whole seconds over the budget, 0 where that is too little to be marked.

        A section that was broken off can be over too.
        """
        over_s = timespan.whole_down(self.offset_s)
        return over_s if over_s >= self.on_time_s and self.outcome in (SPOKEN, OPEN) else 0

    @property
    def wpm(self) -> float | None:
        """Words per minute, None where it wasn't spoken or has no words."""
        return take_wpm(self.section, self.take) if self.take else None

    @property
    def cpm(self) -> float | None:
        """Characters per minute, likewise."""
        return take_cpm(self.section, self.take) if self.take else None


class Review(NamedTuple):
    """A run looked back at."""

    run: Run
    last: Run | None
    """The full run before it."""
    rows: tuple[ReviewRow, ...]
    """The sections that were to be spoken, in the talk's order."""
    worst: tuple[ReviewRow, ...]
    """The rows that are marked as over, the worst first."""
    lost_s: float
    """Seconds over their budgets, summed over the sections that ran over."""
    lost_in: int
    """How many sections those are."""
    won_s: float
    """Seconds that the other spoken sections stayed under theirs."""
    won_in: int
    retakes: int
    stumbles: int
    on_time_s: int = ON_TIME_S
    """An overrun under so many seconds is on time."""

    @property
    def place(self) -> int:
        """Which of its sections the run stood at, from 1."""
        return self.run.scope.index(self.run.position) + 1

    @property
    def drift_s(self) -> float:
        """How late the run was where it ended, as it was shown then; negative is early."""
        there = self.place - 1
        planned_s = sum(row.section.budget_s for row in self.rows[:there])
        inside_s = sum(
            min(row.take.elapsed_s, row.section.budget_s) for row in self.rows[there:] if row.take
        )
        return self.run.elapsed_s - planned_s - inside_s

    @property
    def missing(self) -> tuple[ReviewRow, ...]:
        """Sections that had to be spoken and weren't, up to where the run ended."""
        return tuple(
            row
            for row in self.rows
            if row.reached and not row.is_spoken and not row.section.optional
        )

    @property
    def pace(self) -> Pace | None:
        """How fast the spoken sections went, None where they have no words."""
        return pace_of(self.run, [row for row in self.rows if row.is_spoken])

    def name(self, row: ReviewRow) -> str:
        """What to call a section in a sentence."""
        return section_name(self.run, row.position)


def review_of(run: Run, last: Run | None, on_time_s: int = ON_TIME_S) -> Review:
    """Look back at a run.

    Args:
        run: the run.
        last: the full run before it, None where there is none.
        on_time_s: an overrun under so many seconds is on time.
    """
    takes = run.kept_takes
    retakes: dict[int, int] = {}
    for take in run.takes:
        if take.outcome == RETAKEN:
            retakes[take.section] = retakes.get(take.section, 0) + 1
    last_s = _last_times(run, last) if last else {}
    broke_off = run.cut_short or not run.finished
    rows = [
        ReviewRow(
            index,
            run.sections[index],
            takes.get(index),
            retakes.get(index, 0),
            last_s.get(index),
            reached=not broke_off or index < run.position,
            rank=None,
            on_time_s=on_time_s,
        )
        for index in run.scope
    ]
    worst = sorted((row for row in rows if row.over_s), key=lambda row: -row.offset_s)
    ranks = {row.position: rank for rank, row in enumerate(worst[:2], 1)}
    rows = [row._replace(rank=ranks.get(row.position)) for row in rows]
    offsets_s = [row.offset_s for row in rows if row.is_spoken or row.over_s]
    return Review(
        run=run,
        last=last,
        rows=tuple(rows),
        worst=tuple(row._replace(rank=ranks.get(row.position)) for row in worst),
        lost_s=sum(offset for offset in offsets_s if offset > 0),
        lost_in=sum(offset > 0 for offset in offsets_s),
        won_s=-sum(offset for offset in offsets_s if offset < 0),
        won_in=sum(offset < 0 for offset in offsets_s),
        retakes=sum(retakes.values()),
        stumbles=sum(len(take.stumbles_s) for take in takes.values()),
        on_time_s=on_time_s,
    )


def became(row: ReviewRow) -> list[Words]:
    """What became of a section: left out, skipped, over, broken off; none where all was well."""
    if row.outcome in (LEFT_OUT, SKIPPED):
        return [Words(row.outcome)]
    over = overrun(row.elapsed_s or 0.0, row.section.budget_s, row.on_time_s)
    return [
        *([over] if over.tone == OVER else []),
        *([Words("broken off")] if row.outcome == OPEN else []),
    ]


def take_wpm(part: RunSection, take: Take) -> float | None:
    """Words per minute of a take, None where it was not spoken to its end or has no words."""
    return spoken_wpm(part, take.elapsed_s) if take.outcome == SPOKEN else None


def take_cpm(part: RunSection, take: Take) -> float | None:
    """Characters per minute, likewise."""
    return spoken_cpm(part, take.elapsed_s) if take.outcome == SPOKEN else None


def _last_times(run: Run, last: Run) -> dict[int, float]:
    """Seconds of every section in the last run, by its index in this one."""
    takes = last.kept_takes
    found = matched(run.sections, last.sections)
    return {
        index: takes[there].elapsed_s
        for index, there in found.items()
        if there in takes and takes[there].outcome == SPOKEN
    }


def pace_of(run: Run, rows: Sequence[ReviewRow]) -> Pace | None:
    """How fast these sections were spoken, pinned ones aside, None where there are no words.

    It is the run's pace, scaled by what they really took without their written pauses.
    """
    spoken = [row for row in rows if row.take and not row.section.pinned]
    count = Count(
        sum(row.section.spoken.words for row in spoken),
        sum(row.section.spoken.characters for row in spoken),
    )
    planned = Pace(*run.pace)
    load_s = planned.load_s(count)
    speaking_s = sum(row.take.elapsed_s - row.section.pauses_s for row in spoken if row.take)
    return planned.scaled(load_s / speaking_s) if load_s > 0 and speaking_s > 0 else None


def section_name(run: Run, position: int) -> str:
    """What to call a section of the run in a sentence."""
    return short_name([part.title for part in run.sections], position)


# -- in words ------------------------------------------------------------------------------------


def ending(review: Review) -> str:
    """How the run ended: `0:12 over`, `0:22 in hand`, `stopped at Youth, 9 of 12, 0:40 over`.

    Inside its slot, a run that left sections out says how many instead: it had that time for them.
    """
    run = review.run
    ended = run_over(run.elapsed_s, run.slot_s)
    if run.finished and not run.cut_short:
        if review.missing and ended.tone != OVER:
            return f"{plural(len(review.missing), 'section')} not spoken"
        return ended.text
    word = "ended" if run.finished else "stopped"
    where = f"{word} at {section_name(run, run.position)}, {review.place} of {len(run.scope)}"
    return f"{where}, {ended.text}" if ended.tone == OVER else where


def last_ending(last: Run) -> str:
    """`run 4 was 0:31 over`."""
    name = "the last run" if last.number is None else f"run {last.number}"
    words = run_over(last.elapsed_s, last.slot_s).text
    return f"{name} {'had' if words.endswith('in hand') else 'was'} {words}"


def balance(review: Review) -> str:
    """`0:33 lost in 4 sections, 0:21 won back in 8. One pause, one retake (6).`"""
    sentences = [_lost_and_won(review), _interruptions(review)]
    return " ".join(sentence for sentence in sentences if sentence)


def _lost_and_won(review: Review) -> str:
    lost_s, won_s = timespan.whole_down(review.lost_s), timespan.whole_down(review.won_s)
    run = review.run
    if lost_s and won_s and abs(run.elapsed_s - run.slot_s - review.lost_s + review.won_s) < 0.05:
        # The two differ by how the run ended, for the eye as well.
        won_s = max(0, lost_s - timespan.whole_down(run.elapsed_s - run.slot_s))
    lost = f"{clock(lost_s)} lost in {plural(review.lost_in, 'section')}" if lost_s else ""
    if not won_s:
        return lost and f"{lost}."
    if lost:
        return f"{lost}, {clock(won_s)} won back in {review.won_in}."
    return f"{clock(won_s)} won in {plural(review.won_in, 'section')}."


def _interruptions(review: Review) -> str:
    stumbles = {
        row.position: len(row.take.stumbles_s)
        for row in review.rows
        if row.take and row.take.stumbles_s
    }
    parts = [
        _counted(review.run.pauses, "pause"),
        _counted(review.retakes, "retake", [row.position for row in review.rows if row.retakes]),
        _counted(review.stumbles, "stumble", list(stumbles)),
    ]
    said = ", ".join(part for part in parts if part)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _counted(number: int, noun: str, positions: Sequence[int] = ()) -> str:
    """`one retake (6)`, `3 pauses`, nothing for none."""
    if not number:
        return ""
    said = f"one {noun}" if number == 1 else plural(number, noun)
    where = ", ".join(str(position + 1) for position in positions[:5])
    more = ", ..." if len(positions) > 5 else ""
    return f"{said} ({where}{more})" if where else said


def shell_line(run: Run) -> str:
    """What stands in the shell when the screen is closed.

    `run 5: 10:12 of 10:00, 0:12 over, most in Roles. rehearse report 5`
    """
    review = review_of(run, None)
    spent = clock(timespan.whole_down(run.elapsed_s))
    facts = [f"{'part ' if run.partial else ''}{spent} of {budget_clock(run.slot_s)}"]
    facts.append(ending(review))
    if review.worst:
        facts.append(f"most in {review.name(review.worst[0])}")
    said = f"{', '.join(facts)}."
    if run.number is None:
        return f"this run: {said}"
    return f"run {run.number}: {said} rehearse report {run.number}"
