"""The slot shared out: budgets add up, pins stay, nothing starves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from core_talks import paces, slots, talk_of, talks, words
from hypothesis import assume, given
from hypothesis import strategies as st

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, PlanError, make_plan
from rehearse.core.talk import Section, Talk, section, talk
from rehearse.core.timespan import whole_up
from rehearse.core.words import Count


def plan_or_none(whole: Talk, slot_s: float | None = None, pace: Pace | None = None) -> Plan | None:
    try:
        return make_plan(whole, slot_s=slot_s, pace=pace)
    except PlanError:
        return None


def budgets(plan: Plan) -> list[float]:
    return [part.budget_s for part in plan.sections]


def planned(*parts: Section, slot_s: float | None = None, wpm: float = 60.0) -> Plan:
    return make_plan(talk("T", parts, pace=Pace(wpm, 60.0), slot_s=slot_s))


# -- examples ------------------------------------------------------------------------------------


def test_a_talk_of_a_slot() -> None:
    plan = make_plan(talk_of(10, 20, 30, slot_s=120.0))
    assert budgets(plan) == [20, 40, 60]
    assert [part.starts_at_s for part in plan.sections] == [0, 20, 60]
    assert [part.share for part in plan.sections] == pytest.approx([1 / 6, 1 / 3, 1 / 2])
    assert [part.load_s for part in plan.sections] == [10, 20, 30]
    assert (plan.slot_s, plan.has_slot, plan.needed_s, plan.in_hand_s) == (120, True, 60, 60)
    assert plan.plan_pace == Pace(30, 30)
    assert plan.fits
    assert plan.spoken == Count(60, 0)


def test_without_a_slot_the_plan_is_what_the_talk_needs() -> None:
    plan = make_plan(talk_of(10, 20, pace=125))
    assert plan.needed_s == pytest.approx(14.4)
    assert (plan.slot_s, plan.has_slot) == (15, False)
    assert budgets(plan) == [5, 10]
    assert plan.fits


def test_the_pace_changes_no_budget_while_a_slot_stands() -> None:
    whole = talk_of(10, 20, 30, slot_s=120.0)
    slow = make_plan(whole, pace=Pace(30, 30))
    assert budgets(slow) == budgets(make_plan(whole))
    assert (slow.needed_s, slow.in_hand_s) == (120, 0)


def test_another_slot() -> None:
    whole = talk_of(10, 20, 30, slot_s=120.0)
    assert budgets(make_plan(whole, slot_s=60.0)) == [10, 20, 30]
    late = make_plan(whole, slot_s=59.0)
    assert not late.fits
    assert late.in_hand_s == -1


def test_pins_take_their_time_and_pauses_theirs() -> None:
    plan = planned(
        section("One", f"{words(10)} [pause 5s]"),
        section("Demo", f"{words(99)} [pause 9s]", pin_s=30.0),
        section("Two", words(30)),
        slot_s=115.0,
    )
    assert budgets(plan) == [25, 30, 60]
    assert [part.share for part in plan.sections] == [0.25, 0, 0.75]
    assert [part.load_s for part in plan.sections] == [15, 30, 30]
    assert [part.pinned for part in plan.sections] == [False, True, False]
    assert (plan.pins_s, plan.pauses_s, plan.needed_s) == (30, 5, 75)
    assert plan.plan_pace == Pace(30, 30)


def test_the_largest_remainder() -> None:
    # 100 s in sevenths of 1, 2 and 4: 14.29, 28.57 and 57.14.
    assert budgets(make_plan(talk_of(10, 20, 40, slot_s=100.0))) == [14, 29, 57]
    # Equal remainders: earlier sections first.
    assert budgets(make_plan(talk_of(5, 5, 5, slot_s=20.0))) == [7, 7, 6]
    assert budgets(make_plan(talk_of(1, 1, 1, 1, slot_s=22.0))) == [6, 6, 5, 5]


def test_tenths_where_sections_average_under_five_seconds() -> None:
    assert budgets(make_plan(talk_of(1, 2, slot_s=10.0))) == [3, 7]
    assert budgets(make_plan(talk_of(1, 2, slot_s=9.0))) == [3, 6]
    assert budgets(make_plan(talk_of(1, 1, 1, slot_s=10.0))) == [3.4, 3.3, 3.3]


def test_tenths_where_whole_seconds_would_not_add_up() -> None:
    assert budgets(make_plan(talk_of(10, 20, slot_s=60.5))) == [20.2, 40.3]
    pinned = planned(section("One", words(10)), section("Demo", pin_s=9.5), slot_s=60.0)
    assert budgets(pinned) == [50.5, 9.5]
    # Two halves make a whole, and three tenths are no less than 0.3.
    pins = [section("Demo", pin_s=tenths / 10) for tenths in (1, 2, 7)]
    assert budgets(planned(section("One", words(10)), *pins, slot_s=60.0))[0] == 59


def test_a_section_of_one_word_has_a_moment_too() -> None:
    assert budgets(make_plan(talk_of(1, 1000, slot_s=100.0))) == [1, 99]
    whole = make_plan(talk_of(5000, *[1] * 50, slot_s=100.0))
    assert budgets(whole) == [95, *[0.1] * 50]
    two = make_plan(talk_of(1000, *[1] * 8, 1000, slot_s=100.0))
    assert budgets(two) == [46, *[1] * 8, 46]


def test_there_may_be_more_sections_than_moments() -> None:
    assert sorted(budgets(make_plan(talk_of(*[1] * 30, slot_s=1.0)))) == [0.0] * 20 + [0.1] * 10


def test_time_that_nothing_can_take_is_in_hand() -> None:
    plan = planned(section("Demo", pin_s=30.0), section("Silence", "[pause 2.5s]"), slot_s=60.0)
    assert budgets(plan) == [30, 2.5]
    assert plan.in_hand_s == 27.5
    assert plan.plan_pace is None


def test_what_fits_is_what_is_shown_to_fit() -> None:
    assert planned(section("One", words(60)), slot_s=60.0).fits
    # 60.48 s are shown as 1:01.
    assert not planned(section("One", words(126)), slot_s=60.4, wpm=125).fits
    assert planned(section("One", words(126)), slot_s=60.5, wpm=125).fits


@pytest.mark.parametrize(
    ("parts", "slot_s", "problem"),
    [
        ([section("One", "[SLIDE]")], 60.0, "the talk has no words and no pinned time, "),
        ([section("One", "[pause 5s]")], None, "the talk has no words and no pinned time, "),
        ([section("One", "...")], None, "the talk has no words and no pinned time, "),
        ([section("One", pin_s=0.0)], 60.0, "the talk has no words and no pinned time, "),
        (
            [section("One", "a"), section("Demo", pin_s=61.0)],
            60.0,
            "pinned budgets and pauses take 1:01 of a slot of 1:00, ",
        ),
        (
            [section("One", "a [pause 31s]"), section("Demo", pin_s=29.5)],
            60.0,
            "pinned budgets and pauses take 1:00.5 of a slot of 1:00, ",
        ),
        (
            [section("One", "a"), section("Demo", pin_s=60.0)],
            60.0,
            "pinned budgets and pauses fill the slot of 1:00 and leave no time for the words, ",
        ),
        (
            [section("One", "a")],
            0.0,
            "pinned budgets and pauses fill the slot of 0:00 and leave no time for the words, ",
        ),
    ],
)
def test_what_cannot_be_planned(
    parts: Sequence[Section], slot_s: float | None, problem: str
) -> None:
    with pytest.raises(PlanError) as caught:
        make_plan(talk("T", parts, slot_s=slot_s))
    assert str(caught.value).startswith(problem)
    remedy = "write a text or a budget" if "no words" in problem else "or ask for a longer slot"
    assert str(caught.value).endswith(remedy)


def test_pins_that_fill_the_slot_are_a_plan() -> None:
    full = [section("Demo", pin_s=tenths / 10) for tenths in (1, 2, 7)]
    assert budgets(planned(*full, slot_s=1.0)) == [0.1, 0.2, 0.7]


@pytest.mark.parametrize(
    ("count", "seconds", "text"),
    [
        (Count(100, 0), 13, (28, "words")),
        (Count(100, 0), 0, (0, "words")),
        (Count(100, 0), 0.01, (1, "words")),
        (Count(0, 100), 6, (24, "characters")),
        (Count(100, 100), 6, (13, "words")),
        (Count(10, 100), 6, (24, "characters")),
    ],
)
def test_how_much_text_takes_so_long(count: Count, seconds: float, text: tuple[int, str]) -> None:
    part = section("One")._replace(spoken=count)
    plan = make_plan(talk("T", [part], pace=Pace(125, 240)))
    assert plan.words_for(seconds) == text


# -- any talk, any slot --------------------------------------------------------------------------


@given(talks(), st.none() | slots, st.none() | paces)
def test_budgets_and_starts_add_up_to_the_slot(
    whole: Talk, slot_s: float | None, pace: Pace | None
) -> None:
    plan = plan_or_none(whole, slot_s, pace)
    assume(plan is not None)
    assert plan
    tenths = [round(budget_s * 10) for budget_s in budgets(plan)]
    assert budgets(plan) == [count / 10 for count in tenths]
    starts = [sum(tenths[:at]) / 10 for at in range(len(tenths))]
    assert [part.starts_at_s for part in plan.sections] == starts
    taken = round(plan.slot_s * 10) if plan.plan_pace else round((plan.pins_s + plan.pauses_s) * 10)
    assert sum(tenths) == taken
    given_s = slot_s or whole.slot_s
    assert plan.slot_s == (pytest.approx(given_s) if given_s else whole_up(plan.needed_s))
    assert sum(part.share for part in plan.sections) == pytest.approx(1 if plan.plan_pace else 0)
    assert sum(part.load_s for part in plan.sections) == pytest.approx(plan.needed_s)


@given(talks(), st.none() | slots)
def test_every_section_gets_its_due(whole: Talk, slot_s: float | None) -> None:
    plan = plan_or_none(whole, slot_s)
    assume(plan is not None)
    assert plan
    assert [part.section for part in plan.sections] == list(whole.sections)
    free = [part for part in plan.sections if not part.pinned]
    room_s = plan.slot_s - plan.pins_s - plan.pauses_s
    free_s = sum(part.budget_s for part in free)
    step_s = 0.1 if free_s < 5 * len(free) or free_s % 1 else 1.0
    for part in plan.sections:
        if part.pinned:
            assert part.budget_s == part.section.pin_s
    starving = [part for part in free if part.load_s > 0 and part.budget_s == 0]
    if starving:
        assert max(part.budget_s for part in free) <= step_s
    exact_s = [
        part.section.pauses_s + (part.share * room_s if plan.plan_pace else 0.0) for part in free
    ]
    if not any(0 < due_s < step_s for due_s in exact_s):
        for part, due_s in zip(free, exact_s, strict=True):
            assert abs(part.budget_s - due_s) < step_s + 1e-6


@given(talks(), slots)
def test_more_words_get_no_less(whole: Talk, slot_s: float) -> None:
    plan = plan_or_none(whole, slot_s)
    assume(plan is not None and plan.plan_pace is not None)
    assert plan
    free = [part for part in plan.sections if not part.pinned and not part.section.pauses_s]
    for one in free:
        for other in free:
            if one.share > other.share + 1e-9:
                assert one.budget_s >= other.budget_s


@given(talks(), paces)
def test_without_a_slot_it_fits_within_a_second(whole: Talk, pace: Pace) -> None:
    plan = plan_or_none(whole._replace(slot_s=None), pace=pace)
    assume(plan is not None)
    assert plan
    assert plan.fits
    assert -1e-6 <= plan.in_hand_s < 1
    assert plan.slot_s == int(plan.slot_s)


@given(talks(), slots)
def test_the_plan_pace_fills_the_slot(whole: Talk, slot_s: float) -> None:
    plan = plan_or_none(whole, slot_s)
    assume(plan is not None and plan.plan_pace is not None)
    assert plan
    assert plan.plan_pace
    assert make_plan(whole, slot_s=slot_s, pace=plan.plan_pace).needed_s == pytest.approx(slot_s)
