"""A speech child that only renders: for measuring a talk, and for writing it to files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from rehearse.speech import protocol
from rehearse.speech.link import Link, LinkError, child_command, facts
from rehearse.speech.port import Facts, VoiceError

READY_S = 3.0
SOUND_S = 3.0
"""For one text of at most 300 characters, which takes about 15 ms."""

_REMEDY = "`rehearse doctor` says what is missing"

_AHEAD = 8
"""Texts that the child is given before the first comes back."""


class Order(NamedTuple):
    """A text to render."""

    text: str
    voice: str
    rate: int


class Sound(NamedTuple):
    """A text as it was rendered."""

    samples: int
    marks: Sequence[Sequence[int]]
    """Where words begin, [character, length, sample]."""
    data: bytes
    """The samples, `protocol.SAMPLE_RATE`, 16 bits, mono; empty where they weren't asked for."""


class Renderer(Protocol):
    """Renders texts, in order."""

    async def open(self) -> Facts:
        """Be ready.

        Raises:
            VoiceError: there is no engine.
        """
        ...

    def render(self, orders: Iterable[Order], *, with_data: bool) -> AsyncGenerator[Sound, None]:
        """One sound for each order.

        Raises:
            VoiceError: the engine fails, twice.
        """
        ...

    async def close(self) -> None:
        """End."""
        ...


class ChildRenderer:
    """Renders in a child, which is replaced once where it fails."""

    def __init__(self, *, command: Sequence[str] | None = None, log: str = "") -> None:
        self._command = command or child_command(log)
        self._link: Link | None = None
        self._facts: Facts | None = None
        self._number = 0

    async def open(self) -> Facts:
        """See `Renderer.open`."""
        if self._facts is None:
            try:
                self._facts = await self._start()
            except LinkError as error:
                await self.close()
                raise VoiceError(f"No voice: {error}; {_REMEDY}") from error
        return self._facts

    async def _start(self) -> Facts:
        self._link = await Link.start(self._command)
        self._link.send(protocol.ListVoices())
        ready: protocol.Ready | None = None
        while True:
            message, _ = await _within(READY_S, self._link)
            match message:
                case protocol.Ready():
                    ready = message
                case protocol.Voices() if ready is not None:
                    return facts(ready, message)
                case protocol.Error("engine", text):
                    raise LinkError(text)

    async def render(
        self, orders: Iterable[Order], *, with_data: bool
    ) -> AsyncGenerator[Sound, None]:
        """See `Renderer.render`."""
        waiting: list[Order] = []
        upcoming = iter(orders)
        failures = 0
        while True:
            try:
                if self._link is None:
                    await self._start()
                async for sound in self._pass(waiting, upcoming, with_data=with_data):
                    yield sound
            except LinkError as error:
                await self.close()
                failures += 1
                if failures == 2:
                    raise VoiceError(f"The voice failed twice: {error}; {_REMEDY}") from error
            else:
                return

    async def _pass(
        self, waiting: list[Order], upcoming: Iterator[Order], *, with_data: bool
    ) -> AsyncGenerator[Sound, None]:
        """Everything that waits, and then what else comes; what is done waits no more."""
        link = self._link
        assert link is not None  # noqa: S101
        self._number += 1
        number = self._number
        for order in waiting:
            link.send(protocol.Fetch(number, *order, with_data))
        while True:
            for order in islice(upcoming, _AHEAD - len(waiting)):
                waiting.append(order)
                link.send(protocol.Fetch(number, *order, with_data))
            if not waiting:
                return
            message, data = await _within(SOUND_S, link)
            match message:
                case protocol.Fetched(id, samples, marks, _, _) if id == number:
                    waiting.pop(0)
                    yield Sound(samples, marks, data)
                case protocol.Error("render", text):
                    raise LinkError(text)

    async def close(self) -> None:
        """See `Renderer.close`."""
        link, self._link, self._facts = self._link, None, None
        if link is not None:
            await link.end()


async def _within(seconds: float, link: Link) -> tuple[protocol.Message, bytes]:
    try:
        return await asyncio.wait_for(link.read(), seconds)
    except TimeoutError as error:
        raise LinkError("the voice's process does not answer") from error
