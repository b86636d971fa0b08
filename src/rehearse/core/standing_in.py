"""Rehearsing what one of several speakers says, while a voice stands in for the others."""

from __future__ import annotations

from rehearse.core import timespan, wording
from rehearse.core.pace import FASTEST_CPM, FASTEST_WPM, Pace, pace_words
from rehearse.core.plan import Plan
from rehearse.core.record import NamedTuple
from rehearse.core.talk import Talk
from rehearse.core.timespan import budget_clock, clock


class Roles(NamedTuple):
    """Who speaks what."""

    speaker: str
    """Who rehearses."""
    own: tuple[int, ...]
    """Their sections, from 0, in order; the voice speaks the others."""

    def before(self, position: int) -> tuple[int, ...]:
        """The sections of others that lead to a section of the speaker's own, in order."""
        before = max((index for index in self.own if index < position), default=-1)
        return tuple(range(before + 1, position))

    def ahead(self, position: int) -> tuple[int, ...]:
        """The sections of others between a section of the speaker's own and their last one."""
        return tuple(index for index in range(position, self.own[-1]) if index not in self.own)


def roles_of(talk: Talk, speaker: str) -> Roles:
    """Who speaks what, where this speaker rehearses; a section of nobody is another's."""
    own = (at for at, part in enumerate(talk.sections) if talk.speaker_of(part) == speaker)
    return Roles(speaker, tuple(own))


def speaker_alone(talk: Talk, scope: tuple[int, ...]) -> str:
    """The one speaker whose sections these are, all of them and no others; else empty."""
    speakers = {talk.speaker_of(talk.sections[index]) for index in scope}
    speaker = speakers.pop()
    is_one = not speakers and scope == roles_of(talk, speaker).own
    return speaker if is_one and len(scope) < len(talk.sections) else ""


def roles_words(plan: Plan, roles: Roles) -> str:
    """`as Anna: 4 of 9 sections, 5:10; the voice speaks the others`."""
    budget = budget_clock(sum(plan.sections[index].budget_s for index in roles.own))
    sections = wording.plural(len(plan.sections), "section")
    return (
        f"as {roles.speaker}: {len(roles.own)} of {sections}, {budget}; the voice speaks the others"
    )


class Fit(NamedTuple):
    """How a section is read so that it ends with its budget."""

    factor: float
    """Of the talk's pace; never under 1, for silence is what fills a budget."""
    is_cut: bool
    """Even so it is not done when the budget ends."""


def fit(speech_s: float, room_s: float, fastest: float) -> Fit:
    """How to read what is too long for its budget.

    Args:
        speech_s: seconds that the words take at the talk's pace, written pauses left out.
        room_s: seconds that the budget has for them.
        fastest: how many times faster than at the talk's pace a voice can read.
    """
    if speech_s <= room_s:
        return Fit(1.0, is_cut=False)
    if speech_s > room_s * fastest:
        return Fit(max(1.0, fastest), is_cut=True)
    return Fit(speech_s / room_s, is_cut=False)


def fastest(pace: Pace) -> float:
    """How many times a pace the fastest one is that a talk can have."""
    return min(FASTEST_WPM / pace.wpm, FASTEST_CPM / pace.cpm)


def fit_words(plan: Plan, position: int, needed_s: float, fitted: Fit) -> str:
    """`Ben's section needs 1:20 at 125 wpm, its budget is 1:10: read at 143 wpm`.

    `needed_s` is what it takes at the plan's pace. Empty where that is the budget, to the second.
    """
    part, pace = plan.sections[position], plan.pace
    if timespan.whole_down(needed_s + 0.5) <= part.budget_s:
        return ""
    speaker = plan.talk.speaker_of(part.section)
    name = f"{speaker}'s section" if speaker else part.section.title
    own = pace_words(pace, part.section.spoken)
    read = pace_words(pace.scaled(fitted.factor), part.section.spoken)
    return (
        f"{name} needs "
        f"{clock(timespan.whole_down(needed_s + 0.5))} at {own}, "
        f"its budget is {budget_clock(part.budget_s)}: read at {read}"
        f"{', and cut off when it ends' if fitted.is_cut else ''}"
    )
