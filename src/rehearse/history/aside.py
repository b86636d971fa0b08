"""Setting an unreadable database aside, so that nothing in it is lost and a new one can begin."""

from __future__ import annotations

import os
import time

from rehearse.core.clock import SystemClock
from rehearse.history.errors import HistoryError

COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database while it is open, and after a crash."""


def set_aside(path: str) -> str:
    """Rename the database and its companions to `NAME.unreadable-20261124-101500`; the new path.

    Raises:
        HistoryError: the folder doesn't allow it.
    """
    now = time.localtime(SystemClock().wall())
    try:
        kept = _reserved(f"{path}.unreadable-{time.strftime('%Y%m%d-%H%M%S', now)}")
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
