"""Whether the screens can be drawn here."""

from __future__ import annotations

import os
import sys

from rehearse.cli.errors import UsageError
from rehearse.cli.output import is_terminal


def why_no_screens() -> str:
    """What stands against drawing them; empty where they can be drawn."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        return "the screens need a terminal, and this is a pipe or a file"
    if os.environ.get("TERM") == "dumb":
        return "TERM=dumb can't draw the screens"
    return ""


def wants_plain(asked: bool) -> bool:
    """Lines are wanted: by the option, by REHEARSE_PLAIN, or because TERM=dumb draws nothing."""
    if asked or os.environ.get("REHEARSE_PLAIN", "0") not in ("", "0"):
        return True
    is_at_terminal = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    return is_at_terminal and os.environ.get("TERM") == "dumb"


def require_screens(name: str) -> None:
    """See that a talk can be shown on a screen.

    Raises:
        UsageError: it can't; the way round is named.
    """
    why = why_no_screens()
    if why:
        plain = "" if name == "TALK" else f" {name}"
        raise UsageError(f"{why}; as lines: rehearse{plain} --plain, as text: rehearse plan {name}")
    if not is_terminal(sys.stderr):
        # Textual draws on it.
        raise UsageError("the screens are drawn on standard error, leave it to the terminal")


def can_draw() -> bool:
    """They can be drawn."""
    return not why_no_screens() and is_terminal(sys.stderr)
