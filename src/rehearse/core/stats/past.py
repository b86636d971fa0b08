"""What the kept runs of a talk say of its sections as they are today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rehearse.core.matching import matched
from rehearse.core.record import NamedTuple
from rehearse.core.run import RETAKEN, SPOKEN, Run, RunSection
from rehearse.core.talk import Section

FULL, PART, ABANDONED, OTHER = "full", "part", "abandoned", "other variant"
"""The kinds of a run. Only FULL ones are compared with each other.

OTHER goes before all: a full run of another variant is OTHER here. ABANDONED is unfinished, ended
early, or with a section skipped.
"""


class PastRun(NamedTuple):
    """A kept run, its takes sorted under today's sections."""

    number: int
    started_at: str
    """RFC 3339, UTC."""
    slot_s: float
    elapsed_s: float
    kind: str
    for_real: bool
    then: tuple[RunSection | None, ...]
    """Each of today's sections as it was in that run; None where there was none like it.

    Runs of one plan share it.
    """
    times_s: tuple[float | None, ...]
    """Seconds of the take that counts of each of today's sections, None where none was spoken."""
    stumbles_s: Mapping[int, tuple[float, ...]]
    """Where the speaker stumbled, in seconds into the take, by today's section.

    In a take that was thrown away too: it went about as fast as the one that counts.
    """

    @property
    def is_full(self) -> bool:
        """It was a full run of this variant."""
        return self.kind == FULL


class Past(NamedTuple):
    """The runs of a talk that statistics look at."""

    sections: tuple[Section | RunSection, ...]
    """Today's, or those of the run that is looked back at."""
    runs: tuple[PastRun, ...]
    """Newest first."""

    @property
    def full(self) -> tuple[PastRun, ...]:
        """The full runs of this variant, newest first."""
        return tuple(run for run in self.runs if run.kind == FULL)

    def before(self, number: int) -> Past:
        """The same without run `number` and all that came after it."""
        return self._replace(runs=tuple(run for run in self.runs if run.number < number))


def kind_of(*, partial: bool, full: bool, same_variant: bool) -> str:
    """FULL, PART, ABANDONED or OTHER."""
    if not same_variant:
        return OTHER
    if partial:
        return PART
    return FULL if full else ABANDONED


def stumbles_of(
    marks_s: Mapping[int, Sequence[float]], times_s: Sequence[float | None]
) -> dict[int, tuple[float, ...]]:
    """The marks of the sections that were spoken to their end, in order."""
    return {at: tuple(sorted(each)) for at, each in marks_s.items() if times_s[at] is not None}


def past_of(
    sections: Sequence[Section | RunSection], runs: Sequence[Run], *, variant: str = ""
) -> Past:
    """The past made of whole runs, newest first, each with a number; `Store.past` is quicker.

    Sections are matched once for runs of the same sections.
    """
    today = tuple(sections)
    known: dict[tuple[RunSection, ...], dict[int, int]] = {}
    past = []
    for run in runs:
        if run.sections not in known:
            known[run.sections] = matched(today, run.sections)
        here = known[run.sections]
        today_of = {there: at for at, there in here.items()}
        times_s: list[float | None] = [None] * len(today)
        marks_s: dict[int, list[float]] = {}
        for take in run.takes:
            at = today_of.get(take.section)
            if at is None or take.outcome not in (SPOKEN, RETAKEN):
                continue
            if take.outcome == SPOKEN:
                times_s[at] = take.elapsed_s
            if take.stumbles_s:
                marks_s.setdefault(at, []).extend(take.stumbles_s)
        past.append(
            PastRun(
                number=run.number or 0,
                started_at=run.started_at,
                slot_s=run.slot_s,
                elapsed_s=run.elapsed_s,
                kind=kind_of(
                    partial=run.partial, full=run.full, same_variant=run.variant == variant
                ),
                for_real=run.for_real,
                then=tuple(
                    run.sections[here[at]] if at in here else None for at in range(len(today))
                ),
                times_s=tuple(times_s),
                stumbles_s=stumbles_of(marks_s, times_s),
            )
        )
    return Past(today, tuple(past))
