"""The rehearsal, by what a speaker does and sees. Sections of 10, 20 and 30 s unless said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from core_talks import talk_of, words

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, make_plan
from rehearse.core.reading import FINISHED, PAUSED, READY, RUNNING, Reading
from rehearse.core.rehearsal import SLIP_S, Rehearsal
from rehearse.core.run import OPEN, RETAKEN, SKIPPED, SPOKEN, Take
from rehearse.core.talk import section, talk

STARTED = "2026-11-24T10:00:00Z"

Move = Callable[[Rehearsal, float], bool]


def plan_of(*numbers: int) -> Plan:
    """Sections of so many words and seconds."""
    return make_plan(talk_of(*numbers, slot_s=float(sum(numbers))))


def ready(
    *numbers: int, scope: tuple[int, ...] | None = None, own_pace: Pace | None = None
) -> Rehearsal:
    return Rehearsal(plan_of(*(numbers or (10, 20, 30))), key="k", scope=scope, own_pace=own_pace)


def begun(*numbers: int, scope: tuple[int, ...] | None = None) -> Rehearsal:
    """Started at the instant 0."""
    live = ready(*numbers, scope=scope)
    assert live.start(0, STARTED)
    return live


def takes(live: Rehearsal, now: float) -> list[tuple[int, int, float, str]]:
    return [take[:4] for take in live.record(now).takes]


def jump_to_first(live: Rehearsal, now: float) -> bool:
    return live.jump(0, now)


def jump_to_last(live: Rehearsal, now: float) -> bool:
    return live.jump(2, now)


def end_after_the_last(live: Rehearsal, now: float) -> bool:
    return live.jump(2, now) and live.next(now)


# -- ready ---------------------------------------------------------------------------------------


def test_nothing_runs_before_the_start() -> None:
    live = ready()
    assert live.reading(0) == live.reading(1000)
    assert live.reading(1000) == Reading(
        phase=READY,
        position=0,
        place=1,
        places=3,
        elapsed_s=0,
        given_s=60,
        section_elapsed_s=0,
        budget_s=10,
        drift_s=0,
        lands_s=60,
        left_out=0,
        next_position=1,
        partial=False,
        can_undo="",
        pace=Pace(60, 60),
        ahead=(1, 2),
    )
    assert live.reading(0).is_ready
    for command in (live.pause, live.go_on, live.retake, live.finish, live.stumble, live.idled):
        assert not command(5)
    assert not live.slept(4, 5)
    assert live.undo(5) == ""
    assert live.record(5).takes == ()
    assert live.record(5).started_at == ""


def test_ready_shows_other_sections_and_starting_there_makes_a_part() -> None:
    live = ready()
    assert not live.back(0)
    assert live.next(1)
    assert live.next(2)
    assert not live.next(3)
    assert live.jump(1, 4)
    assert not live.jump(1, 4)
    assert not live.jump(3, 4)
    assert live.reading(5) == ready().reading(5)._replace(
        position=1, place=2, budget_s=20, lands_s=50, next_position=2, ahead=(2,)
    )
    assert live.record(5).takes == ()
    assert live.undo(5) == ""
    assert not live.record(5).partial
    assert live.start(5, STARTED)
    assert not live.start(5, STARTED)
    assert live.partial
    assert live.scope == (1, 2)
    reading = live.reading(15)
    assert (reading.place, reading.places, reading.given_s) == (1, 2, 50)
    assert (reading.elapsed_s, reading.drift_s, reading.left_out) == (10, 0, 0)
    assert not live.back(15)
    assert not live.jump(0, 15)


# -- next, back, jump ----------------------------------------------------------------------------


def test_a_run_on_time() -> None:
    live = begun()
    assert live.next(10)
    assert live.next(30)
    reading = live.reading(40)
    assert (reading.position, reading.place, reading.next_position) == (2, 3, None)
    assert (reading.section_elapsed_s, reading.left_s, reading.remaining_s) == (10, 20, 20)
    assert (reading.drift_s, reading.lands_s) == (0, 60)
    assert live.next(60)
    assert live.phase == FINISHED
    assert live.reading(100) == live.reading(60)
    assert takes(live, 100) == [(0, 1, 10, SPOKEN), (1, 1, 20, SPOKEN), (2, 1, 30, SPOKEN)]
    run = live.record(100)
    assert (run.elapsed_s, run.overrun_s, run.slot_s) == (60, 0, 60)
    assert (run.finished, run.cut_short, run.full, run.partial) == (True, False, True, False)
    assert (run.started_at, run.scope, run.position) == (STARTED, (0, 1, 2), 2)


@pytest.mark.parametrize(
    "command", ["pause", "go_on", "next", "back", "retake", "finish", "stumble", "idled"]
)
def test_what_is_finished_stays_so(command: str) -> None:
    live = begun()
    live.finish(25)
    assert not getattr(live, command)(30)
    assert not live.jump(1, 30)
    assert not live.slept(1, 30)
    assert not live.start(30, STARTED)
    assert (live.phase, live.elapsed_s(99)) == (FINISHED, 25)


def test_drift_stands_still_inside_a_budget_and_grows_over_it() -> None:
    live = begun()
    assert [live.reading(now).drift_s for now in (0, 5, 10, 11, 25)] == [0, 0, 0, 1, 15]
    live.next(25)
    assert [live.reading(now).drift_s for now in (25, 35, 45, 46)] == [15, 15, 15, 16]
    live.next(30)
    # 15 s lost, 15 s won back.
    assert [live.reading(now).drift_s for now in (30, 60, 61)] == [0, 0, 1]


def test_back_goes_on_with_the_take_before() -> None:
    live = begun()
    live.next(10)
    assert live.back(15)
    assert live.reading(15).section_elapsed_s == 10
    assert live.spent_s(1, 99) == 5
    assert live.spent_s(2, 99) is None
    live.next(18)
    reading = live.reading(20)
    assert (reading.section_elapsed_s, reading.elapsed_s) == (7, 20)
    assert takes(live, 20) == [(0, 1, 13, SPOKEN), (1, 1, 7, OPEN)]
    # 3 s over in the first section, all else inside the budgets.
    assert reading.drift_s == 3


def test_a_stray_back_and_next_changes_no_number() -> None:
    live = begun()
    live.next(12)
    before = live.reading(20)
    live.back(20)
    assert live.reading(20).drift_s == before.drift_s
    live.next(20)
    assert live.reading(20)._replace(can_undo="next") == before


def test_sections_that_are_jumped_over_are_named() -> None:
    live = begun()
    assert live.jump(2, 12)
    reading = live.reading(20)
    assert (reading.position, reading.left_out) == (2, 1)
    # By plan the third section begins at 30 s.
    assert reading.drift_s == -18
    assert takes(live, 20) == [(0, 1, 12, SPOKEN), (2, 1, 8, OPEN)]
    live.jump(1, 25)
    reading = live.reading(30)
    assert reading.left_out == 0
    # 2 s over in the first section; 13 s of the third are spoken already, which is no delay.
    assert reading.drift_s == 2
    assert not live.jump(1, 30)
    assert not live.jump(3, 30)
    assert not live.jump(-1, 30)


def test_where_it_lands() -> None:
    live = begun()
    assert live.reading(4).lands_s == 60
    assert live.reading(12).lands_s == 62
    live.next(4)
    assert live.reading(4).lands_s == 54
    live.jump(2, 8)
    # What was jumped over is not to come.
    assert live.reading(8).lands_s == 38
    live.jump(1, 18)
    # The third section has 20 s left.
    assert live.reading(18).lands_s == 18 + 16 + 20


def test_it_lands_by_the_own_pace_with_pauses_and_pins() -> None:
    parts = [
        section("One", words(10)),
        section("Two", f"{words(20)} [pause 4s]"),
        section("Demo", words(500), pin_s=30.0),
    ]
    plan = make_plan(talk("T", parts, pace=Pace(60, 60), slot_s=64.0))
    live = Rehearsal(plan, key="k", own_pace=Pace(30, 60))
    assert live.reading(0).lands_s == 20 + 44 + 30
    assert live.record(0).pace == (60, 60)


# -- pause ---------------------------------------------------------------------------------------


def test_a_pause_stops_everything() -> None:
    live = begun()
    assert live.pause(7)
    assert not live.pause(8)
    assert live.reading(7) == live.reading(1000)
    assert live.reading(1000).phase == PAUSED
    assert live.go_on(1000)
    assert not live.go_on(1000)
    assert live.reading(1003).elapsed_s == 10
    live.pause(1003)
    assert live.record(1003).pauses == 2


@pytest.mark.parametrize("move", [Rehearsal.next, Rehearsal.back, Rehearsal.retake, jump_to_last])
def test_moving_while_paused_does_not_resume(move: Move) -> None:
    live = begun()
    live.next(10)
    live.pause(15)
    assert move(live, 20)
    assert live.phase == PAUSED
    assert live.reading(20) == live.reading(99)


def test_a_paused_run_can_be_finished() -> None:
    live = begun()
    live.jump(2, 10)
    live.pause(15)
    assert live.next(100)
    assert (live.phase, live.elapsed_s(200)) == (FINISHED, 15)


# -- retake --------------------------------------------------------------------------------------


def test_a_retake_leaves_the_clock_and_is_kept() -> None:
    live = begun()
    live.next(10)
    live.stumble(17)
    assert live.retake(18)
    reading = live.reading(18)
    assert (reading.elapsed_s, reading.section_elapsed_s, reading.drift_s) == (10, 0, 0)
    live.stumble(20)
    live.retake(21)
    live.next(41)
    assert live.record(41).takes == (
        Take(0, 1, 10, SPOKEN),
        Take(1, 1, 8, RETAKEN, (7,)),
        Take(1, 2, 3, RETAKEN, (2,)),
        Take(1, 3, 20, SPOKEN),
        Take(2, 1, 0, OPEN),
    )
    assert live.elapsed_s(41) == 30


def test_nothing_spoken_is_no_take_to_retake() -> None:
    live = begun()
    assert not live.retake(0)
    live.next(10)
    assert not live.retake(10)
    assert live.reading(10).can_undo == "next"
    assert live.retake(10.5)


def test_a_stumble_is_marked_in_seconds_of_its_take() -> None:
    live = begun()
    assert live.stumble(3)
    live.next(10)
    live.stumble(14)
    live.pause(16)
    assert live.stumble(90)
    live.back(91)
    live.go_on(100)
    live.stumble(102)
    assert [take.stumbles_s for take in live.record(103).takes] == [(3, 12), (4, 6)]


# -- undo ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "move"),
    [
        ("next", Rehearsal.next),
        ("back", Rehearsal.back),
        ("jump", jump_to_first),
        ("retake", Rehearsal.retake),
    ],
)
def test_undo_gives_the_time_since_to_the_section_restored(name: str, move: Move) -> None:
    live = begun()
    live.next(10)
    before = live.reading(15)
    assert move(live, 15)
    assert live.reading(18).can_undo == name
    assert live.undo(18) == name
    assert live.reading(18) == before._replace(
        elapsed_s=18, section_elapsed_s=8, can_undo="", lands_s=60
    )
    assert live.undo(18) == ""
    assert takes(live, 18) == [(0, 1, 10, SPOKEN), (1, 1, 8, OPEN)]


def test_undo_is_one_level_deep() -> None:
    live = begun()
    live.next(10)
    live.next(30)
    assert live.undo(31) == "next"
    assert live.position == 1
    assert live.undo(32) == ""
    assert live.position == 1


def test_undo_after_a_pause_gives_what_was_spoken_since_and_stays_paused() -> None:
    live = begun()
    live.next(10)
    live.pause(14)
    assert live.undo(50) == "next"
    reading = live.reading(60)
    assert (reading.phase, reading.position) == (PAUSED, 0)
    assert (reading.elapsed_s, reading.section_elapsed_s) == (14, 14)


def test_undo_of_a_move_in_a_pause_after_going_on() -> None:
    live = begun()
    live.pause(5)
    live.next(6)
    live.go_on(20)
    assert live.undo(23) == "next"
    reading = live.reading(24)
    assert (reading.phase, reading.position, reading.elapsed_s) == (RUNNING, 0, 9)


def test_undo_of_a_retake_counts_the_take_again() -> None:
    live = begun()
    live.stumble(4)
    live.retake(8)
    live.stumble(9)
    assert live.elapsed_s(11) == 3
    live.undo(11)
    assert live.record(11).takes == (Take(0, 1, 11, OPEN, (4, 9)),)


@pytest.mark.parametrize(
    ("move", "marks_s"),
    [
        # In the second section since 10, with stumbles 1 s and 4 s into it; moved at 15.
        (Rehearsal.next, {1: (1, 4, 7, 8)}),
        (Rehearsal.back, {1: (1, 4, 7, 8)}),
        (jump_to_first, {1: (1, 4, 7, 8)}),
        (jump_to_last, {1: (1, 4, 7, 8)}),
        (Rehearsal.retake, {1: (1, 4, 7, 8)}),
        (Rehearsal.idled, {1: (1, 4, 5, 5)}),
        (lambda live, now: live.slept(1, now), {1: (1, 4, 7, 8)}),
    ],
)
def test_a_stumble_goes_with_its_time_when_a_move_is_taken_back(
    move: Move, marks_s: dict[int, tuple[float, ...]]
) -> None:
    live = begun()
    live.next(10)
    live.stumble(11)
    live.stumble(14)
    assert move(live, 15)
    live.stumble(17)
    live.stumble(18)
    assert live.undo(20)
    kept = live.record(20)
    assert {take.section: take.stumbles_s for take in kept.takes if take.stumbles_s} == marks_s
    assert Rehearsal.resumed(live.plan, kept).record(0).takes == kept.takes


def test_stumbles_before_the_last_move_stay_where_they_were_marked() -> None:
    live = begun()
    live.next(10)
    live.stumble(12)
    live.next(20)
    live.stumble(21)
    live.undo(25)
    live.stumble(26)
    assert live.undo(27) == ""
    assert [take.stumbles_s for take in live.record(27).takes] == [(), (2, 11, 16)]


@pytest.mark.parametrize("end", [Rehearsal.finish, end_after_the_last])
@pytest.mark.parametrize(
    ("away_s", "phase", "elapsed_s"),
    [
        (0, RUNNING, 20),
        (SLIP_S, RUNNING, 20 + SLIP_S),
        (SLIP_S + 0.1, PAUSED, 20),
        (999, PAUSED, 20),
    ],
)
def test_a_finish_that_was_a_slip_goes_on(
    end: Move, away_s: float, phase: str, elapsed_s: float
) -> None:
    live = begun()
    assert end(live, 20)
    assert live.phase == FINISHED
    assert live.undo(20 + away_s) == "finish"
    assert live.phase == phase
    assert live.elapsed_s(20 + away_s) == elapsed_s
    run = live.record(20 + away_s)
    assert (run.finished, run.cut_short) == (False, False)
    assert run.takes[-1].outcome == OPEN


def test_a_finish_in_a_pause_is_taken_back_into_the_pause() -> None:
    live = begun()
    live.pause(5)
    live.finish(6)
    assert live.undo(7) == "finish"
    assert (live.phase, live.elapsed_s(9)) == (PAUSED, 5)


# -- asleep, idle --------------------------------------------------------------------------------


def test_sleep_is_left_out_and_undo_counts_it() -> None:
    live = begun()
    live.next(10)
    assert not live.slept(0, 15)
    assert live.slept(40, 60)
    reading = live.reading(60)
    assert (reading.elapsed_s, reading.section_elapsed_s, reading.can_undo) == (20, 10, "sleep")
    assert live.reading(63).elapsed_s == 23
    assert live.undo(63) == "sleep"
    reading = live.reading(63)
    assert (reading.phase, reading.elapsed_s, reading.section_elapsed_s) == (RUNNING, 63, 53)


def test_sleep_takes_no_more_than_the_section_has() -> None:
    live = begun()
    live.next(10)
    live.slept(100, 15)
    assert live.elapsed_s(15) == 10


def test_pauses_are_not_slept_away() -> None:
    live = begun()
    live.pause(5)
    assert not live.slept(60, 65)
    assert live.elapsed_s(65) == 5


def test_nobody_is_there_and_undo_counts_the_time_since() -> None:
    live = begun()
    assert live.idled(310)
    assert not live.idled(311)
    reading = live.reading(400)
    assert (reading.phase, reading.elapsed_s, reading.can_undo) == (PAUSED, 310, "idle")
    assert live.undo(420) == "idle"
    assert (live.phase, live.elapsed_s(420)) == (RUNNING, 420)
    assert live.record(420).pauses == 0


def test_who_goes_on_after_nobody_was_there_leaves_the_time_out() -> None:
    live = begun()
    live.idled(310)
    live.go_on(400)
    assert live.undo(401) == ""
    assert live.elapsed_s(401) == 311


# -- parts ---------------------------------------------------------------------------------------


def test_a_part_has_the_budgets_of_the_full_plan_and_its_own_start() -> None:
    live = begun(10, 20, 30, 40, scope=(3, 1))
    assert live.scope == (1, 3)
    assert live.partial
    reading = live.reading(5)
    assert (reading.position, reading.place, reading.places) == (1, 1, 2)
    assert (reading.given_s, reading.budget_s, reading.next_position) == (60, 20, 3)
    assert (reading.lands_s, reading.drift_s) == (60, 0)
    assert not live.jump(2, 5)
    live.next(25)
    assert live.reading(30).position == 3
    assert live.reading(30).drift_s == 5
    live.next(65)
    run = live.record(65)
    assert (run.partial, run.finished, run.full) == (True, True, False)
    assert (run.slot_s, run.overrun_s, run.scope) == (60, 5, (1, 3))


def test_all_sections_named_are_no_part() -> None:
    assert not ready(scope=(2, 1, 0, 0)).partial
    with pytest.raises(ValueError, match="at least one section"):
        ready(scope=())


# -- the record ----------------------------------------------------------------------------------


def test_outcomes_of_takes() -> None:
    parts = [
        section("Words", words(100)),
        section("Characters", "\u5b57" * 100),
        section("Demo", pin_s=60.0),
        section("Silence", f"{words(10)} [pause 5s]", optional=True),
    ]
    plan = make_plan(talk("T", parts, pace=Pace(100, 100), slot_s=300.0))
    live = Rehearsal(plan, key="k")
    live.start(0, STARTED)
    live.next(20)  # 300 wpm
    live.next(30)  # 600 cpm
    live.next(36)  # a tenth of the pin
    live.next(42.9)  # 10 words in 1.9 s and the pause
    assert [take.outcome for take in live.record(50).takes] == [SPOKEN, SPOKEN, SPOKEN, SKIPPED]
    assert live.record(50).full
    fast = Rehearsal(plan, key="k")
    fast.start(0, STARTED)
    fast.next(19.9)
    fast.next(29.8)
    fast.next(35.7)
    fast.finish(50)
    assert [take.outcome for take in fast.record(50).takes] == [SKIPPED, SKIPPED, SKIPPED, OPEN]
    assert not fast.record(50).full
    assert fast.record(50).cut_short


def test_a_run_is_kept_with_its_sections() -> None:
    plan = make_plan(
        talk("My talk", [section("One", "a [pause]", optional=True), section("Demo", pin_s=30.0)])
    )
    run = Rehearsal(plan, key="k", for_real=True).record(0)
    assert (run.key, run.talk, run.title, run.for_real) == ("k", "my-talk", "My talk", True)
    one, demo = run.sections
    assert (one.id, one.title, one.text) == ("one", "One", "a [pause]")
    assert (one.spoken.words, one.pauses_s, one.pinned, one.optional) == (1, 1, False, True)
    assert (demo.budget_s, demo.pinned, demo.optional) == (30, True, False)
    assert one.budget_s == plan.sections[0].budget_s


def test_a_run_is_resumed_where_it_stood() -> None:
    live = begun()
    live.stumble(4)
    live.next(10)
    live.retake(15)
    live.pause(20)
    kept = live.record(30)
    again = Rehearsal.resumed(live.plan, kept)
    assert again.reading(0) == live.reading(30)._replace(can_undo="")
    assert again.record(0) == kept
    assert again.go_on(100)
    assert again.next(115)
    assert again.reading(115).elapsed_s == live.elapsed_s(30) + 15
    assert [take.attempt for take in again.record(115).takes] == [1, 1, 2, 1]


def test_a_resumed_run_keeps_the_budgets_it_was_begun_with() -> None:
    live = begun()
    live.next(12)
    other = make_plan(live.plan.talk, slot_s=600.0)
    again = Rehearsal.resumed(other, live.record(20))
    assert again.reading(0) == live.reading(20)._replace(phase=PAUSED, can_undo="")
    assert again.plan.slot_s == 60


def test_a_resumed_run_keeps_the_words_that_were_spoken() -> None:
    live = begun()
    live.next(10)
    kept = live.record(20)
    parts = [part.section for part in live.plan.sections]
    parts = [section("Part 1", words(99)), *parts[1:]]
    edited = make_plan(talk("T", parts, pace=live.plan.pace, slot_s=60.0))
    again = Rehearsal.resumed(edited, kept)
    assert again.record(0) == kept
    assert again.go_on(0)
    assert again.next(10)
    run = again.record(10)
    assert (run.digest, run.sections) == (kept.digest, kept.sections)
    assert run.kept_takes[0] == Take(0, 1, 10, SPOKEN)


@pytest.mark.parametrize("ids", [["part-1", "part-2"], ["part-2", "part-1", "part-3"], ["x"] * 3])
def test_a_run_of_other_sections_is_not_resumed(ids: list[str]) -> None:
    kept = begun().record(5)
    parts = [section(f"Part {at}", words(9), id=name) for at, name in enumerate(ids, 1)]
    with pytest.raises(ValueError, match="sections have changed since that run"):
        Rehearsal.resumed(make_plan(talk("T", parts)), kept)
