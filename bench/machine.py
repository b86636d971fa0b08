"""What the kernel says of a process: time on the processor, wakeups, memory (Linux)."""

from __future__ import annotations

import os
import time
from typing import NamedTuple


class Usage(NamedTuple):
    """Counters of a process at an instant."""

    at: float
    """`time.perf_counter()`."""
    cpu_s: float
    wakeups: dict[int, int]
    """Voluntary context switches by thread: each is a wait that began, and so a wakeup."""


def usage(pid: int) -> Usage:
    """The counters of all threads of a process."""
    wakeups = {}
    for thread in os.listdir(f"/proc/{pid}/task"):
        try:
            wakeups[int(thread)] = _status_number(
                f"/proc/{pid}/task/{thread}/status", "voluntary_ctxt_switches"
            )
        except FileNotFoundError:
            continue
    return Usage(time.perf_counter(), _cpu_s(pid), wakeups)


class Spent(NamedTuple):
    """What a process used between two instants, a second."""

    cpu: float
    """Seconds of processor time a second: 0.01 is one percent of a core."""
    wakeups: float


def spent(before: Usage, after: Usage) -> Spent:
    """Rates between two readings; a thread that began in between counts from nothing."""
    seconds = after.at - before.at
    woken = sum(count - before.wakeups.get(thread, 0) for thread, count in after.wakeups.items())
    return Spent((after.cpu_s - before.cpu_s) / seconds, woken / seconds)


_EPOLL_CALLS = {"x86_64": ("232", "281"), "aarch64": ("22",)}


def has_timer(pid: int) -> bool | None:
    """Whether the event loop waits with a timeout, that is, has a timer armed.

    Read from the arguments of the system call that its first thread is in: `epoll_wait` and
    `epoll_pwait` have the timeout as their fourth. None where the kernel does not show it, or the
    thread is not waiting just now.
    """
    try:
        with open(f"/proc/{pid}/task/{pid}/syscall", encoding="ascii") as call:
            number, *arguments = call.read().split()
    except OSError:
        return None
    if number not in _EPOLL_CALLS.get(os.uname().machine, ()):
        return None
    return int(arguments[3], 16) & 0xFFFFFFFF != 0xFFFFFFFF


def resident_mib(pid: int) -> float:
    """Memory of the process that is in RAM."""
    return _status_number(f"/proc/{pid}/status", "VmRSS") / 1024


def _cpu_s(pid: int) -> float:
    # The processor clock of another process, as clock_getcpuclockid(3) makes it on Linux: to the
    # nanosecond, where /proc/PID/stat counts hundredths of a second.
    return time.clock_gettime((~pid << 3) | 2)


def _status_number(path: str, field: str) -> int:
    with open(path, encoding="ascii", errors="replace") as status:
        for line in status:
            name, _, value = line.partition(":")
            if name == field:
                return int(value.split()[0])
    return 0
