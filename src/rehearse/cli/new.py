"""`rehearse new`: a talk file to fill in."""

from __future__ import annotations

import os

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import DONE, InputError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import FORCE, PACE, SLOT
from rehearse.cli.output import say
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.talkfile.skeleton import Skeleton

COMMAND = Command(
    name="new",
    usage=("new TALK [--slot 7m] [--pace 140] [--sections N] [--force]",),
    summary=SUMMARIES["new"],
    about="""\
Writes a talk file with every key in it, each with what it is for, as a
comment; a slot and a pace are translated to the words that each section
may have. It can be rehearsed as it is, and then filled in.

TALK is what the talk is called: its file goes into ./talks if there is
such a folder, else among your own talks. A path that ends in .yaml says
where it goes by itself. A file that is there is not replaced unasked.

Where talk.schema.json stands beside it, editors are told of it in the first
line (`rehearse schema --help`). If you have the words already,
`rehearse import` finds the sections in them.""",
    options=(
        SLOT,
        PACE,
        Option(
            "--sections",
            "N",
            "so many sections; otherwise one for about two\nminutes of the slot",
            "5",
        ),
        FORCE,
    ),
    examples=(
        ('new "Why trams come back" --slot 10m', "five sections of about 250 words"),
        ("new talks/pitch.yaml --slot 3m --sections 3", "where it goes is said"),
        ("new keynote --slot 45m --pace 140", "you speak a little faster"),
    ),
    exits=(("0", "written"), ("2", "there is such a file, or it can't be written")),
    most_words=1,
)


def run(given: Arguments) -> int:
    """Write a skeleton, and print what to type next."""
    if not given.words:
        raise UsageError("new needs a name, as in: rehearse new my-talk --slot 10m")
    # What finds the place and writes is slow to import, and not for the help.
    from rehearse.cli.schema import modeline  # noqa: PLC0415
    from rehearse.core.wording import plural  # noqa: PLC0415
    from rehearse.importers.saving import NotWrittenError, called, write  # noqa: PLC0415
    from rehearse.talkfile.schema import FILE_NAME  # noqa: PLC0415
    from rehearse.talkfile.skeleton import skeleton_text  # noqa: PLC0415

    title, target = _named(given.words[0])
    plan = _skeleton(title, given)
    if os.path.lexists(target) and not given.has("--force"):
        raise UsageError(f"{target} is there already: --force replaces it, or name another")
    beside = os.path.join(os.path.dirname(target), FILE_NAME)
    first_lines = (modeline(FILE_NAME),) if os.path.isfile(beside) else ()
    try:
        write(skeleton_text(plan, first_lines), target, replace=given.has("--force"))
    except NotWrittenError as error:
        raise InputError(str(error)) from None
    sections = plural(plan.sections, "section")
    if plan.section_s is not None:
        each = "of" if plan.sections == 1 else "each of"
        sections = f"{sections}, {each} {plan.amount(plan.section_s)}"
    say(f"Written to {target}: {sections}.")
    say(f"Next: rehearse {called(target, SUMMARIES)}, and e there opens it in your editor.")
    return DONE


def _named(word: str) -> tuple[str, str]:
    """The title of a new talk, and where it goes.

    Raises:
        UsageError: no talk can be called so, or go there.
    """
    from rehearse.importers.naming import title_of_file  # noqa: PLC0415
    from rehearse.importers.saving import problem_with, target_named  # noqa: PLC0415
    from rehearse.talkfile.find import SUFFIXES  # noqa: PLC0415
    from rehearse.talkfile.write import fit_title  # noqa: PLC0415

    if word.endswith(SUFFIXES) or os.path.basename(word) != word:
        problem = problem_with(word).replace("-o ", "")
        if problem:
            raise UsageError(f"{word}: {problem}")
        return fit_title(title_of_file(word)), word
    title = fit_title(word) and fit_title(title_of_file(word) if " " not in word else word)
    if not title:
        raise UsageError(f"{word!r} holds no letter and no digit, name the talk")
    return title, target_named(title[:80])


def _skeleton(title: str, given: Arguments) -> Skeleton:
    """What was said of the talk.

    Raises:
        UsageError: slot, pace or number of sections can't be understood.
    """
    from rehearse.cli.settings import settings_here  # noqa: PLC0415
    from rehearse.cli.talks import read_slot  # noqa: PLC0415
    from rehearse.core.pace import parse_pace  # noqa: PLC0415
    from rehearse.talkfile.skeleton import Skeleton, usual_sections  # noqa: PLC0415

    slot, pace = given.get("--slot"), given.get("--pace") or ""
    slot_s = None if slot is None else read_slot(slot)
    usual = settings_here().pace_for("en")
    try:
        at = parse_pace(pace, usual) if pace else usual
    except ValueError as error:
        raise UsageError(f"--pace {error}") from None
    sections = _number(given.get("--sections")) or usual_sections(slot_s)
    if slot_s is not None and slot_s < sections:
        raise UsageError(f"--slot {slot} has no second for each of {sections} sections")
    return Skeleton(title, slot_s, at, pace.strip(), sections)


def _number(words: str | None) -> int | None:
    from rehearse.talkfile.skeleton import FEWEST, MOST  # noqa: PLC0415

    if words is None:
        return None
    if not (words.isascii() and words.isdigit() and FEWEST <= int(words[:9]) <= MOST):
        raise UsageError(f"--sections {words!r}: write a number from {FEWEST} to {MOST}")
    return int(words[:9])
