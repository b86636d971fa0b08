"""The wiring of the plain mode: input, output, timer, history and signals in one event loop."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from rehearse.core.clock import Clock, SystemClock
from rehearse.core.pace import Pace
from rehearse.core.run import Run
from rehearse.core.settings import NO_SETTINGS, SIGNALS, Settings
from rehearse.core.talk import Talk
from rehearse.history.keeper import Failed, Keeper, Kept, News, Noticed, Recovered
from rehearse.plain.kept_runs import KeptRuns, MakeKeeper
from rehearse.plain.keyboard import Keyboard
from rehearse.plain.orders import Order
from rehearse.plain.outside import Room
from rehearse.plain.typed import Typed
from rehearse.rehearsing.request import Outcome

if TYPE_CHECKING:
    from rehearse.history.store import Store
    from rehearse.plain.aloud import Aloud
    from rehearse.speech.lasting_voice import LastingVoice

T = TypeVar("T")

ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGALRM", "SIGUSR1", "SIGUSR2")
"""Signals that end a program; the terminal is given back and what was spoken kept."""


class Program:
    """An `Outside` over the standard streams."""

    def __init__(
        self,
        keyboard: Keyboard,
        out: TextIO,
        *,
        clock: Clock | None = None,
        make_keeper: MakeKeeper = Keeper,
        bell: bool = False,
        settings: Settings = NO_SETTINGS,
    ) -> None:
        self.clock: Clock = clock or SystemClock()
        self.settings = settings
        self._out = out
        self._bell = bell or settings.bell == SIGNALS
        self._runs = KeptRuns(make_keeper, self._tell)
        self._typed = Typed(keyboard, heed=self._heed, waits=self._waits, ended=self.leave)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended = asyncio.Event()
        self._rooms: list[Room] = []
        self._timer: asyncio.TimerHandle | None = None
        self._broken: OSError | None = None
        """Why nothing can be said any more."""
        self._fault = ""
        """What broke in here."""
        self._exit_code = 0
        self._voice: LastingVoice | None = None
        self._aloud: Aloud | None = None

    # -- start and end ---------------------------------------------------------------------------

    async def run(self, room: Callable[[Program], Room]) -> Outcome:
        """Begin in a room, and stay until it is left.

        Raises:
            OSError: nobody takes the lines any more; what was spoken is kept.
        """
        self._loop = asyncio.get_running_loop()
        for name in ENDINGS:
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, ValueError):
                    self._loop.add_signal_handler(number, partial(self._end_by, number))
        if hasattr(signal, "SIGTSTP"):
            self._loop.add_signal_handler(signal.SIGTSTP, self._suspend)
        self._loop.set_exception_handler(self._break)
        first = room(self)
        try:
            self._typed.begin()
            self.move_to(first)
            self._loop.call_soon(first.enter)
            await self._ended.wait()
        finally:
            self._typed.end()
            if self._aloud is not None:
                self._aloud.stop()
            if self._voice is not None:
                await self._voice.close()
            kept_all = await asyncio.to_thread(self._runs.close)
        if self._broken is not None and not self._exit_code:
            raise self._broken
        lines = self._runs.last_lines(kept_all=kept_all)
        if self._fault:
            lines = (f"rehearse broke inside ({self._fault})", *lines)
        return Outcome(self._exit_code or (0 if kept_all or not lines else 1), lines)

    def leave(self) -> None:
        """Keep what was spoken, and end."""
        if not self._ended.is_set():
            self._ended.set()
            self.arm(None)
            for room in self._rooms:
                # One that can't be kept must not hold the others up, nor the end.
                with suppress(Exception) if self._fault else nullcontext():
                    room.before_leaving()

    def _break(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Whatever breaks: keep the run, end, and say so in a sentence."""
        error = context.get("exception")
        if os.environ.get("REHEARSE_DEBUG"):
            loop.default_exception_handler(context)
        if not self._fault:
            self._fault = f"{type(error).__name__}: {error}"
            self._exit_code = 1
            self.leave()

    def _end_by(self, number: int) -> None:
        self._exit_code = 128 + number
        self.leave()

    def _suspend(self) -> None:
        """The shell's ctrl+z: pause, give the terminal back, stop, and take it again."""
        self.room.stop_the_clock()
        self._typed.give_back()
        assert self._loop is not None  # noqa: S101
        self._loop.remove_signal_handler(signal.SIGTSTP)
        os.kill(os.getpid(), signal.SIGTSTP)
        # Here it goes on.
        self._loop.add_signal_handler(signal.SIGTSTP, self._suspend)
        self._typed.take()
        self.say("Here again.")

    # -- output ----------------------------------------------------------------------------------

    def say(self, *lines: str) -> None:
        """See `Outside.say`."""
        if self._broken or not lines:
            return
        try:
            self._out.write("".join(f"{line}\n" for line in lines))
            self._out.flush()
        except OSError as error:
            self._broken = error
            self.leave()

    def signal(self, words: str) -> None:
        """See `Outside.signal`."""
        self.say(f"\a{words}" if self._bell else words)

    # -- input -----------------------------------------------------------------------------------

    @property
    def by_lines(self) -> bool:
        """See `Outside.by_lines`."""
        return self._typed.by_lines

    def ask(self, question: str, then: Callable[[str], None]) -> None:
        """See `Outside.ask`."""
        self.say(question)
        self._typed.ask(then)

    def _waits(self) -> bool:
        return self._ended.is_set() or self._runs.is_asked

    def _heed(self, order: Order) -> None:
        self.room.heed(order)

    # -- rooms and time --------------------------------------------------------------------------

    @property
    def room(self) -> Room:
        """What is gone on with at the moment."""
        return self._rooms[-1]

    def move_to(self, room: Room) -> None:
        """See `Outside.move_to`."""
        if self._rooms and not self._is_library(self.room):
            self._rooms.pop()
        self._rooms.append(room)

    def _is_library(self, room: Room) -> bool:
        from rehearse.plain.library import Library  # noqa: PLC0415

        return isinstance(room, Library)

    def go_back(self) -> bool:
        """See `Outside.go_back`."""
        if len(self._rooms) < 2:
            return False
        self._rooms.pop()
        self.room.enter()
        return True

    def arm(self, wait_s: float | None) -> None:
        """See `Outside.arm`."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if wait_s is not None and self._loop is not None and not self._ended.is_set():
            self._timer = self._loop.call_later(wait_s, self._tick)

    def _tick(self) -> None:
        self._timer = None
        self.room.tick()

    # -- the history -----------------------------------------------------------------------------

    def keep(self, run: Run) -> None:
        """See `Outside.keep`."""
        self._runs.keep(run)

    def look_up(self, question: Callable[[Store], T], then: Callable[[T | None], None]) -> None:
        """See `Outside.look_up`."""

        def go_on(answer: T | None) -> None:
            if not self._ended.is_set():
                then(answer)
                self._typed.work_off()

        self._runs.look_up(question, go_on)

    def _tell(self, news: News) -> None:
        if self._ended.is_set():
            return
        if isinstance(news, Kept):
            if news.number is not None:
                self.room.kept(news.key, news.number)
        elif isinstance(news, Failed):
            self.say(f"Not kept yet: {news.sentence}")
        elif isinstance(news, Recovered):
            self.say("Kept after all: the history works again.")
        elif isinstance(news, Noticed):
            self.say(news.sentence)

    # -- the editor and the voice ----------------------------------------------------------------

    def edit(self, talk: Talk, line: int) -> tuple[Talk | None, str]:
        """See `Outside.edit`."""
        from rehearse.rehearsing.editor import call, read_again  # noqa: PLC0415
        from rehearse.talkfile.editor import editor_command  # noqa: PLC0415

        if not talk.path:
            return None, "this talk has no file to edit"
        if self.by_lines:
            return None, f"there is no terminal for an editor here; edit {talk.path} beside it"
        self._typed.give_back()
        try:
            code, problem = call(editor_command(talk.path, line))
        except ValueError as error:
            code, problem = 0, str(error)
        finally:
            self._typed.take()
        if problem:
            return None, f"the editor could not be started, set $EDITOR: {problem}"
        if code:
            return None, f"the editor ended with {code}; the text is as before"
        return read_again(talk, self.settings.pace_for)

    def aloud(self, talk: Talk, pace: Pace) -> Aloud:
        """See `Outside.aloud`."""
        from rehearse.history.place import data_folder  # noqa: PLC0415
        from rehearse.plain.aloud import Aloud  # noqa: PLC0415 - slow
        from rehearse.speech.kept_files import log_path  # noqa: PLC0415
        from rehearse.speech.lasting_voice import LastingVoice  # noqa: PLC0415
        from rehearse.speech.narrator import plays_far_away  # noqa: PLC0415

        if self._voice is None:
            self._voice = LastingVoice(
                self.clock, audible=not plays_far_away(os.environ), log=log_path(data_folder())
            )
        if self._aloud is None or self._aloud.talk is not talk or self._aloud.pace != pace:
            if self._aloud is not None:
                self._aloud.stop()
            self._aloud = Aloud(self._voice, self.clock, talk, pace, self.settings)
        return self._aloud


def standard_keyboard() -> Keyboard:
    """The standard input; of a program that was started without one, nothing."""
    if sys.stdin is None:
        return Keyboard(os.open(os.devnull, os.O_RDONLY))
    return Keyboard(sys.stdin.fileno())
