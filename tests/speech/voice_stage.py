"""A voice under test, everything it said, and a way to wait for more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from fake_voice import FakeVoice

from rehearse.core.pace import Pace
from rehearse.core.words import count
from rehearse.speech.port import Event, Part, Tempo, Voice

TEMPO = Tempo(Pace(240, 400), {"": 265})
FASTER = Tempo(Pace(410, 700), {"": 450})

PATIENCE_S = 15.0

E = TypeVar("E", bound=Event)


def part(text: str, voice: str = "") -> Part:
    """A sentence."""
    return Part(text, 0.0, count(text), voice)


def silence(length_s: float) -> Part:
    """A written pause."""
    return Part("", length_s, count(""), "")


SCRIPT = (
    part("One two three."),
    silence(0.25),
    part("Four five six seven eight nine."),
    part("Ten."),
)


class Stage:
    """A voice with an ear that keeps everything."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.events: list[Event] = []
        self._seen = 0
        self._news = asyncio.Event()

    def hear(self, event: Event) -> None:
        """The listener."""
        self.events.append(event)
        self._news.set()

    async def load(self, script: Sequence[Part] = SCRIPT, tempo: Tempo = TEMPO) -> None:
        """A narration, heard from its beginning."""
        self.events = []
        self._seen = 0
        await self.voice.load(script, tempo, self.hear)

    async def until(self, kind: type[E], which: Callable[[E], bool] = lambda _: True) -> E:
        """The next event of a kind that comes, or came since the last call."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                while self._seen < len(self.events):
                    event = self.events[self._seen]
                    self._seen += 1
                    if isinstance(event, kind) and which(event):
                        return event
                await self._more()

    async def _more(self) -> None:
        self._news.clear()
        if isinstance(self.voice, FakeVoice):
            await asyncio.sleep(0)
            if not self._news.is_set():
                self.voice.advance(0.02)
                await asyncio.sleep(0)
            return
        await self._news.wait()

    async def settle(self) -> None:
        """Let everything that is said at once be heard."""
        for _ in range(3):
            await asyncio.sleep(0)
        self._seen = len(self.events)
