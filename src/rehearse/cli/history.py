"""`rehearse history`: the runs that are kept, and those that are to go."""

from __future__ import annotations

import sys

from rehearse.cli.command import Arguments, Command
from rehearse.cli.errors import DONE, NO, NoTalkError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import JSON, YES
from rehearse.cli.output import is_terminal, look_here, say, say_json
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core.run import Run
    from rehearse.history.store import Store

DELETE = "delete"

COMMAND = Command(
    name="history",
    usage=("history [TALK] [--json]", "history delete RUN... [--yes]"),
    summary=SUMMARIES["history"],
    about="""\
Lists every run that is kept, newest first: its number, when it was, what
kind of run, how long it took and how far from the slot it ended. With
TALK, the runs of that talk alone, and below them where the full ones lead.

A run of less than ten seconds is not kept. `history delete` asks and then
deletes runs for good, by their numbers; no other run ever gets the number
of one that is gone. A talk called delete is listed as ./delete.yaml.""",
    options=(JSON, YES),
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
        return _delete(given.words[1:], is_sure=given.has("--yes"))
    if len(given.words) > 1:
        raise UsageError(
            f"{given.words[1]!r} is one word too many, it goes: rehearse {COMMAND.usage[0]}"
        )
    if given.has("--yes"):
        raise UsageError("--yes is for history delete RUN")
    from rehearse.cli.keeping import kept_runs  # noqa: PLC0415 - the help does without

    with kept_runs() as store:
        talk = talk_id(store, given.words[0]) if given.words else None
        lines = store.runs(talk)
    if given.has("--json"):
        from rehearse.reports.history import history_json  # noqa: PLC0415

        say_json(history_json(lines))
    else:
        from rehearse.core.clock import SystemClock  # noqa: PLC0415
        from rehearse.reports.history import history_text  # noqa: PLC0415

        wall = SystemClock().wall()
        say(history_text(lines, wall, look_here(), of_one_talk=talk is not None))
    return DONE


def _delete(words: Sequence[str], *, is_sure: bool) -> int:
    """Delete the runs of these numbers, once that is agreed to.

    Raises:
        UsageError: one of them is no run, or nobody can be asked.
    """
    from rehearse.cli.keeping import changed_runs, kept_runs  # noqa: PLC0415
    from rehearse.core.wording import plural  # noqa: PLC0415

    if not words:
        raise UsageError("history delete needs the number of a run, as in: history delete 3")
    with kept_runs() as store:
        runs = _named(store, words)
    if not is_sure:
        for each in runs:
            say(_told(each))
        it = plural(len(runs), "run")
        if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
            raise UsageError(f"nothing is deleted yet, --yes deletes {it} for good")
        sys.stdout.write(f"Delete {it} for good? (y: yes, enter: no) ")
        sys.stdout.flush()
        if sys.stdin.readline().strip()[:1].lower() != "y":
            say("Nothing is deleted.")
            return NO
    with changed_runs() as store:
        deleted = store.delete([each.number for each in runs if each.number is not None])
    if deleted.runs:
        say(f"Deleted: {', '.join(f'run {gone.number}' for gone in deleted.runs)}.")
    for number in deleted.busy:
        say(f"Run {number} goes on in another window, it is not deleted: end it there first.")
    return NO if deleted.busy else DONE


def _named(store: Store, words: Sequence[str]) -> list[Run]:
    """The runs of these numbers, each once.

    Raises:
        UsageError: one of them is no run.
    """
    found: list[Run] = []
    unknown: list[str] = []
    for word in dict.fromkeys(words):
        is_number = word.isascii() and word.isdecimal() and len(word) < 10
        kept = store.run(int(word)) if is_number else None
        if kept is None:
            unknown.append(word if len(word) <= 40 else f"{word[:40]}...")
        elif kept not in found:
            found.append(kept)
    if unknown:
        raise UsageError(
            f"there is no run {', '.join(unknown)}: nothing is deleted, rehearse history lists them"
        )
    return found


def _told(run: Run) -> str:
    """`run 3, today 11:28: full run, 9:51 of 10:00, One lake, nine towns`."""
    from rehearse.core.clock import SystemClock, day_and_time  # noqa: PLC0415
    from rehearse.reports.run_kinds import kind_of  # noqa: PLC0415
    from rehearse.reports.run_rows import run_name, took_of_slot  # noqa: PLC0415

    when = day_and_time(run.started_at, SystemClock().wall())
    return f"{run_name(run)}, {when}: {kind_of(run)}, {took_of_slot(run)}. {run.title}"


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
