"""Opening the database: its folder, its version, and what to do if it is unreadable."""

from __future__ import annotations

import os
import sqlite3
from typing import NamedTuple

from rehearse.history import schema
from rehearse.history.aside import alone_in, set_aside
from rehearse.history.errors import HistoryError
from rehearse.history.health import is_foreign, is_sound, size, smells
from rehearse.history.journal import BUSY_S, give_up_log, keep_log
from rehearse.history.network import is_on_network
from rehearse.history.trouble import ELSEWHERE, is_damage, told


class Opened(NamedTuple):
    """A database that is ready."""

    connection: sqlite3.Connection
    notice: str
    """A sentence for the speaker about what had to be done to open it; mostly empty."""


class _UnreadableError(Exception):
    """The file holds no history that can be read."""


def open_to_write(path: str, *, check: bool) -> Opened:
    """The database at `path`, made with its folder if need be; an unreadable one is set aside.

    `check` reads the whole file first, which otherwise happens only where its header is at odds
    with its size.

    Raises:
        HistoryError: it can't be made or written, or a newer version made it.
    """
    folder = os.path.dirname(path)
    _make(folder)
    _refuse_what_is_no_file(path)
    for place in (folder, path):
        if os.path.exists(place) and not os.access(place, os.W_OK):
            raise HistoryError(f"{place}: it is read-only, allow writing to it {ELSEWHERE}")
    try:
        return Opened(_ready(path, check=check or smells(path)), "")
    except _UnreadableError:
        with alone_in(folder):
            return _begun_anew(path, check=check)


def _begun_anew(path: str, *, check: bool) -> Opened:
    """The database after an unreadable one was set aside, by this window or by another just now."""
    try:
        return Opened(_ready(path, check=check or smells(path)), "")
    except _UnreadableError:
        kept = os.path.basename(set_aside(path))
    try:
        connection = _ready(path, check=False)
    except _UnreadableError as error:
        raise HistoryError(f"{path}: it is unreadable, move it away", is_damage=True) from error
    notice = f"{path}: it was unreadable and is kept as {kept}; a new history is begun"
    return Opened(connection, notice)


def open_to_read(path: str) -> Opened:
    """The database at `path` as it is; where there is none, an empty one in memory.

    Raises:
        HistoryError: it can't be read, or a newer version made it.
    """
    _refuse_what_is_no_file(path)
    if not os.path.lexists(path) or size(path) == 0:
        return Opened(_in_memory(), "")
    try:
        if is_foreign(path):
            raise _UnreadableError  # noqa: TRY301
        return _as_it_is(path)
    except sqlite3.Error as error:
        raise told(path, error) from error
    except _UnreadableError as error:
        raise HistoryError(
            f"{path}: it is no history; the next rehearsal sets it aside and begins a new one",
            is_damage=True,
        ) from error


def _make(folder: str) -> None:
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError as error:
        raise HistoryError(
            f"{folder}: the folder can't be made ({(error.strerror or str(error)).lower()}), "
            f"make it {ELSEWHERE}"
        ) from error


def _refuse_what_is_no_file(path: str) -> None:
    if os.path.isdir(path):
        raise HistoryError(f"{path}: a folder stands where the history should be, move it away")
    if os.path.exists(path) and not os.path.isfile(path):
        raise HistoryError(f"{path}: it is no regular file, move it away")


def _ready(path: str, *, check: bool) -> sqlite3.Connection:
    """The database with its pragmas set and its tables made.

    Raises:
        _UnreadableError: it is none, or broken.
    """
    if is_foreign(path):
        raise _UnreadableError
    try:
        connection = _connected(path)
    except sqlite3.Error as error:
        raise told(path, error) from error
    try:
        _refuse_others(path, connection)
        if is_on_network(os.path.dirname(path)):
            give_up_log(connection)
        else:
            keep_log(connection)
        if check:
            _require_soundness(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        schema.bring_up_to_date(connection)
    except sqlite3.Error as error:
        connection.close()
        if is_damage(error):
            raise _UnreadableError from error
        raise told(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    try:
        schema.version_of(connection)
    except sqlite3.OperationalError as error:
        try:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN or not os.path.isfile(path):
                raise
            # Its log was kept where memory could be shared, and this is a place where it can't.
            give_up_log(connection)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error:
        # What is in the file is judged later.
        pass
    return connection


def _require_soundness(connection: sqlite3.Connection) -> None:
    if not is_sound(connection):
        raise _UnreadableError


def _refuse_others(path: str, connection: sqlite3.Connection) -> None:
    """Let only this program's databases through, and of those none that is newer than this."""
    # One look: between two, another window may make the tables.
    connection.execute("BEGIN")
    try:
        version = schema.version_of(connection)
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    finally:
        connection.execute("COMMIT")
    if mark != schema.APPLICATION_ID:
        if version or mark or tables:
            raise _UnreadableError
    elif version > len(schema.STEPS):
        raise HistoryError(
            f"{path}: a newer version of rehearse made it (its version {version}, this one reads "
            f"up to {len(schema.STEPS)}), update rehearse {ELSEWHERE}"
        )


def _as_it_is(path: str) -> Opened:
    """The database for reading, which nothing is changed in.

    A log that has to be taken in is, if the folder allows it. Where the folder is read-only and
    there is no log, the file is read as one that nobody changes.
    """
    notice = ""
    try:
        connection = _looked_at(path, "mode=rw")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        connection = _looked_at(path, "mode=ro&immutable=1")
        if size(path + "-wal"):
            notice = f"{path}: the last saves are missing here, since its folder is read-only"
    if schema.version_of(connection) < len(schema.STEPS):
        newer = _in_memory(connection)
        connection.close()
        connection = newer
    return Opened(connection, notice)


def _looked_at(path: str, how: str) -> sqlite3.Connection:
    escaped = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    connection = sqlite3.connect(
        f"file:{escaped}?{how}", uri=True, timeout=BUSY_S, isolation_level=None
    )
    try:
        _refuse_others(path, connection)
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _in_memory(source: sqlite3.Connection | None = None) -> sqlite3.Connection:
    """An empty history, or an older one brought up to date without touching its file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    if source is not None:
        source.backup(connection)
    schema.bring_up_to_date(connection)
    connection.execute("PRAGMA query_only = ON")
    return connection
