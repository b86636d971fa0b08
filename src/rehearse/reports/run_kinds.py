"""What kind of run a whole run is, in words."""

from __future__ import annotations

from rehearse.core.review import section_name
from rehearse.core.run import Run
from rehearse.reports.history import kind_words


def kind_of(run: Run) -> str:
    """`full run`, `part: 2, 8`, `unfinished, at Roles`, with `, for real` where it was that."""
    said = kind_words(run, section_name(run, run.position), "\u2026")
    return f"full run{said.removeprefix('full')}" if run.full else said
