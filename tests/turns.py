"""Whose turn it is, among the processes that share a suite."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

PRIORITY = 5
"""Of 1 to 99: anything goes before what isn't realtime."""


@contextmanager
def turn(folder: str, *, alone: bool) -> Iterator[None]:
    """Run beside the others, or alone: once they are done, and before any of them goes on.

    Whoever waits to be alone stands in the turnstile, so that those who come later wait behind him
    and can't keep him waiting for ever. The kernel lets go of both locks when a process ends.
    """
    with _opened(folder, "turnstile") as turnstile, _opened(folder, "room") as room:
        fcntl.flock(turnstile, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(turnstile, fcntl.LOCK_UN)
        try:
            yield
        finally:
            # Closing is not enough where the test left a child that has inherited the file.
            fcntl.flock(room, fcntl.LOCK_UN)


@contextmanager
def _opened(folder: str, name: str) -> Iterator[int]:
    descriptor = os.open(os.path.join(folder, name), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def first_at_the_processor() -> Iterator[None]:
    """This thread, and all that it starts meanwhile, run before anything else.

    Where the system doesn't allow it, they run as ever.
    """
    if not hasattr(os, "sched_setscheduler"):  # macOS
        yield
        return
    before, parameter = os.sched_getscheduler(0), os.sched_getparam(0)
    with suppress(PermissionError):
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(PRIORITY))
    try:
        yield
    finally:
        with suppress(PermissionError):
            os.sched_setscheduler(0, before, parameter)
