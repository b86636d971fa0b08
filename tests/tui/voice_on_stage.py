"""The stage with a voice that speaks by the clock that is turned by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import fake_voice
from fake_renderer import FakeRenderer
from fake_voice import FakeVoice
from stage import ManualClock, Stage, an_app

from rehearse.core.talk import Talk
from rehearse.speech.lasting_voice import MakeVoice
from rehearse.tui.draw.row import LIT
from rehearse.tui.rehearsing import talk_voice


class _HandClock(fake_voice.ManualClock):
    """The stage's clock, as the voice turns it."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock

    @property
    def time(self) -> float:
        return self._clock.now()

    @time.setter
    def time(self, instant: float) -> None:
        self._clock.turned_s += instant - self._clock.now()

    def now(self) -> float:
        return self._clock.now()

    def wall(self) -> float:
        return self._clock.wall()


class Listener(Stage):
    """Somebody who hears the voice too."""

    voices: list[FakeVoice]

    @property
    def voice(self) -> FakeVoice:
        """Who speaks."""
        return self.voices[-1]

    async def settle(self) -> None:
        """Wait until the voice has got ready too, and is measured where that need not wait."""
        await super().settle()
        workers = [worker for worker in self.app.workers if worker.group == "voice"]
        if workers:
            await self.app.workers.wait_for_complete(workers)
        names = {"measuring the voice"} if not talk_voice.MEASURING_WAITS_S else set()
        tasks = [task for task in asyncio.all_tasks() if task.get_name() in names]
        if tasks:
            await asyncio.wait(tasks)
        await super().settle()

    def is_heard(self) -> bool:
        """The voice speaks now."""
        return self.voice.is_playing

    async def hear(self, seconds: float) -> None:
        """Let the voice speak for so long, as smoothly as it is shown."""
        until = self.clock.turned_s + seconds
        while self.clock.turned_s < until - 1e-9:
            self.voice.advance(min(0.1, until - self.clock.turned_s))
            await self.pilot.pause()
            if self.rehearse.timer.is_armed:
                self.rehearse.timer.due = None
                self.rehearse.tick()
        await self.settle()

    @property
    def lit(self) -> str:
        """The words that are lit, lines joined by spaces."""
        rows = self.rehearse.script._rows
        return " ".join(piece.text for row in rows for piece in row if piece.style == LIT)


def maker(voices: list[FakeVoice], clock: ManualClock, refusal: str = "") -> MakeVoice:
    """What makes voices for an app, by this clock, and puts them into a list."""

    def make(audible: bool) -> FakeVoice:
        voice = FakeVoice(_HandClock(clock))
        voice.refusal = refusal
        voice.commands.append("audible" if audible else "inaudible")
        voices.append(voice)
        return voice

    return make


@asynccontextmanager
async def listen(
    talk: Talk, clock: ManualClock, *, size: tuple[int, int] = (80, 24), **options: Any
) -> AsyncIterator[Listener]:
    """Open the app headless with a fake voice."""
    voices: list[FakeVoice] = []
    make = maker(voices, clock, refusal=options.pop("refusal", ""))
    app = an_app(talk, clock, make_voice=make, make_renderer=FakeRenderer, **options)
    async with app.run_test(size=size) as pilot:
        stage = Listener(app, pilot, clock)
        stage.voices = voices
        await stage.settle()
        yield stage
