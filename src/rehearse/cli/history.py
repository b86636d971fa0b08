"""`rehearse history`: the runs that are kept, and those that are to go."""

from __future__ import annotations

from rehearse.cli.command import Arguments, Command
from rehearse.cli.errors import DONE, InputError, NoTalkError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import JSON, VARIANT, YES
from rehearse.cli.output import look_here, say, say_json
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core.plan import Plan
    from rehearse.core.stats.past import Past
    from rehearse.history.store import Store
    from rehearse.reports.look import Look

DELETE = "delete"

COMMAND = Command(
    name="history",
    usage=(
        "history [TALK] [--json]",
        "history TALK --variant NAME [--json]",
        "history delete RUN... [--yes]",
    ),
    summary=SUMMARIES["history"],
    about="""\
Lists every run that is kept, newest first: its number, when it was, what
kind of run, how long it took and how far from the slot it ended. With
TALK, the runs of that talk alone, and below them where the full ones lead:
the times of each section, where time is regularly lost, your own pace, and
whether the next run will fit. With --variant, those of one variant.

A run of less than ten seconds is not kept. `history delete` asks and then
deletes runs for good, by their numbers; no other run ever gets the number
of one that is gone. A talk called delete is listed as ./delete.yaml.""",
    options=(VARIANT, JSON, YES),
    examples=(
        ("history", "all runs"),
        ("history lake", "those of one talk"),
        ("history lake --json", "for a script"),
        ("history delete 3 4", "two runs less"),
    ),
    exits=(
        ("0", "done, also where no run is kept yet"),
        ("1", "you answered no, or a run goes on in another window"),
        ("2", "there is no such talk or run, or the history can't\nbe read or changed"),
    ),
    most_words=None,
)


def run(given: Arguments) -> int:
    """List runs, or delete some."""
    if given.words and given.words[0] == DELETE:
        if given.has("--json"):
            raise UsageError("--json lists runs, history delete takes none")
        from rehearse.cli.deleting import delete_runs  # noqa: PLC0415

        return delete_runs(given.words[1:], is_sure=given.has("--yes"))
    if len(given.words) > 1:
        raise UsageError(
            f"{given.words[1]!r} is one word too many, it goes: rehearse {COMMAND.usage[0]}"
        )
    if given.has("--yes"):
        raise UsageError("--yes is for history delete RUN")
    from rehearse.cli.keeping import kept_runs  # noqa: PLC0415 - the help does without

    variant = given.get("--variant")
    if variant is not None and not given.words:
        raise UsageError("--variant needs a talk, as in: rehearse history lake --variant short")
    with kept_runs() as store:
        talk = talk_id(store, given.words[0]) if given.words else None
        lines = store.runs(talk)
        plan, past = None, None
        if talk is not None and lines and not given.has("--json"):
            plan = _plan_today(given.words[0], variant)
            past = plan and store.past(talk, plan.talk.sections, variant=plan.talk.variant)
    if variant is not None:
        called = variant_called(given.words[0], variant, [line.variant for line in lines])
        lines = [line for line in lines if line.variant == called]
    if given.has("--json"):
        from rehearse.reports.history import history_json  # noqa: PLC0415

        say_json(history_json(lines))
    elif variant is not None and not lines:
        import shlex  # noqa: PLC0415 - only for this line

        how = f"rehearse {shlex.quote(given.words[0])} --variant {shlex.quote(called)}"
        say(f"No run of {called} is kept yet. To rehearse it: {how}")
    else:
        from rehearse.core.clock import SystemClock  # noqa: PLC0415
        from rehearse.reports.history import history_text  # noqa: PLC0415

        wall = SystemClock().wall()
        look = look_here()
        told = _told(plan, past, wall, look) if plan and past else None
        say(history_text(lines, wall, look, of_one_talk=talk is not None, told=told))
    return DONE


def _plan_today(name: str, variant: str | None) -> Plan | None:
    """The plan of a talk as it is today; None where it is gone, or can't be planned."""
    from rehearse.cli.talks import plan_talk, read_talk  # noqa: PLC0415

    try:
        return plan_talk(read_talk(name, variant), None, None)
    except (UsageError, InputError):
        return None


def _told(plan: Plan, past: Past, wall: float, look: Look) -> list[str]:
    """What its runs say of it."""
    from rehearse.core.stats.outlook import outlook_of  # noqa: PLC0415
    from rehearse.reports.outlook import outlook_lines  # noqa: PLC0415

    return outlook_lines(outlook_of(past, plan, wall), plan, look)


def variant_called(name: str, variant: str, known: Sequence[str]) -> str:
    """The variant of a talk that is meant; its runs may be there while it is not any more.

    Raises:
        UsageError: the talk has none of this name, and no run was of one.
    """
    from rehearse.cli.talks import read_talk, varied  # noqa: PLC0415

    try:
        return varied(read_talk(name), variant).variant
    except UsageError:
        if variant and variant in known:
            return variant
        raise


def talk_id(store: Store, name: str) -> str:
    """What the runs of a talk are kept under; its file may be gone, while its runs are there.

    Raises:
        NoTalkError: there is no such talk, and never was.
        InputError: its file can't be read.
    """
    from rehearse.cli.talks import read_talk  # noqa: PLC0415
    from rehearse.core.talk import slug  # noqa: PLC0415

    try:
        return store.key_of(read_talk(name))
    except NoTalkError:
        for known in (name, slug(name)):
            if store.count(known):
                return known
        raise
