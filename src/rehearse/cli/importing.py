"""`rehearse import`: own notes as a talk file."""

from __future__ import annotations

import os
import sys

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import DONE, NO, InputError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import SLOT
from rehearse.cli.output import is_terminal, look_here, say
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.importers.proposal import Proposal
    from rehearse.importers.read import Import

COMMAND = Command(
    name="import",
    usage=(
        "import FILE [-o TALK.yaml] [--kind KIND] [--every N] [--slot 7m]",
        "import FILE --yes [--force] [--titles]",
    ),
    summary=SUMMARIES["import"],
    about="""\
Finds the sections of your notes, shows them with what they need and what
was left out, and writes a talk file: into ./talks if there is such a
folder, else among your own talks. On a terminal it asks before it writes;
elsewhere it writes with --yes only. It ends with what to type next.

FILE is plain text, Markdown, Org, a document (.docx, .odt, .rtf), the
speaker notes of a deck (.pptx, .odp, .pdfpc), or a deck as text (Marp,
Slidev, reveal.js, presenterm, remark, pandoc, Quarto, patat, Org). Its
kind is found by what is in it.

Import it again after an edit, with --force: ids, pins, and the titles
that you wrote by hand stay, so that its history stays with it.""",
    options=(
        Option("-o", "TALK.yaml", "write it here", "talks/mine.yaml"),
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
        Option("--titles", "", "of a deck without notes, its titles: no words,\na minute each"),
        Option("--yes", "", "write it, ask nothing"),
        Option("--force", "", "replace a talk file that is there"),
    ),
    examples=(
        ("import notes.txt", "see it, then write it"),
        ("import deck.pptx -o talks/mine.yaml --yes", "write it"),
        ("import speech.docx --every 150", "it has no headings"),
    ),
    exits=(
        ("0", "done, or shown where --yes was not given"),
        ("1", "you answered no"),
        ("2", "it can't be read, or a talk is there already"),
    ),
    most_words=1,
)


def run(given: Arguments) -> int:
    """Show what a file gives, and write it as a talk."""
    if not given.words:
        raise UsageError("import needs a file, as in: rehearse import notes.txt")
    source = given.words[0]
    target = _target(source, given.get("-o"))
    found = _read(source, given)
    proposal = _with_slot(found.proposal, given.get("--slot"))
    if os.path.lexists(target):
        proposal = _over(proposal, target, may_replace=given.has("--force"))
    from rehearse.cli.proposed import proposed_lines  # noqa: PLC0415 - slow, and not for the help

    for line in proposed_lines(os.path.basename(source), found, proposal, look_here()):
        say(line)
    if not given.has("--yes"):
        if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
            say(f"\nNothing is written yet: --yes writes {target}")
            return DONE
        answered = _asked(proposal, target)
        if answered is None:
            say("Nothing is written.")
            return NO
        proposal = answered
    _write(proposal, target, replace=given.has("--force"))
    say(f"\nWritten to {target}. Next: rehearse {_called(target)}")
    return DONE


def _read(source: str, given: Arguments) -> Import:
    from rehearse.importers.read import NotImportedError, read  # noqa: PLC0415 - slow

    every = given.get("--every")
    if every is not None and not (every.isascii() and every.isdigit() and int(every[:9]) >= 20):
        raise UsageError(f"--every {every!r} is no number of words, write 20 or more: --every 150")
    try:
        return read(
            source,
            kind=given.get("--kind"),
            every=None if every is None else int(every[:9]),
            titles=given.has("--titles"),
        )
    except NotImportedError as error:
        from rehearse.talkfile.clean import printable  # noqa: PLC0415 - only for a message

        raise InputError(f"{printable(source)}: {error}") from None


def _with_slot(proposal: Proposal, slot: str | None) -> Proposal:
    from rehearse.cli.talks import read_slot  # noqa: PLC0415

    if slot is None:
        return proposal
    return proposal._replace(talk=proposal.talk._replace(slot_s=read_slot(slot)))


def _target(source: str, named: str | None) -> str:
    """Where the talk is written to.

    Raises:
        UsageError: no talk can be written there.
    """
    from rehearse.core.talk import slug  # noqa: PLC0415
    from rehearse.talkfile import folders  # noqa: PLC0415
    from rehearse.talkfile.find import SUFFIXES  # noqa: PLC0415

    if named is None:
        stem = os.path.splitext(os.path.basename(source))[0]
        is_here = os.path.isdir(folders.HERE)
        folder = folders.HERE if is_here else folders.talks_folder()
        return os.path.join(folder, f"{slug(stem) or 'talk'}.yaml")
    if not named.endswith(SUFFIXES):
        raise UsageError(f"-o {named}: a talk file ends in .yaml, as in -o talks/mine.yaml")
    if os.path.isdir(named):
        raise UsageError(f"-o {named}: this is a folder, name a file in it")
    if os.path.dirname(named) and not os.path.isdir(os.path.dirname(named)):
        raise UsageError(f"-o {named}: there is no folder {os.path.dirname(named)}, make it first")
    return named


def _over(proposal: Proposal, target: str, *, may_replace: bool) -> Proposal:
    """The proposal for a file that is there already.

    Raises:
        UsageError: it is not to be replaced.
    """
    if not may_replace:
        raise UsageError(
            f"{target} is there already: --force replaces it (ids, pins and titles that you "
            "edited stay), -o OTHER.yaml leaves it alone"
        )
    from rehearse.importers.again import merged  # noqa: PLC0415
    from rehearse.talkfile.load import TalkFileError, load  # noqa: PLC0415

    try:
        return merged(proposal, load(target))
    except TalkFileError:
        # A file that is no talk has nothing to keep.
        return proposal


def _asked(proposal: Proposal, target: str) -> Proposal | None:
    """The proposal with the answers of the speaker, None where it is not to be written."""
    from rehearse.core.timespan import EXAMPLES, parse  # noqa: PLC0415

    say("")
    talk = proposal.talk
    while talk.slot_s is None:
        answer = _answer("How much time does the event give you? (10m; enter: not known) ")
        if answer is None:
            return None
        if not answer:
            break
        try:
            seconds = parse(f"{answer}m" if answer.isdecimal() else answer)
        except ValueError as error:
            say(str(error))
            continue
        if seconds <= 0:
            say(f"that is no time at all, write {EXAMPLES}")
            continue
        talk = talk._replace(slot_s=seconds)
    answer = _answer(f"Write {target}? (enter: yes, n: no) ")
    if answer is None or answer[:1].lower() not in {"", "y"}:
        return None
    return proposal._replace(talk=talk)


def _answer(question: str) -> str | None:
    """What was typed; None where the input ended."""
    sys.stdout.write(question)
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def _write(proposal: Proposal, target: str, *, replace: bool) -> None:
    """Write the talk, once it is known that it can be read.

    Raises:
        InputError: it can't be written.
    """
    from rehearse.talkfile.load import TalkFileError, loads  # noqa: PLC0415
    from rehearse.talkfile.write import dump, save  # noqa: PLC0415

    text = dump(proposal.talk, proposal.origins, with_pace=proposal.has_pace)
    try:
        loads(text, target)
    except TalkFileError as error:
        raise InputError(
            f"{target}: not written, it would be no talk: {error.problems[0].message}"
        ) from None
    try:
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        save(text, target, replace=replace)
    except OSError as error:
        raise InputError(f"{target}: it can't be written ({error.strerror})") from None


def _called(target: str) -> str:
    """What to call the talk by: its name where that finds it, else its path."""
    from rehearse.talkfile.find import SUFFIXES, TalkNotFoundError, find  # noqa: PLC0415

    name = os.path.basename(target)
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    try:
        is_found = name not in SUMMARIES and os.path.samefile(find(name), target)
    except (TalkNotFoundError, OSError):
        is_found = False
    called = name if is_found else target
    return f"'{called}'" if " " in called else called
