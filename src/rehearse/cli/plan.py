"""`rehearse plan`: the sections with their budgets, and whether the talk fits."""

from __future__ import annotations

from collections.abc import Callable

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import DONE, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import JSON, PACE, SLOT
from rehearse.cli.output import look_here, say, say_json
from rehearse.cli.talks import plan_talk, read_talk
from rehearse.reports.plan import plan_json, plan_text

COMMAND = Command(
    name="plan",
    usage=("plan TALK [--start 15:20] [--slot 7m] [--pace 140] [--json]",),
    summary=SUMMARIES["plan"],
    about="""\
Shares the slot out over the sections by their words, and prints for each
its words, its share, when it starts and its budget. Pinned sections keep
the time their author gave them; written pauses count.

The first line says what the talk needs at its pace. Where that is more
than the slot, it says how many words to cut.""",
    options=(
        Option("--start", "TIME", "when you begin: adds the time on the clock", "15:20"),
        SLOT,
        PACE,
        JSON,
    ),
    examples=(
        ("plan lake", "the sample talk of this name"),
        ("plan my/talk.yaml --start 15:20", "with the time of day of each section"),
        ("plan lake --slot 7m", "what if there were only seven minutes?"),
    ),
    exits=(
        ("0", "the plan is printed, whether the talk fits or not"),
        ("2", "the talk can't be found, read or planned"),
    ),
    most_words=1,
)


def run(given: Arguments) -> int:
    """Print the plan of a talk."""
    if not given.words:
        raise UsageError("plan needs a talk, as in: rehearse plan lake")
    at = _clock_from(given.get("--start"))
    plan = plan_talk(read_talk(given.words[0]), given.get("--slot"), given.get("--pace"))
    if given.has("--json"):
        say_json(plan_json(plan))
    else:
        say(plan_text(plan, look_here(), at))
    return DONE


def _clock_from(start: str | None) -> Callable[[float], str] | None:
    """The time of day for seconds into the talk, None where no start was named.

    Raises:
        UsageError: it is no time of day.
    """
    if start is None:
        return None
    from rehearse.core.clock import (  # noqa: PLC0415 - only where it is asked for
        SystemClock,
        next_wall,
        parse_time_of_day,
        time_of_day,
    )

    try:
        hour, minute = parse_time_of_day(start)
    except ValueError as error:
        raise UsageError(f"--start {error}") from None
    begin = next_wall(hour, minute, SystemClock().wall())
    return lambda seconds: time_of_day(begin + seconds)
