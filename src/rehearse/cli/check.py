"""`rehearse check`: whether talks can be read, and fit."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from rehearse.cli.command import Arguments, Command
from rehearse.cli.errors import BAD_INPUT, DONE, NO, InputError, UnplannedError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.output import complain, look_here, say
from rehearse.cli.settings import settings_here
from rehearse.cli.talks import plan_talk, read_talk
from rehearse.core.wording import OVER, plural
from rehearse.reports.plan import check_words
from rehearse.talkfile.find import SUFFIXES
from rehearse.talkfile.folders import HERE

COMMAND = Command(
    name="check",
    usage=("check [TALK...]",),
    summary=SUMMARIES["check"],
    about="""\
Prints a line for each talk: whether it can be read, what it needs, and
whether that fits its slot. Mistakes in a talk file are named with their
line and column. Meant for people, for CI and for git hooks.

TALK is a name, a path or a folder of talks; with none, the talks in
./talks are checked.""",
    options=(),
    examples=(
        ("check", "every talk in ./talks"),
        ("check talks/lake.yaml talks/bisect.yaml", "these two"),
    ),
    exits=(
        ("0", "all can be read, and fit"),
        ("1", "all can be read, and one or more don't fit"),
        ("2", "one or more can't be found, read or planned,\nor the settings can't be read"),
    ),
    most_words=None,
)


def run(given: Arguments) -> int:
    """Check talks, one line each."""
    look, settings = look_here(), settings_here()
    worst = DONE
    for name in _names(given.words):
        try:
            plan = plan_talk(read_talk(name, settings), None, None)
        except (InputError, UsageError) as error:
            complain(str(error) if isinstance(error, InputError) else f"rehearse: {error}")
            say(f"{name}: {look.paint(_trouble(error), OVER)}")
            worst = BAD_INPUT
        else:
            say(f"{name}: {look.words(check_words(plan))}")
            worst = max(worst, DONE if plan.fits else NO)
    return worst


def _trouble(error: Exception) -> str:
    if isinstance(error, UnplannedError):
        return "can't be planned"
    if isinstance(error, InputError):
        return f"can't be read, {plural(error.mistakes, 'mistake')}"
    return "not found"


def _names(words: Sequence[str]) -> Iterator[str]:
    """The talks to check: those named, with those of the folders named.

    Raises:
        UsageError: a folder holds none.
    """
    if not words and not os.path.isdir(HERE):
        raise UsageError(f"there is no ./{HERE} here, name a talk: rehearse check my/talk.yaml")
    for word in words or (HERE,):
        if not os.path.isdir(word):
            yield word
            continue
        try:
            names = sorted(os.listdir(word))
        except OSError as error:
            raise UsageError(f"{word}: the folder can't be read ({error.strerror})") from None
        talks = [name for name in names if name.endswith(SUFFIXES) and name[:1] != "."]
        if not talks:
            raise UsageError(f"no talks in {word}, a talk is a file that ends in .yaml")
        yield from (os.path.join(word, name) for name in talks)
