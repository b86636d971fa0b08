"""A voice for tests: it speaks when it is told how much time has passed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from rehearse.speech.port import (
    Anchor,
    Ended,
    Event,
    Facts,
    InstalledVoice,
    Listener,
    Lost,
    Muted,
    Part,
    Paused,
    Rendered,
    Tempo,
    VoiceError,
    samples,
    seconds,
)

LETTER_S = 0.05
"""Seconds that a letter takes at 125 words a minute."""

FACTS = Facts(
    "Fake 1.0",
    80,
    450,
    (
        InstalledVoice("fake/en-US", "English (America)", ("en-us",)),
        InstalledVoice("fake/fr", "French (France)", ("fr-fr",)),
    ),
)


class ManualClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.time = 1000.0

    def now(self) -> float:
        return self.time

    def wall(self) -> float:
        return self.time


class FakeVoice:
    """Every letter takes as long as every other; time is what `advance` says."""

    def __init__(self, clock: ManualClock | None = None) -> None:
        self.clock = clock or ManualClock()
        self.commands: list[str] = []
        self.is_open = False
        self.refusal = ""
        """Why it can't be opened."""
        self.is_playing = False
        self.seq = 0
        self.sample = 0
        self._parts: Sequence[Part] = ()
        self._lengths: list[int] = []
        self._listener: Listener | None = None
        self._turn = 0
        self._gen = 0
        self._anchored_at = 0.0

    async def open(self) -> Facts:
        if self.refusal:
            raise VoiceError(self.refusal)
        self.is_open = True
        return FACTS

    async def load(self, parts: Sequence[Part], tempo: Tempo, listener: Listener) -> None:
        await self.open()
        self._turn += 1
        self._gen += 1
        self.commands.append(f"load {len(parts)}")
        self._parts, self._listener = parts, listener
        self._lengths = [0] * len(parts)
        self.is_playing = False
        self.seq = self.sample = 0
        self._render(tempo, 0)

    def _render(self, tempo: Tempo, first: int) -> None:
        for seq, part in enumerate(self._parts):
            if seq < first:
                continue
            if part.text:
                letter = LETTER_S * 125 / tempo.pace.wpm
                length = samples(len(part.text) * letter)
                marks = [
                    [start, len(word), samples(start * letter)] for start, word in _words(part.text)
                ]
            else:
                length, marks = samples(part.silence_s), []
            self._lengths[seq] = length
            self._tell(Rendered(seq, length, marks), of_turn=False)

    def play(self, seq: int = 0, sample: int = 0) -> None:
        self.commands.append(f"play {seq} {sample}")
        self._go(seq, sample)

    def pause(self) -> None:
        self.commands.append("pause")
        self._turn += 1
        self.is_playing = False
        self._tell(Paused(self.seq, self.sample))

    def resume(self) -> None:
        self.commands.append("resume")
        self._go(self.seq, self.sample)

    def seek(self, seq: int) -> None:
        self.commands.append(f"seek {seq}")
        if self.is_playing:
            self._go(seq, 0)
        else:
            self._turn += 1
            self.seq, self.sample = seq, 0
            self._tell(Paused(seq, 0))

    def set_tempo(self, tempo: Tempo, seq: int) -> None:
        self.commands.append(f"tempo {tempo.pace.wpm:g} from {seq}")
        self._render(tempo, max(seq, self.seq + (self.sample > 0)))

    async def close(self) -> None:
        self.commands.append("close")
        self._listener = None
        self.is_open = False

    def _go(self, seq: int, sample: int) -> None:
        self._turn += 1
        self.seq, self.sample, self.is_playing = seq, sample, True
        self._anchor()

    def _anchor(self) -> None:
        self._anchored_at = self.clock.now()
        self._tell(Anchor(self._anchored_at, self.seq, self.sample))

    def advance(self, seconds_passed: float) -> None:
        """Let time pass."""
        self.clock.time += seconds_passed
        if not self.is_playing:
            return
        self.sample += samples(seconds_passed)
        while self.seq < len(self._parts) and self.sample >= self._lengths[self.seq]:
            self.sample -= self._lengths[self.seq]
            self.seq += 1
        if self.seq == len(self._parts):
            self.sample = 0
            self.is_playing = False
            self._tell(Ended())
        elif self.clock.now() - self._anchored_at >= 1.0:
            self._anchor()

    @property
    def left_s(self) -> float:
        """Seconds until the end."""
        return seconds(sum(self._lengths[self.seq :]) - self.sample)

    def break_down(self, why: str = "the voice's process ended", *, is_sound: bool = False) -> None:
        """Fail as a child does."""
        self.is_playing = False
        self._tell(Lost(why, is_sound), of_turn=False)

    def mute(self, why: str) -> None:
        """Lose the sound, but not the time."""
        self._tell(Muted(why), of_turn=False)

    def _tell(self, event: Event, *, of_turn: bool = True) -> None:
        turn, gen = self._turn, self._gen

        def tell() -> None:
            if gen == self._gen and (turn == self._turn or not of_turn) and self._listener:
                self._listener(event)

        asyncio.get_running_loop().call_soon(tell)


def _words(text: str) -> list[tuple[int, str]]:
    found, position = [], 0
    for word in text.split():
        position = text.index(word, position)
        found.append((position, word))
        position += len(word)
    return found
