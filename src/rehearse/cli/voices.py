"""`rehearse voices`: the voices there are, by language."""

from __future__ import annotations

from rehearse.cli.command import Arguments, Command
from rehearse.cli.errors import DONE, NoSoundError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import JSON
from rehearse.cli.output import look_here, say, say_json
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core.settings import Settings
    from rehearse.reports.voices import VoicesOf
    from rehearse.speech.port import Facts, InstalledVoice

COMMAND = Command(
    name="voices",
    usage=("voices [--json]",),
    summary=SUMMARIES["voices"],
    about="""\
Lists the voices of this machine by language, those of your talks first,
and for each language a command that lets you hear one.

What stands under --voice can be written in a talk file too: as `voice:`
for the talk, or in `voices:` for one of its speakers; and as `voice:` in
your settings (rehearse config edit), for talks that ask for none.""",
    options=(JSON,),
    examples=(
        ("voices", "all of them"),
        ("voices --json", "for a script"),
    ),
    exits=(
        ("0", "done"),
        ("2", "the settings can't be read"),
        ("3", "there is no voice here"),
    ),
    most_words=0,
)

_SAMPLE = "lake"
"""Read by voices of whose language there is no talk."""


def run(given: Arguments) -> int:
    """List voices.

    Raises:
        NoSoundError: there is none.
    """
    from rehearse.cli.settings import settings_here  # noqa: PLC0415 - the help does without
    from rehearse.cli.voicework import carry_through  # noqa: PLC0415 - slow
    from rehearse.reports.voices import voices_json, voices_text  # noqa: PLC0415

    settings = settings_here()
    facts = carry_through(_facts())
    if not facts.voices:
        raise NoSoundError("no voice is installed here; `rehearse doctor` says what is missing")
    languages = _languages(facts, settings)
    if given.has("--json"):
        say_json(voices_json(facts.engine, languages))
    else:
        say(voices_text(facts.engine, languages, look_here()))
    return DONE


async def _facts() -> Facts:
    from rehearse.speech.child_renderer import ChildRenderer  # noqa: PLC0415

    renderer = ChildRenderer()
    try:
        return await renderer.open()
    finally:
        await renderer.close()


def _languages(facts: Facts, settings: Settings) -> list[VoicesOf]:
    """The voices by language, those of the talks that are found here first."""
    from rehearse.reports.voices import ListedVoice, VoicesOf  # noqa: PLC0415
    from rehearse.speech.voices import by_language, called  # noqa: PLC0415

    talks = dict(_talks_by_language(facts.voices, settings))
    listed = []
    for language, voices in by_language(facts.voices).items():
        talk, best = talks.get(language, (_SAMPLE, voices[0]))
        voice = called(best, facts.voices)
        shown = f"'{voice}'" if " " in voice else voice
        named = [
            ListedVoice(each.id, each.name.strip(), called(each, facts.voices), each.languages)
            for each in sorted(voices, key=lambda each: each.name)
        ]
        listed.append(VoicesOf(language, tuple(named), f"rehearse say {talk} --voice {shown}"))
    return sorted(listed, key=lambda each: (each.language not in talks, each.language))


def _talks_by_language(
    voices: tuple[InstalledVoice, ...], settings: Settings
) -> Iterator[tuple[str, tuple[str, InstalledVoice]]]:
    """For the languages of the talks that are found here, a talk and the voice that reads it."""
    from rehearse.speech.port import VoiceError  # noqa: PLC0415
    from rehearse.speech.voices import choose_voice, primary_language  # noqa: PLC0415
    from rehearse.talkfile.find import talks_here  # noqa: PLC0415
    from rehearse.talkfile.load import TalkFileError, load  # noqa: PLC0415

    for found in reversed(talks_here()):
        try:
            language = load(found.path).language
            voice = choose_voice(voices, language, usual=settings.voice_for(language))
        except (TalkFileError, VoiceError):
            continue
        for tag in voice.languages:
            yield primary_language(tag), (found.name, voice)
