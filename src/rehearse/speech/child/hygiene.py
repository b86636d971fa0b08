"""What a process owes its parent: a clean channel, silence on the screen, and no life after it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import Any, NoReturn

_PR_SET_PDEATHSIG = 1
"""prctl(2), Linux."""
_SIGKILL = 9
_LONGEST_LOG = 100_000
"""Bytes; a child that finds more begins the log anew. Without any sound system it writes 3,000."""
_EX_SOFTWARE = 70
"""sysexits.h"""


def settle(parent: int, log: str) -> int:
    """Move this process's stdout to a descriptor of its own and its chatter to a log.

    The sound libraries write about 30 lines to descriptor 2 whatever one asks of them.

    Args:
        parent: process id of the program that started this one.
        log: path of a file to write the chatter to, empty to drop it.

    Returns:
        The descriptor that events are written to.
    """
    events = os.dup(1)
    os.set_inheritable(events, False)
    chatter = _open_log(log)
    os.dup2(chatter, 1)
    os.dup2(chatter, 2)
    os.close(chatter)
    # A callback of the sound thread waits for the interpreter at most this long.
    sys.setswitchinterval(0.001)
    # ctrl+c goes to the whole group of processes; what it means is for the program to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with(parent)
    _die_of_errors()
    return events


def _open_log(path: str) -> int:
    """The end of the log, which other children may write to as well."""
    if path:
        try:
            log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            if os.fstat(log).st_size > _LONGEST_LOG:
                os.ftruncate(log, 0)
        except OSError:
            pass
        else:
            return log
    return os.open(os.devnull, os.O_WRONLY)


def _die_with(parent: int) -> None:
    """On Linux the kernel ends this process with its parent, however that ends.

    The signal comes when the parent's *thread* ends that started this process: it must be started
    from the main thread. Elsewhere the end of stdin does it.
    """
    if sys.platform.startswith("linux"):
        import ctypes  # noqa: PLC0415

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            leave(0)


def _die_of_errors() -> None:
    """Without any one of its threads this process would only seem to live."""
    tell, tell_of_thread = sys.excepthook, threading.excepthook

    def end(*error: Any) -> None:
        tell(*error)
        leave(_EX_SOFTWARE)

    def end_of_thread(error: threading.ExceptHookArgs) -> None:
        tell_of_thread(error)
        leave(_EX_SOFTWARE)

    sys.excepthook, threading.excepthook = end, end_of_thread


def leave(code: int) -> NoReturn:
    """End now: the sound library, once loaded, hangs the interpreter's own end."""
    os._exit(code)
