"""What the last full runs say of the next one, against numbers worked out by hand."""

from __future__ import annotations

import math
import statistics
from itertools import pairwise

import pytest
from past_runs import a_past, a_past_run, a_plan, as_run, near

from rehearse.core.plan import Plan
from rehearse.core.reading import RUNNING, Reading
from rehearse.core.stats.forecast import Forecast, forecast_of
from rehearse.core.stats.forecast_words import (
    chance_now,
    chance_sentence,
    percent,
    range_sentence,
    safety_sentence,
)
from rehearse.core.stats.past import PART, Past
from rehearse.core.words import Count

PLAN = a_plan(60, 120, 60, slot_s=130.0, a="Opening", b="Roles", c="Close")
RUNS = (
    [30.0, 66.0, 31.0],
    [29.0, 60.0, 33.0],
    [33.0, 64.0, 30.0],
    [30.0, 58.0, 29.0],
    [32.0, 69.0, 30.0],
)
"""They last 127, 122, 127, 117 and 131 s."""


def reading(plan: Plan, here: int, elapsed_s: float, here_s: float) -> Reading:
    return Reading(
        RUNNING,
        here,
        here + 1,
        3,
        elapsed_s,
        plan.slot_s,
        here_s,
        60.0,
        0.0,
        0.0,
        0,
        None,
        False,
        "",
    )


def forecast(count: int = 5, plan: Plan = PLAN) -> Forecast:
    return forecast_of(a_past(plan, *RUNS[:count]), plan)


def test_the_range_of_the_last_full_runs_from_two_on() -> None:
    assert range_sentence(forecast(1)) == ""
    assert range_sentence(forecast(2)) == "Your last two full runs ended between 2:02 and 2:07."
    assert range_sentence(forecast(5)) == "Your last five full runs ended between 1:57 and 2:11."
    twice = forecast_of(a_past(PLAN, RUNS[0], RUNS[0]), PLAN)
    assert range_sentence(twice) == "Your last two full runs ended at 2:07."


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "Five full runs, and a forecast stands here."),
        (3, "Two more full runs, and a forecast stands here."),
        (4, "One more full run, and a forecast stands here."),
        (5, "A chance of 79% to end inside 2:10, by your last five full runs."),
    ],
)
def test_a_chance_from_five_runs_on(count: int, said: str) -> None:
    assert chance_sentence(forecast(count)) == said


def test_the_chance_by_hand() -> None:
    found = forecast()
    lasted_s = [127.0, 122.0, 127.0, 117.0, 131.0]
    t = (130 - 124.8) / (statistics.stdev(lasted_s) * math.sqrt(1.2))
    # Student's distribution with four degrees of freedom has a closed form.
    u = t / math.sqrt(4 + t * t)
    by_hand = 0.5 + 0.75 * u * (1 - u * u / 3)
    assert found.chance == near(by_hand)
    assert forecast(4).chance is None
    assert (forecast(4).safe_s(), forecast(4).standing(reading(PLAN, 0, 9.0, 9.0), {})) == (
        {},
        None,
    )


def test_only_the_last_ten_full_runs_count_and_parts_never() -> None:
    past = a_past(PLAN, *[[99.0, 99.0, 99.0]] * 4, *RUNS, *RUNS)
    part = a_past_run(99, PLAN, [1.0, None, None], kind=PART)
    found = forecast_of(Past(past.sections, (part, *past.runs)), PLAN)
    assert found.rows == forecast_of(a_past(PLAN, *RUNS, *RUNS), PLAN).rows
    assert found.runs == 10


def test_leaving_at_the_latest_moment_is_90_percent_safe() -> None:
    found = forecast()
    safe_s = found.safe_s()
    assert safe_s[2] == PLAN.slot_s
    for here in (0, 1):
        moment_s = safe_s[here]
        assert moment_s is not None
        spent_s = {0: 20.0, 1: moment_s - 20.0} if here else {0: moment_s}
        standing = found.standing(reading(PLAN, here, moment_s, spent_s[here]), spent_s)
        assert standing is not None
        assert standing.chance_leaving_now == near(0.9)
        assert standing.leave_by_s == near(moment_s)
    # Close took 31, 33, 30, 29 and 30 s, and says nothing that Roles says (slope 0 or near).
    close_s = [31.0, 33.0, 30.0, 29.0, 30.0]
    by_hand_s = 130 - 30.6 - 1.533 * statistics.stdev(close_s) * math.sqrt(1.2)
    assert safe_s[1] == pytest.approx(by_hand_s, abs=1.5)


def test_there_is_no_safe_moment_where_the_slot_is_too_short() -> None:
    short = a_plan(60, 120, 60, slot_s=60.0)
    assert forecast(plan=short).safe_s()[0] is None


def test_the_chance_now_before_anything_is_said_is_the_chance_at_the_start() -> None:
    found = forecast()
    standing = found.standing(reading(PLAN, 0, 0.0, 0.0), {})
    assert standing is not None
    assert found.chance is not None
    assert standing.chance == near(found.chance)
    assert standing.ends_s == near(124.8)


def test_the_chance_falls_while_a_section_goes_over() -> None:
    found = forecast()
    chances = []
    for here_s in (10.0, 58.0, 66.0, 69.0, 75.0, 80.0, 90.0, 110.0):
        standing = found.standing(reading(PLAN, 1, 30.0 + here_s, here_s), {0: 30.0, 1: here_s})
        assert standing is not None
        chances.append(standing.chance)
    assert all(later < before + 0.01 for before, later in pairwise(chances))
    assert chances[0] > 0.8
    assert chances[-1] == pytest.approx(0.0, abs=0.01)


def test_a_section_left_out_and_one_gone_back_from() -> None:
    found = forecast()
    left_out = found.standing(reading(PLAN, 2, 30.0, 0.0), {0: 30.0, 2: 0.0})
    spoken = found.standing(reading(PLAN, 2, 90.0, 0.0), {0: 30.0, 1: 60.0, 2: 0.0})
    assert left_out is not None
    assert spoken is not None
    assert left_out.ends_s == pytest.approx(spoken.ends_s - 60, abs=3)
    # Back in Roles, with 10 s of Close spent already: they are a part of what Close takes.
    back = found.standing(reading(PLAN, 1, 100.0, 60.0), {0: 30.0, 1: 60.0, 2: 10.0})
    assert back is not None
    assert back.ends_s == pytest.approx(124.0, abs=3)


def test_a_part_is_forecast_by_its_own_sections() -> None:
    found = forecast_of(a_past(PLAN, *RUNS), PLAN, scope=(1,))
    assert found.given_s == PLAN.sections[1].budget_s
    assert found.range_today_s == (58.0, 69.0)
    assert list(found.safe_s()) == [1]


def test_times_of_an_edited_text_are_scaled_to_todays_words() -> None:
    # Roles had 150 words then, at the pace of each take, and has 120 now.
    old = tuple(
        part._replace(spoken=Count(150, 0)) if at == 1 else part
        for at, part in enumerate(as_run(PLAN))
    )
    runs = [a_past_run(n, PLAN, row, then=old) for n, row in enumerate(RUNS[:2], 1)]
    found = forecast_of(Past(PLAN.talk.sections, tuple(reversed(runs))), PLAN)
    assert found.rows == ((29.0, 48.0, 33.0), (30.0, near(52.8), 31.0))
    assert range_sentence(found) == (
        "Your last two full runs ended between 2:02 and 2:07."
        " With today's words: between 1:50 and 1:53."
    )


def test_a_section_that_is_new_goes_as_the_rest_of_each_run() -> None:
    old = tuple(None if at == 2 else part for at, part in enumerate(as_run(PLAN)))
    runs = [
        a_past_run(1, PLAN, [33.0, 66.0, None], then=old),
        a_past_run(2, PLAN, [27.0, 54.0, None], then=old),
    ]
    found = forecast_of(Past(PLAN.talk.sections, tuple(reversed(runs))), PLAN)
    # 60 words at two a second are 30 s, a tenth more in run 1 and a tenth less in run 2.
    assert found.rows == (
        (27.0, 54.0, near(27.0)),
        (33.0, 66.0, near(33.0)),
    )


def test_a_run_of_another_text_is_no_evidence() -> None:
    old = tuple(part if at == 0 else None for at, part in enumerate(as_run(PLAN)))
    run = a_past_run(1, PLAN, [30.0, None, None], then=old)
    assert forecast_of(Past(PLAN.talk.sections, (run,)), PLAN).runs == 0


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.0, "under 1%"),
        (0.0099, "under 1%"),
        (0.014, "1%"),
        (0.784, "78%"),
        (0.785, "79%"),
        (0.99, "99%"),
        (0.9901, "over 99%"),
        (1.0, "over 99%"),
    ],
)
def test_nobody_is_promised_100_percent(chance: float, said: str) -> None:
    assert percent(chance) == said


def test_the_lines_of_the_overview() -> None:
    found = forecast()
    early = found.standing(reading(PLAN, 1, 60.0, 30.0), {0: 30.0, 1: 30.0})
    late = found.standing(reading(PLAN, 1, 99.0, 69.0), {0: 30.0, 1: 69.0})
    last = found.standing(reading(PLAN, 2, 99.0, 0.0), {0: 30.0, 1: 69.0})
    assert early is not None
    assert late is not None
    assert last is not None
    assert safety_sentence(found, early) == "leave Roles by 1:36 to be 90% safe"
    assert safety_sentence(found, late) == "leave Roles now: 45% safe"
    assert safety_sentence(found, last) == ""
    assert chance_now(found, late) == "45% to end inside 2:10, by five runs"


def test_who_gets_shorter_is_forecast_from_the_level_reached() -> None:
    # 150, 140, 131, 121 and 110 s: about ten shorter each time.
    rows = [[total / 4, total / 2, total / 4] for total in (150.0, 140.0, 131.0, 121.0, 110.0)]
    found = forecast_of(a_past(PLAN, *rows), PLAN)
    assert found.whole is not None
    # The line of least squares ends at 110.6 s; three degrees of freedom are left.
    assert found.whole.mean_s == pytest.approx(110.6, abs=0.3)
    assert found.whole.freedom == 3
    assert percent(found.chance or 0.0) == "over 99%"
    assert found.range_s == (110.0, 150.0)


def test_gains_that_dwindle_are_not_taken_to_have_gone_on() -> None:
    # The line of least squares ends at 115 s, which no run has reached.
    rows = [[total / 4, total / 2, total / 4] for total in (160.0, 140.0, 128.0, 122.0, 121.0)]
    found = forecast_of(a_past(PLAN, *rows), PLAN)
    assert found.level is not None
    assert found.level.per_run_s == pytest.approx(-9.6)
    assert found.whole is not None
    assert found.whole.mean_s == pytest.approx(121.0, abs=1.0)
