"""Statistics against tables of textbooks, and against counting every case."""

from __future__ import annotations

import itertools
import math
import random
import statistics

import pytest
from past_runs import near

from rehearse.core.stats.levels import level_of
from rehearse.core.stats.numbers import (
    Interval,
    mad,
    median,
    median_interval,
    sign_test,
    student_cdf,
    student_quantile,
    weighted_median,
)
from rehearse.core.stats.predicting import Spread, predicted, spread_of


@pytest.mark.parametrize(
    ("probability", "freedom", "value"),
    [
        # Student's table as printed in any textbook.
        (0.9, 1, 3.078),
        (0.975, 1, 12.706),
        (0.99, 2, 6.965),
        (0.9, 3, 1.638),
        (0.9, 4, 1.533),
        (0.95, 4, 2.132),
        (0.9, 9, 1.383),
        (0.995, 10, 3.169),
        (0.95, 30, 1.697),
        (0.1, 4, -1.533),
        (0.5, 4, 0.0),
    ],
)
def test_students_distribution(probability: float, freedom: int, value: float) -> None:
    assert student_quantile(probability, freedom) == pytest.approx(value, abs=0.0006)
    assert student_cdf(value, freedom) == pytest.approx(probability, abs=0.0002)


def test_a_distribution_ends_at_0_and_1() -> None:
    assert (student_cdf(-math.inf, 3), student_cdf(math.inf, 3)) == (0.0, 1.0)
    assert 0.0 <= student_cdf(-1e9, 4) < 1e-6


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 9, 12])
def test_the_interval_of_a_median_by_counting_all_cases(count: int) -> None:
    """Each value is above the true median or below it, like coins: all ways they can fall."""
    ranks = median_interval(range(count))
    inside = sum(
        ranks.low < sum(fallen) <= ranks.high for fallen in itertools.product((0, 1), repeat=count)
    )
    assert ranks.confidence == near(inside / 2**count)
    assert ranks.confidence >= 0.9 or (ranks.low, ranks.high) == (0, count - 1)


def test_a_median_and_its_interval() -> None:
    assert median([3.0, 1.0, 2.0]) == 2.0
    assert median([4.0, 1.0, 2.0, 3.0]) == 2.5
    assert mad([1.0, 2.0, 9.0]) == 1.0
    assert median_interval([5.0, 1.0, 3.0, 4.0, 2.0]) == Interval(1.0, 5.0, 0.9375)
    assert weighted_median([(1.0, 1.0), (9.0, 3.0), (5.0, 1.0)]) == 9.0
    assert weighted_median([(1.0, 2.0), (9.0, 1.0), (5.0, 1.0)]) == 1.0


def test_the_sign_test_by_counting_all_cases() -> None:
    for over in range(6):
        cases = sum(sum(coins) >= over for coins in itertools.product((0, 1), repeat=5))
        assert sign_test(over, 5) == cases / 32


def test_a_prediction_is_what_resampling_the_runs_tends_to() -> None:
    """Whole runs with random normal weights, widened by a spread that is drawn as well."""
    runs = [[30.0, 62.0, 118.0], [35.0, 60.0, 131.0], [28.0, 70.0, 125.0], [33.0, 66.0, 140.0]]
    runs.append([31.0, 61.0, 119.0])
    lasted_s = [sum(run) for run in runs]
    dice = random.Random(5)
    middle_s = statistics.mean(lasted_s)
    drawn_s = []
    for _ in range(20_000):
        off = sum(dice.gauss(0, 1) * (each - middle_s) for each in lasted_s)
        spread = math.sqrt(sum(dice.gauss(0, 1) ** 2 for _ in range(4)) / 4)
        drawn_s.append(middle_s + off / math.sqrt(4) * math.sqrt(1 + 1 / 5) / spread)
    found = predicted(lasted_s)
    for slot_s in (205.0, 220.0, 224.0, 235.0, 250.0):
        share = sum(each <= slot_s for each in drawn_s) / len(drawn_s)
        assert found.chance(slot_s) == pytest.approx(share, abs=0.015)
    # The textbook's prediction interval: mean + t * s * sqrt(1 + 1/n).
    by_hand_s = middle_s + 1.533 * statistics.stdev(lasted_s) * math.sqrt(1.2)
    assert found.quantile_s(0.9) == pytest.approx(by_hand_s, abs=0.01)


def test_runs_that_are_all_alike_leave_nothing_to_chance() -> None:
    assert predicted([60.0, 60.0]).chance(60.0) == 1.0
    assert predicted([60.0, 60.0]).chance(59.9) == 0.0


def test_what_varies_together_is_told_from_what_varies_alone() -> None:
    dice = random.Random(3)
    usual_s = [30.0, 60.0, 90.0, 120.0, 60.0, 40.0]

    def seen(together: float, alone_s: float) -> Spread:
        rows = []
        for _ in range(4000):
            how = dice.gauss(1, together)
            rows.append([dice.gauss(each * how, math.sqrt(alone_s * each)) for each in usual_s])
        return spread_of(rows)

    both = seen(0.1, 0.5)
    assert both.together == pytest.approx(0.01, rel=0.1)
    assert both.alone_s == pytest.approx(0.5, rel=0.1)
    assert seen(0.0, 0.5).together == pytest.approx(0.0, abs=0.0002)
    assert seen(0.1, 0.0).alone_s == pytest.approx(0.0, abs=0.01)
    # Best linear prediction by hand: 100 s done, 300 s left.
    assert Spread(0.01, 0.5).slope(100.0, 300.0) == near(300 * 0.01 / (100 * 0.01 + 0.5))
    assert Spread(0.0, 0.0).slope(100.0, 300.0) == 0.0
    assert spread_of([[0.0], [0.0]]) == Spread(0.0, 0.0)


def test_runs_that_get_shorter_are_brought_to_the_level_of_the_newest() -> None:
    level = level_of([600.0, 612.0, 619.0, 631.0, 640.0])  # newest first
    # The line of least squares by hand: slope -(2*600 + 612 - 631 - 2*640)/10 a run.
    assert level.per_run_s == near(-9.9)
    assert level.factors[0] == 1.0
    assert level.factors[-1] == near(600.6 / 640.2)
    assert (level.leverage, level.freedom) == (near(1 / 5 + 4 / 10), 3)


@pytest.mark.parametrize(
    "lasted_s", [[600.0, 612.0, 599.0, 606.0, 601.0], [600.0, 610.0], [60.0] * 5]
)
def test_runs_of_one_level_are_left_alone(lasted_s: list[float]) -> None:
    count = len(lasted_s)
    assert level_of(lasted_s) == ((1.0,) * count, 1 / count, count - 1, 0.0)


def test_a_trend_is_believed_where_chance_makes_one_in_fewer_than_10_percent() -> None:
    # By the t test of a slope (scipy.stats.linregress): p = 0.0913 and 0.1027.
    assert level_of([600.0, 606.0, 603.0, 613.0, 610.0]).per_run_s < 0
    assert level_of([600.0, 607.0, 603.0, 612.0, 610.0]).per_run_s == 0.0
