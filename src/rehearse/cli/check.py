"""`rehearse check`: whether talks can be read, and fit."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from rehearse.cli.command import Arguments, Command
from rehearse.cli.errors import (
    BAD_INPUT,
    DONE,
    NO,
    InputError,
    NoPaceError,
    NoTalkError,
    UnplannedError,
    UsageError,
)
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import PACE, VARIANT
from rehearse.cli.output import complain, look_here, say
from rehearse.cli.settings import settings_here
from rehearse.cli.talks import plan_talk, read_talk, varied
from rehearse.core.talk import Talk
from rehearse.core.wording import OVER, plural
from rehearse.reports.look import Look
from rehearse.reports.plan import check_words, keeps_rule
from rehearse.talkfile.find import SUFFIXES
from rehearse.talkfile.folders import HERE

COMMAND = Command(
    name="check",
    usage=("check [TALK...] [--variant NAME] [--pace mine]",),
    summary=SUMMARIES["check"],
    about="""\
Prints a line for each talk: whether it can be read, what it needs, and
whether that fits its slot. Mistakes in a talk file are named with their
line and column. Meant for people, for CI and for git hooks. Every variant
of a talk has a line of its own; --variant checks that one alone.

TALK is a name, a path or a folder of talks; with none, the talks in
./talks are checked.""",
    options=(VARIANT, PACE),
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
            talks = _with_variants(read_talk(name, given.get("--variant"), settings))
        except (InputError, UsageError) as error:
            worst = _tell(name, error, look)
            continue
        for talk in talks:
            called = f"{name} ({talk.variant})" if talk.variant else name
            try:
                plan = plan_talk(talk, None, given.get("--pace"))
            except (InputError, UsageError) as error:
                worst = _tell(called, error, look)
            else:
                say(f"{called}: {look.words(check_words(plan))}")
                worst = max(worst, DONE if plan.fits and keeps_rule(plan) else NO)
    return worst


def _with_variants(talk: Talk) -> Iterator[Talk]:
    """The talk, and then each of its variants."""
    yield talk
    for variant in talk.variants:
        yield varied(talk, variant.name)


def _tell(name: str, error: Exception, look: Look) -> int:
    place = "" if isinstance(error, NoTalkError) else f"{name}: "
    complain(str(error) if isinstance(error, InputError) else f"rehearse: {place}{error}")
    say(f"{name}: {look.paint(_trouble(error), OVER)}")
    return BAD_INPUT


def _trouble(error: Exception) -> str:
    if isinstance(error, UnplannedError):
        return "can't be planned"
    if isinstance(error, InputError):
        return f"can't be read, {plural(error.mistakes, 'mistake')}"
    if isinstance(error, NoPaceError):
        return "your pace is not known yet"
    return "not found" if isinstance(error, NoTalkError) else "has no such variant"


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
