"""The history: runs saved, listed, read, resumed and deleted."""

# ruff: noqa: S608 - statements are made of constants of this package, values are bound

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Self

from rehearse.core.run import LEAST_KEPT_S, Run, RunSection
from rehearse.core.stats.past import Past
from rehearse.core.talk import Section, Talk
from rehearse.history import looking_back, owner
from rehearse.history.errors import TakenOverError
from rehearse.history.health import identity
from rehearse.history.lines import RunLine, TalkLine, resumable_lines, run_lines, talk_lines
from rehearse.history.opening import open_to_read, open_to_write
from rehearse.history.records import Records, Standing, Written
from rehearse.history.rows import NOW, storable
from rehearse.history.trouble import told


class Store:
    """The history in one file, for the thread that opened it.

    Every method raises HistoryError, with a sentence for the speaker, where the file or its disk
    fails; what was saved before stays as it was.
    """

    def __init__(self, connection: sqlite3.Connection, path: str, notice: str) -> None:
        self.path = path
        self.notice = notice
        """A sentence for the speaker about what had to be done to open it; mostly empty."""
        self._connection = connection
        self._identity = identity(path)
        self._log_path = f"{path}-wal"
        self._log: tuple[int, int] | None = None
        self._here = owner.this_process()
        self._records = Records(connection)
        self._written: dict[str, Written] = {}
        self._numbers: dict[str, int] = {}

    @classmethod
    def open(cls, path: str, *, readonly: bool = False, check: bool = False) -> Self:
        """The history at `path`; it is begun there, with its folder, if there is none.

        `readonly` makes, changes and moves nothing: a history that isn't there is empty. `check`
        reads the whole file first. A file that is no history, or broken, is set aside under
        another name and a new one begun: `notice` says so.
        """
        path = os.path.abspath(path)
        opened = open_to_read(path) if readonly else open_to_write(path, check=check)
        return cls(opened.connection, path, opened.notice)

    def close(self) -> None:
        """Give the file back; closing twice is no error."""
        try:
            self._connection.close()
        except sqlite3.Error as error:
            raise told(self.path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_displaced(self) -> bool:
        """Another file, or none, stands at the path or at its log: what is saved would be lost."""
        if identity(self.path) != self._identity:
            return True
        return self._log is not None and identity(self._log_path) != self._log

    # -- writing ---------------------------------------------------------------------------------

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

    def delete(self, number: int) -> Run | None:
        """Remove the run with its words; the run, which `save` brings back. None: there is none."""
        with self._transaction("BEGIN IMMEDIATE"):
            run = self._records.load(number)
            standing = self._records.by_number(number)
            if run is None or standing is None:
                return None
            self._records.remove(standing)
        self._written.pop(run.key, None)
        return run

    # -- reading ---------------------------------------------------------------------------------

    def key_of(self, talk: Talk) -> str:
        """What the runs of a talk are kept under, for the methods below.

        Its id, or, where nothing is kept under that, what the runs of its file are kept under: it
        was retitled. The next run that is saved brings them over to the new id.
        """
        with self._transaction("BEGIN"):
            return self._records.key_of(talk.id, talk.path, talk.sections)

    def run(self, number: int) -> Run | None:
        """The whole run, None if there is none of that number."""
        with self._transaction("BEGIN"):
            return self._records.load(number)

    def latest(self, talk: str) -> Run | None:
        """The newest run of a talk, of any kind, whole."""
        return next(iter(self._whole(talk, "1", 1, None)), None)

    def last_full(self, talk: str, before: int | None = None, *, variant: str = "") -> Run | None:
        """The newest full run of a talk, of those before run number `before` if one is given.

        Of this variant only: runs of others are not to be compared with it.
        """
        return next(iter(self.full_runs(talk, 1, before, variant=variant)), None)

    def full_runs(
        self, talk: str, limit: int, before: int | None = None, *, variant: str = ""
    ) -> list[Run]:
        """The newest full runs of a talk, whole, newest first; the rest as in `last_full`."""
        return self._whole(talk, "is_full = 1 AND variant = :variant", limit, before, variant)

    def past(
        self,
        talk: str,
        sections: Sequence[Section | RunSection],
        *,
        variant: str = "",
        full: int = looking_back.FULL_RUNS,
        any_kind: int = looking_back.ANY_RUNS,
    ) -> Past:
        """What statistics need of a talk's runs (`rehearse.core.stats`), under today's sections.

        Args:
            talk: what its runs are kept under (`key_of`).
            sections: today's, which those of the runs are matched to by id, title or likeness.
            variant: the full runs of this variant count as full, others as another variant's.
            full: how many of the newest full runs of the variant are looked at.
            any_kind: how many of the newest runs of any kind are looked at besides.
        """
        with self._transaction("BEGIN"):
            return looking_back.past(
                self._connection,
                self._records.plans,
                talk,
                sections,
                variant,
                full,
                any_kind,
            )

    def runs(self, talk: str | None = None, limit: int = -1, offset: int = 0) -> list[RunLine]:
        """Runs as lines, newest first: of a talk or of all, `limit` of them (-1: all)."""
        with self._transaction("BEGIN"):
            return run_lines(self._connection, talk, limit, offset)

    def count(self, talk: str | None = None) -> int:
        """How many runs there are, of a talk or of all."""
        chosen = "" if talk is None else "WHERE talk = ?"
        values = () if talk is None else (storable(talk),)
        with self._transaction("BEGIN"):
            row = self._connection.execute(f"SELECT count(*) FROM run {chosen}", values).fetchone()
        return int(row[0])

    def unfinished(self, talk: str) -> RunLine | None:
        """The newest run of a talk that can be resumed.

        It is neither finished nor dismissed, no full run came after it, and no other living
        process is at it.
        """
        with self._transaction("BEGIN"):
            return next(resumable_lines(self._connection, talk, self._is_free), None)

    def talks(self) -> list[TalkLine]:
        """Every talk that has runs, the one rehearsed last first."""
        with self._transaction("BEGIN"):
            return talk_lines(self._connection, self._is_free)

    def _whole(
        self, talk: str, which: str, limit: int, before: int | None, variant: str = ""
    ) -> list[Run]:
        with self._transaction("BEGIN"):
            numbers = self._connection.execute(
                f"SELECT number FROM run WHERE talk = :talk AND {which}"
                " AND (:before IS NULL OR number < :before) ORDER BY number DESC LIMIT :limit",
                {
                    "talk": storable(talk),
                    "before": before,
                    "limit": limit,
                    "variant": storable(variant),
                },
            ).fetchall()
            loaded = [self._records.load(number) for (number,) in numbers]
        return [run for run in loaded if run is not None]

    # -- whose run it is -------------------------------------------------------------------------

    def _is_taken_over(self, standing: Standing, before: Written | None) -> bool:
        if standing.owner == str(self._here):
            return False
        if before is not None:
            return standing.revision != before.revision
        return not self._is_free(standing.owner, standing.saved_ago_s)

    def _is_free(self, text: str, saved_ago_s: int) -> bool:
        """Whether no other living process is at a run with this owner."""
        process = owner.parse(text)
        if process is None or process == self._here:
            return True
        return not owner.is_alive(process, saved_ago_s, self._here)

    # -- transactions ----------------------------------------------------------------------------

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        """All or nothing, and one view of the file however often it is looked at."""
        try:
            self._connection.execute(begin)
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._undo()
            if isinstance(error, sqlite3.Error):
                raise told(self.path, error) from error
            raise

    def _undo(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            # The speaker is told what failed first; a file left like this is mended when opened.
            pass
