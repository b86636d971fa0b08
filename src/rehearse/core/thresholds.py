"""From when on a clock presses: what is still on time, and how long before an end it warns."""

from __future__ import annotations

from rehearse.core.record import NamedTuple

ON_TIME_S = 5
"""An offset smaller than this is on time, and an overrun smaller than this is not marked."""


class Thresholds(NamedTuple):
    """What a speaker may set of them; without any settings they are these."""

    on_time_s: int = ON_TIME_S
    """Whole seconds, one at least."""
    warning_share: float = 0.2
    """How much of a budget its last part is, ..."""
    warning_least_s: float = 5.0
    """... never less than so many seconds, ..."""
    warning_most_s: float = 20.0
    """... nor more than so many."""

    def warning_s(self, budget_s: float) -> float:
        """How long before the end of a budget the warning begins."""
        return min(self.warning_most_s, max(self.warning_least_s, budget_s * self.warning_share))


USUAL = Thresholds()
"""Where nothing is set."""
