"""The playhead: hands samples to whatever plays them, or silence, and says when which one went."""

from __future__ import annotations

from threading import Condition

from rehearse.core.clock import Clock
from rehearse.speech.child.outbox import Outbox
from rehearse.speech.child.score import Score
from rehearse.speech.protocol import (
    SAMPLE_BYTES,
    SAMPLE_RATE,
    Anchor,
    Ended,
    Paused,
    Underrun,
)

_ANCHOR_EVERY_S = 1.0


class Mixer:
    """Moves over the score; a pause is silence handed out, so that no sample is lost by it."""

    def __init__(self, score: Score, changed: Condition, outbox: Outbox, clock: Clock) -> None:
        self.is_playing = False
        self.fills = 0
        """How often samples were asked for: it grows while sound flows."""
        self._score = score
        self._changed = changed
        self._outbox = outbox
        self._clock = clock
        self._turn = 0
        self._seq = 0
        self._sample = 0
        self._missed = 0
        self._anchored_at: float | None = None

    def rewind(self) -> None:
        """Stand at the start of the score, silent; wants the lock held."""
        self.is_playing = False
        self._seq = self._sample = 0

    def play(self, turn: int, seq: int, sample: int) -> None:
        """Play from there on."""
        with self._changed:
            self._go_to(turn, seq, sample)
            self.is_playing = True

    def pause(self, turn: int) -> None:
        """Hand out silence from now on."""
        with self._changed:
            self._turn = turn
            self.is_playing = False
            self._outbox.put(Paused(turn, self._seq, self._sample))

    def resume(self, turn: int) -> None:
        """Go on at the very sample."""
        with self._changed:
            self._go_to(turn, self._seq, self._sample)
            self.is_playing = True

    def seek(self, turn: int, seq: int) -> None:
        """Go on at the start of a part, or stand there."""
        with self._changed:
            self._go_to(turn, seq, 0)
            if not self.is_playing:
                self._outbox.put(Paused(turn, seq, 0))

    def first_untouched(self, seq: int) -> int:
        """The first part from `seq` on that has not begun to play; wants the lock held."""
        return max(seq, self._seq + (self._sample > 0))

    def _go_to(self, turn: int, seq: int, sample: int) -> None:
        self._turn = turn
        self._seq = self._score.near = seq
        self._sample = sample
        self._anchored_at = None
        self._missed = 0
        self._changed.notify_all()

    def fill(self, frames: int) -> bytes:
        """The next samples; called by the sound thread, so it only copies."""
        with self._changed:
            self.fills += 1
            if not self.is_playing:
                return bytes(frames * SAMPLE_BYTES)
            return self._samples(frames, self._clock.now())

    def _samples(self, frames: int, now: float) -> bytes:
        blocks: list[bytes] = []
        wanted = frames
        while wanted and self.is_playing:
            if self._seq >= self._score.count:
                self.is_playing = False
                self._outbox.put(Ended(self._turn))
                break
            length = self._score.length(self._seq)
            if length is None:
                self._missed += wanted
                break
            count = min(wanted, length - self._sample)
            if count > 0:
                self._anchor(now + (frames - wanted) / SAMPLE_RATE)
                blocks.append(self._score.samples(self._seq, self._sample, count))
                self._sample += count
                wanted -= count
            if self._sample >= length:
                self._seq += 1
                self._score.near = self._seq
                self._sample = 0
                self._changed.notify_all()
        return b"".join(blocks) + bytes(wanted * SAMPLE_BYTES)

    def _anchor(self, at: float) -> None:
        late = self._anchored_at is None or at - self._anchored_at >= _ANCHOR_EVERY_S
        if self._missed and self._anchored_at is not None:
            self._outbox.put(Underrun(self._missed))
            late = True
        self._missed = 0
        if late:
            self._anchored_at = at
            self._outbox.put(Anchor(self._turn, at, self._seq, self._sample))
