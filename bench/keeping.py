"""What is kept: a take saved, and what is listed of a long history."""

from __future__ import annotations

import tempfile

from child import samples
from figures import Finding, median, milliseconds, paired_ratio
from setting import Setting, say


def save(setting: Setting) -> list[Finding]:
    """A take on the disk, against a line of JSON on the same disk."""
    say("save")
    folder = tempfile.mkdtemp(dir=setting.folder)
    taken = samples(setting, "keeping_child.py", "saves", folder, str(setting.runs))
    ours, line, row = taken["save"]
    finding = _finding(
        "save", "a take saved, against a JSON line with fsync", 1.6, [ours, line], "JSON"
    )
    return [finding._replace(note=f"a bare SQLite row {milliseconds(median(row))}")]


def lists(setting: Setting) -> list[Finding]:
    """What is listed of 10,000 runs of a talk, against the queries alone."""
    say("lists of 10,000 runs")
    folder = tempfile.mkdtemp(dir=setting.folder)
    taken = samples(setting, "keeping_child.py", "lists", folder, str(setting.runs))
    return [
        _finding(
            "lists",
            "a talk's line at 10,000 runs, against the query",
            2.0,
            taken["statistics"],
            "query",
        ),
        _finding("lists", "10,000 runs as lines, against the query", 2.0, taken["runs"], "query"),
        _finding(
            "lists",
            "statistics at 10,000 runs, of them all, against the queries",
            2.0,
            taken["all"],
            "queries",
        ),
        _finding(
            "lists",
            "the same of the last 50 full runs, which are looked at",
            None,
            taken["some"],
            "queries",
        ),
    ]


def _finding(row: str, what: str, limit: float, sides: list[list[float]], peer: str) -> Finding:
    ours, theirs = sides
    return Finding(
        row,
        what,
        limit,
        paired_ratio(ours, theirs),
        f"{milliseconds(median(ours))}, {peer} {milliseconds(median(theirs))}",
    )
