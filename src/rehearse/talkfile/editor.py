"""The user's own editor, and how it is told the line."""

from __future__ import annotations

import os

_TAKES_PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "mg", "jed"}
)


def editor_command(path: str, line: int) -> list[str]:
    """The command that opens a file at a line in $VISUAL, $EDITOR or vi.

    Raises:
        ValueError: the variable can't be split into words.
    """
    import shlex  # noqa: PLC0415 - only where something is edited

    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    name = os.path.basename(words[0]) if words else ""
    if name in _TAKES_PLUS_LINE:
        return [*words, f"+{line}", path]
    if name in {"code", "codium"}:
        return [*words, "--wait", "--goto", f"{path}:{line}"]
    if name in {"hx", "helix", "subl"}:
        return [*words, f"{path}:{line}"]
    return [*words, path]
