"""A speech child that only renders: for measuring a talk, and for writing it to files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from itertools import islice
from typing import NamedTuple, Protocol

from rehearse.speech import protocol
from rehearse.speech.link import Link, LinkError, child_command, facts
from rehearse.speech.port import Facts, VoiceError, quoted

READY_S = 3.0
SOUND_S = 3.0
"""For one text of at most 300 characters, which takes a few milliseconds."""

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
        self._is_heard = False
        """This child rendered something that is not silence."""

    async def open(self) -> Facts:
        """See `Renderer.open`."""
        failures = 0
        while self._facts is None:
            try:
                self._facts = await self._start()
            except LinkError as error:
                await self.close()
                failures += 1
                if failures == 2:
                    raise VoiceError(f"No voice: {error}; {_REMEDY}") from error
        return self._facts

    async def _start(self) -> Facts:
        link = self._link = await Link.start(self._command)
        self._is_heard = False
        link.send(protocol.ListVoices())
        ready: protocol.Ready | None = None
        async with _answer_within(READY_S):
            while True:
                message, _ = await link.read()
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
        for order in waiting:
            link.send(protocol.Fetch(self._number, *order, with_data))
        while True:
            for order in islice(upcoming, _AHEAD - len(waiting)):
                waiting.append(order)
                link.send(protocol.Fetch(self._number, *order, with_data))
            if not waiting:
                return
            sound = await self._sound(link, waiting[0].text)
            waiting.pop(0)
            yield sound

    async def _sound(self, link: Link, text: str) -> Sound:
        """What the child renders next, which is this text."""
        async with _answer_within(SOUND_S):
            while True:
                message, data = await link.read()
                match message:
                    case protocol.Fetched(id, samples, marks, audible, _) if id == self._number:
                        # A text may have nothing to say, but not all of them.
                        if not (audible or self._is_heard) and any(map(str.isalnum, text)):
                            raise LinkError("the voice renders silence")
                        self._is_heard = self._is_heard or audible
                        return Sound(samples, marks, data)
                    case protocol.Error("render", why):
                        raise LinkError(f"{why}: {quoted(text)}")

    async def close(self) -> None:
        """See `Renderer.close`."""
        link, self._link, self._facts = self._link, None, None
        if link is not None:
            await link.end()


@asynccontextmanager
async def _answer_within(seconds: float) -> AsyncIterator[None]:
    """One deadline for all that is read until the answer comes."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        raise LinkError("the voice's process does not answer") from error
