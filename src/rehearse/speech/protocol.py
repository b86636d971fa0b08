"""What the program and its speech child say to each other: one JSON array a line.

The first element names the message, the others are its fields in order. A fetched utterance is
followed by its samples as raw bytes. Samples are counted from the start of their utterance, so
that no number depends on what was rendered before.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

SAMPLE_RATE = 22_050
"""Samples a second, mono, 16 bits, little-endian: what eSpeak NG renders and the device plays."""

SAMPLE_BYTES = 2

NO_SOUND_LIBRARY = "the sound library does not load"
"""How a device that isn't there begins where it is the library that plays which is missing."""


class Load(NamedTuple):
    """A new narration replaces the old one; its parts follow."""

    gen: int
    """Number of the narration: what is said of an older one is dropped."""
    parts: int


class Part(NamedTuple):
    """One utterance of a narration, to be rendered when its turn comes."""

    gen: int
    seq: int
    text: str
    silence: int
    """Samples of silence instead of a text, else 0."""
    voice: str
    """Identifier of an installed voice, empty for the engine's own."""
    rate: int
    """The engine's own knob."""


class Rate(NamedTuple):
    """Parts of this voice from `seq` on, but never the one being played, get another rate."""

    gen: int
    seq: int
    voice: str
    rate: int


class Play(NamedTuple):
    """Play from a sample of a part on."""

    turn: int
    """Number of the command: positions reported for an older one are dropped."""
    seq: int
    sample: int


class Pause(NamedTuple):
    """Fall silent at once, and say where."""

    turn: int


class Resume(NamedTuple):
    """Go on at the very sample."""

    turn: int


class Seek(NamedTuple):
    """Go on at the start of another part, or stand there while paused."""

    turn: int
    seq: int


class Sound(NamedTuple):
    """Open the sound device ahead of its use, or keep the time without one."""

    on: bool


class Fetch(NamedTuple):
    """Render one text on its own."""

    id: int
    text: str
    voice: str
    rate: int
    send: bool
    """The samples are wanted, not only how many there are."""


class ListVoices(NamedTuple):
    """Say which voices there are."""


class Ready(NamedTuple):
    """The engine is loaded."""

    engine: str
    version: str
    slowest: int
    """Lowest rate that the engine obeys."""
    fastest: int


class Voices(NamedTuple):
    """The voices there are, each [identifier, name, [languages]], best first."""

    voices: list[list[object]]


class Device(NamedTuple):
    """The sound device was opened, or could not be."""

    ok: bool
    detail: str
    """The sound system, or why there is no sound."""


class Utterance(NamedTuple):
    """A part was rendered."""

    gen: int
    seq: int
    samples: int
    marks: list[list[int]]
    """The engine's word marks: [character, length, sample]."""
    audible: bool
    """At least one sample is not silence."""


class Fetched(NamedTuple):
    """A fetched text was rendered; so many bytes follow."""

    id: int
    samples: int
    marks: list[list[int]]
    audible: bool
    bytes: int


class Anchor(NamedTuple):
    """This sample was handed to the device at this instant of the shared clock."""

    turn: int
    at: float
    seq: int
    sample: int


class Paused(NamedTuple):
    """Silence since this sample."""

    turn: int
    seq: int
    sample: int


class Ended(NamedTuple):
    """The last sample was handed to the device."""

    turn: int


class Underrun(NamedTuple):
    """So many samples of silence came in between because nothing was rendered yet."""

    samples: int


class Lost(NamedTuple):
    """The sound stopped flowing."""

    why: str


class Error(NamedTuple):
    """Something failed; `kind` is engine, or render where it is one text."""

    kind: str
    text: str


Command = Load | Part | Rate | Play | Pause | Resume | Seek | Sound | Fetch | ListVoices
Event = (
    Ready
    | Voices
    | Device
    | Utterance
    | Fetched
    | Anchor
    | Paused
    | Ended
    | Underrun
    | Lost
    | Error
)
Message = Command | Event

_MESSAGES: dict[str, type[Message]] = {
    kind.__name__: kind
    for kind in (
        *(Load, Part, Rate, Play, Pause, Resume, Seek, Sound, Fetch, ListVoices),
        *(Ready, Voices, Device, Utterance, Fetched, Anchor, Paused, Ended, Underrun, Lost, Error),
    )
}


def _is_marks(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(mark, list) and len(mark) == 3 and all(type(n) is int for n in mark)
        for mark in value
    )


def _is_voices(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(voice, list)
        and len(voice) == 3
        and isinstance(voice[0], str)
        and isinstance(voice[1], str)
        and isinstance(voice[2], list)
        and all(isinstance(language, str) for language in voice[2])
        for voice in value
    )


_IS_TYPE: dict[str, Callable[[object], bool]] = {
    "int": lambda value: type(value) is int,
    "str": lambda value: type(value) is str,
    "bool": lambda value: type(value) is bool,
    "float": lambda value: type(value) in (int, float),
    "list[list[int]]": _is_marks,
    "list[list[object]]": _is_voices,
}


def _checks(kind: type[Message]) -> tuple[Callable[[object], bool], ...]:
    hints = kind.__annotations__.values()
    return tuple(_IS_TYPE[str(getattr(hint, "__forward_arg__", hint))] for hint in hints)


_CHECKS = {kind: _checks(kind) for kind in _MESSAGES.values()}

LONGEST_LINE = 1 << 20
"""Bytes; a longer line is rubbish."""


class RubbishError(ValueError):
    """A line that is no message of this protocol."""


def encode(message: Message) -> bytes:
    """The message as a line."""
    fields = [type(message).__name__, *message]
    return json.dumps(fields, separators=(",", ":")).encode("ascii") + b"\n"


def decode(line: bytes) -> Message:
    """The message of a line, its fields checked.

    Raises:
        RubbishError: it is none.
    """
    try:
        name, *fields = json.loads(line)
        kind = _MESSAGES[name]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise RubbishError(repr(line[:80])) from error
    checks = _CHECKS[kind]
    if len(fields) != len(checks) or not all(
        check(value) for check, value in zip(checks, fields, strict=True)
    ):
        raise RubbishError(repr(line[:80]))
    return kind(*fields)
