"""A stage for the screens: a clock turned by hand, talks, and an app over a real history."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from textual.pilot import Pilot

from rehearse.core.clock import Clock, wall_of
from rehearse.core.reading import RUNNING, Reading
from rehearse.core.talk import Section, Talk, section, talk
from rehearse.importers.notes import Notes
from rehearse.speech.child_renderer import Renderer
from rehearse.speech.lasting_voice import MakeVoice
from rehearse.tui.app import RehearseApp
from rehearse.tui.draw.glyphs import UNICODE, Glyphs
from rehearse.tui.launch import Request
from rehearse.tui.room import Room
from rehearse.tui.screens.rehearse import RehearseScreen

NOON = wall_of("2026-11-24T12:00:00Z")
"""When every test begins: a Tuesday."""

Screen = TypeVar("Screen", bound=Room)


class ManualClock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.turned_s = 0.0

    def now(self) -> float:
        """See `Clock.now`."""
        return 1000.0 + self.turned_s

    def wall(self) -> float:
        """See `Clock.wall`."""
        return NOON + self.turned_s


_: Clock = ManualClock()


def words(count: int, word: str = "word") -> str:
    """So many different words."""
    return " ".join(f"{word}{number}" for number in range(1, count + 1))


def paragraphs(count: int, each: int = 40) -> str:
    """So many paragraphs of `each` words."""
    return "\n\n".join(words(each, f"p{number}w") for number in range(1, count + 1))


def a_talk(*sections: Section, **changes: Any) -> Talk:
    """Three sections of 50 words (24 s at 125 wpm) with a slot of 90 seconds, or those given."""
    parts = sections or (
        section("Opening", words(50)),
        section("The bridge", words(50)),
        section("Closing", words(50)),
    )
    return talk("Bridges", parts, **{"slot_s": 90.0, **changes})


def a_reading(**changes: Any) -> Reading:
    """20 s into the first of three sections of a minute each, on time."""
    reading = Reading(
        phase=RUNNING,
        position=0,
        place=1,
        places=3,
        elapsed_s=20.0,
        given_s=180.0,
        section_elapsed_s=20.0,
        budget_s=60.0,
        drift_s=0.0,
        lands_s=180.0,
        left_out=0,
        next_position=1,
        partial=False,
        can_undo="",
    )
    return reading._replace(**changes)


def an_app(
    request_talk: Talk | None,
    clock: ManualClock,
    *,
    scope: tuple[int, ...] | None = None,
    resume: bool = False,
    for_real: bool = False,
    glyphs: Glyphs = UNICODE,
    theme: str = "textual-dark",
    make_voice: MakeVoice | None = None,
    make_renderer: Callable[[], Renderer] | None = None,
    speaker: str = "",
    notes: Notes | None = None,
) -> RehearseApp:
    """The app over the history of REHEARSE_HOME, at this talk, these notes or the library."""
    request = Request(request_talk, scope, None, None, resume, for_real, speaker, notes)
    app = RehearseApp(request, clock=clock, make_voice=make_voice, make_renderer=make_renderer)
    app.glyphs = glyphs
    app.theme = theme
    return app


class Stage:
    """The app as somebody at the keyboard, with a hand on the clock, has it."""

    def __init__(self, app: RehearseApp, pilot: Pilot[None], clock: ManualClock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until their work is done and the history has answered."""
        await self.pilot.press(*keys)
        await self.settle()

    async def write(self, text: str) -> None:
        """Type a text."""
        await self.press(*(_KEYS.get(character, character) for character in text))

    async def settle(self) -> None:
        """Wait until nothing is left to do, in the history's thread either.

        A screen that was opened is drawn first, and asks the history once it is.
        """
        await self.pilot._wait_for_screen()
        await self._drawn()
        for _ in range(2):
            await self._answer()
            await self.pilot.pause()

    async def _drawn(self) -> None:
        """Wait until the screen on top says something."""
        for _ in range(200):
            await self.pilot.pause()
            if self.app._exit or not isinstance(self.app.screen, Room) or self.text.strip():
                return

    async def _answer(self) -> None:
        done, loop = asyncio.Event(), asyncio.get_running_loop()

        def answer(_: object) -> None:
            loop.call_soon_threadsafe(done.set)

        self.app.keeper.ask(answer)
        await done.wait()

    async def resize(self, columns: int, rows: int) -> None:
        """Change the terminal's size, and wait until the screen has it: Textual takes its time."""
        await self.pilot.resize_terminal(columns, rows)
        while self.app.screen._compositor.size != (columns, rows):
            await self.pilot.pause()
        await self.settle()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so that a key does only once its screen is drawn."""
        for _ in range(500):
            if is_so():
                return
            await self.pilot.pause()
        raise AssertionError(self.text)

    async def turn(self, seconds: float) -> None:
        """Turn the clock on, and let the timer that is due be on time."""
        self.clock.turned_s += seconds
        for screen in self.app.screen_stack:
            if isinstance(screen, RehearseScreen):
                screen.timer.due = None
                screen.tick()
        await self.pilot.pause()

    async def jump(self, seconds: float) -> None:
        """The clock goes on while the program does not: the timer comes late."""
        self.clock.turned_s += seconds
        self.rehearse.tick()
        await self.pilot.pause()

    @property
    def rehearse(self) -> RehearseScreen:
        """The rehearse screen, wherever it is in the stack."""
        return next(s for s in self.app.screen_stack if isinstance(s, RehearseScreen))

    def is_timed(self) -> bool:
        """A timer is armed for the next change."""
        return self.rehearse.timer.is_armed

    def on(self, kind: type[Screen]) -> Screen:
        """The screen on top, which must be of this kind."""
        screen = self.app.screen
        assert isinstance(screen, kind)
        return screen

    @property
    def lines(self) -> list[str]:
        """What stands on the terminal, top to bottom, spaces at the ends gone."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """All lines of the terminal."""
        return "\n".join(self.lines)


_KEYS = {" ": "space", ":": "colon", "/": "slash", ".": "full_stop", "?": "question_mark"}


@asynccontextmanager
async def perform(
    shown: Talk | None, clock: ManualClock, *, size: tuple[int, int] = (80, 24), **options: Any
) -> AsyncIterator[Stage]:
    """Open the app headless, for as long as the block lasts: a stage to act on."""
    app = an_app(shown, clock, **options)
    async with app.run_test(size=size) as pilot:
        stage = Stage(app, pilot, clock)
        # The history is asked once the first picture stands.
        await pilot.pause()
        await stage.settle()
        yield stage
