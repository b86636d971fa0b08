"""Budgets: the slot shared out over the sections by their words."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.talk import Section, Talk
from rehearse.core.words import Count

FINE_BELOW_S = 5.0
"""Where sections average less than this, budgets are tenths of a second instead of whole ones."""


class PlanError(Exception):
    """The slot can't be shared out; the message says why, and what to change."""

    def __init__(self, message: str, *, key: str = "slot") -> None:
        super().__init__(message)
        self.key = key
        """What is to be changed in the talk file: `slot` or `sections`."""


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

    def as_it_was(self, budgets_s: Sequence[float], slot_s: float) -> Plan:
        """This plan with the budgets of an earlier one, in seconds, one for each section."""
        placed = []
        start_s = 0.0
        for part, budget_s in zip(self.sections, budgets_s, strict=True):
            placed.append(part._replace(budget_s=budget_s, starts_at_s=start_s))
            start_s = round(start_s + budget_s, 1)
        return self._replace(sections=tuple(placed), slot_s=slot_s, has_slot=True)

    def words_for(self, seconds: float, pace: Pace | None = None) -> tuple[int, str]:
        """How much text takes so long at this pace (None: the talk's), rounded up, and its unit."""
        wpm, cpm = pace or self.pace
        if self.spoken.characters and self.spoken.characters * wpm > self.spoken.words * cpm:
            return timespan.whole_up(seconds * cpm / 60), "characters"
        return timespan.whole_up(seconds * wpm / 60), "words"


def make_plan(talk: Talk, *, slot_s: float | None = None, pace: Pace | None = None) -> Plan:
    """The plan of a talk, for its own slot and pace unless others are given.

    Raises:
        PlanError: pins and pauses do not fit, or there is nothing to plan.
    """
    pace = pace or talk.pace
    slot = slot_s if slot_s is not None else talk.slot_s
    sections = talk.sections
    speaking_s = [pace.load_s(part.spoken) if part.pin_s is None else 0.0 for part in sections]
    speech_s = sum(speaking_s)
    pins_s = sum(part.pin_s for part in sections if part.pin_s is not None)
    pauses_s = sum(part.pauses_s for part in sections if part.pin_s is None)
    needed_s = pins_s + pauses_s + speech_s
    if speech_s <= 0 and pins_s <= 0:
        raise PlanError(
            "the talk has no words and no pinned time, write a text or a budget", key="sections"
        )
    has_slot = slot is not None
    slot = float(timespan.whole_up(needed_s)) if slot is None else round(slot, 1)
    room_s = _room_s(slot, pins_s + pauses_s, speech_s)
    budgets = _budgets(sections, [room_s * load_s / (speech_s or 1.0) for load_s in speaking_s])
    return Plan(
        talk=talk,
        pace=pace,
        slot_s=slot,
        has_slot=has_slot,
        needed_s=needed_s,
        spoken=talk.spoken,
        pauses_s=pauses_s,
        pins_s=pins_s,
        plan_pace=pace.scaled(speech_s / room_s) if speech_s else None,
        sections=_placed(sections, speaking_s, speech_s, budgets),
    )


def _room_s(slot_s: float, fixed_s: float, speech_s: float) -> float:
    """Seconds of the slot that are left for the words.

    Raises:
        PlanError: there are none.
    """
    room_s = round(slot_s - fixed_s, 1)
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
    return room_s


def _budgets(sections: Sequence[Section], speaking_s: Sequence[float]) -> list[float]:
    """Seconds for each section: its pin, else its pauses and its exact share, in whole steps.

    The method of largest remainders (Hamilton's apportionment): every section gets its exact share
    rounded down, and the steps left over go to the largest remainders, earlier sections first.
    """
    budgets = [round(part.pin_s or 0.0, 1) for part in sections]
    free = [at for at, part in enumerate(sections) if part.pin_s is None]
    exact_s = [sections[at].pauses_s + speaking_s[at] for at in free]
    steps_per_s = 10 if _needs_tenths(sum(exact_s), len(free)) else 1
    steps = _largest_remainder([seconds * steps_per_s for seconds in exact_s])
    for at, count in zip(free, steps, strict=True):
        budgets[at] = count / steps_per_s
    return budgets


def _needs_tenths(seconds: float, sections: int) -> bool:
    """Whole seconds are too coarse, or would not add up to a time with tenths in it."""
    return seconds < FINE_BELOW_S * sections or round(seconds, 1) % 1 != 0


def _largest_remainder(exact: Sequence[float]) -> list[int]:
    """Whole numbers near `exact` with the same sum; only a share of 0 gets 0, if it can be."""
    whole = [timespan.whole_down(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: round(whole[i] - exact[i], 6))
    for index in by_remainder[: max(0, round(sum(exact)) - sum(whole))]:
        whole[index] += 1
    starved = [i for i, value in enumerate(exact) if value > 0 and whole[i] == 0]
    if starved:
        _feed(starved, whole, exact)
    return whole


def _feed(starved: Sequence[int], whole: list[int], exact: Sequence[float]) -> None:
    """Give a section of one word a moment too, from whichever has the most of them then."""
    from heapq import heapify, heapreplace  # noqa: PLC0415 - rarely needed

    donors = [(-count, exact[i], i) for i, count in enumerate(whole) if count > 1]
    heapify(donors)
    for index in sorted(starved, key=lambda i: -exact[i]):
        if not donors or donors[0][0] == -1:
            return
        count, value, donor = donors[0]
        heapreplace(donors, (count + 1, value, donor))
        whole[donor] -= 1
        whole[index] = 1


def _placed(
    sections: Sequence[Section],
    speaking_s: Sequence[float],
    speech_s: float,
    budgets: Sequence[float],
) -> tuple[PlannedSection, ...]:
    placed = []
    start_s = 0.0
    for at, (part, load_s, budget_s) in enumerate(zip(sections, speaking_s, budgets, strict=True)):
        is_pinned = part.pin_s is not None
        takes_s = budget_s if is_pinned else load_s + part.pauses_s
        share = load_s / speech_s if speech_s else 0.0
        placed.append(PlannedSection(at, part, takes_s, share, budget_s, start_s))
        start_s = round(start_s + budget_s, 1)
    return tuple(placed)
