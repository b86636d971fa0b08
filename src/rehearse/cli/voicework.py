"""Work with the voice in a command: how it is run and ended, and how a talk's voice is measured."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from collections.abc import AsyncIterator, Coroutine, Sequence
from typing import Any, NamedTuple, TypeVar

from rehearse.cli.errors import NoSoundError
from rehearse.cli.output import complain
from rehearse.cli.progress import Progress
from rehearse.cli.settings import settings_here
from rehearse.core.pace import Pace
from rehearse.core.talk import Talk
from rehearse.history.place import data_folder
from rehearse.reports.spoken import Spoken, refusal_lines
from rehearse.speech import kept_files
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.child_renderer import ChildRenderer
from rehearse.speech.narrator import Narrator
from rehearse.speech.port import VoiceError
from rehearse.speech.script_of_talk import script_of
from rehearse.speech.voices import called

T = TypeVar("T")


class _EndedError(Exception):
    """A signal asked the process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def carry_through(work: Coroutine[Any, Any, T]) -> T:
    """Run work with the voice to its end; a signal ends it as an interrupt does, cleanly.

    Raises:
        NoSoundError: the voice can't do it.
        SystemExit: a signal came that asks the process to end.
    """
    # Other commands are too short for it.
    gc.enable()
    try:
        return asyncio.run(_heeding_signals(work))
    except VoiceError as error:
        raise NoSoundError(within_a_line(str(error))) from None
    except _EndedError as error:
        raise SystemExit(128 + error.number) from None


async def _heeding_signals(work: Coroutine[Any, Any, T]) -> T:
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    caught: list[int] = []

    def end(number: int) -> None:
        caught.append(number)
        task.cancel()

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            with contextlib.suppress(NotImplementedError):
                number = int(getattr(signal, name))
                loop.add_signal_handler(number, end, number)
    try:
        return await task
    except asyncio.CancelledError:
        if caught:
            raise _EndedError(caught[0]) from None
        raise


def within_a_line(sentence: str) -> str:
    """The sentence as it stands behind `rehearse: `."""
    return sentence[:1].lower() + sentence[1:]


class Reader(NamedTuple):
    """A voice that is chosen for a talk, and what renders it."""

    narrator: Narrator
    renderer: ChildRenderer


@contextlib.asynccontextmanager
async def reader_of(talk: Talk, pace: Pace | None = None, voice: str = "") -> AsyncIterator[Reader]:
    """The voice that reads a talk; its process ends with the context.

    Args:
        talk: what is read.
        pace: another pace than the talk's own.
        voice: another voice than the talk's own, for everything.

    Raises:
        VoiceError: there is none here, none for the language, or none of this name.
        InputError: the settings can't be read.
    """
    usual = settings_here().voice_for(talk.language)
    renderer = ChildRenderer(log=log_path())
    try:
        facts = await renderer.open()
        script = script_of(talk, pace=pace, voice=voice, usual=usual)
        narrator = Narrator(script, Calibrations(measured_path()))
        narrator.settle(facts)
        yield Reader(narrator, renderer)
    finally:
        await renderer.close()


async def measure(reader: Reader) -> dict[int, float]:
    """Find the rate for the pace, once for each voice, talk and pace.

    Returns:
        The voice's seconds by section.

    Raises:
        VoiceError: the engine fails.
    """
    with Progress("measuring the voice") as progress:
        return await reader.narrator.calibrate(reader.renderer, progress=progress.tell)


async def spoken_of(talk: Talk, pace: Pace, voice: str = "") -> Spoken:
    """What the voice makes of a talk at a pace.

    Raises:
        VoiceError: there is none, or it fails.
    """
    async with reader_of(talk, pace, voice) as reader:
        narrator = reader.narrator
        taken_s = await measure(reader)
        main = narrator.cast.main
        return Spoken(
            "" if main is None else called(main, narrator.cast.facts.voices),
            voice_names(narrator, range(len(talk.sections))),
            taken_s,
            refusals(narrator, range(len(talk.sections))),
            narrator.limit(),
        )


def voice_names(narrator: Narrator, sections: Sequence[int]) -> tuple[str, ...]:
    """Who reads these sections, as people call them, in the order in which they are heard."""
    read_by = [narrator.cast.of(section) for section in sections]
    return tuple(dict.fromkeys(voice.name for voice in read_by if voice))


def refusals(narrator: Narrator, sections: Sequence[int]) -> dict[int, str]:
    """Why sections are not spoken, by section."""
    found = {section: narrator.refusal(section) for section in sections}
    return {section: why for section, why in found.items() if why}


def complain_of(spoken: Spoken, sections: Sequence[int]) -> None:
    """Tell whoever sits there what is not as it was asked for; programs read standard output."""
    here = {section: why for section, why in spoken.refused.items() if section in sections}
    for sentence in refusal_lines(here):
        complain(f"rehearse: {within_a_line(sentence)}")
    if spoken.limit:
        complain(f"rehearse: {spoken.limit}")


def measured_path() -> str:
    """The file that keeps what was measured of voices: beside the history."""
    return kept_files.measured_path(data_folder())


def log_path() -> str:
    """The file for what the sound libraries print; it is only made where there is a history."""
    return kept_files.log_path(data_folder())
