"""`rehearse say`: a talk or a section of it read aloud, or written to sound files."""

from __future__ import annotations

import os

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import DONE, NoSoundError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import JSON, PACE, VARIANT
from rehearse.cli.output import complain, is_terminal, say, say_json
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core.pace import Pace
    from rehearse.core.talk import Talk
    from rehearse.speech.narration import Numbers

COMMAND = Command(
    name="say",
    usage=(
        "say TALK [SECTION] [--pace 140] [--voice en-gb] [--here]",
        "say TALK [SECTION] --out FILE|DIR|- [--pace 140] [--voice en-gb]",
        "say TALK [SECTION] --json [--pace 140] [--voice en-gb]",
        "say TALK --variant NAME [...]",
    ),
    summary=SUMMARIES["say"],
    about="""\
Reads a talk aloud at its own pace with a voice that needs no network, the
text running along. Cues are left out, written pauses are silent for as
long as they say. ctrl+c stops it.

SECTION is a number, an id, or the beginning of a title; several stand with
commas between them, in the order in which they are read. With none the
whole talk is read.

The voice is that of `voices:` for the section's speaker, else that of
`voice:`, else the one that your settings name for its language, else the
language's own. What was measured of it is kept: only the first time takes
a few seconds.""",
    options=(
        PACE,
        VARIANT,
        Option(
            "--voice",
            "VOICE",
            "another voice: a name or a language, as\nlisted by `rehearse voices`",
            "en-gb",
        ),
        Option(
            "--out",
            "FILE",
            """\
write FILE.wav instead, or into DIR/ a file for
each section, with subtitles (.srt) beside;
- is standard output""",
            "lake.wav",
        ),
        Option(
            "--here",
            "",
            """\
over ssh: play on the machine you are logged
in to; where PULSE_SERVER is set, which
brings the sound to you, it plays without""",
        ),
        JSON,
    ),
    examples=(
        ("say lake", "the whole talk"),
        ("say lake 2 --pace 110", "its second section, slower"),
        ("say lake the-teapot --voice en-us", "in American English"),
        ("say lake --out lake.wav", "to hear it on the way"),
        ("say lake --json", "how long each section takes, unheard"),
    ),
    exits=(
        ("0", "done"),
        ("2", "the talk or the section can't be found or read"),
        ("3", "there is no voice here, or no sound"),
        ("130", "interrupted"),
    ),
    most_words=2,
)


def run(given: Arguments) -> int:
    """Read aloud, write, or count.

    Raises:
        UsageError: what was asked for can't be done.
        InputError: the talk can't be read.
        NoSoundError: there is no voice, or nothing can be heard.
    """
    from rehearse.cli.talks import read_pace, read_talk  # noqa: PLC0415 - the help does without

    if not given.words:
        raise UsageError("say needs a talk, as in: rehearse say lake")
    name, target = given.words[0], given.get("--out")
    if target is not None and given.has("--json"):
        raise UsageError("--json only counts and --out only writes, leave out one of them")
    talk = read_talk(name, given.get("--variant"))
    pace = given.get("--pace")
    wanted_pace = talk.pace if pace is None else read_pace(pace, talk)
    voice = given.get("--voice") or ""
    sections = _sections(talk, given.words[1:])
    if given.has("--json"):
        return _count(talk, sections, pace, voice)
    if target is not None:
        from rehearse.cli.writing import check_target  # noqa: PLC0415

        check_target(target, name)
    elif not given.has("--here"):
        _check_place(name)
    _require_words(talk, sections)

    from rehearse.cli.voicework import carry_through  # noqa: PLC0415 - slow

    return carry_through(_read(talk, sections, wanted_pace, voice, target))


def _sections(talk: Talk, words: Sequence[str]) -> tuple[int, ...]:
    from rehearse.core.choice import find_sections_as_named  # noqa: PLC0415

    if not words:
        return tuple(range(len(talk.sections)))
    try:
        return find_sections_as_named(talk, words[0])
    except ValueError as error:
        raise UsageError(str(error)) from None


def _require_words(talk: Talk, sections: Sequence[int]) -> None:
    """
    Raises:
        UsageError: there is nothing to read.
    """
    if not any(sum(talk.sections[section].spoken) for section in sections):
        what = talk.sections[sections[0]].title if len(sections) == 1 else "that"
        raise UsageError(f"{what!r} has no words to read aloud")


def _check_place(name: str) -> None:
    """
    Raises:
        NoSoundError: the sound would come out of another machine than the speaker's.
    """
    from rehearse.speech.narrator import plays_far_away  # noqa: PLC0415

    if plays_far_away(os.environ):
        raise NoSoundError(
            "over ssh the sound would play on the far machine: --here plays it there, "
            f"and rehearse say {name} --out talk.wav writes it to a file"
        )


def _count(talk: Talk, sections: Sequence[int], pace: str | None, voice: str) -> int:
    from rehearse.cli.talks import plan_talk  # noqa: PLC0415
    from rehearse.cli.voicework import (  # noqa: PLC0415 - slow
        carry_through,
        complain_of,
        spoken_of,
    )
    from rehearse.reports.spoken import spoken_json  # noqa: PLC0415

    plan = plan_talk(talk, None, pace)
    spoken = carry_through(spoken_of(talk, plan.pace, voice))
    complain_of(spoken, sections)
    say_json(spoken_json(plan, spoken, sections))
    return DONE


async def _read(
    talk: Talk, sections: Sequence[int], pace: Pace, voice: str, target: str | None
) -> int:
    from rehearse.cli.aloud import play  # noqa: PLC0415 - slow
    from rehearse.cli.settings import settings_here  # noqa: PLC0415
    from rehearse.cli.voicework import (  # noqa: PLC0415
        log_path,
        measure,
        reader_of,
        refusals,
        within_a_line,
    )
    from rehearse.cli.writing import write  # noqa: PLC0415
    from rehearse.core.clock import SystemClock  # noqa: PLC0415
    from rehearse.reports.spoken import refusal_lines  # noqa: PLC0415
    from rehearse.speech.lasting_voice import LastingVoice  # noqa: PLC0415

    player = LastingVoice(SystemClock(), log=log_path()) if target is None else None
    try:
        async with reader_of(talk, pace, voice) as reader:
            narrator = reader.narrator
            refused = refusal_lines(refusals(narrator, sections))
            if not narrator.utterances(sections):
                raise NoSoundError(within_a_line(" ".join(refused)) or "nothing of it is spoken")
            for line in refused:
                complain(f"rehearse: {within_a_line(line)}")
            taken_s = await measure(reader)
            if narrator.limit():
                complain(f"rehearse: {narrator.limit()}")
            if target is not None:
                await write(talk, reader, sections, target)
        if player is not None:
            delay_s = settings_here().audio_delay_ms / 1000
            numbers = await play(talk, narrator, sections, player, taken_s, delay_s=delay_s)
            _say_numbers(talk, sections, pace, numbers)
    finally:
        if player is not None:
            await player.close()
    return DONE


def _say_numbers(
    talk: Talk, sections: Sequence[int], pace: Pace, numbers: Sequence[Numbers]
) -> None:
    """The voice's time beside the others, for whoever sits there."""
    import sys  # noqa: PLC0415

    from rehearse.core.plan import PlanError, make_plan  # noqa: PLC0415
    from rehearse.reports.spoken import read_words  # noqa: PLC0415

    if not is_terminal(sys.stdout):
        return
    is_one = len(sections) == 1
    given_s: float | None = talk.slot_s
    if is_one:
        try:
            given_s = make_plan(talk).sections[sections[0]].budget_s
        except PlanError:
            given_s = None
    elif len(sections) < len(talk.sections):
        given_s = None
    read = [talk.sections[each.section] for each in numbers]
    taken_s = sum(each.voice_s for each in numbers)
    say("")
    say(read_words(taken_s, read, pace, "budget" if is_one else "slot", given_s))
