"""The live thing: a plan being spoken. Time is an argument; nothing is accumulated by ticks."""

from __future__ import annotations

from collections.abc import Iterable

from rehearse.core import run as runs
from rehearse.core.pace import Pace
from rehearse.core.plan import Plan
from rehearse.core.reading import FINISHED, PAUSED, READY, RUNNING, Reading
from rehearse.core.record import NamedTuple
from rehearse.core.run import Run, RunSection, Take
from rehearse.core.talk import digest
from rehearse.core.thresholds import USUAL, Thresholds

IDLE_S = 300.0
"""Seconds over its budget without any key after which nobody can be speaking any more."""

SAVE_EVERY_S = 1.0
"""How often a run is to be saved while it is spoken: what a crash costs at most."""

GAP_S = 2.0
"""A timer so late means that the machine slept or the program was stopped."""

SLIP_S = 10.0
"""A finish taken back within so long was a slip of the finger: the speaker never stopped."""


class _Moment(NamedTuple):
    """All that a move can change, as it was before the move."""

    move: str
    phase: str
    position: int
    spent_s: dict[int, float]
    retaken: tuple[Take, ...]
    stumbles_s: dict[int, tuple[float, ...]]
    clock_s: float
    """The run's elapsed just after the move, to tell how much was spoken since."""
    at: float
    """The instant of the move."""
    counts_away: bool
    """Taking it back counts the time since `at` as well, though the clock stood."""
    marked_s: tuple[float, ...] = ()
    """Stumbles since, in seconds spoken after the move: they go where that time goes."""


class Rehearsal:
    """A plan being spoken, section by section.

    Every method takes `now`, an instant of one monotonic clock in seconds, never smaller than
    before. Moves return whether they did anything.
    """

    def __init__(
        self,
        plan: Plan,
        *,
        key: str,
        scope: Iterable[int] | None = None,
        own_pace: Pace | None = None,
        for_real: bool = False,
        thresholds: Thresholds = USUAL,
    ) -> None:
        """Get ready to speak the sections of `scope` (indices; None is the whole talk).

        `own_pace` is how fast the speaker is known to be; without it the talk's pace stands.
        """
        everything = range(len(plan.sections))
        self.plan = plan
        self.key = key
        self.for_real = for_real
        self._thresholds = thresholds
        self.started_at = ""
        self._pace = own_pace or plan.pace
        self._scope = tuple(everything if scope is None else sorted(set(scope)))
        if not self._scope:
            raise ValueError("a rehearsal needs at least one section")
        self._partial = self._scope != tuple(everything)
        self._phase = READY
        self._position = self._scope[0]
        self._spent_s: dict[int, float] = {}
        self._retaken: tuple[Take, ...] = ()
        self._stumbles_s: dict[int, tuple[float, ...]] = {}
        self._since: float | None = None
        self._pauses = 0
        self._cut_short = False
        self._undo: _Moment | None = None
        self._digest = digest(plan.talk)
        self._run_sections = tuple(
            RunSection(
                part.section.id,
                part.section.title,
                part.section.text,
                part.section.spoken,
                part.section.pauses_s,
                part.budget_s,
                part.pinned,
                part.section.optional,
            )
            for part in plan.sections
        )
        self._rescope()

    # -- what it is ------------------------------------------------------------------------------

    @property
    def phase(self) -> str:
        """READY, RUNNING, PAUSED or FINISHED."""
        return self._phase

    @property
    def position(self) -> int:
        """Index of the section it stands at."""
        return self._position

    @property
    def scope(self) -> tuple[int, ...]:
        """Indices of the sections to be spoken, in order."""
        return self._scope

    @property
    def partial(self) -> bool:
        """It is a part of the talk."""
        return self._partial

    def know_pace(self, own_pace: Pace) -> None:
        """Count what is left at the speaker's own pace from now on."""
        self._pace = own_pace
        self._rescope()

    def elapsed_s(self, now: float) -> float:
        """Seconds spent on the run: the sum of all takes that are not retaken."""
        return self._settled_s + self._live_s(now)

    def spent_s(self, index: int, now: float) -> float | None:
        """Seconds spent on a section, None where it was never opened."""
        live_s = self._live_s(now) if index == self._position else 0.0
        if index in self._spent_s:
            return self._spent_s[index] + live_s
        return None

    def reading(self, now: float) -> Reading:
        """Everything that is shown at this instant."""
        here = self.plan.sections[self._position]
        place = self._places[self._position]
        elapsed_s = self.elapsed_s(now)
        spent_s = self.spent_s(self._position, now) or 0.0
        planned_s = self._starts_s[place] + min(spent_s, here.budget_s) + self._inside_later_s
        is_live = self._phase != READY
        return Reading(
            phase=self._phase,
            position=self._position,
            place=place + 1,
            places=len(self._scope),
            elapsed_s=elapsed_s,
            given_s=self._given_s,
            section_elapsed_s=spent_s,
            budget_s=here.budget_s,
            drift_s=elapsed_s - planned_s if is_live else 0.0,
            lands_s=elapsed_s + max(0.0, self._loads_s[place] - spent_s) + self._load_after_s,
            left_out=self._left_out if is_live else 0,
            next_position=self._scope[place + 1] if place + 1 < len(self._scope) else None,
            partial=self._partial,
            can_undo=self._undo.move if self._undo else "",
            pace=self._pace,
            thresholds=self._thresholds,
            ahead=self._ahead,
        )

    def record(self, now: float) -> Run:
        """The run as it is to be kept."""
        takes = list(self._retaken)
        for index, closed_s in self._spent_s.items():
            is_open = index == self._position and (self._phase != FINISHED or self._cut_short)
            spent_s = closed_s + (self._live_s(now) if index == self._position else 0.0)
            outcome = (
                runs.OPEN if is_open else runs.closed_outcome(self._run_sections[index], spent_s)
            )
            attempt = 1 + sum(take.section == index for take in self._retaken)
            stumbles_s = self._stumbles_s.get(index, ())
            takes.append(Take(index, attempt, spent_s, outcome, stumbles_s))
        return Run(
            key=self.key,
            talk=self.plan.talk.id,
            title=self.plan.talk.title,
            started_at=self.started_at,
            slot_s=self._given_s,
            elapsed_s=self.elapsed_s(now),
            pace=(self.plan.pace.wpm, self.plan.pace.cpm),
            digest=self._digest,
            scope=self._scope,
            position=self._position,
            sections=self._run_sections,
            takes=tuple(sorted(takes)),
            partial=self._partial,
            finished=self._phase == FINISHED,
            cut_short=self._cut_short,
            for_real=self.for_real,
            pauses=self._pauses,
            path=self.plan.talk.path,
            variant=self.plan.talk.variant,
            rule=self.plan.talk.rule.text if self.plan.talk.rule else "",
        )

    # -- commands --------------------------------------------------------------------------------

    def start(self, now: float, started_at: str) -> bool:
        """Begin to count. Begun at another section than the first, it is a part from there on."""
        if self._phase != READY:
            return False
        if self._position != self._scope[0]:
            self._scope = tuple(index for index in self._scope if index >= self._position)
            self._partial = True
        self._phase = RUNNING
        self.started_at = started_at
        self._since = now
        self._spent_s[self._position] = 0.0
        self._rescope()
        return True

    def pause(self, now: float) -> bool:
        """Stop everything until `go_on`."""
        if not self.wait(now):
            return False
        self._pauses += 1
        return True

    def wait(self, now: float) -> bool:
        """Stop everything likewise, where the speaker wants no pause: it isn't counted as one."""
        if self._phase != RUNNING:
            return False
        self._settle(now)
        self._since = None
        self._phase = PAUSED
        return True

    def go_on(self, now: float) -> bool:
        """End a pause."""
        if self._phase != PAUSED:
            return False
        self._phase = RUNNING
        self._since = now
        if self._undo and self._undo.counts_away:
            self._undo = None
        return True

    def next(self, now: float) -> bool:
        """Close this take and open the next section; at the last section, finish."""
        place = self._places[self._position]
        if place + 1 < len(self._scope):
            return self._go(self._scope[place + 1], "next", now)
        return self._end("finish", now, cut_short=False)

    def back(self, now: float) -> bool:
        """Go on with the section before, adding to its take."""
        place = self._places[self._position]
        return place > 0 and self._go(self._scope[place - 1], "back", now)

    def jump(self, index: int, now: float) -> bool:
        """Open another section of the scope."""
        return index in self._places and index != self._position and self._go(index, "jump", now)

    def retake(self, now: float) -> bool:
        """Start the section again: its take leaves the run's clock, and is kept as retaken."""
        if self._phase not in (RUNNING, PAUSED):
            return False
        self._settle(now)
        spent_s = self._spent_s[self._position]
        if spent_s <= 0:
            return False
        before = self._moment("retake", now)
        attempt = 1 + sum(take.section == self._position for take in self._retaken)
        stumbles_s = self._stumbles_s.pop(self._position, ())
        self._retaken += (Take(self._position, attempt, spent_s, runs.RETAKEN, stumbles_s),)
        self._spent_s[self._position] = 0.0
        self._moved(before)
        return True

    def finish(self, now: float) -> bool:
        """End the run here, before the end of its text."""
        return self._end("finish", now, cut_short=True)

    def stumble(self, now: float) -> bool:
        """Mark that the speaker stumbled at this point of the take."""
        if self._phase not in (RUNNING, PAUSED):
            return False
        marks_s = self._stumbles_s.get(self._position, ())
        spent_s = self.spent_s(self._position, now) or 0.0
        self._stumbles_s = {**self._stumbles_s, self._position: (*marks_s, spent_s)}
        if self._undo:
            since_s = self.elapsed_s(now) - self._undo.clock_s
            self._undo = self._undo._replace(marked_s=(*self._undo.marked_s, since_s))
        return True

    def slept(self, seconds: float, now: float) -> bool:
        """Leave out time that just went by while the machine slept; `undo` counts it after all."""
        if self._phase != RUNNING or seconds <= 0:
            return False
        self._settle(now)
        before = self._moment("sleep", now)
        spent_s = self._spent_s[self._position]
        self._spent_s[self._position] = max(0.0, spent_s - seconds)
        self._moved(before)
        return True

    def idled(self, now: float) -> bool:
        """Pause because nobody can be there any more; `undo` counts the time since and goes on."""
        if self._phase != RUNNING:
            return False
        self._settle(now)
        before = self._moment("idle", now, counts_away=True)
        self._since = None
        self._phase = PAUSED
        self._moved(before)
        return True

    def undo(self, now: float) -> str:
        """Take back the last move, and give the time since to the section it restores.

        Stumbles marked in that time go with it.

        Returns the name of the move, empty where there was nothing to take back. One level deep.
        """
        before = self._undo
        if before is None:
            return ""
        since_s = self.elapsed_s(now) - before.clock_s
        away_s = now - before.at
        phase = self._phase
        if before.move == "finish":
            was_slip = before.phase == RUNNING and away_s <= SLIP_S
            since_s = away_s if was_slip else 0.0
            phase = RUNNING if was_slip else PAUSED
        elif before.counts_away:
            since_s, phase = away_s, RUNNING
        self._spent_s = dict(before.spent_s)
        self._retaken = before.retaken
        self._stumbles_s = before.stumbles_s
        self._position = before.position
        spent_s = self._spent_s.get(self._position, 0.0)
        if before.marked_s:
            marks_s = (spent_s + mark_s for mark_s in before.marked_s)
            self._stumbles_s[self._position] = (
                *self._stumbles_s.get(self._position, ()),
                *marks_s,
            )
        if phase != READY:
            self._spent_s[self._position] = spent_s + since_s
        self._phase = phase
        self._cut_short = False
        self._since = now if phase == RUNNING else None
        self._undo = None
        self._retotal()
        return before.move

    @classmethod
    def resumed(
        cls,
        plan: Plan,
        kept: Run,
        *,
        own_pace: Pace | None = None,
        thresholds: Thresholds = USUAL,
    ) -> Rehearsal:
        """A kept run of this talk, paused where it stood.

        It keeps the budgets and the record of the words that it was begun with: what was spoken
        before the text was edited stays what was spoken.

        Raises:
            ValueError: the run's sections are not those of the plan.
        """
        here = tuple(part.section.id for part in plan.sections)
        if here != tuple(part.id for part in kept.sections):
            raise ValueError("the talk's sections have changed since that run")
        budgets_s = [part.budget_s for part in kept.sections]
        plan = plan.as_it_was(budgets_s, sum(budgets_s) if kept.partial else kept.slot_s)
        self = cls(
            plan,
            key=kept.key,
            scope=kept.scope,
            own_pace=own_pace,
            for_real=kept.for_real,
            thresholds=thresholds,
        )
        self.started_at = kept.started_at
        self._partial = kept.partial
        self._pauses = kept.pauses
        self._digest, self._run_sections = kept.digest, kept.sections
        self._phase = PAUSED
        self._position = kept.position
        for take in kept.takes:
            if take.outcome == runs.RETAKEN:
                self._retaken += (take,)
            else:
                self._spent_s[take.section] = take.elapsed_s
                if take.stumbles_s:
                    self._stumbles_s[take.section] = take.stumbles_s
        self._spent_s.setdefault(self._position, 0.0)
        self._retotal()
        return self

    # -- the arithmetic --------------------------------------------------------------------------

    def _live_s(self, now: float) -> float:
        return now - self._since if self._since is not None else 0.0

    def _settle(self, now: float) -> None:
        """Put the running time into the take, so that the books are complete at `now`."""
        if self._since is not None:
            self._spent_s[self._position] += now - self._since
            self._settled_s += now - self._since
            self._since = now

    def _go(self, index: int, move: str, now: float) -> bool:
        if self._phase == FINISHED:
            return False
        if self._phase == READY:
            self._position = index
            self._retotal()
            return True
        self._settle(now)
        before = self._moment(move, now)
        self._position = index
        self._spent_s.setdefault(index, 0.0)
        self._moved(before)
        return True

    def _end(self, move: str, now: float, *, cut_short: bool) -> bool:
        if self._phase not in (RUNNING, PAUSED):
            return False
        self._settle(now)
        before = self._moment(move, now)
        self._since = None
        self._phase = FINISHED
        self._cut_short = cut_short
        self._moved(before)
        return True

    def _moment(self, move: str, now: float, *, counts_away: bool = False) -> _Moment:
        return _Moment(
            move,
            self._phase,
            self._position,
            dict(self._spent_s),
            self._retaken,
            dict(self._stumbles_s),
            0.0,
            now,
            counts_away,
        )

    def _moved(self, before: _Moment) -> None:
        self._retotal()
        self._undo = before._replace(clock_s=self._settled_s)

    def _rescope(self) -> None:
        """Work out what depends on which sections are to be spoken."""
        parts = [self.plan.sections[index] for index in self._scope]
        self._places = {index: place for place, index in enumerate(self._scope)}
        self._starts_s = [0.0]
        for part in parts:
            self._starts_s.append(self._starts_s[-1] + part.budget_s)
        self._loads_s = [
            part.budget_s
            if part.pinned
            else self._pace.load_s(part.section.spoken) + part.section.pauses_s
            for part in parts
        ]
        self._given_s = round(self._starts_s[-1], 1) if self._partial else self.plan.slot_s
        self._retotal()

    def _retotal(self) -> None:
        """Work out what changes with a move only, so that a reading costs the same in any talk."""
        here = self._places[self._position]
        sections = self.plan.sections
        self._settled_s = sum(self._spent_s.values())
        later = [index for index in self._spent_s if self._places[index] > here]
        self._inside_later_s = sum(
            min(self._spent_s[index], sections[index].budget_s) for index in later
        )
        self._load_after_s = sum(self._loads_s[here + 1 :]) - sum(
            min(self._spent_s[index], self._loads_s[self._places[index]]) for index in later
        )
        self._ahead = tuple(
            index for index in self._scope[here + 1 :] if index not in self._spent_s
        )
        earlier = sum(self._places[index] < here for index in self._spent_s)
        self._left_out = here - earlier
