"""`rehearse plan`: the sections with their budgets, and whether the talk fits."""

from __future__ import annotations

from collections.abc import Callable

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import DONE, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import JSON, PACE, SLOT, VARIANT
from rehearse.cli.output import look_here, say, say_json
from rehearse.cli.talks import plan_talk, read_talk
from rehearse.core.record import TYPE_CHECKING
from rehearse.reports.plan import plan_json, plan_text

if TYPE_CHECKING:
    from rehearse.core.plan import Plan
    from rehearse.reports.spoken import Spoken

COMMAND = Command(
    name="plan",
    usage=(
        "plan TALK [--spoken] [--start 15:20] [--slot 7m] [--pace 140]",
        "plan TALK --variant NAME [...]",
        "plan TALK --json [--spoken] [--slot 7m] [--pace 140]",
    ),
    summary=SUMMARIES["plan"],
    about="""\
Shares the slot out over the sections by their words, and prints for each
its words, its share, when it starts and its budget. Pinned sections keep
the time their author gave them; written pauses count.

The first line says what the talk needs at its pace. Where that is more
than the slot, it says how many words to cut.

With --spoken a voice reads it, unheard and within seconds: its time stands
beside each budget, and sections that have more to say than their words
show are named, since 460,000 is one word and takes as long as five.""",
    options=(
        Option("--start", "TIME", "when you begin: adds the time on the clock", "15:20"),
        SLOT,
        PACE,
        VARIANT,
        Option("--spoken", "", "with the time that the voice takes"),
        JSON,
    ),
    examples=(
        ("plan lake", "the sample talk of this name"),
        ("plan my/talk.yaml --start 15:20", "with the time of day of each section"),
        ("plan lake --slot 7m", "what if there were only seven minutes?"),
        ("plan lake --spoken", "what do numbers and long words take?"),
    ),
    exits=(
        ("0", "the plan is printed, whether the talk fits or not"),
        ("2", "the talk can't be found, read or planned"),
        ("3", "there is no voice here, where --spoken asks for one"),
    ),
    most_words=1,
)


def run(given: Arguments) -> int:
    """Print the plan of a talk."""
    if not given.words:
        raise UsageError("plan needs a talk, as in: rehearse plan lake")
    at = _clock_from(given.get("--start"))
    plan = plan_talk(
        read_talk(given.words[0], given.get("--variant")),
        given.get("--slot"),
        given.get("--pace"),
    )
    spoken = _spoken(plan) if given.has("--spoken") else None
    if given.has("--json"):
        if spoken is not None:
            from rehearse.cli.voicework import complain_of  # noqa: PLC0415 - slow

            complain_of(spoken, range(len(plan.sections)))
        say_json(plan_json(plan, spoken))
    else:
        say(plan_text(plan, look_here(), at, spoken))
    return DONE


def _spoken(plan: Plan) -> Spoken:
    """What the voice makes of it.

    Raises:
        NoSoundError: there is no voice.
    """
    from rehearse.cli.voicework import carry_through, spoken_of  # noqa: PLC0415 - slow

    return carry_through(spoken_of(plan.talk, plan.pace))


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
