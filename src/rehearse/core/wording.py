"""The calm words for a reading. Sign, colour and word all come from the rounded value."""

from __future__ import annotations

from rehearse.core import timespan
from rehearse.core.cells import width
from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.thresholds import ON_TIME_S as ON_TIME_S  # noqa: PLC0414 - exported
from rehearse.core.timespan import budget_clock, clock

if TYPE_CHECKING:
    from rehearse.core.pace import Pace
    from rehearse.core.plan import Plan
    from rehearse.core.reading import Reading

CALM, LAST, OVER = "calm", "last", "over"
"""How pressing a clock is; what is over is past remedy, and nothing else is as pressing."""


class Words(NamedTuple):
    """Words for a fact, and how pressing it is."""

    text: str
    tone: str = CALM


def section_clock(reading: Reading) -> Words:
    """`0:42 left of 0:53`, `last 0:09 of 0:53`, `+0:06 over 0:53`."""
    budget = budget_clock(reading.budget_s)
    over = timespan.whole_down(-reading.left_s)
    if over > 0:
        return Words(f"+{clock(over)} over {budget}", OVER)
    left = max(0, timespan.whole_up(reading.left_s))
    warning_s = reading.thresholds.warning_s(reading.budget_s)
    if not reading.is_ready and left <= warning_s < reading.budget_s:
        return Words(f"last {clock(left)} of {budget}", LAST)
    return Words(f"{clock(left)} left of {budget}")


def drift(reading: Reading) -> Words:
    """`on time`, `0:18 late`, `0:38 early, 2 left out`."""
    offset = timespan.whole_offset(reading.drift_s)
    on_time_s = reading.thresholds.on_time_s
    left_out = f", {reading.left_out} left out" if reading.left_out else ""
    if offset >= on_time_s:
        return Words(f"{clock(offset)} late{left_out}", LAST)
    if -offset >= on_time_s:
        return Words(f"{clock(-offset)} early{left_out}")
    return Words(f"on time{left_out}")


def talk_clock(reading: Reading, ends: str = "") -> Words:
    """`talk 5:59 left of 10:00, ends 15:38`, `part 2:10 left of 2:59`, `talk 0:12 over 10:00`."""
    what = "part" if reading.partial else "talk"
    given = budget_clock(reading.given_s)
    over = timespan.whole_down(-reading.remaining_s)
    if over > 0:
        return Words(f"{what} {clock(over)} over {given}", OVER)
    left = clock(max(0, timespan.whole_up(reading.remaining_s)))
    return Words(f"{what} {left} left of {given}" + (f", ends {ends}" if ends else ""))


def landing(reading: Reading, plan: Plan, cells: int | None = None) -> str:
    """`lands 10:13, leave out Resources ¶3 (0:15)` when that is past the slot, else nothing.

    Where no single optional part that is still to come would bring it home, `lands 10:13, cut 28
    words`; where so many words are not left to be spoken, nothing is said of cutting. `cells` is
    the room that there is for it.
    """
    over = timespan.whole_down(reading.lands_s - reading.given_s)
    if over < reading.thresholds.on_time_s or reading.is_ready:
        return ""
    lands = f"lands {clock(timespan.whole_down(reading.given_s) + over)}"
    from rehearse.core.remedy import remedy_words  # noqa: PLC0415 - rarely needed

    for remedy in remedy_words(reading, plan):
        if cells is None or width(f"{lands}, {remedy}") <= cells:
            return f"{lands}, {remedy}"
    if not _can_lose(reading, plan, over):
        return lands
    return f"{lands}, cut {text_for(plan, over, reading.pace)}"


def _can_lose(reading: Reading, plan: Plan, seconds: float) -> bool:
    """What is still to be spoken has words for so many seconds."""
    if seconds > reading.lands_s - reading.elapsed_s:
        return False
    pace = reading.pace or plan.pace
    spent_s, speech_s = reading.section_elapsed_s, 0.0
    for part in plan.sections[reading.position :]:
        if not part.pinned:
            load_s = pace.load_s(part.section.spoken)
            speech_s += max(0.0, min(load_s, load_s + part.section.pauses_s - spent_s))
        if speech_s >= seconds:
            return True
        spent_s = 0.0
    return False


def text_for(plan: Plan, seconds: float, pace: Pace | None = None) -> str:
    """`1,048 words`: how much text takes so long, at the plan's pace or another, rounded up."""
    amount, unit = plan.words_for(seconds, pace)
    return plural(amount, unit.removesuffix("s"))


def overrun(elapsed_s: float, budget_s: float, on_time_s: int = ON_TIME_S) -> Words:
    """How a take ended: `+0:18 over`, or `on time`."""
    over = timespan.whole_down(elapsed_s - budget_s)
    return Words(f"+{clock(over)} over", OVER) if over >= on_time_s else Words("on time")


def run_over(elapsed_s: float, slot_s: float) -> Words:
    """How a run ended: `0:12 over`, `0:22 in hand`, `on time to the second`.

    What was spent and what was in hand add up to the slot, as they are shown.
    """
    off = timespan.whole_down(elapsed_s - slot_s)
    if off > 0:
        return Words(f"{clock(off)} over", OVER)
    return Words(f"{clock(-off)} in hand" if off else "on time to the second")


def plan_words(plan: Plan, takes_s: float | None = None) -> str:
    """`12 sections, 1,151 words: 9:13 at 125 wpm, 0:47 in hand.`

    With `takes_s`, what it takes a speaker whose own pace is known: `... in hand; you take 9:46.`
    """
    needed = timespan.whole_up(plan.needed_s)
    amount = amount_words(plan)
    from rehearse.core.pace import pace_words  # noqa: PLC0415

    pace = pace_words(plan.pace, plan.spoken)
    head = f"{plural(len(plan.sections), 'section')}, {amount}: {clock(needed)} at {pace}"
    if not plan.has_slot:
        return f"{head}. No slot given: planned for that."
    slack = timespan.whole_down(plan.slot_s) - needed
    if plan.fits:
        own = timespan.whole_up(takes_s) if takes_s is not None else needed
        you = f"; you take {clock(own)}" if own != needed else ""
        return f"{head}, {clock(max(0, slack))} in hand{you}."
    return f"{head}, {clock(-slack)} too long: cut {text_for(plan, -slack)}."


def amount_words(plan: Plan) -> str:
    """`1,151 words`, `1,200 characters`, or both."""
    words, characters = plan.spoken
    parts = []
    if words or not characters:
        parts.append(plural(words, "word"))
    if characters:
        parts.append(plural(characters, "character"))
    return ", ".join(parts)


def plural(number: int, noun: str) -> str:
    """`1 section`, `1,151 words`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
