"""After a run: what each section took, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.plain.lines import review_lines
from rehearse.plain.orders import Order, help_lines, unknown_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core.run import Run
    from rehearse.plain.rehearsing import Rehearsing

_TAKEN = ("start", "next", "undo", "text", "history", "edit", "close", "help", "leave")


class AfterRun:
    """The room after a rehearsal; from it the run can be gone on with, or the next one begun."""

    def __init__(self, rehearsing: Rehearsing, run: Run) -> None:
        self._rehearsing = rehearsing
        self._outside = rehearsing.outside
        self._run = run

    def enter(self) -> None:
        """How it ended."""
        self._outside.arm(None)
        self._outside.say("Finished.", *self._review())
        number = self._rehearsing.numbers.get(self._run.key)
        if number is not None:
            self._outside.say(f"Kept as run {number}.")
        if self._outside.by_lines:
            self._outside.say("start gets ready for another run, undo goes on with this one.")
        else:
            self._outside.say("Space gets ready for another run, backspace goes on with this one.")

    def _review(self) -> Iterator[str]:
        on_time_s = self._outside.settings.thresholds.on_time_s
        return review_lines(self._run, self._rehearsing.last_full, on_time_s)

    def heed(self, order: Order) -> None:
        """Do what is asked for."""
        rehearsing, outside = self._rehearsing, self._outside
        match order.name:
            case "start" | "next" | "close":
                outside.move_to(rehearsing)
                rehearsing.begin_anew()
            case "undo":
                outside.move_to(rehearsing)
                rehearsing.heed(order)
            case "edit":
                outside.move_to(rehearsing)
                rehearsing.begin_anew()
                rehearsing.heed(order)
            case "history":
                rehearsing.heed(order)
            case "text" | "overview" | "where":
                outside.say(*self._review())
            case "help":
                outside.say(*help_lines(_TAKEN, by_lines=outside.by_lines))
            case "leave":
                outside.leave()
            case "":
                outside.say(unknown_words(order))
            case _:
                outside.say("The run has ended; question mark names what can be done.")

    def tick(self) -> None:
        """Nothing moves here."""

    def stop_the_clock(self) -> None:
        """It stands."""

    def before_leaving(self) -> None:
        """It is kept."""

    def kept(self, key: str, number: int) -> None:
        """Say its number."""
        if key == self._run.key:
            self._outside.say(f"Kept as run {number}.")
