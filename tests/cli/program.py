"""The installed program as a process of its own, into pipes or in a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path
from typing import NamedTuple

PROGRAM = str(Path(sys.executable).parent / "rehearse")


class Ended(NamedTuple):
    """How a process ended."""

    code: int
    out: str
    err: str


def environment(home: Path, **changes: str) -> dict[str, str]:
    """What the program is started with: its own home, UTC, and nothing of the caller's taste."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"NO_COLOR", "COLORTERM", "TERM", "LC_ALL", "LANG", "COLUMNS"}
        and not name.startswith("PYTHON")
    }
    return {
        **kept,
        "REHEARSE_HOME": str(home),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        **changes,
    }


def rehearse(*arguments: str, home: Path, folder: Path | None = None, **changes: str) -> Ended:
    """Run the program with its input closed and its output in pipes."""
    done = subprocess.run(
        [PROGRAM, *arguments],
        cwd=folder or home,
        env=environment(home, **changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def rehearse_in_terminal(
    *arguments: str, home: Path, columns: int = 80, rows: int = 24, **changes: str
) -> Ended:
    """Run the program in a terminal; everything it shows is in `out`."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (rows, columns))
    with subprocess.Popen(
        [PROGRAM, *arguments],
        cwd=home,
        env=environment(home, **changes),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the program has ended, and with it the terminal's other side
                piece = b""
            if not piece:
                break
            shown += piece
        os.close(ours)
        code = process.wait(60)
    return Ended(code, shown.decode().replace("\r\n", "\n"), "")
