"""What the doctor finds about what is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator

from rehearse.cli.config import checked_settings
from rehearse.cli.finding import Finding
from rehearse.core.wording import plural
from rehearse.history.errors import HistoryError
from rehearse.history.place import history_path
from rehearse.history.store import Store
from rehearse.talkfile.clean import printable
from rehearse.talkfile.folders import talks_folder
from rehearse.talkfile.settings import SettingsFile

LEAST_FREE_BYTES = 10_000_000
"""A full disk loses runs."""

_ELSEWHERE = "or set REHEARSE_HOME to a folder of yours"


def data_findings() -> Iterator[Finding]:
    """The folder, the history in it, and the user's own talks."""
    path = history_path()
    yield from folder_findings(os.path.dirname(path))
    yield history_finding(path)
    yield Finding("your talks", talks_folder())
    yield settings_finding(checked_settings())


def settings_finding(found: SettingsFile) -> Finding:
    """Whether the settings can be read."""
    path = printable(found.path)
    if not found.exists:
        return Finding("settings", f"{path} (none yet, all is as it comes)")
    if not found.problems:
        return Finding("settings", path)
    first = found.problems[0]
    fact = f"{plural(len(found.problems), 'mistake')} in {path}, the first on line {first.line}"
    return Finding("settings", fact, "rehearse config names them, rehearse config edit opens it")


def folder_findings(folder: str) -> Iterator[Finding]:
    """Whether the folder can be written, and has room."""
    there = folder
    while not os.path.lexists(there):
        there = os.path.dirname(there)
    if not os.path.isdir(there):
        yield Finding("folder", folder, f"{there} is no folder, move it away {_ELSEWHERE}")
        return
    if not os.access(there, os.W_OK | os.X_OK):
        yield Finding("folder", folder, f"{there} is read-only, allow writing to it {_ELSEWHERE}")
    else:
        yield Finding("folder", folder if there == folder else f"{folder} (made when it is needed)")
    if hasattr(os, "statvfs"):
        disk = os.statvfs(there)
        if disk.f_bavail * disk.f_frsize < LEAST_FREE_BYTES:
            yield Finding("disk", "it is full", f"make room on the disk of {there} {_ELSEWHERE}")


def history_finding(path: str) -> Finding:
    """Whether the history opens, and what is in it."""
    try:
        with Store.open(path, readonly=True) as store:
            runs, talks = store.count(), len(store.talks())
            notice = store.notice
    except HistoryError as error:
        fact, _, remedy = str(error).rpartition(", ")
        return Finding("history", fact or remedy, remedy)
    if notice:
        return Finding("history", notice, f"allow writing to its folder {_ELSEWHERE}")
    if os.path.exists(path) and not os.access(path, os.W_OK):
        return Finding("history", f"{path} is read-only", f"allow writing to it {_ELSEWHERE}")
    return Finding("history", f"{plural(runs, 'run')} of {plural(talks, 'talk')}")
