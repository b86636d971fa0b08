"""The file of the history: opened, given back, and looked at in transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from rehearse.history import owner
from rehearse.history.health import identity
from rehearse.history.opening import open_to_read, open_to_write
from rehearse.history.records import Records
from rehearse.history.trouble import told


class HistoryFile:
    """One file of the history, open for the thread that opened it.

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

    def _is_free(self, text: str, saved_ago_s: int) -> bool:
        """Whether no other living process is at a run with this owner."""
        process = owner.parse(text)
        if process is None or process == self._here:
            return True
        return not owner.is_alive(process, saved_ago_s, self._here)

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
