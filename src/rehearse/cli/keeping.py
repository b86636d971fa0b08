"""The history, for commands that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rehearse.cli.errors import UsageError
from rehearse.cli.output import complain
from rehearse.history.errors import HistoryError
from rehearse.history.place import history_path
from rehearse.history.store import Store


@contextmanager
def kept_runs() -> Iterator[Store]:
    """The user's history, open for reading; nothing is made or changed.

    Raises:
        UsageError: it can't be read.
    """
    try:
        with Store.open(history_path(), readonly=True) as store:
            if store.notice:
                complain(f"rehearse: {store.notice}")
            yield store
    except HistoryError as error:
        raise UsageError(str(error)) from None
