"""Budgets: the slot shared out over the sections by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rehearse.core import timespan
from rehearse.core.pace import Pace
from rehearse.core.talk import Section, Talk
from rehearse.core.words import Count

FINE_BELOW_S = 5.0
"""Where sections average less than this, budgets are tenths of a second instead of whole ones."""


class PlanError(Exception):
    """The slot can't be shared out; the message says why, and what to change."""


class PlannedSection(NamedTuple):
    """A section with its place in the plan."""

    position: int
    """From 0, in the order of the talk."""
    section: Section
    load_s: float
    """What it takes at the talk's pace, pauses included; its pin where it is pinned."""
    share: float
    """Its word share, 0 to 1; 0 where it is pinned."""
    budget_s: float
    starts_at_s: float
    """Seconds from the start of the talk."""

    @property
    def pinned(self) -> bool:
        """The author fixed the budget."""
        return self.section.pin_s is not None


class Plan(NamedTuple):
    """A talk with a budget for every section; budgets are whole steps that add up."""

    talk: Talk
    pace: Pace
    slot_s: float
    has_slot: bool
    """A slot was given; otherwise the slot is what the talk needs, rounded up to a second."""
    needed_s: float
    """What the talk takes at its pace."""
    spoken: Count
    pauses_s: float
    """Written pauses outside pinned sections."""
    pins_s: float
    plan_pace: Pace | None
    """The pace that fills the slot exactly; None where no words are left to share it out."""
    sections: tuple[PlannedSection, ...]

    @property
    def in_hand_s(self) -> float:
        """Slot - needed; negative where the talk does not fit."""
        return self.slot_s - self.needed_s

    @property
    def fits(self) -> bool:
        """What is needed, rounded as it is shown, is within the slot."""
        return timespan.whole_up(self.needed_s) <= self.slot_s or self.needed_s <= self.slot_s

    def words_for(self, seconds: float) -> tuple[int, str]:
        """How much text takes so long at the talk's pace, rounded up, and its unit in words."""
        if self.spoken.characters and self.spoken.characters * self.pace.wpm > (
            self.spoken.words * self.pace.cpm
        ):
            return timespan.whole_up(seconds * self.pace.cpm / 60), "characters"
        return timespan.whole_up(seconds * self.pace.wpm / 60), "words"


def make_plan(talk: Talk, *, slot_s: float | None = None, pace: Pace | None = None) -> Plan:
    """The plan of a talk, for its own slot and pace unless others are given.

    Raises:
        PlanError: pins and pauses do not fit, or there is nothing to plan.
    """
    pace = pace or talk.pace
    slot = slot_s if slot_s is not None else talk.slot_s
    free = [part for part in talk.sections if part.pin_s is None]
    pins_s = sum(part.pin_s for part in talk.sections if part.pin_s is not None)
    pauses_s = sum(part.pauses_s for part in free)
    speech_s = sum(pace.load_s(part.spoken) for part in free)
    fixed_s = pins_s + pauses_s
    needed_s = fixed_s + speech_s
    if needed_s <= 0:
        raise PlanError("the talk has no words and no pinned time, write a text or a budget")
    has_slot = slot is not None
    if slot is None:
        slot = float(timespan.whole_up(needed_s))
    _check_room(slot, fixed_s, speech_s)
    budgets = _budgets(talk.sections, pace, slot, speech_s)
    return Plan(
        talk=talk,
        pace=pace,
        slot_s=slot,
        has_slot=has_slot,
        needed_s=needed_s,
        spoken=talk.spoken,
        pauses_s=pauses_s,
        pins_s=pins_s,
        plan_pace=pace.scaled(speech_s / (slot - fixed_s)) if speech_s else None,
        sections=_placed(talk.sections, pace, speech_s, budgets),
    )


def _check_room(slot_s: float, fixed_s: float, speech_s: float) -> None:
    room_s = slot_s - fixed_s
    fixed = timespan.budget_clock(fixed_s)
    given = timespan.budget_clock(slot_s)
    if room_s < 0:
        raise PlanError(
            f"pinned budgets and pauses take {fixed} of a slot of {given}, "
            "shorten them or ask for a longer slot"
        )
    if room_s == 0 and speech_s:
        raise PlanError(
            f"pinned budgets and pauses fill the slot of {given} and leave no time for the words, "
            "shorten them or ask for a longer slot"
        )


def _budgets(
    sections: Sequence[Section], pace: Pace, slot_s: float, speech_s: float
) -> list[float]:
    """Seconds for each section, in whole steps (1 s or 0.1 s) by largest remainder.

    The method of largest remainders (Hamilton's apportionment): every section gets its exact share
    rounded down, and the steps left over go to the largest remainders, earlier sections first.
    """
    free = [index for index, part in enumerate(sections) if part.pin_s is None]
    pins_s = sum(part.pin_s for part in sections if part.pin_s is not None)
    room_s = slot_s - pins_s
    pauses_s = sum(sections[index].pauses_s for index in free)
    speaking_s = room_s - pauses_s if speech_s else 0.0
    step_s = 0.1 if _needs_tenths(room_s, len(free)) else 1.0
    exact = [
        (
            sections[index].pauses_s
            + (speaking_s * pace.load_s(sections[index].spoken) / speech_s if speech_s else 0.0)
        )
        / step_s
        for index in free
    ]
    steps = _largest_remainder(exact, round(sum(exact)))
    budgets = [part.pin_s or 0.0 for part in sections]
    for index, count in zip(free, steps, strict=True):
        budgets[index] = round(count * step_s, 1)
    return budgets


def _needs_tenths(room_s: float, sections: int) -> bool:
    """Whole seconds are too coarse, or would not add up to a slot with tenths in it."""
    return bool(sections) and (room_s / sections < FINE_BELOW_S or abs(room_s % 1) > 1e-6)


def _largest_remainder(exact: Sequence[float], total: int) -> list[int]:
    """Whole numbers near `exact` that sum to `total`; only a share of 0 gets 0, if it can be."""
    whole = [timespan.whole_down(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for index in by_remainder[: max(0, total - sum(whole))]:
        whole[index] += 1
    starved = [i for i, value in enumerate(exact) if value > 0 and whole[i] == 0]
    if starved:
        # A section of one word has a moment too: the longest ones give it up.
        donors = sorted(range(len(whole)), key=lambda i: -whole[i])
        for index, donor in zip(starved, donors, strict=False):
            if whole[donor] > 1:
                whole[donor] -= 1
                whole[index] = 1
    return whole


def _placed(
    sections: Sequence[Section], pace: Pace, speech_s: float, budgets: Sequence[float]
) -> tuple[PlannedSection, ...]:
    placed = []
    start_s = 0.0
    for index, (part, budget_s) in enumerate(zip(sections, budgets, strict=True)):
        speaking_s = pace.load_s(part.spoken)
        pinned = part.pin_s is not None
        placed.append(
            PlannedSection(
                position=index,
                section=part,
                load_s=budget_s if pinned else speaking_s + part.pauses_s,
                share=0.0 if pinned or not speech_s else speaking_s / speech_s,
                budget_s=budget_s,
                starts_at_s=start_s,
            )
        )
        start_s = round(start_s + budget_s, 1)
    return tuple(placed)
