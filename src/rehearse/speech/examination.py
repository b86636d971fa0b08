"""What of the voice works on this machine, each with its remedy."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

from rehearse.speech.link import Link, LinkError, child_command
from rehearse.speech.protocol import (
    NO_SOUND_LIBRARY,
    Device,
    Error,
    ListVoices,
    Ready,
    Sound,
    Voices,
)

_PATIENCE_S = 5.0

ENGINE_REMEDY = "pip install --upgrade pyttsx3 espeakng-loader, or install espeak-ng"
_OR_FILES = "or write files with `rehearse say TALK --out`"
SOUND_REMEDY = f"start a sound server (PipeWire, PulseAudio), {_OR_FILES}"
LIBRARY_REMEDY = f"pip install miniaudio, {_OR_FILES}"


def sound_remedy(problem: str) -> str:
    """What helps against a problem of the sound, by the words that the speech child has for it."""
    return LIBRARY_REMEDY if NO_SOUND_LIBRARY in problem else SOUND_REMEDY


class Examination(NamedTuple):
    """The engine and the sound of this machine; a problem is empty where there is none."""

    engine: str
    """Name and version."""
    voices: int
    engine_problem: str
    sound: str
    """The sound system that a device was opened with."""
    sound_problem: str


async def examine(command: Sequence[str] | None = None, *, log: str = "") -> Examination:
    """Load the engine and open a sound device in a child, and say what came of it."""
    found = Examination("", 0, "", "", "")
    are_voices_told = False
    try:
        link = await Link.start(command or child_command(log))
    except LinkError as error:
        return found._replace(engine_problem=str(error), sound_problem="it was not tried")
    try:
        link.send(Sound(True), ListVoices())
        async with asyncio.timeout(_PATIENCE_S):
            while not (
                (are_voices_told or found.engine_problem) and (found.sound or found.sound_problem)
            ):
                message, _ = await link.read()
                match message:
                    case Ready(engine, version):
                        found = found._replace(engine=f"{engine} {version}".strip())
                    case Voices(voices):
                        found = found._replace(voices=len(voices))
                        are_voices_told = True
                    case Error("engine", text):
                        found = found._replace(engine_problem=text)
                    case Device(True, detail):
                        found = found._replace(sound=detail)
                    case Device(False, detail):
                        found = found._replace(sound_problem=detail)
    except (LinkError, TimeoutError) as error:
        why = str(error) or "nothing answers"
        if not are_voices_told and not found.engine_problem:
            found = found._replace(engine_problem=why)
        if not found.sound and not found.sound_problem:
            found = found._replace(sound_problem=why)
    finally:
        await link.end()
    return found
