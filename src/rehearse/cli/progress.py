"""How far long work is, in a line that is rewritten in place: on a terminal, and only there."""

from __future__ import annotations

import os
import sys
from typing import Self

from rehearse.cli.output import is_terminal


class Progress:
    """A line on standard error; it is gone when the work is done."""

    def __init__(self, what: str) -> None:
        """Nothing is shown before something is told.

        Args:
            what: the work: "measuring the voice".
        """
        self._what = what
        self._is_seen = is_terminal(sys.stderr) and os.environ.get("TERM", "") not in {"", "dumb"}
        self._shown = -1

    def tell(self, done: int, whole: int) -> None:
        """So much of the whole is done."""
        percent = done * 100 // (whole or 1)
        if self._is_seen and percent != self._shown:
            self._shown = percent
            sys.stderr.write(f"\r{self._what} {percent}%\x1b[K")
            sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown >= 0:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
