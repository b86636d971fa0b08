"""Runs to look back at."""

from __future__ import annotations

from typing import Any

from rehearse.core.run import OPEN, RETAKEN, SKIPPED, SPOKEN, Run, RunSection, Take
from rehearse.core.words import Count

__all__ = ["OPEN", "RETAKEN", "SKIPPED", "SPOKEN", "Take", "a_run", "part", "timed"]


def part(title: str, words: int, budget_s: float, **changes: Any) -> RunSection:
    """A section of so many words."""
    made = RunSection(
        title.lower(), title, title, Count(words, 0), 0.0, budget_s, pinned=False, optional=False
    )
    return made._replace(**changes)


def timed(*elapsed_s: float | None) -> tuple[Take, ...]:
    """A spoken take of so many seconds for each section, none for None."""
    return tuple(
        Take(index, 1, seconds, SPOKEN)
        for index, seconds in enumerate(elapsed_s)
        if seconds is not None
    )


def a_run(sections: tuple[RunSection, ...], takes: tuple[Take, ...], **changes: Any) -> Run:
    """A finished run of the whole talk, run 5, with a slot that is the sum of its budgets."""
    scope = tuple(range(len(sections)))
    run = Run(
        key="key",
        talk="bridges",
        title="Bridges",
        started_at="2026-11-24T20:14:00Z",
        slot_s=sum(section.budget_s for section in sections),
        elapsed_s=sum(take.elapsed_s for take in takes if take.outcome != RETAKEN),
        pace=(120.0, 240.0),
        digest="digest",
        scope=scope,
        position=scope[-1],
        sections=sections,
        takes=takes,
        partial=False,
        finished=True,
        cut_short=False,
        for_real=False,
        pauses=0,
        number=5,
    )
    return run._replace(**changes)
