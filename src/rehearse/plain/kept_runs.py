"""The history for the event loop: runs are saved and questions answered in its own thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from rehearse.core.run import LEAST_KEPT_S, Run
from rehearse.core.spoken_time import in_words
from rehearse.history.keeper import Failed, Keeper, Kept, News, Recovered

if TYPE_CHECKING:
    from rehearse.history.store import Store

T = TypeVar("T")

ANSWER_S = 2.0
"""So long a question waits for the history, whose disk may hang."""

CLOSE_S = 2.0
"""So long the end waits for it."""

MakeKeeper = Callable[[Callable[[News], None]], Keeper]


class KeptRuns:
    """To be made and asked within the event loop; news are told there."""

    def __init__(self, make_keeper: MakeKeeper, tell: Callable[[News], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._tell = tell
        self._keeper = make_keeper(self._hear)
        self._giving_up: asyncio.TimerHandle | None = None
        self._give_up: Callable[[], None] | None = None
        self._last: Run | None = None
        """The run that was spoken last, as it was handed to the keeper."""
        self._numbers: dict[str, int | None] = {}
        self._trouble = ""

    def keep(self, run: Run) -> None:
        """Save a run soon."""
        self._last = run
        self._keeper.keep(run)

    @property
    def is_asked(self) -> bool:
        """A question waits for its answer."""
        return self._giving_up is not None

    def look_up(self, question: Callable[[Store], T], then: Callable[[T | None], None]) -> None:
        """Ask the history; `then` is called with the answer, None where it doesn't give any."""
        is_answered = False

        def answer(value: T | None) -> None:
            nonlocal is_answered
            if not is_answered:
                is_answered = True
                if self._giving_up is not None:
                    self._giving_up.cancel()
                self._giving_up = self._give_up = None
                then(value)

        def ask(store: Store) -> None:
            value = question(store)
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(answer, value)

        self._give_up = lambda: answer(None)
        self._giving_up = self._loop.call_later(ANSWER_S, self._give_up)
        self._keeper.ask(ask)

    def _hear(self, news: News) -> None:
        """From the history's own thread."""
        if isinstance(news, Kept):
            # Known even when the loop has ended already.
            self._numbers[news.key] = news.number
        # The loop may have ended.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._take_in, news)

    def _take_in(self, news: News) -> None:
        if isinstance(news, Failed):
            self._trouble = news.sentence
        elif isinstance(news, Recovered):
            self._trouble = ""
        self._tell(news)
        if isinstance(news, Failed) and self._give_up is not None:
            self._give_up()

    def close(self) -> bool:
        """Wait for what is to be saved, two seconds at most; whether everything was kept."""
        return self._keeper.close(CLOSE_S)

    def last_lines(self, *, kept_all: bool) -> tuple[str, ...]:
        """What is left to say of the run that was spoken last, and where it is not kept."""
        run = self._last
        if run is None or run.spoken_s < LEAST_KEPT_S:
            return ()
        from rehearse.core.review import shell_line  # noqa: PLC0415 - once, at the end

        run = run._replace(number=self._numbers.get(run.key, run.number))
        said = in_words(shell_line(run), [part.title for part in run.sections])
        if kept_all:
            return (f"{said[:1].upper()}{said[1:]}",)
        what = "This run" if run.number is None else "What came after the last save"
        return (said, f"{what} could not be kept: {self._trouble or 'the disk hangs'}")
