"""Runs as the history lists them."""

from __future__ import annotations

from typing import Any

from rehearse.history.lines import RunLine


def a_line(number: int, elapsed_s: float = 612.0, **changes: Any) -> RunLine:
    """A full run of ten minutes, a day ago."""
    line = RunLine(
        number=number,
        key=str(number),
        talk="bridges",
        title="Bridges",
        started_at="2026-11-23T11:02:00Z",
        slot_s=600.0,
        elapsed_s=elapsed_s,
        finished=True,
        full=True,
        partial=False,
        cut_short=False,
        for_real=False,
        scope=(0, 1, 2),
        words=1151,
        characters=0,
        position=2,
        section="Youth",
    )
    return line._replace(**changes)
