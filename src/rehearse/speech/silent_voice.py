"""A voice that says nothing, in the time that the talk's pace gives: for machines without one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from rehearse.core.clock import Clock
from rehearse.speech.port import (
    NOBODY,
    Anchor,
    Ended,
    Event,
    Facts,
    Listener,
    Part,
    Paused,
    Rendered,
    Tempo,
    samples,
    seconds,
)
from rehearse.speech.timeline import Spot, Timeline


class SilentVoice:
    """Keeps the timing of a narration; every part lasts as long as its load."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._parts: Sequence[Part] = ()
        self._timeline = Timeline(0)
        self._listener: Listener | None = None
        self._spot = Spot(0, 0)
        self._since: float | None = None
        """When it left `_spot`; None while it stands there."""
        self._end: asyncio.TimerHandle | None = None
        self._gen = 0
        self._turn = 0

    async def open(self) -> Facts:
        """See `Voice.open`."""
        return NOBODY

    async def load(self, parts: Sequence[Part], tempo: Tempo, listener: Listener) -> None:
        """See `Voice.load`."""
        self._gen += 1
        self._stand(Spot(0, 0))
        self._parts = parts
        self._listener = listener
        self._timeline = Timeline(len(parts))
        self._render(tempo, 0)

    def _render(self, tempo: Tempo, first: int) -> None:
        for seq in range(first, len(self._parts)):
            part = self._parts[seq]
            length = samples(part.silence_s + tempo.pace.load_s(part.spoken))
            self._timeline.put(seq, length)
            self._tell(Rendered(seq, length, ()), self._turn, is_position=False)

    def play(self, seq: int = 0, sample: int = 0) -> None:
        """See `Voice.play`."""
        self._go(Spot(seq, sample))

    def pause(self) -> None:
        """See `Voice.pause`."""
        self._stand(self._now())
        self._tell(Paused(*self._spot), self._turn)

    def resume(self) -> None:
        """See `Voice.resume`."""
        self._go(self._spot)

    def seek(self, seq: int) -> None:
        """See `Voice.seek`."""
        if self._since is None:
            self._stand(Spot(seq, 0))
            self._tell(Paused(seq, 0), self._turn)
        else:
            self._go(Spot(seq, 0))

    def set_tempo(self, tempo: Tempo, seq: int) -> None:
        """See `Voice.set_tempo`."""
        here = self._now()
        self._render(tempo, max(seq, here.seq + (here.sample > 0)))
        if self._since is not None:
            self._arm_end()

    async def close(self) -> None:
        """See `Voice.close`."""
        self._listener = None
        self._stand(Spot(0, 0))

    def _now(self) -> Spot:
        if self._since is None:
            return self._spot
        return self._timeline.forward(self._spot, samples(self._clock.now() - self._since))

    def _stand(self, spot: Spot) -> None:
        self._turn += 1
        self._spot = spot
        self._since = None
        if self._end is not None:
            self._end.cancel()
            self._end = None

    def _go(self, spot: Spot) -> None:
        self._stand(spot)
        self._since = self._clock.now()
        self._tell(Anchor(self._since, *spot), self._turn)
        self._arm_end()

    def _arm_end(self) -> None:
        if self._end is not None:
            self._end.cancel()
        here = self._now()
        left = self._timeline.samples(here.seq, len(self._timeline)) - here.sample
        self._end = asyncio.get_running_loop().call_later(
            max(0.0, seconds(left)), self._finish, self._turn
        )

    def _finish(self, turn: int) -> None:
        if turn == self._turn:
            self._stand(Spot(len(self._parts), 0))
            self._tell(Ended(), self._turn)

    def _tell(self, event: Event, turn: int, *, is_position: bool = True) -> None:
        """Tell the listener, after the command that caused it has returned."""
        gen = self._gen

        def tell() -> None:
            current = turn == self._turn or not is_position
            if gen == self._gen and current and self._listener is not None:
                self._listener(event)

        asyncio.get_running_loop().call_soon(tell)
