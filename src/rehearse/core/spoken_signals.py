"""The moments of a rehearsal at which a listener is told something, and what; silent else."""

from __future__ import annotations

import math
import re

from rehearse.core.reading import RUNNING
from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.signal_choices import ALL, NONE
from rehearse.core.signals import lights_of
from rehearse.core.spoken_time import in_words, number_words, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core.plan import Plan
    from rehearse.core.reading import Reading
    from rehearse.core.timing_rule import Light

_OVER_S = (10, 30, 60)
"""Seconds over a budget that are told; then each minute."""

_EPSILON = 1e-6


class Moment(NamedTuple):
    """A moment that is told."""

    at_s: float
    """Seconds spent, on the section or on the run."""
    words: str


class Signals:
    """Tells each moment once, in the order of time; it reads no clock and knows no timer."""

    def __init__(self, which: str = ALL) -> None:
        """See `rehearse.core.signal_choices`."""
        self.which = which
        self._heard: Reading | None = None

    def due(self, plan: Plan, reading: Reading) -> str:
        """What is to be told now, empty for nothing.

        To be called whenever something moved, and when `until_s` says: what came between the
        reading before and this one is told. Of several moments of one kind, the last.
        """
        before, self._heard = self._heard, reading
        if before is None or before.phase != RUNNING or self.which == NONE:
            return ""
        told: list[str] = []
        is_same = before.position == reading.position
        if self.which == ALL and is_same:
            spent_s = (before.section_elapsed_s, reading.section_elapsed_s)
            told += _last_between(section_moments(reading), *spent_s)
        told += _last_between(talk_moments(plan, reading), before.elapsed_s, reading.elapsed_s)
        return ", ".join(told)

    def until_s(self, plan: Plan, reading: Reading) -> float | None:
        """Seconds until the next moment is to be told; None where nothing runs or will be told."""
        if reading.phase != RUNNING or self.which == NONE:
            return None
        waits_s = [_until(talk_moments(plan, reading), reading.elapsed_s)]
        if self.which == ALL:
            moments = section_moments(reading)
            waits_s.append(_until(moments, reading.section_elapsed_s))
        return min((wait_s for wait_s in waits_s if wait_s is not None), default=None)


def section_moments(reading: Reading) -> Iterator[Moment]:
    """What is told of a section, by seconds spent on it: the warning, the end, the overruns."""
    budget_s = reading.budget_s
    warning = math.floor(reading.thresholds.warning_s(budget_s) + _EPSILON)
    if warning < budget_s:
        yield Moment(budget_s - warning, spoken(warning))
    yield Moment(budget_s, "section time is up")
    for over in _OVER_S:
        yield Moment(budget_s + over, _over(over))
    over = 120
    while True:
        yield Moment(budget_s + over, _over(over))
        over += 60


def talk_moments(plan: Plan, reading: Reading) -> Iterator[Moment]:
    """What is told of the talk or the part, by seconds spent on it.

    Of a whole talk the lights of its rule and its signals; of one that has none, and of a part,
    the end of its time and each minute over it.
    """
    talk = plan.talk
    lights: Sequence[Light] = ()
    if not reading.partial and (talk.rule or talk.signals):
        lights = lights_of(talk.rule, talk.signals, reading.given_s)
    given_s, what = reading.given_s, "part" if reading.partial else "talk"
    for light in lights:
        yield Moment(light.at_s, _light_words(light))
        given_s = max(given_s, light.at_s)
    if not lights:
        yield Moment(given_s, f"the {what}'s time is up")
    over = 60 * (1 + math.floor((given_s - reading.given_s) / 60 + _EPSILON))
    while True:
        yield Moment(reading.given_s + over, f"{what} {_over(over)}")
        over += 60


def _light_words(light: Light) -> str:
    """`talk: two minutes left`, `green light`, `talk: time`."""
    if re.search(r"\d", light.word) or light.word == "time":
        return f"talk: {in_words(light.word)}"
    return f"{light.word} light"


def _over(seconds: int) -> str:
    return f"over by {number_words(seconds) if seconds < 60 else spoken(seconds)}"


def _last_between(moments: Iterator[Moment], after_s: float, until_s: float) -> list[str]:
    """The last of the moments after one instant and not after another."""
    words = ""
    for each in moments:
        if each.at_s > until_s + _EPSILON:
            break
        if each.at_s > after_s + _EPSILON:
            words = each.words
    return [words] if words else []


def _until(moments: Iterator[Moment], spent_s: float) -> float | None:
    return next((each.at_s - spent_s for each in moments if each.at_s > spent_s + _EPSILON), None)
