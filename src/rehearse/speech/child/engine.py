"""A speech engine through pyttsx3: the one that eSpeak NG drives best, or the system's own."""

from __future__ import annotations

import sys
from typing import NamedTuple, Protocol


class Rendered(NamedTuple):
    """A text as sound."""

    samples: bytes
    """16 bits, little-endian, mono, at `protocol.SAMPLE_RATE`."""
    marks: list[list[int]]
    """Where the engine's words begin, [character, length, sample]; empty where it doesn't say."""


class EngineError(Exception):
    """The engine can't be had, or did not do what it was told."""


class Engine(Protocol):
    """Renders one text at a time, on the main thread."""

    name: str
    version: str
    slowest: int
    fastest: int

    def voices(self) -> list[list[object]]:
        """The voices there are: [identifier, name, [languages]]."""
        ...

    def forget(self) -> None:
        """Set voice and rate anew before the next text, whatever they seem to be."""
        ...

    def render(self, text: str, voice: str, rate: int) -> Rendered:
        """The text as sound.

        Raises:
            EngineError: no such voice, or the engine failed.
        """
        ...


def load_engine() -> Engine:
    """The engine of this machine.

    Raises:
        EngineError: there is none.
    """
    if sys.platform in ("darwin", "win32"):
        from rehearse.speech.child.filed import FiledEngine  # noqa: PLC0415

        try:
            return FiledEngine()
        except EngineError:
            # Where the system's own voices fail, the one that was installed with us speaks.
            pass
    from rehearse.speech.child.espeak import EspeakEngine  # noqa: PLC0415

    return EspeakEngine()
