"""Who speaks how much of a talk."""

from __future__ import annotations

from rehearse.core.plan import Plan
from rehearse.core.record import NamedTuple
from rehearse.core.words import Count


class SpeakerTotal(NamedTuple):
    """What one of the speakers has to say."""

    speaker: str
    """Empty where nobody is named."""
    spoken: Count
    budget_s: float
    """Seconds of all their sections."""
    positions: tuple[int, ...]
    """Their sections, from 0."""


def by_speaker(plan: Plan) -> tuple[SpeakerTotal, ...]:
    """A total for each speaker, in the order in which they first speak.

    None where no section names its speaker: then the whole talk is one person's.
    """
    if not any(part.section.speaker for part in plan.sections):
        return ()
    totals: dict[str, list[int]] = {}
    for part in plan.sections:
        totals.setdefault(plan.talk.speaker_of(part.section), []).append(part.position)
    return tuple(_total(plan, speaker, positions) for speaker, positions in totals.items())


def _total(plan: Plan, speaker: str, positions: list[int]) -> SpeakerTotal:
    parts = [plan.sections[position] for position in positions]
    spoken = Count(
        sum(part.section.spoken.words for part in parts),
        sum(part.section.spoken.characters for part in parts),
    )
    budget_s = round(sum(part.budget_s for part in parts), 1)
    return SpeakerTotal(speaker, spoken, budget_s, tuple(positions))
