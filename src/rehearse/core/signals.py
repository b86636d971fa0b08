"""Signals: what a speaker is told at a moment of the talk, as a chair holds up a card."""

from __future__ import annotations

import re

from rehearse.core import timespan
from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.timespan import budget_clock
from rehearse.core.timing_rule import Light

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rehearse.core.plan import Plan
    from rehearse.core.reading import Reading
    from rehearse.core.timing_rule import TimingRule

EXAMPLE = "[5m left, 2m left, 0]"

GRAMMAR = rf"(?:0(?: left|[ms])?|(?=.*[1-9])(?:at {timespan.GRAMMAR}|{timespan.GRAMMAR} left))"
"""What `signal_of` takes, in either case and with any space for a blank."""

SHOWN_S = 20.0
"""How long a card is held up; the last one, and a light, stay."""


class Signal(NamedTuple):
    """A moment that the speaker is told of."""

    seconds: float
    is_left: bool
    """Counted from the end of the slot, not from the start of the talk."""

    @property
    def text(self) -> str:
        """As it stands in a talk file."""
        if not self.seconds:
            return "0"
        amount = budget_clock(self.seconds)
        return f"{amount} left" if self.is_left else f"at {amount}"


def signal_of(text: str) -> Signal:
    """`5m left`, `0` (the end of the slot), or `at 5m`.

    Raises:
        ValueError: with a sentence that says what to write instead.
    """
    written = " ".join(text.split()).casefold()
    if written in ("0", "0 left", "0m", "0s"):
        return Signal(0.0, is_left=True)
    match = re.fullmatch(r"(at )?(.+?)( left)?", written)
    if match is None or bool(match[1]) == bool(match[3]):
        raise ValueError(f"{text!r} is no signal, write 5m left, at 5m, or 0 for the end")
    seconds = timespan.parse(match[2])
    if seconds <= 0:
        raise ValueError(f"{text!r} is no moment of the talk, write 5m left or 0 for the end")
    return Signal(seconds, is_left=bool(match[3]))


def lights_of(
    rule: TimingRule | None, signals: Iterable[Signal], slot_s: float
) -> tuple[Light, ...]:
    """All that is shown in a talk with this slot, in order; what would come before it is left out.

    Where a light and a signal fall on one moment, the light is shown.
    """
    found = {light.at_s: light for light in (rule.lights if rule else ())}
    for signal in signals:
        at_s = slot_s - signal.seconds if signal.is_left else signal.seconds
        left_s = slot_s - at_s
        if at_s > 0 and left_s > 0:
            card = Light(at_s, f"{budget_clock(left_s)} left", is_card=True)
            found.setdefault(at_s, card)
        elif at_s > 0:
            word = "time" if not left_s else f"{budget_clock(-left_s)} over"
            found.setdefault(at_s, Light(at_s, word))
    return tuple(light for _, light in sorted(found.items()))


def light_now(plan: Plan, reading: Reading) -> Light | None:
    """What is shown to the speaker of a whole talk at this instant."""
    talk = plan.talk
    if reading.partial or reading.is_ready or not (talk.rule or talk.signals):
        return None
    return lit(lights_of(talk.rule, talk.signals, reading.given_s), reading.elapsed_s)


def lit(lights: Iterable[Light], elapsed_s: float) -> Light | None:
    """What is shown after so many seconds, None for nothing."""
    steady = card = None
    for light in lights:
        if light.at_s > elapsed_s + 1e-6:
            break
        if light.is_card:
            card = light
        else:
            steady, card = light, None
    return card if card and elapsed_s < card.at_s + SHOWN_S else steady
