"""What is to be rehearsed, before a start: the text, the sections, the slot and the pace."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from rehearse.core.pace import Pace
from rehearse.core.plan import PlanError, make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.run import Run
from rehearse.core.standing_in import Roles, roles_of
from rehearse.core.talk import Talk
from rehearse.core.thresholds import USUAL, Thresholds
from rehearse.rehearsing.slot_answer import SlotAnswer, slot_answer


class Preparation:
    """Makes a rehearsal of a talk as it is to be spoken now."""

    def __init__(
        self,
        talk: Talk,
        *,
        scope: tuple[int, ...] | None,
        slot_s: float | None,
        pace: Pace | None,
        for_real: bool,
        speaker: str = "",
        thresholds: Thresholds = USUAL,
    ) -> None:
        """See `Request`; the talk must be one that can be planned so."""
        self.talk = talk
        self.roles: Roles | None = roles_of(talk, speaker) if speaker else None
        """Who speaks what, where one of several speakers rehearses."""
        self._scope = self.roles.own if self.roles else scope
        self.own_pace: Pace | None = None
        """The speaker's own, once it is known: where a run lands is told by it."""
        self._slot_s = slot_s
        self._pace = pace
        self._for_real = for_real
        self._thresholds = thresholds
        self._answer: SlotAnswer | None = None

    def rehearsal(self) -> Rehearsal:
        """A new one, of everything as it is now."""
        plan = make_plan(self.talk, slot_s=self._slot_s, pace=self._pace)
        key = os.urandom(16).hex()
        return Rehearsal(
            plan,
            key=key,
            scope=self._scope,
            own_pace=self.own_pace,
            for_real=self._for_real,
            thresholds=self._thresholds,
        )

    def resumed(self, run: Run) -> Rehearsal:
        """A kept run of this talk, to be gone on with; one for real stays one.

        Raises:
            ValueError: the talk has other sections by now.
            PlanError: the talk can't be planned at the run's pace.
        """
        plan = make_plan(self.talk, slot_s=self._slot_s, pace=Pace(*run.pace))
        rehearsal = Rehearsal.resumed(
            plan, run, own_pace=self.own_pace, thresholds=self._thresholds
        )
        self._for_real = run.for_real
        return rehearsal

    def slot_problem(self, answer: str, wall: float) -> str:
        """Why another slot, as it is typed at this instant, can't be had; empty where it can."""
        try:
            slot_s = slot_answer(answer).seconds(wall)
            make_plan(self.talk, slot_s=slot_s, pace=self._pace)
        except (ValueError, PlanError) as error:
            return str(error)
        return ""

    def take_slot(self, answer: str, wall: float) -> None:
        """Plan for another slot from now on."""
        self._answer = slot_answer(answer)
        self._slot_s = self._answer.seconds(wall)

    def begin_slot(self, wall: float) -> bool:
        """A slot until a time of day is as long as it is from here on; whether there is one."""
        if self._answer is None or self._answer.until is None:
            return False
        slot_s = self._answer.seconds(wall)
        # Too late for what is pinned: the plan stays, and the clock says how late it gets.
        with suppress(PlanError):
            make_plan(self.talk, slot_s=slot_s, pace=self._pace)
            self._slot_s = slot_s
            return True
        return False

    def take_part(self, scope: Iterable[int] | None) -> None:
        """Prepare these sections alone, None for all of them."""
        self._scope = None if scope is None else tuple(scope)

    def take_text(self, talk: Talk) -> None:
        """Use an edited text; with more or fewer sections it is the whole talk again.

        One of several speakers has what is theirs in it; without any of that it is the whole talk.

        Raises:
            PlanError: it can't be planned; the text is as before.
        """
        make_plan(talk, slot_s=self._slot_s, pace=self._pace)
        if self.roles:
            roles = roles_of(talk, self.roles.speaker)
            self.roles = roles if roles.own else None
            self._scope = roles.own or None
        elif len(talk.sections) != len(self.talk.sections):
            self._scope = None
        self.talk = talk
