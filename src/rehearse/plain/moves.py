"""The orders that move a run: start and pause, next and back, retake, undo, finish."""

from __future__ import annotations

from rehearse.core import clock as clocks
from rehearse.core.reading import PAUSED, RUNNING
from rehearse.core.spoken_reading import left_words
from rehearse.core.spoken_time import spoken
from rehearse.plain.desk import Desk, sentence_of
from rehearse.plain.orders import Order


class Moves(Desk):
    """Each asks the rehearsal at one instant, and has said what came of it."""

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
        self.unfinished = None
        self.rehearsal.start(now, clocks.utc(wall))
        self.guard.began(now)
        reading = self.rehearsal.reading(now)
        what = "Part" if reading.partial else "Talk"
        until = clocks.time_of_day(wall + reading.given_s)
        self.outside.say(f"Started. {what}: {spoken(reading.given_s)}, until {until}.")
        self.stand_in(now)

    def _on_next(self, _: Order, now: float) -> None:
        if self.rehearsal.next(now):
            self.moved(now, is_onward=True)
        else:
            self.outside.say("That was the last section; start begins at the one you choose.")

    def _on_back(self, _: Order, now: float) -> None:
        if self.rehearsal.back(now):
            self.moved(now)
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
            self.outside.say(sentence_of(str(error)))
            return
        if position not in self.rehearsal.scope:
            self.outside.say("That section is not in this part.")
        elif self.rehearsal.jump(position, now or self.guard.pressed(self.rehearsal)):
            self.moved(now or self.guard.pressed(self.rehearsal))
        else:
            self.outside.say("You are there.")

    def _on_retake(self, _: Order, now: float) -> None:
        if self.rehearsal.retake(now):
            self.outside.say("Retake: the clock is back where this section began.")
            self.moved(now)
        else:
            self.outside.say("There is no take of this section yet.")

    def _on_undo(self, _: Order, now: float) -> None:
        move = self.rehearsal.undo(now)
        self.outside.say(f"Taken back: {move}." if move else "There is nothing to take back.")
        if move:
            self.moved(now)

    def _on_finish(self, _: Order, now: float) -> None:
        if self.rehearsal.finish(now):
            self.moved(now)
        else:
            self.outside.say("Nothing runs yet.")

    def _on_stumble(self, _: Order, now: float) -> None:
        is_marked = self.rehearsal.stumble(now)
        self.outside.say("Stumble marked." if is_marked else "Nothing runs yet.")
