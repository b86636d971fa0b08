"""The rehearsal itself: what is asked for goes to the core, and what changed is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import clock as clocks
from rehearse.core.plan import Plan, PlanError
from rehearse.core.reading import FINISHED, PAUSED, READY, RUNNING, Reading
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.signal_choices import ALL, CHOICES
from rehearse.core.spoken_reading import left_words, section_words, where_words
from rehearse.core.spoken_signals import Signals
from rehearse.core.spoken_time import in_words, spoken
from rehearse.plain.guard import Guard
from rehearse.plain.lines import (
    history_lines,
    overview_lines,
    ready_lines,
    titles_of,
    unfinished_words,
)
from rehearse.plain.orders import COMMANDS, Order, help_lines, order_of_line, unknown_words
from rehearse.plain.outside import Outside
from rehearse.plain.text import text_lines
from rehearse.rehearsing.looking_back import before_words, look_back
from rehearse.rehearsing.preparation import Preparation

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.core.run import Run
    from rehearse.core.standing_in import Roles
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store
    from rehearse.plain.standing_in import StandingIn

_RUNS_LISTED = 20
"""More are printed by `rehearse history`."""

_OFF_FOR_REAL = {"retake": "retakes", "listen": "sound", "edit": "editing"}


class Rehearsing:
    """Holds the rehearsal, and reads the clock once for each thing that happens."""

    def __init__(
        self,
        outside: Outside,
        preparation: Preparation,
        *,
        resume: bool = False,
        signals: str = ALL,
    ) -> None:
        self.outside = outside
        self.preparation = preparation
        self.rehearsal: Rehearsal = preparation.rehearsal()
        self.guard = Guard(outside)
        self.signals = Signals(signals)
        self.last_full: Run | None = None
        """The full run before this one, to compare with."""
        self.standing_in: StandingIn | None = None
        """While the voice speaks for another speaker."""
        self._resume_asked = resume
        self._unfinished: RunLine | None = None
        self._told: set[int] = set()
        """The sections whose text was said."""
        self._paragraph = -1
        self._listens = False

    @property
    def plan(self) -> Plan:
        """What is spoken by; it stands from the start of a run to its end."""
        return self.rehearsal.plan

    @property
    def roles(self) -> Roles | None:
        """Who speaks what, where the voice stands in for the others."""
        roles = self.preparation.roles
        return roles if roles and set(self.rehearsal.scope) <= set(roles.own) else None

    # -- coming and going ------------------------------------------------------------------------

    def enter(self) -> None:
        """The talk, what it needs, what changed since the last run, and the first section."""
        self.outside.say(*ready_lines(self.plan, self.rehearsal, self.roles))
        self.look_back()

    def look_back(self) -> None:
        """Ask the history for earlier runs, and say the section once it has answered."""
        whole = self.preparation.talk
        self.outside.look_up(lambda store: look_back(store, whole), self._remember)

    def _remember(self, answer: tuple[RunLine | None, Run | None] | None) -> None:
        unfinished, self.last_full = answer or (None, None)
        if self.rehearsal.phase != READY:
            return
        self._unfinished = unfinished
        before = before_words(self.last_full, self.plan)
        if before:
            self.outside.say(in_words(before, titles_of(self.plan)))
        if self._resume_asked:
            self._resume_asked = False
            self._resume()
            return
        if unfinished is not None:
            self.outside.say(unfinished_words(unfinished))
        self.outside.say(self._how_to_start())
        self._say_section()

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

    def take_up(self, rehearsal: Rehearsal) -> None:
        """Another rehearsal takes the place of this one."""
        self.rehearsal = rehearsal
        self.signals = Signals(self.signals.which)
        self._told = set()

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
        self._arm(now)

    def project(self, now: float) -> Reading:
        """Tell what is due at this instant, and set the timer for what comes next."""
        reading = self.rehearsal.reading(now)
        words = self.signals.due(self.plan, reading)
        if words:
            self.outside.signal(f"{words[:1].upper()}{words[1:]}.")
        self._arm(now)
        return reading

    def _arm(self, now: float) -> None:
        if self.standing_in is not None:
            self.standing_in.arm(now)
            return
        reading = self.rehearsal.reading(now)
        self.guard.arm(self.rehearsal, now, self.signals.until_s(self.plan, reading))

    # -- what is asked for -----------------------------------------------------------------------

    def heed(self, order: Order) -> None:
        """Do what is asked for."""
        was_listening = self._listens
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

    def _on_start(self, _: Order, now: float) -> None:
        rehearsal = self.rehearsal
        if rehearsal.phase == PAUSED:
            rehearsal.go_on(now)
            self.outside.say(f"Going on, {left_words(rehearsal.reading(now))}.")
        elif rehearsal.phase == RUNNING:
            rehearsal.pause(now)
            self.guard.save(rehearsal, now)
            self.outside.say(f"Paused, {left_words(rehearsal.reading(now))}.")
        else:
            self._start(now)
        self.project(now)

    def _start(self, now: float) -> None:
        wall = self.outside.clock.wall()
        if self.preparation.begin_slot(wall):
            position = self.rehearsal.position
            self.take_up(self.preparation.rehearsal())
            self.rehearsal.jump(position, now)
        self._unfinished = None
        self.rehearsal.start(now, clocks.utc(wall))
        self.guard.began(now)
        reading = self.rehearsal.reading(now)
        what = "Part" if reading.partial else "Talk"
        until = clocks.time_of_day(wall + reading.given_s)
        self.outside.say(f"Started. {what}: {spoken(reading.given_s)}, until {until}.")
        self._stand_in(now)

    def _on_next(self, _: Order, now: float) -> None:
        if self.rehearsal.next(now):
            self._moved(now, is_onward=True)
        else:
            self.outside.say("That was the last section; start begins at the one you choose.")

    def _on_back(self, _: Order, now: float) -> None:
        if self.rehearsal.back(now):
            self._moved(now)
        else:
            self.outside.say("This is the first section.")

    def _on_go(self, order: Order, now: float) -> None:
        if not order.argument or order.argument == "g":
            self.outside.ask("Which section? Its number, or the beginning of its title.", self._go)
        else:
            self._go(order.argument, now)

    def _go(self, answer: str, now: float | None = None) -> None:
        from rehearse.core.choice import find_section  # noqa: PLC0415

        if not answer:
            return
        try:
            position = find_section(self.plan.talk, answer)
        except ValueError as error:
            self.outside.say(_sentence(str(error)))
            return
        if position not in self.rehearsal.scope:
            self.outside.say("That section is not in this part.")
        elif self.rehearsal.jump(position, now or self.guard.pressed(self.rehearsal)):
            self._moved(now or self.guard.pressed(self.rehearsal))
        else:
            self.outside.say("You are there.")

    def _on_retake(self, _: Order, now: float) -> None:
        if self.rehearsal.retake(now):
            self.outside.say("Retake: the clock is back where this section began.")
            self._moved(now)
        else:
            self.outside.say("There is no take of this section yet.")

    def _on_undo(self, _: Order, now: float) -> None:
        move = self.rehearsal.undo(now)
        self.outside.say(f"Taken back: {move}." if move else "There is nothing to take back.")
        if move:
            self._moved(now)

    def _on_finish(self, _: Order, now: float) -> None:
        if self.rehearsal.finish(now):
            self._moved(now)
        else:
            self.outside.say("Nothing runs yet.")

    def _on_stumble(self, _: Order, now: float) -> None:
        is_marked = self.rehearsal.stumble(now)
        self.outside.say("Stumble marked." if is_marked else "Nothing runs yet.")

    def _on_where(self, _: Order, now: float) -> None:
        reading = self.rehearsal.reading(now)
        ends = ""
        if reading.phase == RUNNING and reading.remaining_s > 0:
            ends = clocks.time_of_day(self.outside.clock.wall() + reading.remaining_s)
        self.outside.say(*where_words(self.plan, reading, ends))

    def _on_text(self, *_: object) -> None:
        self.outside.say(*self._text())

    def _on_down(self, *_: object) -> None:
        self._say_paragraph(1)

    def _on_up(self, *_: object) -> None:
        self._say_paragraph(-1)

    def _say_paragraph(self, step: int) -> None:
        lines = self._text()
        there = self._paragraph + step
        if 0 <= there < len(lines):
            self._paragraph = there
            self.outside.say(lines[there])
        else:
            self.outside.say("End of the text." if step > 0 else "Beginning of the text.")

    def _on_overview(self, _: Order, now: float) -> None:
        self.outside.say(*overview_lines(self.plan, self.rehearsal, now))

    def _on_signals(self, order: Order, _: float) -> None:
        if order.argument in CHOICES:
            self.signals.which = order.argument
            self._arm(self.outside.clock.now())
            self.outside.say(f"Signals: {order.argument}.")
        else:
            self.outside.say(f"Signals: {self.signals.which}. Type signals all, talk or none.")

    def _on_slot(self, order: Order, _: float) -> None:
        if self.rehearsal.phase != READY:
            self.outside.say("The slot can be changed before the start only.")
        elif order.argument:
            self._take_slot(order.argument)
        else:
            self.outside.ask("Another slot: 7m, or until 15:40.", self._take_slot)

    def _take_slot(self, answer: str) -> None:
        wall = self.outside.clock.wall()
        problem = self.preparation.slot_problem(answer, wall) if answer else ""
        if problem:
            self.outside.say(_sentence(problem))
        elif answer:
            self.preparation.take_slot(answer, wall)
            self._prepare_anew()

    def _prepare_anew(self) -> None:
        """A new rehearsal of what is prepared by now, at the same section."""
        position = self.rehearsal.position
        self.take_up(self.preparation.rehearsal())
        self.rehearsal.jump(position, self.outside.clock.now())
        self.outside.say(*ready_lines(self.plan, self.rehearsal, self.roles))
        self._say_section()

    def _on_resume(self, *_: object) -> None:
        if self.rehearsal.phase != READY:
            self.outside.say("A run can be resumed before the start only.")
        else:
            self._resume()

    def _resume(self) -> None:
        line = self._unfinished
        if line is None:
            self.outside.say("Nothing to resume: none is unfinished, or another window has it.")
            self._say_section()
            return

        def question(store: Store) -> Run | None:
            return store.claim(line.number)

        self.outside.look_up(question, self._go_on_with)

    def _go_on_with(self, run: Run | None) -> None:
        self._unfinished = None
        if run is None:
            self.outside.say("That run is gone, or another window has it.")
            return
        try:
            rehearsal = self.preparation.resumed(run)
        except (ValueError, PlanError) as error:
            self.outside.say(f"It can't be resumed: {error}. Space starts afresh.")
            return
        self.take_up(rehearsal)
        self.guard.took_up(run)
        self.outside.say(f"Run {run.number} as you left it; space goes on.")
        self._say_section()
        self._on_where(Order("where"), self.guard.instant(rehearsal))

    def _on_history(self, *_: object) -> None:
        self.stop_the_clock()
        whole = self.preparation.talk

        def question(store: Store) -> list[RunLine]:
            return store.runs(store.key_of(whole), _RUNS_LISTED)

        def tell(runs: list[RunLine] | None) -> None:
            lines = list(history_lines(runs or (), self.outside.clock.wall()))
            self.outside.say(*(lines or ["No run of this talk is kept yet."]))

        self.outside.look_up(question, tell)

    def _on_edit(self, *_: object) -> None:
        self.stop_the_clock()
        section = self.plan.sections[self.rehearsal.position].section
        talk, problem = self.outside.edit(self.preparation.talk, section.line)
        if talk is None:
            self.outside.say(_sentence(problem))
            return
        try:
            self.preparation.take_text(talk)
        except PlanError as error:
            self.outside.say(f"The edited talk can't be planned: {error}.")
            return
        if self.rehearsal.phase == READY:
            self.outside.say("Edited, and planned anew.")
            self._prepare_anew()
        else:
            self.outside.say("Edited. This run keeps its plan; the next one has the new text.")

    def _on_help(self, *_: object) -> None:
        by_lines = self.outside.by_lines
        self.outside.say(*help_lines((each.name for each in COMMANDS), by_lines=by_lines))

    def _on_command(self, *_: object) -> None:
        self.outside.ask("Command:", lambda line: self.heed(order_of_line(line)) if line else None)

    def _on_close(self, *_: object) -> None:
        self.before_leaving()
        if not self.outside.go_back():
            self.outside.say("q leaves; what you spoke is kept.")

    def _on_leave(self, *_: object) -> None:
        self.outside.leave()

    def _on_listen(self, *_: object) -> None:
        self.stop_the_clock()
        position = self.rehearsal.position
        aloud = self.outside.aloud(self.plan.talk, self.plan.pace)
        self._listens = True
        self.outside.say("Listening; any key ends it.")
        aloud.read((position,), self.outside.say, self._is_read)

    def _is_read(self, problem: str) -> None:
        self._listens = False
        self.outside.say(_sentence(problem) if problem else "End of the section.")

    def _be_quiet(self) -> None:
        if self._listens or self.standing_in is not None:
            self._listens = False
            self.outside.aloud(self.plan.talk, self.plan.pace).stop()

    # -- what is said of it ----------------------------------------------------------------------

    def _moved(self, now: float, *, is_onward: bool = False) -> None:
        """Say where the rehearsal stands now, or look back at it where it has ended."""
        self.project(now)
        if self.rehearsal.phase == FINISHED:
            from rehearse.plain.after_run import AfterRun  # noqa: PLC0415 - once a run

            self.guard.save(self.rehearsal, now)
            after = AfterRun(self, self.rehearsal.record(now))
            self.outside.move_to(after)
            after.enter()
            return
        if not (is_onward and self._stand_in(now)):
            self._say_section()
        self.guard.save(self.rehearsal, now)
        self._arm(now)

    def say_section(self) -> None:
        """The section's announcement, and its text the first time."""
        self._say_section()

    def _say_section(self) -> None:
        reading = self.rehearsal.reading(self.outside.clock.now())
        self.outside.say(f"{section_words(self.plan, reading)}.")
        self._paragraph = -1
        if reading.position not in self._told:
            self._told.add(reading.position)
            self.outside.say(*self._text())

    def _text(self) -> list[str]:
        return text_lines(self.plan.sections[self.rehearsal.position])

    def _stand_in(self, now: float) -> bool:
        """Let the voice speak what others say before this section; whether anybody does."""
        roles = self.roles
        sections = roles.before(self.rehearsal.position) if roles else ()
        if not sections or self.rehearsal.phase not in (RUNNING, PAUSED):
            return False
        from rehearse.plain.standing_in import StandingIn  # noqa: PLC0415 - with --as only

        self.standing_in = StandingIn(self, sections)
        self.standing_in.begin(now)
        return True


def _sentence(problem: str) -> str:
    """What went wrong, as a sentence of its own."""
    capital = f"{problem[:1].upper()}{problem[1:]}"
    return capital if capital.endswith((".", "?", "!")) else f"{capital}."
