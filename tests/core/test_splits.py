"""A section's times over several runs, and where time is regularly lost."""

from __future__ import annotations

import pytest
from past_runs import PACE, a_past, a_past_run, a_plan, as_run

from rehearse.core.stats.numbers import Interval
from rehearse.core.stats.past import PART, Past
from rehearse.core.stats.splits import (
    Loss,
    Split,
    loss_sentence,
    losses,
    splits,
    sureness_sentence,
)
from rehearse.core.words import Count

PLAN = a_plan(60, 120, 60, a="Opening", b="Roles", c="Close")
BUDGETS_S = [30.0, 60.0, 30.0]
TITLES = ["Opening", "Roles", "Close"]
PAST = a_past(
    PLAN,
    [30.0, 79.0, 31.0],
    [36.0, 82.0, 30.0],
    [31.0, 75.0, 36.0],
    [30.0, 56.0, 37.0],
    [29.0, 80.0, 30.0],
)


def test_the_times_of_every_section() -> None:
    opening, roles, close = splits(PAST, BUDGETS_S, PACE, {0: 28.5})
    assert opening == Split(0, 30.0, 28.5, 29.0, 30.0, 30.0, 5, False, None)
    # Nearest to the plan is best: 56 s are 4 s off, 75 s are 15.
    assert roles[1:6] == (60.0, None, 80.0, 79.0, 56.0)
    assert close[1:6] == (30.0, None, 30.0, 31.0, 30.0)


def test_where_time_is_regularly_lost_and_how_sure_it_is() -> None:
    found = splits(PAST, BUDGETS_S, PACE)
    # 20, -4, 15, 22 and 19 s over; 4 heads or more of 5 coins come in 6 of 32 cases; between the
    # least and the greatest of five the median lies but for 2 of 32 cases.
    (loss,) = losses(found)
    assert loss == Loss(1, 4, 5, 19.0, Interval(-4.0, 22.0, 30 / 32), 6 / 32)
    assert loss_sentence(loss, TITLES) == "Roles runs over in 4 of 5 runs, by about 0:19."
    assert sureness_sentence(loss) == (
        "likely: between 0:04 under and 0:22 over, as far as 5 runs can tell (93%)."
    )


def test_over_every_time_is_clear_and_the_worst_comes_first() -> None:
    past = a_past(PLAN, *[[36.0, 79.0 + number, 31.0] for number in range(5)])
    first, second = losses(splits(past, BUDGETS_S, PACE))
    assert (first.position, first.sureness, second.position) == (1, "clear", 0)
    assert loss_sentence(second, TITLES) == "Opening runs over in all 5 runs, by about 0:06."
    twice = second._replace(over_in=2, runs=2)
    assert loss_sentence(twice, TITLES) == "Opening runs over in both runs, by about 0:06."
    assert sureness_sentence(first) == (
        "clear: between 0:19 and 0:23 over, as far as 5 runs can tell (93%)."
    )


@pytest.mark.parametrize(
    ("times_s", "over_in"),
    [
        ([90.0], None),  # once is no rule
        ([90.0, 60.0], None),  # as often as not
        ([90.0, 91.0], 2),
        ([64.9, 64.9, 64.9], None),  # too little to be marked
        ([65.0, 65.0, 60.0], 2),
    ],
)
def test_what_a_rule_takes(times_s: list[float], over_in: int | None) -> None:
    past = a_past(PLAN, *[[30.0, each, 30.0] for each in times_s])
    loss = splits(past, BUDGETS_S, PACE)[1].loss
    assert (loss and loss.over_in) == over_in
    assert loss is None or loss.sureness == "a hint"


def test_old_times_are_scaled_to_todays_words() -> None:
    old = tuple(part._replace(spoken=Count(part.spoken.words * 2, 0)) for part in as_run(PLAN))
    past = Past(PLAN.talk.sections, (a_past_run(1, PLAN, [60.0, 130.0, 58.0], then=old),))
    found = splits(past, BUDGETS_S, PACE)
    assert [split.last_s for split in found] == [30.0, 65.0, 29.0]
    assert all(split.is_scaled for split in found)


def test_the_pauses_written_today_are_in_a_scaled_time() -> None:
    old = tuple(part._replace(pauses_s=6.0) for part in as_run(PLAN))
    past = Past(PLAN.talk.sections, (a_past_run(1, PLAN, [36.0, 66.0, 36.0], then=old),))
    assert [split.last_s for split in splits(past, BUDGETS_S, PACE)] == [30.0, 60.0, 30.0]


def test_a_demo_takes_what_it_takes_whatever_is_said_in_it() -> None:
    old = tuple(part._replace(spoken=Count(200, 0), pinned=True) for part in as_run(PLAN))
    past = Past(PLAN.talk.sections, (a_past_run(1, PLAN, [36.0, 66.0, 36.0], then=old),))
    assert [split.last_s for split in splits(past, BUDGETS_S, PACE)] == [36.0, 66.0, 36.0]


def test_before_the_first_full_run_there_is_nothing() -> None:
    part = a_past_run(1, PLAN, [90.0, None, None], kind=PART)
    found = splits(Past(PLAN.talk.sections, (part,)), BUDGETS_S, PACE)
    assert found[0] == Split(0, 30.0, None, None, None, None, 0, False, None)


def test_a_section_left_out_of_the_last_run_has_no_last_time() -> None:
    past = a_past(PLAN, [30.0, 70.0, 30.0], [30.0, None, 30.0])
    assert splits(past, BUDGETS_S, PACE)[1][3:7] == (None, 70.0, 70.0, 1)


def test_the_runs_before_a_run() -> None:
    assert [run.number for run in PAST.before(3).runs] == [2, 1]


def test_only_the_last_twenty_full_runs_count() -> None:
    past = a_past(PLAN, [90.0, 90.0, 90.0], *[[30.0, 60.0, 30.0]] * 20)
    assert {split.runs for split in splits(past, BUDGETS_S, PACE)} == {20}
