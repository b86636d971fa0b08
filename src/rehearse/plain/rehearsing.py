"""The rehearsal itself: what is asked for goes to the core, and what changed is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.reading import FINISHED, PAUSED, READY, RUNNING, Reading
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.spoken_reading import section_words
from rehearse.core.spoken_signals import Signals
from rehearse.plain.asides import Asides
from rehearse.plain.earlier import Earlier, before_sentence, earlier_runs, weak_sentence
from rehearse.plain.lines import ready_lines, unfinished_words
from rehearse.plain.moves import Moves
from rehearse.plain.orders import Order, unknown_words
from rehearse.plain.text import text_lines

if TYPE_CHECKING:
    from collections.abc import Callable


_OFF_FOR_REAL = {"retake": "retakes", "listen": "sound", "edit": "editing"}


class Rehearsing(Moves, Asides):
    """Holds the rehearsal, and reads the clock once for each thing that happens."""

    # -- coming and going ------------------------------------------------------------------------

    def enter(self) -> None:
        """The talk, what it needs, what changed since the last run, and the first section."""
        self.outside.say(*ready_lines(self.plan, self.rehearsal, self.roles))
        self.look_back()

    def look_back(self) -> None:
        """Ask the history for earlier runs, and say the section once it has answered."""
        whole, plan = self.preparation.talk, self.plan
        wall, for_real = self.outside.clock.wall(), self.rehearsal.for_real
        self.outside.look_up(
            lambda store: earlier_runs(store, whole, plan, wall, for_real=for_real), self._remember
        )

    def _remember(self, answer: Earlier | None) -> None:
        earlier = answer or Earlier()
        self.earlier, self.last_full = earlier, earlier.last_full
        if self.rehearsal.phase != READY:
            return
        self.unfinished = earlier.unfinished
        own = earlier.outlook and earlier.outlook.own
        if own:
            self.preparation.own_pace = own.in_plan(self.plan)
            self.rehearsal.know_pace(self.preparation.own_pace)
        before = before_sentence(earlier, self.plan)
        if before:
            self.outside.say(before)
        if self.weak_asked:
            self.weak_asked = False
            chosen, why = weak_sentence(earlier, self.plan)
            if chosen:
                self.preparation.take_part(chosen)
                self.take_up(self.preparation.rehearsal())
            self.outside.say(why)
        if self.resume_asked:
            self.resume_asked = False
            self.resume()
            return
        if self.unfinished is not None:
            self.outside.say(unfinished_words(self.unfinished))
        self.outside.say(self._how_to_start())
        self.say_section()

    def _how_to_start(self) -> str:
        if self.outside.by_lines:
            return "One command a line: start begins, an empty line is next, help names them all."
        return "Space starts the clock, enter is next, full stop is where am I, question mark help."

    def before_leaving(self) -> None:
        """What was spoken is kept, and can be resumed."""
        self._be_quiet()
        if self.rehearsal.phase in (RUNNING, PAUSED):
            self.guard.save(self.rehearsal, self.guard.instant(self.rehearsal))

    def stop_the_clock(self) -> None:
        """Pause, and keep what was spoken."""
        now = self.guard.pressed(self.rehearsal)
        self._be_quiet()
        if self.rehearsal.pause(now):
            self.guard.save(self.rehearsal, now)
            self.outside.say("Paused.")
        self.project(now)

    def kept(self, key: str, number: int) -> None:
        """Nothing is said of it while one speaks."""
        self.numbers[key] = number

    def take_up(self, rehearsal: Rehearsal) -> None:
        """Another rehearsal takes the place of this one."""
        self.rehearsal = rehearsal
        self.signals = Signals(self.signals.which)
        self.told = set()

    def begin_anew(self) -> None:
        """Ready for another run of the same."""
        self.take_up(self.preparation.rehearsal())
        self.enter()

    # -- time ------------------------------------------------------------------------------------

    def tick(self) -> None:
        """A moment is to be told, or the run is to be saved."""
        now = self.guard.instant(self.rehearsal)
        if self.standing_in is not None:
            self.standing_in.tick(now)
            return
        self.guard.pause_if_nobody_is_there(self.rehearsal, now)
        self.project(now)
        self.guard.save_if_due(self.rehearsal, now)
        self.arm(now)

    def project(self, now: float) -> Reading:
        """Tell what is due at this instant, and set the timer for what comes next."""
        reading = self.rehearsal.reading(now)
        words = self.signals.due(self.plan, reading)
        if words:
            self.outside.signal(f"{words[:1].upper()}{words[1:]}.")
        self.arm(now)
        return reading

    def arm(self, now: float) -> None:
        if self.standing_in is not None:
            self.standing_in.arm(now)
            return
        reading = self.rehearsal.reading(now)
        self.guard.arm(self.rehearsal, now, self.signals.until_s(self.plan, reading))

    # -- what is asked for -----------------------------------------------------------------------

    def heed(self, order: Order) -> None:
        """Do what is asked for."""
        was_listening = self.listens
        if was_listening:
            self._be_quiet()
            self.outside.say("Stopped listening.")
            if order.name in ("listen", "close", "start"):
                return
        now = self.guard.pressed(self.rehearsal)
        self.project(now)
        if self.standing_in is not None and self.standing_in.heed(order, now):
            return
        if self.rehearsal.for_real and order.name in _OFF_FOR_REAL:
            self.outside.say(f"No {_OFF_FOR_REAL[order.name]} while you give the talk.")
            return
        doing: Callable[[Order, float], None] | None = getattr(self, f"_on_{order.name}", None)
        if doing is None:
            self.outside.say(unknown_words(order))
        else:
            doing(order, now)

    def _be_quiet(self) -> None:
        if self.listens or self.standing_in is not None:
            self.listens = False
            self.outside.aloud(self.plan.talk, self.plan.pace).stop()

    # -- what is said of it ----------------------------------------------------------------------

    def moved(self, now: float, *, is_onward: bool = False) -> None:
        """Say where the rehearsal stands now, or look back at it where it has ended."""
        self.project(now)
        if self.rehearsal.phase == FINISHED:
            from rehearse.plain.after_run import AfterRun  # noqa: PLC0415 - once a run

            self.guard.save(self.rehearsal, now)
            after = AfterRun(self, self.rehearsal.record(now))
            self.outside.move_to(after)
            after.enter()
            return
        if not (is_onward and self.stand_in(now)):
            self.say_section()
        self.guard.save(self.rehearsal, now)
        self.arm(now)

    def say_section(self) -> None:
        """The section's announcement, and its text the first time."""
        reading = self.rehearsal.reading(self.outside.clock.now())
        self.outside.say(f"{section_words(self.plan, reading)}.")
        self.paragraph = -1
        if reading.position not in self.told:
            self.told.add(reading.position)
            self.outside.say(*self.text())

    def text(self) -> list[str]:
        return text_lines(self.plan.sections[self.rehearsal.position])

    def stand_in(self, now: float) -> bool:
        """Let the voice speak what others say before this section; whether anybody does."""
        roles = self.roles
        sections = roles.before(self.rehearsal.position) if roles else ()
        if not sections or self.rehearsal.phase not in (RUNNING, PAUSED):
            return False
        from rehearse.plain.standing_in import StandingIn  # noqa: PLC0415 - with --as only

        self.standing_in = StandingIn(self, sections)
        self.standing_in.begin(now)
        return True
