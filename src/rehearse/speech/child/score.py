"""What is to be said, and what of it is rendered; every method wants the lock held."""

from __future__ import annotations

from typing import NamedTuple

from rehearse.speech.protocol import SAMPLE_BYTES, SAMPLE_RATE, Part

AHEAD = 600 * SAMPLE_RATE
"""Samples that are rendered ahead of the playhead: ten minutes, 26 MB."""

_KEPT_BEHIND = 4
"""Parts behind the playhead that are kept in any case, for jumping back."""


class Job(NamedTuple):
    """A part to render."""

    gen: int
    seq: int
    epoch: int
    """How often the part's rate had changed when this was asked for."""
    text: str
    voice: str
    rate: int


class _Part:
    __slots__ = ("epoch", "length", "rate", "samples", "text", "voice")

    def __init__(self, part: Part) -> None:
        self.text = part.text
        self.voice = part.voice
        self.rate = part.rate
        self.epoch = 0
        self.length: int | None = None if part.text else part.silence
        self.samples: bytes | None = None


class Score:
    """The parts of one narration."""

    def __init__(self) -> None:
        self.gen = -1
        self.count = 0
        self.near = 0
        """The part at the playhead: rendering goes on from there."""
        self._parts: list[_Part] = []
        self._held = 0

    def load(self, gen: int, count: int) -> None:
        """Another narration: everything is forgotten."""
        self.gen = gen
        self.count = count
        self.near = 0
        self._parts = []
        self._held = 0

    def add(self, part: Part) -> None:
        """The next part of the narration."""
        if part.gen == self.gen and part.seq == len(self._parts) < self.count:
            self._parts.append(_Part(part))

    def change_rate(self, gen: int, seq: int, voice: str, rate: int) -> None:
        """Parts of this voice from `seq` on are to be rendered anew, at another rate."""
        if gen != self.gen:
            return
        for part in self._parts[max(seq, 0) :]:
            if part.text and part.voice == voice and part.rate != rate:
                part.rate = rate
                part.epoch += 1
                part.length = None
                self._drop(part)

    def next_job(self) -> Job | None:
        """The first part from the playhead on that isn't rendered, unless enough is."""
        ahead = 0
        for seq in range(self.near, len(self._parts)):
            part = self._parts[seq]
            if part.text and part.samples is None:
                return Job(self.gen, seq, part.epoch, part.text, part.voice, part.rate)
            ahead += part.length or 0
            if ahead >= AHEAD:
                return None
        return None

    def put(self, job: Job, samples: bytes) -> bool:
        """A part was rendered; False where nobody wants it so any more."""
        if job.gen != self.gen or self._parts[job.seq].epoch != job.epoch:
            return False
        part = self._parts[job.seq]
        part.samples = samples
        part.length = len(samples) // SAMPLE_BYTES
        self._held += len(samples)
        self._make_room()
        return True

    def length(self, seq: int) -> int | None:
        """Samples of a part that can be played, None where it can't yet."""
        if seq >= len(self._parts):
            return None
        part = self._parts[seq]
        return None if part.text and part.samples is None else part.length

    def samples(self, seq: int, start: int, count: int) -> bytes:
        """Samples of a part that has a length."""
        sound = self._parts[seq].samples
        if sound is None:
            return bytes(count * SAMPLE_BYTES)
        return sound[start * SAMPLE_BYTES : (start + count) * SAMPLE_BYTES]

    def _make_room(self) -> None:
        if self._held <= 2 * AHEAD * SAMPLE_BYTES:
            return
        for part in self._parts[: max(0, self.near - _KEPT_BEHIND)]:
            self._drop(part)

    def _drop(self, part: _Part) -> None:
        self._held -= len(part.samples or b"")
        part.samples = None
