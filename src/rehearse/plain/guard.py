"""Looking after a run while it is spoken: sleep is left out, nobody there is seen, all is saved."""

from __future__ import annotations

from rehearse.core import timespan
from rehearse.core.reading import RUNNING
from rehearse.core.rehearsal import GAP_S, IDLE_S, SAVE_EVERY_S, Rehearsal
from rehearse.core.run import LEAST_KEPT_S, Run
from rehearse.core.spoken_time import spoken
from rehearse.plain.outside import Outside


class Guard:
    """Reads the clock for a rehearsal, and knows when it was saved and what the timer is set to."""

    def __init__(self, outside: Outside) -> None:
        self._outside = outside
        self._saved_at = float("-inf")
        self._key_at = outside.clock.now()
        self._due: float | None = None
        self._kept_key = ""

    def instant(self, rehearsal: Rehearsal) -> float:
        """The time now; a gap before it is taken out of the run and told."""
        now = self._outside.clock.now()
        late_s = 0.0 if self._due is None else now - self._due
        if late_s > GAP_S and rehearsal.slept(late_s, now):
            self._due = None
            # Nobody could press a key meanwhile.
            self._key_at = min(now, self._key_at + late_s)
            away = spoken(timespan.whole_down(late_s))
            self._outside.say(f"Asleep {away}, not counted; backspace counts it.")
        return now

    def pressed(self, rehearsal: Rehearsal) -> float:
        """Somebody is there, at the instant returned."""
        self._key_at = self.instant(rehearsal)
        return self._key_at

    def began(self, now: float) -> None:
        """There is nothing to lose yet."""
        self._saved_at = now

    def took_up(self, run: Run) -> None:
        """A run that is kept already is gone on with."""
        self._kept_key = run.key

    def pause_if_nobody_is_there(self, rehearsal: Rehearsal, now: float) -> None:
        """Pause when there was no key for very long; the time since can be counted after all."""
        reading = rehearsal.reading(now)
        if reading.phase == RUNNING and now - self._key_at >= reading.budget_s + IDLE_S:
            rehearsal.idled(now)
            self._outside.say("No key for a long time: paused. Backspace counts the time.")
            self.save(rehearsal, now)

    def save(self, rehearsal: Rehearsal, now: float) -> None:
        """Keep what was spoken until now, where it is enough or was enough before."""
        self._saved_at = now
        if not rehearsal.started_at:
            return
        run = rehearsal.record(now)
        if run.spoken_s >= LEAST_KEPT_S or self._kept_key == run.key:
            self._kept_key = run.key
            self._outside.keep(run)

    def save_if_due(self, rehearsal: Rehearsal, now: float) -> None:
        """Keep it where the last time is a second ago."""
        if rehearsal.phase == RUNNING and now - self._saved_at > SAVE_EVERY_S - 0.05:
            self.save(rehearsal, now)

    def arm(self, rehearsal: Rehearsal, now: float, until_signal_s: float | None) -> None:
        """Set the timer for the next signal or the next save; to nothing while nothing runs."""
        if rehearsal.phase != RUNNING:
            self._due = None
            self._outside.arm(None)
            return
        waits_s = [max(0.0, self._saved_at + SAVE_EVERY_S - now)]
        if until_signal_s is not None:
            waits_s.append(until_signal_s)
        self._due = now + min(waits_s)
        self._outside.arm(min(waits_s))
