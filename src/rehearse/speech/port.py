"""What a voice is to the rest of the program, whoever speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from rehearse.core.pace import Pace
from rehearse.core.words import Count
from rehearse.speech.protocol import SAMPLE_RATE


class Part(NamedTuple):
    """What a voice says in one piece, or a silence."""

    text: str
    """Empty for a silence."""
    silence_s: float
    spoken: Count
    """Words and characters of the text: what a silent voice goes by."""
    voice: str
    """Identifier of an installed voice, empty for the engine's own."""


class Tempo(NamedTuple):
    """How fast a talk is read."""

    pace: Pace
    """The pace that is meant."""
    rates: Mapping[str, int]
    """The engine's rate that gives this pace, by voice identifier."""

    def rate(self, voice: str) -> int:
        """The rate for a voice; a guess where it isn't calibrated."""
        return self.rates.get(voice) or round(self.pace.wpm * UNCALIBRATED)


UNCALIBRATED = 1.09
"""Rate over pace before anything is known: eSpeak NG's true pace is 0.88 to 0.96 of its rate."""


class InstalledVoice(NamedTuple):
    """A voice that the engine has."""

    id: str
    name: str
    """What people call it: `English (America)`."""
    languages: tuple[str, ...]
    """BCP 47, lower case, the best first."""


class Facts(NamedTuple):
    """What is known of a voice once it is open."""

    engine: str
    """Name and version, empty where there is no engine."""
    slowest: int
    """Lowest rate."""
    fastest: int
    voices: tuple[InstalledVoice, ...]


NOBODY = Facts("", 0, 0, ())
"""No engine."""


class Rendered(NamedTuple):
    """A part has its length now."""

    seq: int
    samples: int
    marks: Sequence[Sequence[int]]
    """Where words begin, [character, length, sample]; empty where the engine doesn't say."""


class Anchor(NamedTuple):
    """This sample left at this instant; samples follow it at `SAMPLE_RATE`."""

    at: float
    """Seconds of `Clock.now`."""
    seq: int
    sample: int


class Paused(NamedTuple):
    """Silent since this sample."""

    seq: int
    sample: int


class Ended(NamedTuple):
    """The last sample left."""


class Muted(NamedTuple):
    """It goes on, at the same times, but nothing is heard."""

    why: str
    """A sentence for the speaker, with the remedy."""
    cause: str = ""
    """The clause in it that says what failed."""
    is_sound: bool = True
    """The way to the ear failed rather than the voice."""


class Lost(NamedTuple):
    """This voice says nothing any more."""

    why: str
    """A clause: "the voice stopped answering"."""
    is_sound: bool
    """The way to the ear failed rather than the voice."""


Event = Rendered | Anchor | Paused | Ended | Muted | Lost
Listener = Callable[[Event], None]


_QUOTED = 40
"""Characters of a text that tell which one it is."""


def quoted(text: str) -> str:
    """The beginning of a text in quotation marks, to name it in a message."""
    short = text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "\u2026"
    return f"\u201c{short}\u201d"


class VoiceError(Exception):
    """There is no such voice, or none at all; the message is a sentence with the remedy."""


class Voice(Protocol):
    """Reads parts aloud.

    Events go to the listener of the narration that is loaded, never from inside a command, and no
    position of an older command is reported after a newer one was given.
    """

    async def open(self) -> Facts:
        """Be ready to speak; at once where it is open already.

        Raises:
            VoiceError: it can't speak.
        """
        ...

    async def load(self, parts: Sequence[Part], tempo: Tempo, listener: Listener) -> None:
        """Take a new narration and begin to render it, silently; the old one is forgotten.

        Raises:
            VoiceError: it can't speak.
        """
        ...

    def play(self, seq: int = 0, sample: int = 0) -> None:
        """Speak from there on; an Anchor follows."""
        ...

    def pause(self) -> None:
        """Fall silent at once; Paused follows."""
        ...

    def resume(self) -> None:
        """Go on at the very sample; an Anchor follows."""
        ...

    def seek(self, seq: int) -> None:
        """Go to the start of a part: an Anchor follows, or Paused where it is paused."""
        ...

    def set_tempo(self, tempo: Tempo, seq: int) -> None:
        """Parts from `seq` on get another tempo, but none that has begun; Rendered follow."""
        ...

    async def close(self) -> None:
        """End; nothing is heard or reported any more."""
        ...


def seconds(samples: int) -> float:
    """Seconds that so many samples last."""
    return samples / SAMPLE_RATE


def samples(seconds: float) -> int:
    """Samples that last so many seconds."""
    return round(seconds * SAMPLE_RATE)
