"""`rehearse import`: own notes as a talk file."""

from __future__ import annotations

import sys

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import DONE, NO, InputError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.notes import open_preview, read_notes, say_proposal, say_written
from rehearse.cli.options import FORCE, OUT, PACE, SLOT, YES
from rehearse.cli.output import is_terminal, say
from rehearse.cli.screens import can_draw
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.importers.notes import Notes

COMMAND = Command(
    name="import",
    usage=(
        "import FILE [-o TALK.yaml] [--kind KIND] [--every N] [--titles]",
        "import FILE [--slot 7m] [--pace 140] [--yes] [--force]",
    ),
    summary=SUMMARIES["import"],
    about="""\
Finds the sections of your notes, shows them with what they need and what
was left out, and writes a talk file: into ./talks if there is such a
folder, else among your own talks. On a terminal it opens a preview, in
which sections can be merged, cut and named before anything is written;
elsewhere it writes with --yes only. It ends with what to type next.

FILE is plain text, Markdown, Org, a document (.docx, .odt, .rtf), the
speaker notes of a deck (.pptx, .odp, .pdfpc), or a deck as text (Marp,
Slidev, reveal.js, presenterm, remark, pandoc, Quarto, patat, Org). Its
kind is found by what is in it.

Import it again after an edit, with --force: ids, pins, and the titles
that you wrote by hand stay, so that its history stays with it.""",
    options=(
        OUT._replace(example="talks/mine.yaml"),
        Option(
            "--kind",
            "KIND",
            "what it is, where that is not found: text,\nmarkdown, docx, odt, rtf, pptx, odp, "
            "marp,\nslidev, reveal, presenterm, remark, pandoc,\nquarto, patat, org, pdfpc",
            "text",
        ),
        Option(
            "--every",
            "N",
            "where it has no headings, cut it at the ends of\nparagraphs, about every N words",
            "150",
        ),
        SLOT,
        PACE,
        Option("--titles", "", "of a deck without notes, its titles: no words,\na minute each"),
        YES,
        FORCE,
    ),
    examples=(
        ("import notes.txt", "see it, then write it"),
        ("import deck.pptx -o talks/mine.yaml --yes", "write it"),
        ("import speech.docx --every 150", "it has no headings"),
    ),
    exits=(
        ("0", "done, or shown where --yes was not given"),
        ("1", "nothing was written, as you wished"),
        ("2", "it can't be read, or a talk is there already"),
    ),
    most_words=1,
)


def run(given: Arguments) -> int:
    """Show what a file gives, and write it as a talk."""
    if not given.words:
        raise UsageError("import needs a file, as in: rehearse import notes.txt")
    target = _named_target(given.get("-o"))
    notes = read_notes(
        given.words[0],
        kind=given.get("--kind"),
        every=_every(given.get("--every")),
        titles=given.has("--titles"),
        slot=given.get("--slot"),
        pace=given.get("--pace"),
        target=target,
        replaces=given.has("--force"),
    )
    if not given.has("--yes") and can_draw():
        outcome = open_preview(notes)
        return outcome.exit_code or (DONE if outcome.written else NO)
    if notes.is_in_the_way:
        raise UsageError(
            f"{_shown(notes)} is there already: --force replaces it (ids, pins and titles that "
            "you edited stay), -o OTHER.yaml leaves it alone"
        )
    say_proposal(notes)
    if not given.has("--yes"):
        if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
            say(f"\nNothing is written yet: --yes writes {_shown(notes)}")
            return DONE
        if not _asked(notes):
            say("Nothing is written.")
            return NO
    _write(notes)
    say("")
    say_written(notes.target)
    return DONE


def _every(words: str | None) -> int | None:
    if words is None:
        return None
    if not (words.isascii() and words.isdigit() and int(words[:9]) >= 20):
        raise UsageError(f"--every {words!r} is no number of words, write 20 or more: --every 150")
    return int(words[:9])


def _named_target(named: str | None) -> str | None:
    """Where it is to be written, as it was typed.

    Raises:
        UsageError: no talk can be written there.
    """
    if named is None:
        return None
    from rehearse.importers.saving import problem_with  # noqa: PLC0415 - slow, and not for the help

    problem = problem_with(named)
    if problem:
        raise UsageError(f"-o {named}: {problem}")
    return named


def _shown(notes: Notes) -> str:
    """Where it is to be written, as it can be printed."""
    from rehearse.talkfile.clean import printable  # noqa: PLC0415

    return printable(notes.target)


def _asked(notes: Notes) -> bool:
    """Ask for the slot where the notes name none; whether the talk is to be written."""
    from functools import partial  # noqa: PLC0415

    from rehearse.importers.slot_and_pace import slot_of, with_slot  # noqa: PLC0415

    say("")
    while notes.talk.slot_s is None:
        answer = _answer("How much time does the event give you? (10m; enter: not known) ")
        if answer is None:
            return False
        if not answer:
            break
        try:
            slot_s = slot_of(answer)
        except ValueError as error:
            say(str(error))
            continue
        notes.shaping.change(partial(with_slot, slot_s=slot_s))
    answer = _answer(f"Write {_shown(notes)}? (enter: yes, n: no) ")
    return answer is not None and answer[:1].lower() in {"", "y"}


def _answer(question: str) -> str | None:
    """What was typed; None where the input ended."""
    sys.stdout.write(question)
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def _write(notes: Notes) -> None:
    from rehearse.importers.saving import NotWrittenError  # noqa: PLC0415

    try:
        notes.save()
    except NotWrittenError as error:
        raise InputError(str(error)) from None
