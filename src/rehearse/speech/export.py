"""Sound files of a talk, with subtitles beside them; each is whole or not there."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import wave
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from typing import IO, BinaryIO, NamedTuple

from rehearse.core.talk import slug
from rehearse.speech.child_renderer import Order, Renderer
from rehearse.speech.port import Tempo, VoiceError, samples, seconds
from rehearse.speech.protocol import SAMPLE_BYTES, SAMPLE_RATE
from rehearse.speech.utterances import Utterance
from rehearse.speech.whole_file import whole_or_nothing

STDOUT = "-"

Progress = Callable[[int, int], None]
"""Told how many utterances of how many are written."""

_BLOCK = 1 << 16


class NotWrittenError(VoiceError):
    """A file can't be written; the sentence names it."""


class Written(NamedTuple):
    """A sound file that was written."""

    path: str
    sections: tuple[int, ...]
    voice_s: float


class Subtitle(NamedTuple):
    """A sentence, and when it is heard."""

    starts_s: float
    ends_s: float
    text: str


class Piece(NamedTuple):
    """What goes into one file."""

    path: str
    utterances: Sequence[Utterance]


def pieces(target: str, utterances: Sequence[Utterance], titles: Sequence[str]) -> list[Piece]:
    """What goes where.

    Args:
        target: a file, a folder that is there or ends in a slash, or `-` for standard output.
        utterances: all that is to be written.
        titles: the titles of the talk's sections; files in a folder are called after them.
    """
    if not (target.endswith(("/", os.sep)) or os.path.isdir(target)):
        return [Piece(target, utterances)]
    digits = max(2, len(str(len(titles))))
    found = []
    for section in dict.fromkeys(said.section for said in utterances):
        name = f"{section + 1:0{digits}}-{slug(titles[section]) or 'section'}.wav"
        path = os.path.join(target, name)
        found.append(Piece(path, [said for said in utterances if said.section == section]))
    return found


class Exporter:
    """Renders utterances into files."""

    def __init__(
        self,
        renderer: Renderer,
        tempo: Tempo,
        voice_of: Callable[[int], str],
        progress: Progress | None = None,
    ) -> None:
        """Nothing is rendered yet.

        Args:
            renderer: who renders.
            tempo: how fast.
            voice_of: the identifier of the voice that reads a section.
            progress: told how far it is.
        """
        self._renderer = renderer
        self._tempo = tempo
        self._voice_of = voice_of
        self._progress = progress
        self._done = self._whole = 0

    async def write(
        self, todo: Sequence[Piece], standard_output: BinaryIO | None = None
    ) -> list[Written]:
        """Write every piece, and its subtitles beside it.

        Raises:
            VoiceError: the engine fails.
            NotWrittenError: a file can't be written.
            BrokenPipeError: whoever read standard output has left.
        """
        self._done = 0
        self._whole = sum(len(piece.utterances) for piece in todo)
        written = []
        for piece in todo:
            try:
                voice_s = await self._write(piece, standard_output)
            except BrokenPipeError:
                raise
            except OSError as error:
                name = "standard output" if piece.path == STDOUT else repr(piece.path)
                raise NotWrittenError(
                    f"{name} can't be written ({error.strerror or error}); name another with --out"
                ) from error
            sections = tuple(dict.fromkeys(said.section for said in piece.utterances))
            written.append(Written(piece.path, sections, voice_s))
        return written

    async def _write(self, piece: Piece, standard_output: BinaryIO | None) -> float:
        if piece.path == STDOUT:
            # The head of a WAV file says how long it is: it goes out when all of it is there.
            with tempfile.TemporaryFile() as file:
                subtitles = await self._fill(file, piece.utterances)
                file.seek(0)
                if standard_output is not None:
                    shutil.copyfileobj(file, standard_output, _BLOCK)
                    standard_output.flush()
        else:
            os.makedirs(os.path.dirname(piece.path) or ".", exist_ok=True)
            with whole_or_nothing(piece.path) as file:
                subtitles = await self._fill(file, piece.utterances)
            with whole_or_nothing(subtitles_path(piece.path)) as file:
                file.write(srt(subtitles).encode())
        return subtitles[-1].ends_s if subtitles else 0.0

    async def _fill(self, file: IO[bytes], utterances: Sequence[Utterance]) -> list[Subtitle]:
        at = 0
        subtitles: list[Subtitle] = []
        open_sentence = -1
        with wave.open(file, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(SAMPLE_BYTES)
            sound.setframerate(SAMPLE_RATE)
            async with contextlib.aclosing(self._sounds(utterances)) as sounds:
                async for said, data in sounds:
                    sound.writeframesraw(data)
                    ends = at + len(data) // SAMPLE_BYTES
                    if said.text and said.sentence == open_sentence:
                        begun = subtitles.pop()
                        text = f"{begun.text} {said.written}"
                        subtitles.append(Subtitle(begun.starts_s, seconds(ends), text))
                    elif said.text:
                        subtitles.append(Subtitle(seconds(at), seconds(ends), said.written))
                        open_sentence = said.sentence
                    at = ends
                    self._tell_progress()
        return subtitles

    def _tell_progress(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._whole)

    async def _sounds(
        self, utterances: Sequence[Utterance]
    ) -> AsyncGenerator[tuple[Utterance, bytes], None]:
        """Every utterance with its samples, silences included."""
        orders = self._orders(utterances)
        async with contextlib.aclosing(self._renderer.render(orders, with_data=True)) as sounds:
            for said in utterances:
                if said.text:
                    yield said, (await anext(sounds)).data
                else:
                    yield said, bytes(samples(said.silence_s) * SAMPLE_BYTES)

    def _orders(self, utterances: Sequence[Utterance]) -> Iterator[Order]:
        for said in utterances:
            if said.text:
                voice = self._voice_of(said.section)
                yield Order(said.text, voice, self._tempo.rate(voice))


def subtitles_path(path: str) -> str:
    """Where the subtitles of a sound file go: beside it."""
    return os.path.splitext(path)[0] + ".srt"


def srt(subtitles: Sequence[Subtitle]) -> str:
    """The subtitles in SubRip's format, lines of about forty characters."""
    import textwrap  # noqa: PLC0415

    blocks = []
    for number, line in enumerate(subtitles, 1):
        text = "\n".join(textwrap.wrap(line.text, 42)) or line.text
        blocks.append(f"{number}\n{_clock(line.starts_s)} --> {_clock(line.ends_s)}\n{text}\n")
    return "\n".join(blocks)


def _clock(at_s: float) -> str:
    whole, milliseconds = divmod(round(at_s * 1000), 1000)
    minutes, second = divmod(whole, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02},{milliseconds:03}"
