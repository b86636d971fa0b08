"""`rehearse`: the screens, opened at a talk, at the preview of notes, or at the library."""

from __future__ import annotations

import os

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import InputError, NoTalkError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import OF_PLAIN, PACE, SLOT, VARIANT
from rehearse.cli.output import say
from rehearse.cli.screens import require_screens, wants_plain
from rehearse.cli.talks import plan_talk, read_pace, read_slot, read_talk
from rehearse.core.choice import find_section, find_sections, find_speaker
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.settings import Settings
from rehearse.core.signal_choices import ALL, CHOICES
from rehearse.core.talk import Talk
from rehearse.talkfile.find import SUFFIXES, find_by_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    from rehearse.rehearsing.request import Outcome, Request

    T = TypeVar("T")

COMMAND = Command(
    name="",
    usage=(
        "[TALK] [--from S] [--to S] [--only S,S] [--slot 7m] [--pace 140]",
        "TALK --as NAME | --variant NAME | --weak",
        "TALK --resume | --for-real",
        "[TALK] --plain [--signals all|talk|none] [--bell]",
        "NOTES [--slot 7m] [--pace 140]",
        "COMMAND ...",
    ),
    summary="rehearse a talk in the terminal until it lands on time",
    second="With --plain it speaks in lines, for screen readers and pipes.",
    about="""\
Shows a talk one section at a time, with a countdown bar that runs for
that section's share of the words. It tracks by how much every section
runs over, keeps every rehearsal, and says what to cut or to practise.

TALK is a name or a path. Names are looked for in ./talks, then in your
own talks, then among the samples. With no TALK the library opens. A
command beats a talk of the same name: ./plan is the talk.

NOTES is a file of any kind that `import` reads. Its sections are shown
first, and one key writes the talk file and starts.

S is a section: its number, its id, or the beginning of its title. NAME
is a speaker of the talk, or the beginning of one: their sections are
rehearsed, and the voice speaks what the others say before each, for
exactly its budget.

--plain is the same rehearsal without a screen: each section's text once,
then silence but for the signals. REHEARSE_PLAIN=1 asks for it always, and
where TERM=dumb it comes by itself.""",
    options=(
        Option("--from", "S", "begin at this section", "3"),
        Option("--to", "S", "end with this section", "8"),
        Option("--only", "S,S", "these sections alone", "2,8"),
        Option("--as", "NAME", "be this speaker, the voice speaks the others", "Anna"),
        SLOT,
        PACE,
        VARIANT,
        Option("--weak", "", "only the one or two sections worth practising"),
        Option("--resume", "", "go on with the run that was not finished"),
        Option("--for-real", "", "you are giving it: no sound, no retake, no edit"),
        Option("--plain", "", "lines instead of a screen"),
        Option("--signals", "WHICH", "which moments --plain tells: all, talk, none", "talk"),
        Option("--bell", "", "--plain rings the bell at each of them"),
    ),
    examples=(
        ("", "the library"),
        ("lake", "a sample talk of ten minutes"),
        ("lake --only 2,8", "practise two sections"),
        ("lake --weak", "practise what your runs show weak"),
        ("dry_stone --as Nuria", "your part of a talk for two"),
        ("my/talk.yaml --slot 7m", "they gave you less time"),
        ("notes.docx --slot 10m", "your notes, previewed"),
        ("lake --plain", "for a screen reader, or in a pipe"),
        ("plan lake", "the same, as text, without a screen"),
    ),
    exits=(
        ("0", "done"),
        ("1", "the answer is no: a talk does not fit, say"),
        ("2", "it was called wrongly, or something can't be read"),
        ("3", "there is no voice here, or no sound"),
        ("130", "interrupted"),
    ),
    most_words=None,
)


def run(given: Arguments) -> int:
    """Open the screens, and print what is left to say when they are closed.

    Raises:
        UsageError: what was asked for can't be done; the screens were not opened.
    """
    try:
        request = _request(given)
    except InputError:
        name = given.words[0]
        if not _may_be_notes(name):
            raise
        talk = find_by_name(name) if os.path.basename(name) == name else None
        if talk is None:
            from rehearse.cli.notes import preview_or_print  # noqa: PLC0415 - most name a talk

            return preview_or_print(given)
        # A file that is no talk is called like one.
        request = _request(given._replace(words=(talk,)))
    outcome = _open(request, given)
    for line in outcome.lines:
        say(line)
    return outcome.exit_code


def _open(request: Request, given: Arguments) -> Outcome:
    if wants_plain(given.has("--plain")):
        from rehearse.plain import launch as plain  # noqa: PLC0415 - the screens do without

        which = given.get("--signals") or ALL
        return plain.run(request, signals=which, bell=given.has("--bell"))
    from rehearse.tui import launch  # noqa: PLC0415 - the other commands need no screen

    return launch.run(request)


def _check_way(given: Arguments, name: str) -> None:
    """
    Raises:
        UsageError: it can't be shown so.
    """
    which = given.get("--signals")
    if which is not None and which not in CHOICES:
        raise UsageError(f"--signals {which}: write all, talk or none")
    if not wants_plain(given.has("--plain")):
        for option in ("--signals", "--bell"):
            if given.has(option):
                raise UsageError(f"{option} needs --plain")
        require_screens(name)


def _request(given: Arguments) -> Request:
    from rehearse.rehearsing.request import Request  # noqa: PLC0415 - the help does without
    from rehearse.talkfile.settings import find_settings  # noqa: PLC0415 - the help does without

    if len(given.words) > 1:
        raise UsageError(_about_more_words(given.words))
    if not given.words:
        for option in given.values:
            if option not in OF_PLAIN:
                raise UsageError(f"{option} needs a talk, as in: rehearse lake {option} ...")
        _check_way(given, "TALK")
        settings = find_settings()
        return Request(None, None, None, None, resume=False, for_real=False, settings=settings)
    name = given.words[0]
    # Whatever is wrong with them, a talk can be rehearsed: the screen tells it.
    settings = find_settings()
    talk = _talk(name, given.get("--variant"), settings.settings)
    slot, pace = given.get("--slot"), given.get("--pace")
    plan_talk(talk, slot, pace)
    scope = _scope(talk, given)
    speaker = _speaker(talk, given)
    _require_known_weakness(given)
    _check_way(given, name)
    return Request(
        talk,
        scope,
        None if slot is None else read_slot(slot),
        None if pace is None else read_pace(pace, talk),
        resume=given.has("--resume"),
        for_real=given.has("--for-real"),
        speaker=speaker,
        weak=given.has("--weak"),
        settings=settings,
    )


def _require_known_weakness(given: Arguments) -> None:
    """See that --weak alone says which sections.

    Raises:
        UsageError: something else says it too.
    """
    if given.has("--weak"):
        for other in ("--from", "--to", "--only", "--as", "--resume", "--for-real"):
            if given.has(other):
                raise UsageError(f"--weak says which sections, leave out {other}")


def _may_be_notes(name: str) -> bool:
    """What was named is a file, and doesn't mean to be a talk."""
    if name.endswith(SUFFIXES) or not os.path.isfile(name):
        return False
    try:
        with open(name, "rb") as file:
            return b"\nsections:" not in file.read(100_000)
    except OSError:
        return True


def _talk(name: str, variant: str | None, settings: Settings) -> Talk:
    try:
        return read_talk(name, variant, settings)
    except NoTalkError as error:
        near = [f"the command {command}" for command in _commands_near(name)]
        near += [f"the talk {error.near}"] if error.near else []
        hint = f"did you mean {' or '.join(near)}?" if near else "rehearse --help says more"
        raise UsageError(f"there is no command and no talk {name!r}, {hint}") from None


def _about_more_words(words: Sequence[str]) -> str:
    near = _commands_near(words[0])
    if near:
        return f"there is no command {words[0]!r}, did you mean {near[0]}?"
    return f"one talk at a time: {words[1]!r} is one word too many"


def _commands_near(word: str) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a message

    return get_close_matches(word[:40].lower(), list(SUMMARIES), 1, 0.6)


def _scope(talk: Talk, given: Arguments) -> tuple[int, ...] | None:
    """Indices of the sections that were asked for, None for all of them.

    Raises:
        UsageError: the options contradict each other, or name no section.
    """
    first, last, only = given.get("--from"), given.get("--to"), given.get("--only")
    chosen = [name for name in ("--from", "--to", "--only") if given.has(name)]
    if not chosen:
        return None
    if given.has("--resume"):
        raise UsageError(f"--resume goes on with the run as it was, leave out {chosen[0]}")
    if only is not None:
        if len(chosen) > 1:
            raise UsageError(f"--only says which sections, leave out {chosen[0]}")
        scope = _chosen("--only", lambda: find_sections(talk, only))
    else:
        start = 0 if first is None else _chosen("--from", lambda: find_section(talk, first))
        end = (
            len(talk.sections) - 1
            if last is None
            else _chosen("--to", lambda: find_section(talk, last))
        )
        if start > end:
            raise UsageError(
                f"--from {first} is section {start + 1}, after --to {last}, section {end + 1}"
            )
        scope = tuple(range(start, end + 1))
    return None if len(scope) == len(talk.sections) else scope


def _speaker(talk: Talk, given: Arguments) -> str:
    """Whose sections alone were asked for, empty for everybody's.

    Raises:
        UsageError: nobody is called so or everything is theirs, or other options stand against it.
    """
    wanted = given.get("--as")
    if wanted is None:
        return ""
    for other in ("--from", "--to", "--only"):
        if given.has(other):
            raise UsageError(f"--as {wanted} says which sections, leave out {other}")
    if given.has("--for-real"):
        raise UsageError(
            "--as has the voice speak, and there is no sound while you give a talk: leave out one"
        )
    speaker = _chosen("--as", lambda: find_speaker(talk, wanted))
    if all(talk.speaker_of(part) == speaker for part in talk.sections):
        raise UsageError(f"--as: {speaker} speaks every section, leave out --as")
    return speaker


def _chosen(option: str, find: Callable[[], T]) -> T:
    try:
        return find()
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None
