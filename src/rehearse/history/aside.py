"""Setting an unreadable database aside, so that nothing in it is lost and a new one can begin."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from rehearse.core.clock import SystemClock
from rehearse.history.errors import HistoryError

COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database while it is open, and after a crash."""


@contextmanager
def alone_in(folder: str) -> Iterator[None]:
    """Wait until no other window is setting something aside in the folder, and keep it so.

    Where the system has no such lock (Windows, untested) two windows may set aside two files.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - there is none on Windows

    place = os.open(folder, os.O_RDONLY)
    try:
        # Some network folders have no locks.
        with suppress(OSError):
            fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


def set_aside(path: str) -> str:
    """Rename the database and its companions to `NAME.unreadable-20261124-101500`; the new path.

    Raises:
        HistoryError: the folder doesn't allow it.
    """
    now = time.localtime(SystemClock().wall())
    wanted = f"{path}.unreadable-{time.strftime('%Y%m%d-%H%M%S', now)}"
    try:
        kept = _reserved(wanted)
        # The log first: beside a new database it would be taken for that one's own.
        for suffix in COMPANIONS:
            if os.path.isfile(path + suffix):
                os.replace(path + suffix, kept + suffix)
        os.replace(path, kept)
    except OSError as error:
        raise HistoryError(
            f"{path}: it is unreadable and can't be renamed ({error.strerror}), move it away"
        ) from error
    return kept


def _reserved(wanted: str) -> str:
    """The first free one of `wanted`, `wanted-2` and so on, taken by an empty file."""
    number = 1
    while True:
        name = wanted if number == 1 else f"{wanted}-{number}"
        try:
            os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            number += 1
        else:
            return name
