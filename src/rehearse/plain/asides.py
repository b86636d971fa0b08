"""The orders that leave a run where it is: to be told things, and what is prepared before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import clock as clocks
from rehearse.core.plan import PlanError
from rehearse.core.reading import READY, RUNNING
from rehearse.core.signal_choices import CHOICES
from rehearse.core.spoken_reading import where_words
from rehearse.plain.desk import Desk, sentence_of
from rehearse.plain.earlier import live_sentence
from rehearse.plain.lines import history_lines, overview_lines, ready_lines
from rehearse.plain.orders import COMMANDS, Order, help_lines, order_of_line

if TYPE_CHECKING:
    from rehearse.core.run import Run
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store

_RUNS_LISTED = 20
"""More are printed by `rehearse history`."""


class Asides(Desk):
    """What is shown on other screens, said here."""

    def _on_where(self, _: Order, now: float) -> None:
        reading = self.rehearsal.reading(now)
        ends = ""
        if reading.phase == RUNNING and reading.remaining_s > 0:
            ends = clocks.time_of_day(self.outside.clock.wall() + reading.remaining_s)
        live = live_sentence(self.earlier, self.rehearsal, now)
        self.outside.say(*where_words(self.plan, reading, ends), *([live] if live else []))

    def _on_text(self, *_: object) -> None:
        self.outside.say(*self.text())

    def _on_down(self, *_: object) -> None:
        self._say_paragraph(1)

    def _on_up(self, *_: object) -> None:
        self._say_paragraph(-1)

    def _say_paragraph(self, step: int) -> None:
        lines = self.text()
        there = self.paragraph + step
        if 0 <= there < len(lines):
            self.paragraph = there
            self.outside.say(lines[there])
        else:
            self.outside.say("End of the text." if step > 0 else "Beginning of the text.")

    def _on_overview(self, _: Order, now: float) -> None:
        self.outside.say(*overview_lines(self.plan, self.rehearsal, now))

    def _on_signals(self, order: Order, _: float) -> None:
        if order.argument in CHOICES:
            self.signals.which = order.argument
            self.arm(self.outside.clock.now())
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
            self.outside.say(sentence_of(problem))
        elif answer:
            self.preparation.take_slot(answer, wall)
            self.prepare_anew()

    def prepare_anew(self) -> None:
        """A new rehearsal of what is prepared by now, at the same section."""
        position = self.rehearsal.position
        self.take_up(self.preparation.rehearsal())
        self.rehearsal.jump(position, self.outside.clock.now())
        self.outside.say(*ready_lines(self.plan, self.rehearsal, self.roles))
        self.say_section()

    def _on_resume(self, *_: object) -> None:
        if self.rehearsal.phase != READY:
            self.outside.say("A run can be resumed before the start only.")
        else:
            self.resume()

    def resume(self) -> None:
        line = self.unfinished
        if line is None:
            self.outside.say("Nothing to resume: none is unfinished, or another window has it.")
            self.say_section()
            return

        def question(store: Store) -> Run | None:
            return store.claim(line.number)

        self.outside.look_up(question, self._go_on_with)

    def _go_on_with(self, run: Run | None) -> None:
        self.unfinished = None
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
        self.say_section()
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
            self.outside.say(sentence_of(problem))
            return
        try:
            self.preparation.take_text(talk)
        except PlanError as error:
            self.outside.say(f"The edited talk can't be planned: {error}.")
            return
        if self.rehearsal.phase == READY:
            self.outside.say("Edited, and planned anew.")
            self.prepare_anew()
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
        self.listens = True
        self.outside.say("Listening; any key ends it.")
        aloud.read((position,), self.outside.say, self._is_read)

    def _is_read(self, problem: str) -> None:
        self.listens = False
        self.outside.say(sentence_of(problem) if problem else "End of the section.")
