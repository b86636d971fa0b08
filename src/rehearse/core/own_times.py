"""How long the sections of a talk take their speaker, from the runs that are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.review import matched
from rehearse.core.run import SPOKEN, Run, RunSection
from rehearse.core.talk import Section


class OwnTime(NamedTuple):
    """What a section takes the speaker."""

    seconds: float
    """The median of the takes."""
    runs: int
    """How many runs it was spoken in."""


def own_times(sections: Sequence[Section], runs: Iterable[Run]) -> dict[int, OwnTime]:
    """The time of every section that was spoken in one of these runs, by its index.

    A take of a text that has changed since counts as what today's words would have taken at the
    same tempo.
    """
    taken_s: dict[int, list[float]] = {}
    for run in runs:
        takes, pace = run.kept_takes, Pace(*run.pace)
        for index, before in matched(sections, run.sections).items():
            take = takes.get(before)
            if take is None or take.outcome != SPOKEN:
                continue
            seconds = _today_s(sections[index], run.sections[before], take.elapsed_s, pace)
            if seconds is not None:
                taken_s.setdefault(index, []).append(seconds)
    return {index: OwnTime(_median(values), len(values)) for index, values in taken_s.items()}


def _today_s(now: Section, then: RunSection, elapsed_s: float, pace: Pace) -> float | None:
    """What a take would be with the words and pauses of today, None where they tell nothing."""
    if now.pin_s is not None or then.pinned:
        return elapsed_s if now.pin_s is not None and then.pinned else None
    if now.spoken == then.spoken and now.pauses_s == then.pauses_s:
        return elapsed_s
    speech_s, load_s = elapsed_s - then.pauses_s, pace.load_s(then.spoken)
    if speech_s <= 0 or load_s <= 0:
        return None
    return speech_s * pace.load_s(now.spoken) / load_s + now.pauses_s


def _median(values: list[float]) -> float:
    """The middle one, or the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
