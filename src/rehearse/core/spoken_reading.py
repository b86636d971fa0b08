"""What a reading says in words, for whoever listens to it instead of looking."""

from __future__ import annotations

from rehearse.core import timespan, wording
from rehearse.core.reading import FINISHED, PAUSED, READY
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.spoken_time import in_words, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core.plan import Plan
    from rehearse.core.reading import Reading


def section_words(plan: Plan, reading: Reading) -> str:
    """`Section 2 of 12, Roles, one minute fifty`; who speaks it where the talk has several.

    Of a part the section's own number is told, and how many the part has: `Section 8 of 12, second
    of 2` would be one number too many to listen to.
    """
    here = plan.sections[reading.position]
    parts = [
        f"Section {reading.position + 1} of {len(plan.sections)}",
        here.section.title,
        *who_speaks(plan, reading.position),
        spoken(here.budget_s),
    ]
    return ", ".join(parts)


def who_speaks(plan: Plan, position: int) -> list[str]:
    """The speaker of a section, where the talk has several; else nobody."""
    talk = plan.talk
    if len({talk.speaker_of(part) for part in talk.sections}) < 2:
        return []
    speaker = talk.speaker_of(talk.sections[position])
    return [speaker] if speaker else []


def left_words(reading: Reading) -> str:
    """Of the section's budget: `forty-two seconds left of fifty-three seconds`, `over by six`."""
    over = timespan.whole_down(-reading.left_s)
    if over > 0:
        return f"over by {spoken(over)}"
    left = max(0, timespan.whole_up(reading.left_s))
    return f"{spoken(left)} left of {spoken(reading.budget_s)}"


def talk_left_words(reading: Reading, ends: str = "") -> str:
    """`Talk: five minutes fifty-nine left of ten minutes, ends at 15:38`; a part likewise."""
    what = "Part" if reading.partial else "Talk"
    over = timespan.whole_down(-reading.remaining_s)
    if over > 0:
        return f"{what}: over by {spoken(over)}"
    left = spoken(max(0, timespan.whole_up(reading.remaining_s)))
    until = f", ends at {ends}" if ends else ""
    return f"{what}: {left} left of {spoken(reading.given_s)}{until}"


def drift_words(reading: Reading) -> str:
    """`on time`, `eighteen seconds late`, `thirty-eight seconds early, 2 left out`."""
    return in_words(wording.drift(reading).text)


def where_words(plan: Plan, reading: Reading, ends: str = "") -> list[str]:
    """All that is known of this instant, a sentence for each fact.

    Args:
        plan: what is spoken by.
        reading: the instant.
        ends: the time of day at which the slot ends, where it runs.
    """
    here = plan.sections[reading.position]
    place = f"Section {reading.position + 1} of {len(plan.sections)}, {here.section.title}"
    if reading.partial:
        place += f", {reading.place} of {reading.places} in this part"
    state = {READY: "not started", PAUSED: "paused", FINISHED: "finished"}.get(reading.phase, "")
    first = f"{place}: {left_words(reading)}" + (f", {state}" if state else "")
    sentences = [f"{first}.", f"{talk_left_words(reading, ends)}."]
    if reading.is_ready:
        return sentences
    drift = drift_words(reading)
    sentences.append(f"{drift[:1].upper()}{drift[1:]}.")
    landing = in_words(wording.landing(reading, plan), _titles(plan))
    if landing:
        sentences.append(f"{landing[:1].upper()}{landing[1:]}.")
    return sentences


def _titles(plan: Plan) -> Sequence[str]:
    return [part.section.title for part in plan.sections]
