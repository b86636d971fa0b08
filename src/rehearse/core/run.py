"""The record kept of a rehearsal."""

from __future__ import annotations

from rehearse.core.record import NamedTuple
from rehearse.core.words import Count

SPOKEN, SKIPPED, RETAKEN, OPEN = "spoken", "skipped", "retaken", "open"
"""The outcomes of a take."""

SKIP_WPM, SKIP_CPM = 300.0, 600.0
"""Nobody speaks faster than this: such a take was leafed through."""

LEAST_KEPT_S = 10.0
"""A run with less than this spoken, retaken takes included, is not kept."""


class RunSection(NamedTuple):
    """A section as it was when the run was made, so that history survives edits."""

    id: str
    title: str
    text: str
    spoken: Count
    pauses_s: float
    budget_s: float
    pinned: bool
    optional: bool


class Take(NamedTuple):
    """One attempt at a section."""

    section: int
    """Index into the run's sections, from 0."""
    attempt: int
    """Which attempt at this section, from 1; only the last one is not RETAKEN."""
    elapsed_s: float
    outcome: str
    stumbles_s: tuple[float, ...] = ()
    """Where the speaker stumbled: seconds into the take."""


class Run(NamedTuple):
    """A whole run: its takes that are not RETAKEN sum to `elapsed_s`."""

    key: str
    """Unique for all time (a UUID); what a save is repeated under."""
    talk: str
    """The talk's id."""
    title: str
    started_at: str
    """RFC 3339, UTC."""
    slot_s: float
    """Seconds given: the slot, or the budgets of a part."""
    elapsed_s: float
    pace: tuple[float, float]
    """Words and characters per minute that the plan was made with."""
    digest: str
    scope: tuple[int, ...]
    """Indices of the sections that were to be spoken, in order."""
    position: int
    """Index of the section it stood at."""
    sections: tuple[RunSection, ...]
    takes: tuple[Take, ...]
    partial: bool
    """It was a part: not the whole talk from its beginning."""
    finished: bool
    cut_short: bool
    """It was ended by hand before the end of its last section."""
    for_real: bool
    pauses: int
    """How many times the speaker paused."""
    number: int | None = None
    """What it is called by people, from 1; None until it is kept."""
    path: str = ""
    """The talk's file, which tells a talk that was retitled; empty when it came from none."""
    variant: str = ""
    """Which variant of the talk it was; empty for the whole talk. Variants are never compared."""
    rule: str = ""
    """The rule of the event, as it stands in a talk file; empty for none."""

    @property
    def full(self) -> bool:
        """Every section that is not optional was spoken, to the end, and it was no part."""
        if self.partial or not self.finished or self.cut_short:
            return False
        spoken = {take.section for take in self.takes if take.outcome == SPOKEN}
        return all(index in spoken or part.optional for index, part in enumerate(self.sections))

    @property
    def spoken_s(self) -> float:
        """Seconds spoken in all, in retaken takes too."""
        return self.elapsed_s + sum(t.elapsed_s for t in self.takes if t.outcome == RETAKEN)

    @property
    def overrun_s(self) -> float:
        """Seconds over the time given, 0 inside it."""
        return max(0.0, self.elapsed_s - self.slot_s)

    @property
    def kept_takes(self) -> dict[int, Take]:
        """The take that counts of each section that has one, by section index."""
        return {take.section: take for take in self.takes if take.outcome != RETAKEN}


def closed_outcome(part: RunSection, elapsed_s: float) -> str:
    """SPOKEN, or SKIPPED where the take `is_skipped`."""
    pin_s = part.budget_s if part.pinned else None
    return SKIPPED if is_skipped(part.spoken, part.pauses_s, pin_s, elapsed_s) else SPOKEN


def is_skipped(spoken: Count, pauses_s: float, pin_s: float | None, elapsed_s: float) -> bool:
    """The take is faster than a mouth can be, or under a tenth of the section's pin."""
    if pin_s is not None:
        return elapsed_s < pin_s / 10
    return elapsed_s - pauses_s < spoken.words / SKIP_WPM * 60 + spoken.characters / SKIP_CPM * 60


def spoken_wpm(part: RunSection, elapsed_s: float) -> float | None:
    """Words per minute of a take without its written pauses, None where there are no words."""
    return _per_minute(part.spoken.words, elapsed_s - part.pauses_s)


def spoken_cpm(part: RunSection, elapsed_s: float) -> float | None:
    """Characters per minute of a take without its written pauses, None where there are none."""
    return _per_minute(part.spoken.characters, elapsed_s - part.pauses_s)


def _per_minute(amount: int, speaking_s: float) -> float | None:
    return amount / speaking_s * 60 if amount and speaking_s > 0 else None
