"""The speaker's own pace, recovered from simulated runs whose truth is known."""

from __future__ import annotations

import random

import pytest
from past_runs import PACE, a_past, a_past_run, a_plan, as_run, near

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, make_plan
from rehearse.core.stats.own_pace import (
    Outlier,
    OwnPace,
    outlier_sentence,
    own_pace,
    own_pace_sentence,
)
from rehearse.core.stats.past import Past
from rehearse.core.talk import Section, Talk
from rehearse.core.words import Count

WORDS = (24, 219, 116, 40, 16, 103, 61, 131, 75, 137, 123, 127)
PLAN = a_plan(*WORDS, slot_s=600.0)


def spoken(wpm: float, change_s: float, noise: float, dice: random.Random) -> list[float]:
    """A run at this pace, every section by itself a little slower or faster."""
    return [words / wpm * 60 * dice.gauss(1, noise) + change_s for words in WORDS]


def found_in(past: Past) -> OwnPace:
    own = own_pace(past, PACE)
    assert own is not None
    return own


def test_without_noise_the_truth_comes_back() -> None:
    dice = random.Random(1)
    own = found_in(a_past(PLAN, *[spoken(141.0, 2.0, 0.0, dice)] * 3))
    assert own.pace.wpm == near(141.0)
    assert own.change_s == near(2.0)
    assert (own.runs, own.outliers) == (3, ())
    # 1,172 words at 141 wpm and 12 changes: 498.7 + 24 s.
    assert own.takes_s(PLAN) == near(1172 / 141 * 60 + 24)
    assert own_pace_sentence(own, 3, PLAN) == (
        "you speak 141 wpm and take 2 s to change sections: this talk takes you 8:43"
    )
    # What it takes in all, as a pace that knows no changes.
    in_plan = own.in_plan(PLAN)
    assert PLAN.spoken.words / in_plan.wpm * 60 == near(own.takes_s(PLAN))


def test_the_truth_is_recovered_through_noise_and_outliers() -> None:
    errors, costs = [], []
    for seed in range(60):
        dice = random.Random(seed)
        runs = [spoken(141.0, 2.0, 0.06, dice) for _ in range(5)]
        for _ in range(8):  # of 60 takes
            run, at = dice.randrange(5), dice.randrange(12)
            runs[run][at] += dice.choice((20.0, 45.0, 90.0))
        own = found_in(a_past(PLAN, *runs))
        errors.append(own.pace.wpm / 141 - 1)
        costs.append(own.change_s - 2)
    assert abs(sum(errors) / len(errors)) < 0.015
    assert max(map(abs, errors)) < 0.08
    assert abs(sum(costs) / len(costs)) < 0.7


def test_who_gets_slower_is_as_slow_as_of_late() -> None:
    usual = [words / 150 * 60 for words in WORDS]
    runs = [[take_s * factor for take_s in usual] for factor in (1.0, 1.03, 1.06, 1.09, 1.12)]
    own = found_in(a_past(PLAN, *runs))
    assert own.takes_s(PLAN) == near(sum(usual) * 1.12)
    assert own.outliers == ()
    # Four runs show no trend yet: the middle of them.
    own = found_in(a_past(PLAN, *runs[:4]))
    assert own.takes_s(PLAN) == pytest.approx(sum(usual) * 1.045, rel=0.005)


def test_outliers_are_named_and_not_counted() -> None:
    runs = [spoken(120.0, 1.0, 0.0, random.Random(1)) for _ in range(3)]
    runs[1][1] += 50.0
    runs[2][5] += 20.0
    own = found_in(a_past(PLAN, *runs))
    assert (own.pace.wpm, own.change_s) == (near(120.0), near(1.0))
    assert own.outliers == (
        Outlier(1, 2, 160.5, near(110.5)),
        Outlier(5, 3, 72.5, near(52.5)),
    )
    titles = [part.title for part in PLAN.talk.sections]
    assert outlier_sentence(own, titles) == (
        "Not counted: Part 2 in run 2 (2:40 instead of 1:50) and 1 more."
    )
    assert outlier_sentence(own._replace(outliers=()), titles) == ""


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        (0, "three full runs and your pace is known"),
        (1, "two more full runs and your pace is known"),
        (2, "one more full run and your pace is known"),
    ],
)
def test_below_three_full_runs_it_is_not_known(runs: int, said: str) -> None:
    past = a_past(PLAN, *[spoken(141.0, 2.0, 0.0, random.Random(1))] * runs)
    assert own_pace(past, PACE) is None
    assert own_pace_sentence(None, len(past.full), PLAN) == said


def test_characters_are_counted_as_words_are() -> None:
    counts = (100, 260, 400)
    sections = tuple(
        Section(f"s{at}", f"Part {at}", "", Count(0, number), 0.0)
        for at, number in enumerate(counts)
    )
    plan = make_plan(Talk("talk", "Talk", sections, PACE))
    times_s = [number / 300 * 60 + 1.5 for number in counts]
    own = found_in(a_past(plan, times_s, times_s, times_s))
    assert (own.pace.cpm, own.change_s) == (near(300.0), near(1.5))
    assert own_pace_sentence(own, 3, plan) == (
        "you speak 300 cpm and take 2 s to change sections: this talk takes you 2:37"
    )


def test_written_pauses_are_no_speech_and_pins_no_evidence() -> None:
    then = tuple(
        part._replace(pauses_s=5.0 if at == 0 else 0.0, pinned=at == 3)
        for at, part in enumerate(as_run(PLAN))
    )
    times_s = [words / 2 + (5.0 if at == 0 else 0.0) for at, words in enumerate(WORDS)]
    times_s[3] = 300.0  # pinned to its budget of 20 s
    runs = [a_past_run(number, PLAN, times_s, then=then) for number in (3, 2, 1)]
    own = found_in(Past(PLAN.talk.sections, tuple(runs)))
    assert (own.pace.wpm, own.change_s, own.outliers) == (near(120.0), 0.0, ())


def test_sections_of_one_length_tell_no_cost() -> None:
    plan = a_plan(60, 60, 60)
    own = found_in(a_past(plan, [31.0, 33.0, 32.0], [32.0, 32.0, 32.0], [30.0, 34.0, 32.0]))
    assert (own.pace.wpm, own.change_s) == (near(60 / 32 * 60), 0.0)
    assert own_pace_sentence(own, 3, plan) == "you speak 112 wpm: this talk takes you 1:36"


def test_nothing_is_said_of_a_talk_without_words() -> None:
    then = tuple(part._replace(pinned=True) for part in as_run(PLAN))
    run = a_past_run(1, PLAN, [60.0] * 12, then=then)
    past = Past(PLAN.talk.sections, (run, run, run))
    assert own_pace(past, PACE) is None
    assert own_pace_sentence(None, 3, PLAN) == ""


def test_a_thousand_sections_are_no_work() -> None:
    plan: Plan = a_plan(*range(20, 1020))
    past = a_past(plan, *[[words / 2.2 for words in range(20, 1020)]] * 6)
    own = own_pace(past, Pace(120.0, 240.0))
    assert own is not None
    assert own.pace.wpm == near(132.0)


def test_only_the_last_six_full_runs_count() -> None:
    dice = random.Random(1)
    runs = [spoken(wpm, 0.0, 0.0, dice) for wpm in [90.0] * 20 + [141.0] * 6]
    own = found_in(a_past(PLAN, *runs))
    assert (own.runs, own.pace.wpm) == (6, near(141.0))
