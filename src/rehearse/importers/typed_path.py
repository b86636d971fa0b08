"""A path as it is typed, pasted, or dropped on a terminal."""

from __future__ import annotations

import os
import re


def path_of(typed: str) -> str:
    """The path that was meant: without quotes, escapes or `file://`, and with `~` spelled out."""
    path = typed.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "'\"":
        path = path[1:-1]
    elif path.startswith("file://"):
        from urllib.parse import unquote  # noqa: PLC0415 - only for a path that was dropped

        path = unquote(path.removeprefix("file://").removeprefix("localhost"))
    elif os.sep == "/" and not os.path.lexists(path):
        path = re.sub(r"\\(.)", r"\1", path)
    return os.path.expanduser(path)


def completed(typed: str) -> str:
    """What was typed with the rest of the name, as far as all files that begin so have it."""
    path = path_of(typed)
    folder, begun = os.path.split(path)
    try:
        with os.scandir(folder or os.curdir) as entries:
            found = [
                entry.name + (os.sep if entry.is_dir() else "")
                for entry in entries
                if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
            ]
    except OSError:
        return typed
    if not found:
        return typed
    first, last = min(found), max(found)
    same = next((at for at, one in enumerate(first) if last[at : at + 1] != one), len(first))
    return os.path.join(folder, first[:same])
