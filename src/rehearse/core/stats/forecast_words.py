"""A forecast in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rehearse.core import timespan
from rehearse.core.naming import short_name
from rehearse.core.stats.forecast import CHANCE_FROM, RANGE_FROM, Forecast, Standing
from rehearse.core.timespan import budget_clock, clock


def percent(chance: float) -> str:
    """`78%`; never 0% or 100%, which nobody knows: `under 1%`, `over 99%`."""
    if chance > 0.99:
        return "over 99%"
    if chance < 0.01:
        return "under 1%"
    return f"{timespan.whole_down(chance * 100 + 0.5)}%"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(number: int) -> str:
    """`three`, `12`."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def range_sentence(forecast: Forecast) -> str:
    """`Your last three full runs ended between 10:12 and 10:58.`, nothing below two runs.

    Where the text was edited since: `With today's words: between 9:50 and 10:31.`
    """
    span_s, today_s = forecast.range_s, forecast.range_today_s
    if span_s is None or today_s is None:
        return ""
    said = ended_sentence(forecast.lasted_s)
    if max(abs(then - now) for then, now in zip(span_s, today_s, strict=True)) >= 1:
        said += f" With today's words: {_between(today_s)}."
    return said


def ended_sentence(lasted_s: Sequence[float], variant: str = "") -> str:
    """`Your last three full runs ended between 10:12 and 10:58.`, nothing below two runs.

    Args:
        lasted_s: seconds that those runs took.
        variant: which variant they were of.
    """
    if len(lasted_s) < RANGE_FROM:
        return ""
    of = f" of {variant}" if variant else ""
    span = _between((min(lasted_s), max(lasted_s)))
    return f"Your last {number_word(len(lasted_s))} full runs{of} ended {span}."


def _between(span_s: tuple[float, float]) -> str:
    low, high = (clock(timespan.whole_down(seconds)) for seconds in span_s)
    return f"at {low}" if low == high else f"between {low} and {high}"


def chance_sentence(forecast: Forecast) -> str:
    """`A chance of 78% to end inside 10:00, by your last six full runs.`

    Below five runs: `Two more full runs, and a forecast stands here.`
    """
    if forecast.chance is None:
        missing = CHANCE_FROM - forecast.runs
        more = f"{number_word(missing)} {'more ' if forecast.runs else ''}full run"
        plural = "" if missing == 1 else "s"
        return f"{more[0].upper()}{more[1:]}{plural}, and a forecast stands here."
    return (
        f"A chance of {percent(forecast.chance)} to end inside {budget_clock(forecast.given_s)},"
        f" by your last {number_word(forecast.runs)} full runs."
    )


def chance_in_short(forecast: Forecast) -> str:
    """`A chance of 78% to end inside 10:00, by six runs.`; empty below five runs."""
    if forecast.chance is None:
        return ""
    given = budget_clock(forecast.given_s)
    runs = number_word(forecast.runs)
    return f"A chance of {percent(forecast.chance)} to end inside {given}, by {runs} runs."


def live_words(forecast: Forecast, standing: Standing) -> Iterator[str]:
    """`78% to end inside 10:00, by six runs; leave Roles by 2:31 to be 90% safe.`, then shorter."""
    chance = chance_now(forecast, standing)
    safety = safety_sentence(forecast, standing)
    if not safety:
        yield f"{chance}."
        return
    yield f"{chance}; {safety}."
    inside = chance.partition(",")[0]
    yield f"{inside}; {safety}."
    yield f"{inside}; {safety_sentence(forecast, standing, f'section {standing.position + 1}')}."


def safety_sentence(forecast: Forecast, standing: Standing, name: str = "") -> str:
    """`leave Roles by 2:31 to be 90% safe`, then `leave Roles now: 84% safe`.

    It goes with `chance_now`; empty in the last section, where the slot says it. `name` is what the
    section is called, where that is not its title.
    """
    if standing.position == forecast.scope[-1]:
        return ""
    name = name or short_name(forecast.titles, standing.position)
    if standing.leave_by_s < standing.elapsed_s:
        return f"leave {name} now: {percent(standing.chance_leaving_now)} safe"
    return f"leave {name} by {clock(timespan.whole_down(standing.leave_by_s))} to be 90% safe"


def chance_now(forecast: Forecast, standing: Standing) -> str:
    """`78% to end inside 10:00, by six runs`."""
    given = budget_clock(forecast.given_s)
    return f"{percent(standing.chance)} to end inside {given}, by {number_word(forecast.runs)} runs"
