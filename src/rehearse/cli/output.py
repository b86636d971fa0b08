"""Where text goes: how wide it is, what it can show, and whether it has colours."""

from __future__ import annotations

import os
import sys

from rehearse.core.record import TYPE_CHECKING
from rehearse.reports.look import Look

if TYPE_CHECKING:
    from typing import TextIO

PIPE_WIDTH = 100
"""Columns of a text that goes into a file or a pipe."""


def look_here() -> Look:
    """The look of text on this standard output."""
    return Look(width_here(), "\u2026" if is_utf8(sys.stdout) else "...", has_colours())


def width_here() -> int:
    """Columns to fill: those of the terminal, else `PIPE_WIDTH`."""
    return _columns(sys.stdout) if is_terminal(sys.stdout) else PIPE_WIDTH


def has_colours() -> bool:
    """A terminal that wants colours (https://no-color.org)."""
    return (
        is_terminal(sys.stdout)
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") not in {"", "dumb"}
    )


def is_terminal(stream: object) -> bool:
    """The stream is open and leads to a terminal."""
    try:
        return bool(getattr(stream, "isatty", bool)())
    except ValueError:
        return False


def is_utf8(stream: object) -> bool:
    """The stream can show every character."""
    encoding = getattr(stream, "encoding", None) or ""
    return encoding.lower().replace("_", "-") in {"utf-8", "utf8", "utf-8-sig"}


def say(text: str) -> None:
    """Print a line or several, between words where a terminal is narrower.

    Where standard output is closed, nothing.
    """
    if sys.stdout is not None:
        sys.stdout.write(f"{_fitted(text, sys.stdout)}\n")


def complain(text: str) -> None:
    """The same on standard error, behind what was said before."""
    if sys.stdout is not None:
        sys.stdout.flush()
    if sys.stderr is not None:
        sys.stderr.write(f"{_fitted(text, sys.stderr)}\n")


def say_json(value: object) -> None:
    """Print as JSON, in characters where they can be shown."""
    import json  # noqa: PLC0415 - only where it is asked for

    text = json.dumps(value, indent=2, ensure_ascii=not is_utf8(sys.stdout), allow_nan=False)
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")


def _columns(terminal: TextIO) -> int:
    try:
        return os.get_terminal_size(terminal.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _fitted(text: str, stream: TextIO) -> str:
    if not is_terminal(stream):
        return text
    columns = _columns(stream)
    if all(len(line) <= columns // 2 for line in text.split("\n")):
        return text
    from rehearse.reports.folding import fold  # noqa: PLC0415 - only where a line may be too long

    return "\n".join(row for line in text.split("\n") for row in fold(line, columns))
