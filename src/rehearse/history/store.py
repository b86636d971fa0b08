"""The history: runs saved, listed, read, resumed and deleted."""

# ruff: noqa: S608 - statements are made of constants of this package, values are bound

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from rehearse.core.run import LEAST_KEPT_S, Run
from rehearse.history.errors import TakenOverError
from rehearse.history.health import identity
from rehearse.history.questions import Questions
from rehearse.history.records import Standing, Written
from rehearse.history.rows import NOW


class Deleted(NamedTuple):
    """What `Store.delete` did."""

    runs: tuple[Run, ...]
    """Those that are gone."""
    busy: tuple[int, ...]
    """Numbers of runs that go on in another living process, and stay."""


class Store(Questions):
    """The history in one file, for the thread that opened it.

    Every method raises HistoryError, with a sentence for the speaker, where the file or its disk
    fails; what was saved before stays as it was.
    """

    def __init__(self, connection: sqlite3.Connection, path: str, notice: str) -> None:
        super().__init__(connection, path, notice)
        self._written: dict[str, Written] = {}
        self._numbers: dict[str, int] = {}

    def save(self, run: Run) -> int | None:
        """Keep the run as it is now; its number, or None while it is too short to be kept.

        Saving is repeated under the run's key and writes what changed. A run in which less than
        `LEAST_KEPT_S` was spoken, retaken takes included, is not kept, and leaves if it comes to
        that. A number that the run brings along is its own, if it is free: that undoes a `delete`.

        Raises:
            TakenOverError: another living process resumed this run.
        """
        with self._transaction("BEGIN IMMEDIATE"):
            standing = self._records.by_key(run.key)
            before = self._written.get(run.key)
            if standing is not None and self._is_taken_over(standing, before):
                raise TakenOverError(
                    f"run {standing.number} was resumed in another window and goes on there"
                )
            written = None
            here = "" if run.finished else str(self._here)
            if run.spoken_s < LEAST_KEPT_S:
                if standing is not None:
                    self._records.remove(standing)
            elif standing is None:
                number = run.number or self._numbers.get(run.key)
                written = self._records.insert(run, here, number)
            else:
                written = self._records.update(run, here, standing, before)
        if written is None:
            self._written.pop(run.key, None)
            return None
        self._written[run.key] = written
        self._numbers[run.key] = written.number
        # It is there from the first write on, and stays for as long as this connection does.
        self._log = self._log or identity(self._log_path)
        return written.number

    def claim(self, number: int) -> Run | None:
        """Make an unfinished run this process's own; the run as it stands now.

        None where there is none any more, or another living process has it.
        """
        with self._transaction("BEGIN IMMEDIATE"):
            standing = self._records.by_number(number)
            if standing is None or standing.finished:
                return None
            if not self._is_free(standing.owner, standing.saved_ago_s):
                return None
            self._connection.execute(
                "UPDATE run SET owner = ?, dismissed = 0, revision = revision + 1,"
                f" saved_at = {NOW} WHERE number = ?",
                (str(self._here), number),
            )
            return self._records.load(number)

    def dismiss(self, number: int) -> None:
        """Offer this unfinished run no more; it stays in the history."""
        with self._transaction("BEGIN IMMEDIATE"):
            self._connection.execute("UPDATE run SET dismissed = 1 WHERE number = ?", (number,))

    def delete(self, numbers: Iterable[int]) -> Deleted:
        """Remove runs with their words, all in one transaction.

        A run that another living process is at stays: its next save would bring it back. Each run
        that went is as it was, and `save` brings it back under its number.
        """
        gone: list[Run] = []
        busy: list[int] = []
        with self._transaction("BEGIN IMMEDIATE"):
            for number in dict.fromkeys(numbers):
                run, standing = self._records.load(number), self._records.by_number(number)
                if run is None or standing is None:
                    continue
                if not standing.finished and not self._is_free(
                    standing.owner, standing.saved_ago_s
                ):
                    busy.append(number)
                    continue
                self._records.remove(standing)
                gone.append(run)
        for run in gone:
            self._written.pop(run.key, None)
        return Deleted(tuple(gone), tuple(busy))

    def _is_taken_over(self, standing: Standing, before: Written | None) -> bool:
        if standing.owner == str(self._here):
            return False
        if before is not None:
            return standing.revision != before.revision
        return not self._is_free(standing.owner, standing.saved_ago_s)
