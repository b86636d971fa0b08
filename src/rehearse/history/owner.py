"""Which process a run that isn't finished belongs to, and whether that one still lives."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

UNSEEN_S = 3600.0
"""How long after its last save a run of a process that can't be seen is taken to go on.

Such a process runs on another machine that shares the folder, or in another container."""


class Owner(NamedTuple):
    """A process, told from every other one that has its number earlier, later or elsewhere."""

    pid: int
    start: str
    """When it started, in ticks since the boot; empty where the system doesn't tell."""
    space: str
    """The namespace that its number counts in; empty where there are none."""
    boot: str
    """The boot of the machine it runs on; empty where the system doesn't tell."""
    host: str

    def __str__(self) -> str:
        return f"{self.pid} {self.start} {self.space} {self.boot} {self.host}"


def parse(text: str) -> Owner | None:
    """The owner that was written as `str(owner)`, None if it is none."""
    parts = text.split(" ", 4)
    if len(parts) != 5 or not parts[0].isdecimal():
        return None
    return Owner(int(parts[0]), *parts[1:])


def this_process() -> Owner:
    """The owner of what this process saves."""
    pid = os.getpid()
    return Owner(pid, _start_of(pid) or "", _pid_space(), _boot(), _host())


def is_alive(owner: Owner, saved_ago_s: float, here: Owner) -> bool:
    """Whether the process may still go on with a run that it saved `saved_ago_s` seconds ago.

    `here` is the process that asks.
    """
    if owner.boot != here.boot:
        # The same machine after a restart, or another one.
        return owner.host != here.host and saved_ago_s < UNSEEN_S
    if owner.space != here.space or (not here.boot and owner.host != here.host):
        return saved_ago_s < UNSEEN_S
    start = _start_of(owner.pid)
    return start is not None and start == owner.start


if sys.platform == "linux":

    def _start_of(pid: int) -> str | None:
        """When a process started; None: it is gone.

        Fields 3 (state) and 22 (start time) of `/proc/PID/stat`, see proc(5).
        """
        try:
            with open(f"/proc/{pid}/stat", "rb") as stat:
                # The second field is the program's name in parentheses, with anything in it.
                fields = stat.read().rpartition(b")")[2].split()
        except OSError:
            return None
        if len(fields) < 20 or fields[0] in (b"Z", b"X"):
            return None
        return fields[19].decode("ascii")

else:

    def _start_of(pid: int) -> str | None:
        """Untested. Empty for a process that is there: a number used again looks like its owner."""
        return "" if _is_there(pid) else None


if sys.platform == "win32":

    def _is_there(pid: int) -> bool:
        """Untested. `os.kill(pid, 0)` would interrupt the process here instead of asking."""
        import ctypes  # noqa: PLC0415

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return False
        code = ctypes.c_ulong()
        asked = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return bool(asked) and code.value == 259  # STILL_ACTIVE

    def _host() -> str:
        return os.environ.get("COMPUTERNAME", "")

else:

    def _is_there(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (PermissionError, OverflowError):
            return True
        return True

    def _host() -> str:
        return os.uname().nodename


def _boot() -> str:
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as boot:
            return boot.read().strip()
    except OSError:
        return ""


def _pid_space() -> str:
    try:
        return os.readlink("/proc/self/ns/pid")
    except OSError:
        return ""
