"""What can be told of a database file from outside, and whether it is whole."""

from __future__ import annotations

import os
import sqlite3

from rehearse.history.aside import COMPANIONS
from rehearse.history.trouble import is_damage

_MAGIC = b"SQLite format 3\0"


def is_foreign(path: str) -> bool:
    """Whether the file holds something else than a database, seen without SQLite.

    SQLite would first remove a log that it finds beside it. With a rollback journal there, it may
    yet turn into a database.
    """
    if size(path) == 0 or size(path + "-journal"):
        return False
    try:
        with open(path, "rb") as file:
            return file.read(len(_MAGIC)) != _MAGIC
    except OSError:
        return False


def smells(path: str) -> bool:
    """Whether the file is shorter than its header says (https://sqlite.org/fileformat.html).

    With a log beside it the header says nothing yet.
    """
    if any(size(path + suffix) for suffix in COMPANIONS if suffix != "-shm"):
        return False
    try:
        with open(path, "rb") as file:
            header = file.read(100)
    except OSError:
        return False
    if len(header) < 100 or not header.startswith(_MAGIC) or header[24:28] != header[92:96]:
        return False
    page_bytes = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return size(path) < pages * (65536 if page_bytes == 1 else page_bytes)


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether every page of the file is what it should be; the whole file is read for it."""
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return False
        raise


def identity(path: str) -> tuple[int, int] | None:
    """Which file stands at the path now, None if none does."""
    try:
        at = os.stat(path)
    except OSError:
        return None
    return at.st_dev, at.st_ino


def size(path: str) -> int:
    """Bytes of a file, 0 if there is none."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
