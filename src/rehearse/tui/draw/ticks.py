"""When the screen will look different: the one timer is armed for that moment."""

from __future__ import annotations

from rehearse.core.reading import RUNNING, Reading

SOONEST_S = 0.02
"""Changes closer together than this are drawn at once."""

HASTE_S = 12.0
"""A bar of a longer budget moves when the clocks do, a cell or two at a time; one that empties
faster gets a moment between."""

BETWEEN_S = 0.5


def until_change_s(reading: Reading, mark_share: float | None) -> float | None:
    """Seconds until a clock, the bar or the mark changes; None while nothing moves.

    `mark_share` is the share of the section's budget at which the mark goes to its next line.
    """
    if reading.phase != RUNNING:
        return None
    waits = [
        _to_next_whole(reading.section_elapsed_s - reading.budget_s),
        _to_next_whole(reading.elapsed_s - reading.given_s),
    ]
    if reading.left_s <= 0:
        calm_s = reading.thresholds.on_time_s - reading.drift_s
        is_calm = abs(reading.drift_s) < reading.thresholds.on_time_s
        waits.append(calm_s if is_calm else _to_next_whole(reading.drift_s))
    if reading.left_s > 0 and reading.budget_s < HASTE_S:
        waits.append(BETWEEN_S)
    if mark_share is not None:
        mark_s = mark_share * reading.budget_s - reading.section_elapsed_s
        if mark_s > 0:
            waits.append(mark_s)
    # A hair later, so that the change is there when the timer is.
    return max(SOONEST_S, min(waits) + 0.002)


def _to_next_whole(seconds: float) -> float:
    """Seconds until this rising value passes its next whole number."""
    return 1.0 - seconds % 1.0
