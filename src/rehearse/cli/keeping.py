"""The history, for commands that read it, and for those that change it."""

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
    with _opened(readonly=True) as store:
        yield store


@contextmanager
def changed_runs() -> Iterator[Store]:
    """The user's history, open for a change.

    Raises:
        UsageError: it can't be read or written; it is as it was.
    """
    with _opened(readonly=False) as store:
        yield store


@contextmanager
def _opened(*, readonly: bool) -> Iterator[Store]:
    try:
        with Store.open(history_path(), readonly=readonly) as store:
            if store.notice:
                complain(f"rehearse: {store.notice}")
            yield store
    except HistoryError as error:
        raise UsageError(str(error)) from None
