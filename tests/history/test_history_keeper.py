from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from history_runs import a_full_run, a_run

from rehearse.core.run import Run
from rehearse.history.errors import HistoryError
from rehearse.history.keeper import Failed, Keeper, Kept, News, Noticed, Recovered
from rehearse.history.owner import this_process
from rehearse.history.store import Store

SOON_S = 10.0
"""Longer than anything here takes."""


class Told(queue.SimpleQueue[News]):
    """What a keeper told."""

    def next(self) -> News:
        return self.get(timeout=SOON_S)


class Disk:
    """A disk that can be slow or full: what opens a real store on it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.trouble = ""
        self.saved: list[Run] = []
        self.begun = threading.Semaphore(0)
        self.goes_on = threading.Event()
        self.goes_on.set()
        self.checks: list[bool] = []

    def open(self, check: bool) -> Store:
        self.checks.append(check)
        disk = self

        class SlowStore(Store):
            def save(self, run: Run) -> int | None:
                disk.begun.release()
                assert disk.goes_on.wait(SOON_S)
                if disk.trouble:
                    raise HistoryError(disk.trouble, is_damage="damaged" in disk.trouble)
                disk.saved.append(run)
                return super().save(run)

        return SlowStore.open(self.path, check=check)

    def is_at_it(self) -> None:
        """Wait until a save has begun."""
        assert self.begun.acquire(timeout=SOON_S)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    disk = Disk(str(tmp_path / "history.db"))
    yield disk
    disk.goes_on.set()


@pytest.fixture
def news() -> Told:
    return Told()


def runs_in(path: str) -> list[Run | None]:
    with Store.open(path) as store:
        return [store.run(line.number) for line in store.runs()]


def test_a_run_is_kept_and_its_number_told_once(disk: Disk, news: Told) -> None:
    keeper = Keeper(news.put, disk.open)
    keeper.keep(a_run())
    assert news.next() == Kept("run-a", 1)
    keeper.keep(a_run(pauses=1))
    keeper.keep(a_full_run())
    assert news.next() == Kept("run-f", 2)
    assert keeper.close()
    assert news.empty()
    assert runs_in(disk.path) == [a_full_run(number=2), a_run(pauses=1, number=1)]


def test_the_newest_save_replaces_one_that_waits(disk: Disk, news: Told) -> None:
    disk.goes_on.clear()
    keeper = Keeper(news.put, disk.open)
    keeper.keep(a_run())
    disk.is_at_it()
    for pauses in range(1, 100):
        keeper.keep(a_run(pauses=pauses))
        keeper.keep(a_run("other", pauses=pauses))
    disk.goes_on.set()
    assert keeper.close()
    assert [(run.key, run.pauses) for run in disk.saved] == [
        ("run-a", 0),
        ("run-a", 99),
        ("other", 99),
    ]


def test_a_failure_is_told_once_and_tried_again_until_it_is_kept(disk: Disk, news: Told) -> None:
    disk.trouble = "the disk is full"
    keeper = Keeper(news.put, disk.open, retry_s=0.001)
    keeper.keep(a_run())
    assert news.next() == Failed("the disk is full")
    for _ in range(5):
        disk.is_at_it()
    assert news.empty()
    disk.trouble = "the disk is read-only"
    assert news.next() == Failed("the disk is read-only")
    disk.trouble = ""
    assert news.next() == Kept("run-a", 1)
    assert news.next() == Recovered()
    assert keeper.close()
    assert runs_in(disk.path) == [a_run(number=1)]


def test_the_next_save_does_not_wait_for_the_second_to_pass(disk: Disk, news: Told) -> None:
    disk.trouble = "the disk is full"
    keeper = Keeper(news.put, disk.open, retry_s=3600)
    keeper.keep(a_run())
    keeper.keep(a_run("other"))
    assert news.next() == Failed("the disk is full")
    disk.is_at_it()
    disk.is_at_it()
    disk.trouble = ""
    keeper.keep(a_run(pauses=1))
    assert {news.next(), news.next(), news.next()} == {
        Kept("run-a", 2),
        Kept("other", 1),
        Recovered(),
    }
    assert keeper.close()
    assert [run and run.pauses for run in runs_in(disk.path)] == [1, 0]


def test_a_history_that_cannot_be_opened_is_told_and_tried_again(
    tmp_path: Path, news: Told
) -> None:
    folder = tmp_path / "data"
    folder.touch()
    path = str(folder / "history.db")
    keeper = Keeper(news.put, lambda check: Store.open(path, check=check), retry_s=0.001)
    keeper.keep(a_run())
    failed = news.next()
    assert isinstance(failed, Failed)
    assert failed.sentence.startswith(f"{folder}: the folder can't be made")
    folder.unlink()
    assert news.next() == Kept("run-a", 1)
    assert news.next() == Recovered()
    assert keeper.close()


def test_leaving_waits_no_longer_than_it_may_for_a_disk_that_hangs(disk: Disk, news: Told) -> None:
    disk.goes_on.clear()
    keeper = Keeper(news.put, disk.open)
    keeper.keep(a_run())
    disk.is_at_it()
    assert keeper.close(timeout_s=0.05) is False
    assert keeper._thread is not None
    assert keeper._thread.daemon, "it may hang on without holding up the exit"
    disk.goes_on.set()
    assert keeper.close(SOON_S)
    assert news.next() == Kept("run-a", 1)


def test_leaving_saves_what_waits_and_says_if_it_could_not(disk: Disk, news: Told) -> None:
    disk.trouble = "the disk is full"
    keeper = Keeper(news.put, disk.open, retry_s=3600)
    keeper.keep(a_run())
    assert news.next() == Failed("the disk is full")
    assert keeper.close() is False
    assert keeper.close() is False
    keeper.keep(a_run("too late"))
    assert news.empty()


def test_a_failure_that_ends_before_leaving_is_made_good(disk: Disk, news: Told) -> None:
    disk.trouble = "the disk is full"
    keeper = Keeper(news.put, disk.open, retry_s=3600)
    keeper.keep(a_run())
    assert news.next() == Failed("the disk is full")
    disk.trouble = ""
    assert keeper.close()
    assert runs_in(disk.path) == [a_run(number=1)]


def test_a_keeper_that_had_nothing_to_keep_starts_no_thread_and_makes_no_file(
    disk: Disk, news: Told
) -> None:
    keeper = Keeper(news.put, disk.open)
    assert keeper.close()
    assert keeper._thread is None
    assert not os.path.exists(disk.path)


def test_a_file_that_turns_out_damaged_is_set_aside_and_the_run_kept(
    disk: Disk, news: Told
) -> None:
    with Store.open(disk.path) as store:
        for number in range(40):
            store.save(a_full_run(f"run-{number}"))
    size = os.stat(disk.path).st_size
    with open(disk.path, "r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    keeper = Keeper(news.put, disk.open, retry_s=0.001)
    keeper.keep(a_run())
    failed, noticed = news.next(), news.next()
    assert isinstance(failed, Failed)
    assert "it is damaged" in failed.sentence
    assert isinstance(noticed, Noticed)
    assert "a new history is begun" in noticed.sentence
    assert [news.next(), news.next()] == [Kept("run-a", 1), Recovered()]
    assert disk.checks == [False, True]
    assert keeper.close()


def test_a_file_that_was_moved_away_is_begun_anew(disk: Disk, news: Told) -> None:
    keeper = Keeper(news.put, disk.open)
    keeper.keep(a_full_run())
    assert news.next() == Kept("run-f", 1)
    keeper.keep(a_run())
    assert news.next() == Kept("run-a", 2)
    os.rename(disk.path, disk.path + ".elsewhere")
    keeper.keep(a_run(pauses=1))
    assert news.next() == Kept("run-a", 1)
    assert keeper.close()
    assert runs_in(disk.path) == [a_run(pauses=1, number=1)]


def test_a_job_finds_what_was_kept_before_it(disk: Disk, news: Told) -> None:
    found: queue.SimpleQueue[tuple[Run, ...]] = queue.SimpleQueue()
    keeper = Keeper(news.put, disk.open)
    keeper.keep(a_run())
    keeper.ask(lambda store: found.put(store.delete([1]).runs))
    assert found.get(timeout=SOON_S) == (a_run(number=1),)
    assert keeper.close()
    assert runs_in(disk.path) == []


def failing(error: Exception) -> Callable[[object], None]:
    def fail(_: object) -> None:
        raise error

    return fail


def test_a_job_that_fails_is_told_and_ends_nothing(disk: Disk, news: Told) -> None:
    keeper = Keeper(news.put, disk.open)
    keeper.ask(failing(HistoryError("no such thing")))
    keeper.ask(failing(ZeroDivisionError("a slip")))
    keeper.keep(a_run())
    told = {news.next(), news.next(), news.next()}
    assert told == {
        Failed("no such thing"),
        Failed("the history can't do that: ZeroDivisionError('a slip')"),
        Kept("run-a", 1),
    }
    assert keeper.close()


def test_a_screen_that_is_gone_does_not_end_the_saving(disk: Disk) -> None:
    keeper = Keeper(failing(RuntimeError("no app")), disk.open)
    keeper.keep(a_run())
    disk.is_at_it()
    keeper.keep(a_run(pauses=1))
    assert keeper.close()
    assert runs_in(disk.path) == [a_run(pauses=1, number=1)]


def test_a_run_that_another_window_took_over_is_told_once(disk: Disk, news: Told) -> None:
    keeper = Keeper(news.put, disk.open)
    keeper.keep(a_run())
    assert news.next() == Kept("run-a", 1)
    with closing(Store.open(disk.path)) as other:
        other._connection.execute("UPDATE run SET owner = ''")
        other._here = this_process()._replace(pid=1)
        assert other.claim(1) is not None
    keeper.keep(a_run(pauses=1))
    assert news.next() == Failed("run 1 was resumed in another window and goes on there")
    keeper.keep(a_run(pauses=2))
    keeper.keep(a_full_run())
    assert news.next() == Kept("run-f", 2)
    assert keeper.close() is False
    assert news.empty()
    assert runs_in(disk.path)[1] == a_run(number=1)


def test_a_save_that_fails_while_a_newer_one_waits_is_no_recovery(disk: Disk, news: Told) -> None:
    disk.trouble = "the disk is full"
    keeper = Keeper(news.put, disk.open, retry_s=0.01)
    run = a_full_run()
    keeper.keep(run)
    assert news.next() == Failed("the disk is full")
    disk.goes_on.clear()
    while disk.begun.acquire(blocking=False):
        pass
    keeper.keep(run)
    disk.is_at_it()
    keeper.keep(run._replace(elapsed_s=run.elapsed_s))
    disk.goes_on.set()
    for _ in range(3):
        disk.is_at_it()
    disk.trouble = ""
    assert [type(news.next()), type(news.next())] == [Kept, Recovered]
    assert keeper.close()
