"""The one or two sections worth the next ten minutes."""

from __future__ import annotations

from past_runs import PACE, a_past, a_past_run, a_plan, near
from review_runs import a_run, part, timed

from rehearse.core.advice import practice
from rehearse.core.clock import wall_of
from rehearse.core.review import review_of
from rehearse.core.stats.past import OTHER, PART, Past, past_of
from rehearse.core.stats.practise import (
    Practice,
    Weakness,
    practice_of,
    weaknesses,
    why_sentence,
)

PLAN = a_plan(60, 120, 60, 60, a="Opening", b="Roles", c="Youth", d="Close")
TITLES = ["Opening", "Roles", "Youth", "Close"]
BUDGETS_S = [30.0, 60.0, 30.0, 30.0]
NOW = wall_of("2026-11-30T12:00:00Z")
"""Six days after the runs, and two hours."""


def weakness(position: int, **changes: float) -> Weakness:
    one = Weakness(position, 60.0, 0.0, 0.0, 0, 0, 5, is_edge=False)
    return one._replace(**changes)  # type: ignore[arg-type]


def chosen(past: Past, now: float = NOW) -> Practice:
    return practice_of(weaknesses(past, BUDGETS_S, PACE, now), TITLES)


def test_where_most_is_to_be_won() -> None:
    past = a_past(
        PLAN,
        *[[30.0, 79.0, 30.0, 31.0]] * 2,
        *[[30.0, 58.0, 30.0, 44.0]],
        *[[30.0, 80.0, 30.0, 45.0]] * 2,
    )
    found = chosen(past)
    assert found == Practice(
        (1, 3),
        "practise Roles and Close, about 2 minutes",
        (
            "over in 4 of 5 runs, not practised for 6 days",
            "over in 3 of 5 runs, not practised for 6 days",
        ),
    )
    assert why_sentence(found, TITLES) == (
        "Roles: over in 4 of 5 runs, not practised for 6 days."
        " Close: over in 3 of 5 runs, not practised for 6 days."
    )


def test_the_terms_of_one_section_by_hand() -> None:
    past = a_past(PLAN, *[[30.0, each, 30.0, 30.0] for each in (70.0, 74.0, 78.0, 86.0, 76.0)])
    roles = weaknesses(past, BUDGETS_S, PACE, NOW)[1]
    # Over by 10, 14, 18, 26 and 16: 16 in the middle, and 2 s off it in the middle.
    assert roles == Weakness(1, 76.0, 16.0, near(2 * 1.4826), 6, 5, 5, is_edge=False)
    assert roles.weight == near((1 + 16 / 5) * (1 + 2.9652 / 5) * (1 + 6 / 7))
    assert roles._replace(is_edge=True).weight == near(roles.weight * 1.25)
    assert roles._replace(days=400).weight == roles._replace(days=28).weight


def test_parts_and_other_variants_are_practice_too() -> None:
    past = a_past(PLAN, *[[30.0, 80.0, 30.0, 30.0]] * 5)
    later = [
        a_past_run(number, PLAN, [None, 61.0, None, None], kind=kind, started_at=at)
        for number, kind, at in (
            (8, OTHER, "2026-11-30T11:00:00Z"),
            (7, PART, "2026-11-29T10:00:00Z"),
            (6, PART, "2026-11-28T10:00:00Z"),
        )
    ]
    assert chosen(Past(past.sections, (*later, *past.runs))) == Practice((), "")
    found = weaknesses(Past(past.sections, (*later, *past.runs)), BUDGETS_S, PACE, NOW)
    assert [one.days for one in found] == [6, 0, 6, 6]


def test_a_section_that_never_goes_twice_the_same() -> None:
    past = a_past(PLAN, *[[30.0, 60.0, each, 30.0] for each in (20.0, 30.0, 41.0, 22.0, 30.0)])
    assert chosen(past)[:2] == ((2,), "practise Youth, about a minute")
    assert chosen(past).whys == (
        "over in 1 of 5 runs, off by 0:11 from run to run, not practised for 6 days",
    )


def test_opening_and_close_come_first_where_all_else_is_equal() -> None:
    found = [weakness(at, over_s=10.0, is_edge=at in (0, 3)) for at in range(4)]
    assert practice_of(found, TITLES).positions == (0, 3)
    found = [weakness(at, over_s=10.0) for at in range(4)]
    assert practice_of(found, TITLES).positions == (0, 1)


def test_two_that_take_more_than_ten_minutes_are_not_practised_together() -> None:
    found = [weakness(1, over_s=20.0, takes_s=400.0), weakness(2, over_s=10.0, takes_s=300.0)]
    assert practice_of(found, TITLES)[:2] == ((1,), "practise Roles, about 7 minutes")


def test_nothing_is_weak() -> None:
    assert chosen(a_past(PLAN, *[[30.0, 62.0, 28.0, 30.0]] * 3)) == Practice((), "")
    assert chosen(Past(PLAN.talk.sections, ())) == Practice((), "")


def test_an_instant_that_is_none_is_no_error() -> None:
    run = a_past_run(1, PLAN, [40.0, 60.0, 30.0, 30.0], started_at="yesterday")
    assert chosen(Past(PLAN.talk.sections, (run,))).whys == ("over in the last run",)


def test_after_a_run_earlier_ones_count_too() -> None:
    sections = (part("Opening", 60, 30.0), part("Roles", 120, 60.0), part("Close", 60, 30.0))
    runs = [
        a_run(sections, timed(38.0, 61.0, 30.0), number=3, key="3"),
        a_run(sections, timed(30.0, 80.0, 30.0), number=2, key="2"),
        a_run(sections, timed(30.0, 79.0, 30.0), number=1, key="1"),
    ]
    review = review_of(runs[0], runs[1])
    assert practice(review).positions == (0,)
    found = practice(review, past_of(sections, runs), wall_of("2026-11-24T20:30:00Z"))
    assert found == ((1,), "Or practise Roles, about a minute.", ("over in 2 of 3 runs",))
