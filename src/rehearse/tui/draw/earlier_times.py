"""What a section took in earlier full runs, as the text of cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rehearse.core import timespan
from rehearse.core.timespan import clock

if TYPE_CHECKING:
    from rehearse.core.stats.splits import Split

EARLIER = ("last", "median", "best")
"""Columns for the times in earlier full runs, in the order in which they are given room."""

WIDE = 104
"""Cells from which on there is room for all of them."""


def earlier_times(split: Split | None, shown: Sequence[str]) -> list[str]:
    """The times of these columns; nothing is said where there is none."""
    if split is None:
        return ["" for _ in shown]
    times_s = {"last": split.last_s, "median": split.median_s, "best": split.best_s}
    seconds = [times_s[name] for name in shown]
    return ["" if each is None else clock(timespan.whole_down(each)) for each in seconds]
