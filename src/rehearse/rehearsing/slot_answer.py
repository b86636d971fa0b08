"""Another slot, as a speaker types it: `7m`, or `until 15:40`."""

from __future__ import annotations

from rehearse.core import clock as clocks
from rehearse.core import timespan
from rehearse.core.record import NamedTuple


class SlotAnswer(NamedTuple):
    """A slot that was asked for."""

    length_s: float | None
    """Seconds; None where it lasts until a time of day."""
    until: tuple[int, int] | None
    """Hour and minute at which it ends, where the speaker is."""

    def seconds(self, wall: float) -> float:
        """The slot in seconds, begun at this instant (seconds since 1970)."""
        if self.until is None:
            return self.length_s or 0.0
        return float(int(clocks.next_wall(*self.until, wall) - wall))


def slot_answer(text: str) -> SlotAnswer:
    """What was typed.

    Raises:
        ValueError: with a sentence that says what to write.
    """
    word, _, rest = text.partition(" ")
    if word.lower() == "until":
        return SlotAnswer(None, clocks.parse_time_of_day(rest))
    return SlotAnswer(timespan.parse(text), None)
