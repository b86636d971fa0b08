"""SQLite's errors as sentences for the speaker."""

from __future__ import annotations

import os
import sqlite3

from rehearse.history.errors import HistoryError

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_CLOSED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})

ELSEWHERE = "or set REHEARSE_HOME to another folder"


def code_of(error: sqlite3.Error) -> int:
    """The primary result code (https://sqlite.org/rescode.html), 0 where there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is broken."""
    return code_of(error) in _DAMAGE


def is_held(error: sqlite3.Error) -> bool:
    """Whether another connection holds a lock."""
    return code_of(error) in _HELD


def told(path: str, error: sqlite3.Error) -> HistoryError:
    """What happened to the history at `path` and what to do about it."""
    code = code_of(error)
    if code == sqlite3.SQLITE_FULL:
        return HistoryError(f"{path}: the disk is full, make room on it {ELSEWHERE}")
    if code in _DAMAGE:
        return HistoryError(
            f"{path}: it is damaged; the next rehearsal sets it aside and begins a new history",
            is_damage=True,
        )
    if code in _HELD:
        return HistoryError(f"{path}: another program holds it, end that program")
    if code in _CLOSED:
        return HistoryError(f"{path}: it is read-only, allow writing to it {ELSEWHERE}")
    if code == sqlite3.SQLITE_CANTOPEN:
        return HistoryError(f"{path}: it can't be opened ({_why_not(path)}), mend that {ELSEWHERE}")
    if code == sqlite3.SQLITE_IOERR:
        return HistoryError(
            f"{path}: the disk refuses ({error}), look at its space and its health {ELSEWHERE}"
        )
    return HistoryError(f"{path}: SQLite says {str(error)!r}, move the file away to begin anew")


def _why_not(path: str) -> str:
    """What the system says of opening the file, since SQLite doesn't pass it on."""
    try:
        os.close(os.open(path, os.O_RDWR))
    except OSError as error:
        return (error.strerror or str(error)).lower()
    folder = os.path.dirname(path)
    return "no files can be made beside it" if not os.access(folder, os.W_OK) else "no reason given"
