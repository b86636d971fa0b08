"""While the voice speaks for another speaker, each section for exactly its budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.script import measure
from rehearse.core.spoken_reading import who_speaks
from rehearse.core.spoken_time import spoken
from rehearse.core.standing_in import fastest, fit
from rehearse.core.timespan import whole_up

if TYPE_CHECKING:
    from rehearse.plain.orders import Order
    from rehearse.plain.rehearsing import Rehearsing


class StandingIn:
    """The run waits meanwhile; time is kept here, not by the voice."""

    def __init__(self, rehearsing: Rehearsing, sections: tuple[int, ...]) -> None:
        """`sections`: what leads to the section that the rehearsal waits at, at least one."""
        self._rehearsing = rehearsing
        self._outside = rehearsing.outside
        self._left = list(sections)
        self._until: float | None = None
        self._rest_s = 0.0
        self._runs = False

    def begin(self, now: float) -> None:
        """The first of them."""
        self._runs = self._rehearsing.rehearsal.wait(now)
        self._speak(now)

    def _speak(self, now: float) -> None:
        plan, at = self._rehearsing.plan, self._left[0]
        part = plan.sections[at]
        who = ", ".join(who_speaks(plan, at))
        self._outside.say(
            f"Section {at + 1} of {len(plan.sections)}, {part.section.title}, "
            f"{who or 'another speaker'} speaks, {spoken(part.budget_s)}."
        )
        self._rest_s = part.budget_s
        self._until = now + part.budget_s if self._runs else None
        if self._runs:
            count, pauses_s = measure(part.section.text)
            room_s = max(0.1, part.budget_s - pauses_s)
            fitted = fit(plan.pace.load_s(count), room_s, fastest(plan.pace))
            aloud = self._outside.aloud(plan.talk, plan.pace)
            aloud.read((at,), self._outside.say, self._tell, fitted.factor)
        self.arm(now)

    def _tell(self, problem: str) -> None:
        """The voice is done, or could not begin: the budget runs to its end all the same."""
        if problem:
            self._outside.say(f"{problem[:1].upper()}{problem[1:]}.")

    def arm(self, now: float) -> None:
        """Wake when the budget ends."""
        self._outside.arm(None if self._until is None else max(0.0, self._until - now))

    def tick(self, now: float) -> None:
        """The budget has ended: the next of them, or the speaker's own section."""
        if self._until is None or now < self._until - 0.01:
            self.arm(now)
            return
        self._left.pop(0)
        if self._left:
            self._speak(now)
        else:
            self._end(now)

    def _end(self, now: float) -> None:
        rehearsing = self._rehearsing
        self._outside.aloud(rehearsing.plan.talk, rehearsing.plan.pace).stop()
        rehearsing.standing_in = None
        if self._runs or self._until is not None:
            rehearsing.rehearsal.go_on(now)
        rehearsing.say_section()
        rehearsing.project(now)

    def heed(self, order: Order, now: float) -> bool:
        """Next is the speaker's own section, start pauses; whether it was for the voice."""
        if order.name == "next":
            self._end(now)
        elif order.name == "start":
            self._pause_or_go_on(now)
        elif order.name == "where":
            rest_s = self._rest_s if self._until is None else max(0.0, self._until - now)
            state = ", paused" if self._until is None else ""
            self._outside.say(f"Another speaks, {spoken(whole_up(rest_s))} left{state}; then you.")
        elif order.name in ("back", "go", "retake", "undo", "listen", "finish", "stumble"):
            self._outside.say("Another speaks; next goes on with your own section.")
        else:
            if order.name in ("leave", "close", "history", "edit"):
                self._pause(now)
            return False
        return True

    def _pause_or_go_on(self, now: float) -> None:
        if self._until is not None:
            self._pause(now)
            self._outside.say("Paused.")
        else:
            # The sentence that was broken off is heard again, the time goes on where it stood.
            rest_s, self._runs = self._rest_s, True
            self._speak(now)
            self._until = now + rest_s
            self.arm(now)

    def _pause(self, now: float) -> None:
        if self._until is not None:
            self._rest_s, self._until = max(0.0, self._until - now), None
        self._runs = False
        rehearsing = self._rehearsing
        self._outside.aloud(rehearsing.plan.talk, rehearsing.plan.pace).stop()
        self.arm(now)
