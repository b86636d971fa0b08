"""`rehearse history`: the runs that are kept."""

from __future__ import annotations

from rehearse.cli.command import Arguments, Command
from rehearse.cli.errors import DONE, NoTalkError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import JSON, VARIANT
from rehearse.cli.output import look_here, say, say_json
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.history.store import Store

COMMAND = Command(
    name="history",
    usage=("history [TALK] [--json]", "history TALK --variant NAME [--json]"),
    summary=SUMMARIES["history"],
    about="""\
Lists every run that is kept, newest first: its number, when it was, what
kind of run, how long it took and how far from the slot it ended. With
TALK, the runs of that talk alone; with --variant, those of one variant.

A run of less than ten seconds is not kept.""",
    options=(VARIANT, JSON),
    examples=(
        ("history", "all runs"),
        ("history lake", "those of one talk"),
        ("history lake --json", "for a script"),
    ),
    exits=(
        ("0", "done, also where no run is kept yet"),
        ("2", "there is no such talk, or the history can't be read"),
    ),
    most_words=1,
)


def run(given: Arguments) -> int:
    """List runs."""
    from rehearse.cli.keeping import kept_runs  # noqa: PLC0415 - the help does without

    variant = given.get("--variant")
    if variant is not None and not given.words:
        raise UsageError("--variant needs a talk, as in: rehearse history lake --variant short")
    with kept_runs() as store:
        talk = talk_id(store, given.words[0]) if given.words else None
        lines = store.runs(talk)
    if variant is not None:
        called = variant_called(given.words[0], variant, [line.variant for line in lines])
        lines = [line for line in lines if line.variant == called]
    if given.has("--json"):
        from rehearse.reports.history import history_json  # noqa: PLC0415

        say_json(history_json(lines))
    else:
        from rehearse.core.clock import SystemClock  # noqa: PLC0415
        from rehearse.reports.history import history_text  # noqa: PLC0415

        wall = SystemClock().wall()
        say(history_text(lines, wall, look_here(), of_one_talk=talk is not None))
    return DONE


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
