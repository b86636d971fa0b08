"""The file that a report is written to."""

from __future__ import annotations

import os

from rehearse.cli.errors import InputError, UsageError


def check_target(target: str, *, may_replace: bool) -> None:
    """See that a report may be written there, before it is made.

    Raises:
        UsageError: it can't be, or a file stands there that is not to be replaced.
    """
    if not target:
        raise UsageError("-o names no file, as in: -o run.html")
    if os.path.isdir(target):
        raise UsageError(f"-o {target}: this is a folder, name a file in it")
    folder = os.path.dirname(target)
    if folder and not os.path.isdir(folder):
        raise UsageError(f"-o {target}: there is no folder {folder}, make it first")
    if os.path.lexists(target) and not may_replace:
        raise UsageError(
            f"{target} is there already: --force replaces it, -o OTHER leaves it alone"
        )


def write_report(text: str, target: str, *, replace: bool) -> None:
    """Write it, whole or not at all.

    Raises:
        InputError: it can't be written.
    """
    from rehearse.talkfile.write import save  # noqa: PLC0415

    try:
        save(text.encode("utf-8", "backslashreplace").decode(), target, replace=replace)
    except OSError as error:
        raise InputError(f"{target}: it can't be written ({error.strerror})") from None
