"""What a rehearsal shows at one instant."""

from __future__ import annotations

from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.thresholds import Thresholds

READY, RUNNING, PAUSED, FINISHED = "READY", "RUNNING", "PAUSED", "FINISHED"
"""The phases."""


class Reading(NamedTuple):
    """One instant of a rehearsal; a projection of it needs nothing else but the plan."""

    phase: str
    position: int
    """Index of the section, in the whole talk."""
    place: int
    """Which section of those to be spoken this is, from 1."""
    places: int
    """How many sections are to be spoken."""
    elapsed_s: float
    """Spent on the run."""
    given_s: float
    """The slot, or the budgets of the part."""
    section_elapsed_s: float
    budget_s: float
    """Of this section."""
    drift_s: float
    """Offset from the plan, positive is late."""
    lands_s: float
    """When the run ends if the rest is spoken at the pace, in elapsed seconds."""
    left_out: int
    """How many sections before this one were jumped over."""
    next_position: int | None
    """Index of the section after this one, None at the last."""
    partial: bool
    can_undo: str
    """The last move, which `undo` would take back; empty where there is none."""
    pace: Pace | None = None
    """What `lands_s` counts the rest at; None is the plan's pace."""
    thresholds: Thresholds = Thresholds()
    """From when on its clocks press."""
    ahead: tuple[int, ...] = ()
    """Indices of the sections after this one that are still to be opened."""

    @property
    def is_ready(self) -> bool:
        """Nothing runs yet."""
        return self.phase == READY

    @property
    def left_s(self) -> float:
        """Seconds of the budget that are left, negative when over."""
        return self.budget_s - self.section_elapsed_s

    @property
    def remaining_s(self) -> float:
        """Seconds of the slot that are left, negative when over."""
        return self.given_s - self.elapsed_s
