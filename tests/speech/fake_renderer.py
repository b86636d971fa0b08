"""A renderer for tests: as fast as its rate says, or faster, or slower."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable

from fake_voice import FACTS

from rehearse.speech.child_renderer import Order, Sound
from rehearse.speech.port import Facts, VoiceError, samples
from rehearse.speech.protocol import SAMPLE_BYTES


class FakeRenderer:
    """A word of five letters takes 60 / (rate x `true_pace`) seconds."""

    def __init__(self, true_pace: float = 0.9) -> None:
        self.true_pace = true_pace
        self.passes: list[int] = []
        """The rate of the first text of each rendering."""
        self.fails_after = 10**9

    async def open(self) -> Facts:
        return FACTS

    async def render(
        self, orders: Iterable[Order], *, with_data: bool
    ) -> AsyncGenerator[Sound, None]:
        for number, order in enumerate(orders):
            if not number:
                self.passes.append(order.rate)
            if number >= self.fails_after:
                raise VoiceError("the voice failed twice: it ended")
            length = samples(len(order.text) / 6 * 60 / (order.rate * self.true_pace))
            data = b"\1\2" * length if with_data else b""
            assert len(data) in (0, length * SAMPLE_BYTES)
            yield Sound(length, (), data)

    async def close(self) -> None:
        pass
