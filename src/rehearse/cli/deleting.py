"""`rehearse history delete`: runs that go for good."""

from __future__ import annotations

import sys

from rehearse.cli.errors import DONE, NO, UsageError
from rehearse.cli.output import is_terminal, say
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core.run import Run
    from rehearse.history.store import Store


def delete_runs(words: Sequence[str], *, is_sure: bool) -> int:
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
