"""The journal: a log written ahead where it can be had, else a rollback journal."""

from __future__ import annotations

import sqlite3
import time

from rehearse.history.schema import version_of
from rehearse.history.trouble import is_held

BUSY_S = 5.0
"""How long a write waits for another window's."""

_PATIENCE_S = 0.02

_LOG_PAGES = 100
"""When the log is taken in and written from its beginning again.

Writing over a file is a third cheaper to make durable than letting it grow: with SQLite's own
1,000 pages a rehearsal would hardly ever get to that.
"""


def keep_log(connection: sqlite3.Connection) -> None:
    """Write ahead to a log where that can be had; else SQLite goes on with a rollback journal.

    Where two windows begin one file at the same moment SQLite fails one at once instead of
    waiting, hence the patience.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    for _ in range(int(BUSY_S / _PATIENCE_S)):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            if not is_held(error):
                raise
            time.sleep(_PATIENCE_S)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_S * 1000:.0f}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")


def give_up_log(connection: sqlite3.Connection) -> None:
    """Use a rollback journal; a log that is there is taken in by one who holds the file alone.

    See https://sqlite.org/wal.html, "Use of WAL Without Shared-Memory". While another window has
    the file open, it is left as it is.
    """
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if not is_held(error):
            raise
    connection.execute("PRAGMA locking_mode = NORMAL")
    # The lock is given back by the next look at the file.
    version_of(connection)
