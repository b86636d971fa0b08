"""The one thread that writes the history, so that no slow disk ever holds up the speaker."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from rehearse.history.errors import HistoryError, TakenOverError

if TYPE_CHECKING:
    from rehearse.core.run import Run
    from rehearse.history.store import Store

RETRY_S = 1.0
"""How long after a failure the saves that wait are tried again."""


class Kept(NamedTuple):
    """A run has its number now; None: it got too short to be kept."""

    key: str
    number: int | None


class Failed(NamedTuple):
    """A save failed and waits; said once until the sentence changes or everything is kept."""

    sentence: str


class Recovered(NamedTuple):
    """Everything that had failed is kept."""


class Noticed(NamedTuple):
    """Something had to be done to open the history: a broken file was set aside, say."""

    sentence: str


News = Kept | Failed | Recovered | Noticed
Job = Callable[["Store"], None]


def open_at_home(check: bool) -> Store:
    """The user's history; imported and found in the thread that opens it, both take a while."""
    from rehearse.history.place import history_path  # noqa: PLC0415
    from rehearse.history.store import Store  # noqa: PLC0415

    return Store.open(history_path(), check=check)


class Keeper:
    """Saves runs in a thread of its own, which opens the history and owns its connection.

    No method raises or waits for the disk, `close` for a while excepted. `tell` is called in
    that thread, which an error in it doesn't end.
    """

    def __init__(
        self,
        tell: Callable[[News], None],
        open_store: Callable[[bool], Store] = open_at_home,
        retry_s: float = RETRY_S,
    ) -> None:
        self._tell = tell
        self._open_store = open_store
        self._retry_s = retry_s
        self._changed = threading.Condition()
        # Shared, under the condition:
        self._waiting: dict[str, Run] = {}
        self._failed: dict[str, Run] = {}
        self._jobs: deque[Job] = deque()
        self._closing = False
        self._thread: threading.Thread | None = None
        # The thread's own:
        self._store: Store | None = None
        self._check = False
        self._trouble = ""
        self._numbers: dict[str, int | None] = {}
        self._taken: set[str] = set()
        # Set by the thread when nothing is left to do:
        self._kept_all = False

    def keep(self, run: Run) -> None:
        """Save the run soon; it replaces an earlier one of the same key that still waits.

        After `close` nothing is saved any more.
        """
        with self._changed:
            if not self._closing:
                self._failed.pop(run.key, None)
                self._waiting[run.key] = run
                self._wake()

    def ask(self, job: Job) -> None:
        """Call `job` with the store, in the thread, after the saves that wait.

        A HistoryError that it doesn't catch is told as a failure; it is not tried again.
        """
        with self._changed:
            if not self._closing:
                self._jobs.append(job)
                self._wake()

    def close(self, timeout_s: float = 2.0) -> bool:
        """Let what waits be saved and the file be closed, for at most this long.

        Whether everything was kept. A disk that hangs hangs on alone: the thread holds up no exit.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join(timeout_s)
            return self._kept_all
        return not (self._waiting or self._jobs)

    def _wake(self) -> None:
        if self._thread is None:
            thread = threading.Thread(target=self._work, name="history", daemon=True)
            try:
                thread.start()
            except RuntimeError:
                # No more threads are to be had now; the next save asks again.
                return
            self._thread = thread
        self._changed.notify_all()

    # -- in the thread ---------------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            with self._changed:
                while not (self._waiting or self._jobs or self._closing):
                    timeout_s = self._retry_s if self._failed else None
                    if not self._changed.wait(timeout_s) and self._failed:
                        break
                runs = {**self._failed, **self._waiting}
                self._failed, self._waiting = {}, {}
                jobs, self._jobs = self._jobs, deque()
                is_last = self._closing
            # A run that failed while a newer save of it waited is not among the failed.
            saved = [self._save(run) for run in runs.values()]
            if self._trouble and saved and all(saved) and not self._failed:
                self._trouble = ""
                self._say(Recovered())
            for job in jobs:
                self._do(job)
            if is_last:
                self._kept_all = not self._failed and not self._taken
                self._drop_store()
                return

    def _save(self, run: Run) -> bool:
        """Whether it needs no other try."""
        try:
            number = self._ready_store().save(run)
        except TakenOverError as error:
            if run.key not in self._taken:
                self._taken.add(run.key)
                self._say(Failed(str(error)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the run waits and the thread lives
            self._drop_store(error)
            with self._changed:
                if run.key not in self._waiting:
                    self._failed[run.key] = run
            self._fail(error)
            return False
        else:
            self._taken.discard(run.key)
            if self._numbers.get(run.key) != number:
                self._numbers[run.key] = number
                self._say(Kept(run.key, number))
        return True

    def _do(self, job: Job) -> None:
        try:
            job(self._ready_store())
        except Exception as error:  # noqa: BLE001 - a job that fails ends neither thread nor saves
            self._drop_store(error)
            self._say(Failed(_sentence(error)))

    def _ready_store(self) -> Store:
        if self._store is not None and self._store.is_displaced:
            self._drop_store()
        if self._store is None:
            self._store = self._open_store(self._check)
            self._check = False
            if self._store.notice:
                self._say(Noticed(self._store.notice))
        return self._store

    def _drop_store(self, error: Exception | None = None) -> None:
        """Close the store: after an error the next try begins with a new one."""
        if isinstance(error, HistoryError) and error.is_damage:
            self._check = True
        store, self._store = self._store, None
        if store is not None:
            # Every save before was durable by itself.
            with suppress(Exception):
                store.close()

    def _fail(self, error: Exception) -> None:
        sentence = _sentence(error)
        if sentence != self._trouble:
            self._trouble = sentence
            self._say(Failed(sentence))

    def _say(self, news: News) -> None:
        # The screen may be gone; saving goes on.
        with suppress(Exception):
            self._tell(news)


def _sentence(error: Exception) -> str:
    return (
        str(error) if isinstance(error, HistoryError) else f"the history can't do that: {error!r}"
    )
