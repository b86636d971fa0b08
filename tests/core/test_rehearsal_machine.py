"""Any commands at any times, against a ledger kept in the plainest way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from core_talks import paces, slots, talks
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, PlanError, make_plan
from rehearse.core.reading import FINISHED, PAUSED, READY, RUNNING, Reading
from rehearse.core.rehearsal import SLIP_S, Rehearsal
from rehearse.core.run import OPEN, RETAKEN
from rehearse.core.talk import Talk

NEAR = 1e-6
Command = Callable[[Rehearsal, float], Any]

# Eighths of a second, whose sums are exact.
seconds = (st.integers(0, 80) | st.integers(0, 3200)).map(lambda count: count / 8)


class Ledger:
    """What was spent on every section, second by second, and what one undo would restore."""

    def __init__(self, position: int) -> None:
        self.phase = READY
        self.position = position
        self.spent_s: dict[int, float] = {}
        self.stumbles_s: dict[int, tuple[float, ...]] = {}
        self.retaken: list[tuple[int, float, tuple[float, ...]]] = []
        self.since_s = 0.0
        """Spoken since the move that can be taken back."""
        self.away_s = 0.0
        """Gone by since then, spoken or not."""
        self.marked_s: tuple[float, ...] = ()
        """Stumbles since then, as `since_s` was at each."""
        self.before: Ledger | None = None
        self.move = ""

    def wait(self, passed_s: float) -> None:
        """Time goes by."""
        self.away_s += passed_s
        if self.phase == RUNNING:
            self.spent_s[self.position] += passed_s
            self.since_s += passed_s

    def moved(self, move: str) -> None:
        """Remember how it is, before a move."""
        before = Ledger(self.position)
        before.phase = self.phase
        before.spent_s = dict(self.spent_s)
        before.stumbles_s = dict(self.stumbles_s)
        before.retaken = list(self.retaken)
        self.before, self.move = before, move
        self.since_s = self.away_s = 0.0
        self.marked_s = ()

    def mark(self, *marks_s: float) -> None:
        """Stumbles at these seconds of the open take."""
        self.stumbles_s[self.position] = (*self.stumbles_s.get(self.position, ()), *marks_s)

    def go(self, position: int, move: str) -> None:
        """Another section."""
        self.moved(move)
        self.position = position
        self.spent_s.setdefault(position, 0.0)

    def undo(self) -> None:
        """The last move is taken back."""
        before = self.before
        assert before
        phase, since_s = self.phase, self.since_s
        if self.move == "finish":
            is_slip = before.phase == RUNNING and self.away_s <= SLIP_S
            phase, since_s = (RUNNING, self.away_s) if is_slip else (PAUSED, 0.0)
        elif self.move == "idle":
            phase, since_s = RUNNING, self.away_s
        self.phase, self.position = phase, before.position
        self.spent_s, self.retaken = before.spent_s, before.retaken
        self.stumbles_s = before.stumbles_s
        if self.marked_s:
            self.mark(*(self.spent_s[self.position] + mark_s for mark_s in self.marked_s))
        self.spent_s[self.position] += since_s
        self.before, self.move = None, ""


def plan_or_none(whole: Talk, slot_s: float | None) -> Plan | None:
    try:
        return make_plan(whole, slot_s=slot_s)
    except PlanError:
        return None


class Rehearsing(RuleBasedStateMachine):
    """A rehearsal, its twin that nobody looks at, and the ledger."""

    live: Rehearsal
    unseen: Rehearsal

    @initialize(
        whole=talks(6, least=2),
        starts_at_once=st.booleans(),
        slot_s=st.none() | slots,
        own_pace=st.none() | paces,
        part=st.none() | st.sets(st.integers(0, 5), min_size=1),
    )
    def get_ready(
        self,
        whole: Talk,
        slot_s: float | None,
        own_pace: Pace | None,
        part: set[int] | None,
        starts_at_once: bool,
    ) -> None:
        plan = plan_or_none(whole, slot_s)
        assume(plan is not None)
        assert plan
        scope = part and {index % len(whole.sections) for index in part}
        self.plan = plan
        self.now = 128.0
        self.live, self.unseen = (
            Rehearsal(plan, key="k", scope=scope, own_pace=own_pace) for _ in range(2)
        )
        self.own_pace = own_pace
        self.ledger = Ledger(self.live.position)
        self.pauses = 0
        self.stumbles = 0
        self.least_s = 0.0
        if starts_at_once:
            self.start()

    def do(self, command: Command) -> Any:
        """The same to both; the result."""
        result = command(self.live, self.now)
        assert command(self.unseen, self.now) == result
        return result

    def pass_time(self, passed_s: float) -> None:
        self.now += passed_s
        self.ledger.wait(passed_s)

    # -- what may happen -------------------------------------------------------------------------

    @rule(passed_s=seconds)
    def wait(self, passed_s: float) -> None:
        before = self.live.reading(self.now)
        self.pass_time(passed_s)
        after = self.live.reading(self.now)
        if self.live.phase != RUNNING:
            assert after == before
            return
        assert after.elapsed_s == before.elapsed_s + passed_s
        over_s = max(0.0, -after.left_s) - max(0.0, -before.left_s)
        assert after.drift_s == pytest.approx(before.drift_s + over_s, abs=NEAR)

    @rule(passed_s=seconds, looks=st.lists(st.integers(0, 100), max_size=4))
    def look_at_any_time(self, passed_s: float, looks: list[int]) -> None:
        """Late, early, doubled or skipped ticks."""
        for look in sorted(looks):
            self.live.reading(self.now + passed_s * look / 100)
            self.live.record(self.now + passed_s * look / 100)
        self.pass_time(passed_s)

    @rule()
    def start(self) -> None:
        began = self.do(lambda live, now: live.start(now, "2026-11-24T10:00:00Z"))
        assert began == (self.ledger.phase == READY)
        if began:
            self.ledger.phase = RUNNING
            self.ledger.spent_s[self.ledger.position] = 0.0

    @rule()
    def pause(self) -> None:
        paused = self.do(Rehearsal.pause)
        assert paused == (self.ledger.phase == RUNNING)
        if paused:
            self.ledger.phase = PAUSED
            self.pauses += 1

    @rule()
    def go_on(self) -> None:
        gone_on = self.do(Rehearsal.go_on)
        assert gone_on == (self.ledger.phase == PAUSED)
        if gone_on:
            self.ledger.phase = RUNNING
            if self.ledger.move == "idle":
                self.ledger.before, self.ledger.move = None, ""

    @rule(steps=st.sampled_from([1, 1, 1, -1, -1]))
    def step(self, steps: int) -> None:
        before = self.live.reading(self.now)
        moved = self.do(Rehearsal.next if steps == 1 else Rehearsal.back)
        place = self.live.scope.index(self.ledger.position) + steps
        if self.ledger.phase == FINISHED or place < 0:
            assert not moved
        elif place == len(self.live.scope):
            assert moved == (self.ledger.phase != READY)
            if moved:
                self.finished()
        else:
            assert moved
            self.gone(self.live.scope[place], "next" if steps == 1 else "back", before)

    @rule(index=st.integers(-1, 6))
    def jump(self, index: int) -> None:
        before = self.live.reading(self.now)
        moved = self.do(lambda live, now: live.jump(index, now))
        can_go = index in self.live.scope and index != self.ledger.position
        assert moved == (can_go and self.ledger.phase != FINISHED)
        if moved:
            self.gone(index, "jump", before)

    def gone(self, index: int, move: str, before: Reading) -> None:
        after = self.live.reading(self.now)
        assert after.phase == before.phase
        assert after.elapsed_s == before.elapsed_s
        if self.ledger.phase == READY:
            self.ledger.position = index
        else:
            self.ledger.go(index, move)
            assert after.can_undo == move

    @rule()
    def stray_back_and_next(self) -> None:
        """Of no consequence, unless it opens a section that was jumped over."""
        before = self.live.reading(self.now)
        scope = self.live.scope
        earlier = scope[max(0, scope.index(self.ledger.position) - 1)]
        is_open = self.ledger.phase == READY or earlier in self.ledger.spent_s
        if is_open and self.do(Rehearsal.back):
            assert self.do(Rehearsal.next)
            after = self.live.reading(self.now)
            assert is_near(after, before._replace(can_undo=after.can_undo))
            if self.ledger.phase != READY:
                here = self.ledger.position
                self.ledger.go(earlier, "back")
                self.ledger.go(here, "next")

    @rule()
    def retake(self) -> None:
        spent_s = self.ledger.spent_s.get(self.ledger.position, 0.0)
        retaken = self.do(Rehearsal.retake)
        assert retaken == (self.ledger.phase in (RUNNING, PAUSED) and spent_s > 0)
        if retaken:
            self.ledger.moved("retake")
            marks_s = self.ledger.stumbles_s.pop(self.ledger.position, ())
            self.ledger.retaken.append((self.ledger.position, spent_s, marks_s))
            self.ledger.spent_s[self.ledger.position] = 0.0
            self.least_s = 0.0
            assert self.live.reading(self.now).section_elapsed_s == 0

    @rule()
    def finish(self) -> None:
        ended = self.do(Rehearsal.finish)
        assert ended == (self.ledger.phase in (RUNNING, PAUSED))
        if ended:
            self.finished()

    def finished(self) -> None:
        self.ledger.moved("finish")
        self.ledger.phase = FINISHED

    @rule()
    def stumble(self) -> None:
        before = self.live.reading(self.now)
        marked = self.do(Rehearsal.stumble)
        assert marked == (self.ledger.phase in (RUNNING, PAUSED))
        assert self.live.reading(self.now) == before
        if marked:
            self.stumbles += 1
            self.ledger.mark(self.ledger.spent_s[self.ledger.position])
            self.ledger.marked_s += (self.ledger.since_s,)

    @rule(slept_s=seconds, passed_s=seconds)
    def sleep(self, slept_s: float, passed_s: float) -> None:
        """Sleep and some time awake; the gap is noticed at its end."""
        self.pass_time(slept_s + passed_s)
        left_out = self.do(lambda live, now: live.slept(slept_s, now))
        assert left_out == (self.ledger.phase == RUNNING and slept_s > 0)
        if left_out:
            self.ledger.moved("sleep")
            self.ledger.spent_s[self.ledger.position] -= slept_s

    @rule()
    def idle(self) -> None:
        idled = self.do(Rehearsal.idled)
        assert idled == (self.ledger.phase == RUNNING)
        if idled:
            self.ledger.moved("idle")
            self.ledger.phase = PAUSED

    @rule(passed_s=seconds)
    def undo(self, passed_s: float) -> None:
        self.pass_time(passed_s)
        undone = self.do(Rehearsal.undo)
        assert undone == self.ledger.move
        if undone:
            self.ledger.undo()
            self.least_s = 0.0
        assert self.live.reading(self.now).can_undo == ""

    @precondition(lambda self: self.ledger.phase in (RUNNING, PAUSED))
    @rule(
        command=st.sampled_from(
            [
                Rehearsal.next,
                Rehearsal.back,
                Rehearsal.retake,
                Rehearsal.finish,
                Rehearsal.idled,
                lambda live, now: live.jump(live.scope[-1], now),
                lambda live, now: live.jump(live.scope[0], now),
                lambda live, now: live.slept(3, now),
            ]
        )
    )
    def think_better_of_it(self, command: Command) -> None:
        """Undo right after a move restores the reading and the record."""
        before = self.live.reading(self.now)
        kept = self.live.record(self.now)
        if self.do(command):
            assert self.do(Rehearsal.undo)
            self.ledger.before, self.ledger.move = None, ""
            after = self.live.reading(self.now)
            assert is_near(after, before._replace(can_undo=""))
            assert self.live.record(self.now) == kept

    @precondition(lambda self: self.ledger.phase in (RUNNING, PAUSED))
    @rule()
    def close_and_resume(self) -> None:
        """Leaving and coming back is a pause."""
        kept = self.live.record(self.now)
        again = Rehearsal.resumed(self.plan, kept, own_pace=self.own_pace)
        expected = self.live.reading(self.now)._replace(phase=PAUSED, can_undo="")
        assert is_near(again.reading(0), expected)
        assert again.record(0) == kept

    @precondition(lambda self: self.ledger.phase == PAUSED)
    @rule()
    def resume_and_go_on(self) -> None:
        """The resumed run takes the place of the one that was left."""
        kept = self.live.record(self.now)
        self.live, self.unseen = (
            Rehearsal.resumed(self.plan, kept, own_pace=self.own_pace) for _ in range(2)
        )
        self.ledger.before, self.ledger.move = None, ""

    # -- what always holds -----------------------------------------------------------------------

    @invariant()
    def the_books_are_right(self) -> None:
        run = self.live.record(self.now)
        reading = self.live.reading(self.now)
        ledger = self.ledger
        assert (reading.phase, reading.position) == (ledger.phase, ledger.position)
        assert reading.can_undo == ledger.move
        spent_s = {take.section: take.elapsed_s for take in run.takes if take.outcome != RETAKEN}
        assert spent_s == ledger.spent_s
        assert sum(spent_s.values()) == run.elapsed_s
        assert run.elapsed_s == reading.elapsed_s
        marks_s = {t.section: t.stumbles_s for t in run.takes if t.outcome != RETAKEN}
        assert {at: marks for at, marks in marks_s.items() if marks} == ledger.stumbles_s
        retaken = [
            (t.section, t.elapsed_s, t.stumbles_s) for t in run.takes if t.outcome == RETAKEN
        ]
        assert sorted(retaken) == sorted(ledger.retaken)
        assert run.pauses == self.pauses
        assert run.takes == tuple(sorted(run.takes))

    @invariant()
    def no_stumble_is_lost(self) -> None:
        takes = self.live.record(self.now).takes
        assert sum(len(take.stumbles_s) for take in takes) == self.stumbles

    @invariant()
    def attempts_are_numbered(self) -> None:
        attempts: dict[int, list[int]] = {}
        last = {}
        for take in self.live.record(self.now).takes:
            attempts.setdefault(take.section, []).append(take.attempt)
            last[take.section] = take.outcome
        for numbers in attempts.values():
            assert numbers == list(range(1, len(numbers) + 1))
        assert RETAKEN not in last.values()

    @invariant()
    def one_take_is_open_until_the_end(self) -> None:
        run = self.live.record(self.now)
        opened = [take.section for take in run.takes if take.outcome == OPEN]
        is_open = self.ledger.phase in (RUNNING, PAUSED) or run.cut_short
        assert opened == ([run.position] if is_open else [])
        assert run.finished == (self.ledger.phase == FINISHED)

    @invariant()
    def looking_changes_nothing(self) -> None:
        assert self.unseen.reading(self.now) == self.live.reading(self.now)
        assert self.unseen.record(self.now) == self.live.record(self.now)

    @invariant()
    def drift_is_what_it_is_defined_to_be(self) -> None:
        reading = self.live.reading(self.now)
        if reading.is_ready:
            assert reading.drift_s == 0
            return
        scope = self.live.scope
        place = scope.index(self.ledger.position)
        budgets_s = [part.budget_s for part in self.plan.sections]
        spent_s = self.ledger.spent_s
        inside_s = {at: min(spent, budgets_s[at]) for at, spent in spent_s.items()}
        planned_s = sum(budgets_s[at] for at in scope[:place])
        planned_s += sum(inside_s.get(at, 0.0) for at in scope[place:])
        assert reading.drift_s == pytest.approx(sum(spent_s.values()) - planned_s, abs=NEAR)
        assert reading.left_out == sum(at not in spent_s for at in scope[:place])

    @invariant()
    def it_lands_when_the_rest_is_spoken_at_the_pace(self) -> None:
        pace = self.own_pace or self.plan.pace
        place = self.live.scope.index(self.ledger.position)
        left_s = 0.0
        for at in self.live.scope[place:]:
            part = self.plan.sections[at]
            words_s = pace.load_s(part.section.spoken) + part.section.pauses_s
            load_s = part.budget_s if part.pinned else words_s
            left_s += max(0.0, load_s - self.ledger.spent_s.get(at, 0.0))
        reading = self.live.reading(self.now)
        assert reading.lands_s == pytest.approx(reading.elapsed_s + left_s, abs=NEAR)

    @invariant()
    def elapsed_falls_only_by_a_retake_an_undo_or_sleep(self) -> None:
        elapsed_s = self.live.elapsed_s(self.now)
        if self.ledger.move != "sleep":
            assert elapsed_s >= self.least_s
        self.least_s = elapsed_s


def is_near(one: Reading, other: Reading) -> bool:
    """They are equal but for the last digits of sums of budgets."""
    return all(
        first == pytest.approx(second, abs=NEAR) if isinstance(second, float) else first == second
        for first, second in zip(one, other, strict=True)
    )


TestRehearsing = Rehearsing.TestCase
TestRehearsing.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)


@given(talks(8), slots, st.data())
def test_a_run_on_budget_has_no_drift_at_any_instant(
    whole: Talk, slot_s: float, data: st.DataObject
) -> None:
    plan = plan_or_none(whole, slot_s)
    assume(plan is not None)
    assert plan
    live = Rehearsal(plan, key="k")
    live.start(0, "2026-11-24T10:00:00Z")
    for part in plan.sections:
        ends_s = part.starts_at_s + part.budget_s
        inside_s = data.draw(st.floats(part.starts_at_s, ends_s))
        for now in (part.starts_at_s, inside_s, ends_s):
            reading = live.reading(now)
            assert reading.position == part.position
            assert reading.drift_s == pytest.approx(0, abs=NEAR)
            assert reading.elapsed_s == pytest.approx(now, abs=NEAR)
        live.next(ends_s)
    assert live.phase == FINISHED
    assert live.reading(10**6).drift_s == pytest.approx(0, abs=NEAR)
