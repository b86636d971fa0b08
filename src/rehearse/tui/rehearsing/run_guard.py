"""Looking after a run while it is spoken: sleep is left out, nobody there is seen, all is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import timespan
from rehearse.core.reading import RUNNING
from rehearse.core.rehearsal import IDLE_S, SAVE_EVERY_S
from rehearse.core.run import LEAST_KEPT_S

if TYPE_CHECKING:
    from rehearse.tui.screens.rehearse import RehearseScreen


class RunGuard:
    """Knows when the run was saved, and reads the clock."""

    def __init__(self, screen: RehearseScreen) -> None:
        self._screen = screen
        self._saved_at = float("-inf")

    def instant(self) -> float:
        """The time now; a gap before it is taken out of the run and told."""
        screen = self._screen
        now = screen.rehearse_app.clock.now()
        gap_s = screen.timer.gap_s(now)
        if gap_s and screen.rehearsal.slept(gap_s, now):
            self._tell_of_sleep(gap_s, now, f"; {screen.key_for('undo')} counts it")
        elif gap_s and screen.others.voice is not None and screen.others.voice.slept(gap_s):
            self._tell_of_sleep(gap_s, now)
        return now

    def _tell_of_sleep(self, gap_s: float, now: float, remedy: str = "") -> None:
        screen = self._screen
        screen.timer.due = None
        # Nobody could press a key meanwhile.
        app = screen.rehearse_app
        app.last_key_at = min(now, app.last_key_at + gap_s)
        away = timespan.clock(timespan.whole_down(gap_s))
        screen.say(f"asleep {away}, not counted{remedy}", is_trouble=True)

    def key_pressed(self) -> float:
        """Somebody is there, at the instant returned."""
        now = self.instant()
        self._screen.rehearse_app.last_key_at = now
        return now

    def run_began(self, now: float) -> None:
        """There is nothing to lose yet."""
        self._saved_at = now

    def pause_if_nobody_is_there(self) -> None:
        """Pause when there was no key for very long; the time since can be counted after all."""
        screen, now = self._screen, self.instant()
        reading = screen.rehearsal.reading(now)
        if reading.phase != RUNNING:
            return
        if now - screen.rehearse_app.last_key_at >= reading.budget_s + IDLE_S:
            screen.rehearsal.idled(now)
            undo = screen.key_for("undo")
            sentence = f"no key for a long time: paused; {undo} counts it"
            screen.say(sentence, is_trouble=True)
            self.save(now)

    def save(self, now: float) -> None:
        """Keep what was spoken until now, where it is enough or was enough before."""
        self._saved_at = now
        screen = self._screen
        if not screen.rehearsal.started_at:
            return
        run = screen.rehearsal.record(now)
        last = screen.rehearse_app.last_run
        if run.spoken_s >= LEAST_KEPT_S or (last is not None and last.key == run.key):
            screen.rehearse_app.keep(run)

    def save_before_the_next_tick(self) -> None:
        """Save now where the time that the timer is armed for would be too late."""
        due = self._screen.timer.due
        is_running = self._screen.rehearsal.phase == RUNNING
        if is_running and due is not None and due - self._saved_at > SAVE_EVERY_S + 0.05:
            self.save(self.instant())
