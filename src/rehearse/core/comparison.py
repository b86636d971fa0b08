"""A talk that was given for real, held against its last rehearsal."""

from __future__ import annotations

from rehearse.core import timespan
from rehearse.core.review import Review
from rehearse.core.timespan import clock
from rehearse.core.wording import ON_TIME_S


def is_against_rehearsal(review: Review) -> bool:
    """It was given for real, and what it is compared with was a rehearsal."""
    return review.run.for_real and review.last is not None and not review.last.for_real


def earlier_heading(review: Review) -> str:
    """What the column of earlier times is called: `rehearsed` after a talk given for real."""
    return "rehearsed" if is_against_rehearsal(review) else "last"


def than_rehearsed(review: Review) -> str:
    """`0:18 longer than rehearsed in run 7, most of it in Roles (0:12).`

    Only sections that were spoken both times are compared; empty where there is nothing to
    compare.
    """
    last = review.last
    both = [row for row in review.rows if row.is_spoken and row.last_s is not None]
    if last is None or not both or not is_against_rehearsal(review):
        return ""
    # Differences of what is shown, so that they add up for the eye.
    offsets_s = {
        row.position: timespan.whole_down(row.elapsed_s or 0.0) - timespan.whole_down(row.last_s)
        for row in both
        if row.last_s is not None
    }
    change = timespan.whole_down(sum(row.elapsed_s or 0.0 for row in both))
    change -= timespan.whole_down(sum(row.last_s or 0.0 for row in both))
    where = "" if last.number is None else f" in run {last.number}"
    if abs(change) < ON_TIME_S:
        said = f"As long as rehearsed{where}"
    else:
        how = "longer" if change > 0 else "shorter"
        said = f"{clock(abs(change))} {how} than rehearsed{where}"
    most = max(both, key=lambda row: offsets_s[row.position] * (1 if change >= 0 else -1))
    size = abs(offsets_s[most.position])
    if abs(change) < ON_TIME_S or size < ON_TIME_S or len(both) == 1:
        return f"{said}."
    return f"{said}, most of it in {review.name(most)} ({clock(size)})."
