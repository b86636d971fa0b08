"""How what a section, or the talk, takes went on from run to run."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.record import NamedTuple
from rehearse.core.review import matched
from rehearse.core.run import SPOKEN, Run, RunSection
from rehearse.core.talk import Section
from rehearse.core.timespan import clock
from rehearse.core.wording import ON_TIME_S


class Timed(NamedTuple):
    """What one run took, of a section or of the talk."""

    run: int
    """The run's number."""
    elapsed_s: float
    given_s: float
    """Its budget or its slot in that run."""

    @property
    def over_s(self) -> int:
        """Whole seconds over what was given, 0 where that is too little to be marked."""
        over_s = timespan.whole_down(self.elapsed_s - self.given_s)
        return over_s if over_s >= ON_TIME_S else 0


def section_courses(
    sections: Sequence[RunSection | Section], runs: Sequence[Run]
) -> list[tuple[Timed, ...]]:
    """For each of these sections the times of its spoken takes, the oldest run first.

    Args:
        sections: as they are now; those of the runs are matched by id, title and likeness.
        runs: full runs of one talk, newest first.
    """
    found: list[list[Timed]] = [[] for _ in sections]
    for run in reversed(runs):
        takes = run.kept_takes
        for here, there in matched(sections, run.sections).items():
            take = takes.get(there)
            if take is not None and take.outcome == SPOKEN:
                budget_s = run.sections[there].budget_s
                found[here].append(Timed(run.number or 0, take.elapsed_s, budget_s))
    return [tuple(times) for times in found]


def course_words(times: Sequence[Timed], given: str, *, from_first: bool = True) -> str:
    """`Getting better: 0:31 shorter since the first run. Still 0:18 to lose.`

    Args:
        times: the oldest first.
        given: what is kept to or not, `budget` or `slot`.
        from_first: no run came before the oldest of them; else it is called by its number.
    """
    if not times:
        return "Not spoken in a full run yet."
    first, last = times[0], times[-1]
    fits = f"Inside its {given} now." if any(time.over_s for time in times) else ""
    rest = f"Still {clock(last.over_s)} to lose." if last.over_s else fits
    if len(times) == 1:
        return f"One full run: {clock(last.over_s)} to lose." if last.over_s else "One full run."
    since = "the first run" if from_first else f"run {first.run}"
    # The difference of what is shown, so that it adds up for the eye.
    change = timespan.whole_down(last.elapsed_s) - timespan.whole_down(first.elapsed_s)
    if _strays_s(times, change) >= max(ON_TIME_S, abs(change)):
        much = ""
        if abs(change) >= ON_TIME_S:
            much = f": {clock(abs(change))} {'more' if change > 0 else 'shorter'}"
        said = f"Up and down{much} since {since}."
    elif abs(change) < ON_TIME_S:
        said = f"Steady since {since}."
    elif change > 0:
        said = f"Getting longer: {clock(change)} more since {since}."
    else:
        shorter = f"{clock(-change)} shorter since {since}."
        said = f"Getting better: {shorter}" if first.over_s else shorter
    return f"{said} {rest}".rstrip()


def _strays_s(times: Sequence[Timed], change: int) -> float:
    """The farthest that a later run went against the change; either way where there is none."""
    rise = fall = 0.0
    low = high = times[0].elapsed_s
    for time in times[1:]:
        rise, fall = max(rise, time.elapsed_s - low), max(fall, high - time.elapsed_s)
        low, high = min(low, time.elapsed_s), max(high, time.elapsed_s)
    if abs(change) < ON_TIME_S:
        return min(rise, fall)
    return fall if change > 0 else rise
