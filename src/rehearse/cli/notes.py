"""Notes as they are named on the command line: read, shown as text, or opened on the screen."""

from __future__ import annotations

from rehearse.cli.command import Arguments
from rehearse.cli.errors import DONE, InputError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import OF_PLAIN
from rehearse.cli.output import look_here, say
from rehearse.cli.screens import can_draw, wants_plain
from rehearse.cli.talks import read_slot
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.importers.notes import Notes
    from rehearse.tui.launch import Outcome


# ruff: noqa: PLC0415 - what reads notes is slow to import, and most commands read none
def read_notes(
    source: str,
    *,
    kind: str | None = None,
    every: int | None = None,
    titles: bool = False,
    slot: str | None = None,
    pace: str | None = None,
    target: str | None = None,
    replaces: bool = False,
) -> Notes:
    """The notes in a file, with what was typed about them.

    Raises:
        InputError: they give no talk.
        UsageError: slot or pace can't be understood.
    """
    from rehearse.importers.notes import Notes
    from rehearse.importers.read import NotImportedError, read
    from rehearse.importers.slot_and_pace import with_pace, with_slot

    try:
        found = read(source, kind=kind, every=every, titles=titles)
        if slot is not None:
            found = found._replace(draft=with_slot(found.draft, read_slot(slot)))
        if pace is not None:
            found = found._replace(draft=with_pace(found.draft, pace, found.proposal.talk))
        return Notes(source, found, target or "", replaces=replaces)
    except NotImportedError as error:
        from rehearse.talkfile.clean import printable

        raise InputError(f"{printable(source)}: {error}") from None
    except ValueError as error:
        raise UsageError(f"--pace {error}") from None


def say_proposal(notes: Notes) -> None:
    """Print what is proposed, and the account."""
    from rehearse.cli.proposed import proposed_lines

    for line in proposed_lines(notes.name, notes.kind, notes.proposal, look_here()):
        say(line)


def open_preview(notes: Notes) -> Outcome:
    """Open the screens at the preview of the notes, and print what is left to say."""
    from rehearse.talkfile.settings import find_settings
    from rehearse.tui import launch

    request = launch.Request(
        None,
        None,
        None,
        None,
        resume=False,
        for_real=False,
        notes=notes,
        settings=find_settings(),
    )
    outcome = launch.run(request)
    if outcome.written:
        say_written(outcome.written)
    else:
        say("Nothing is written.")
    for line in outcome.lines:
        say(line)
    return outcome


def preview_or_print(given: Arguments) -> int:
    """Show what notes give that were named where a talk could be; the exit code.

    Raises:
        UsageError: an option needs a talk.
    """
    from shlex import quote

    name = quote(given.words[0])
    for option in given.values:
        if option not in {"--slot", "--pace", *OF_PLAIN}:
            raise UsageError(
                f"{option} needs a talk, and this is a file of notes: rehearse import {name} first"
            )
    notes = read_notes(given.words[0], slot=given.get("--slot"), pace=given.get("--pace"))
    if can_draw() and not wants_plain(given.has("--plain")):
        return open_preview(notes).exit_code
    say_proposal(notes)
    wanted = {name: value for name, value in given.values.items() if name not in OF_PLAIN}
    typed = [f"{option} {quote(value)}" for option, value in wanted.items()]
    line = " ".join(["rehearse import", name, *typed, "--yes"])
    say(f"\nNothing is written yet. To rehearse it: {line}")
    return DONE


def say_written(target: str) -> None:
    """Print where the talk is, and what to type next."""
    from rehearse.importers.saving import called
    from rehearse.talkfile.clean import printable

    say(f"Written to {printable(target)}. Next: rehearse {called(target, SUMMARIES)}")
