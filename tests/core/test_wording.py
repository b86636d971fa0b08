"""The calm words: each sentence by table, with what happens at the edges of rounding."""

from __future__ import annotations

import pytest
from core_talks import talk_of
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core import wording
from rehearse.core.pace import Pace
from rehearse.core.plan import make_plan
from rehearse.core.reading import FINISHED, PAUSED, READY, RUNNING, Reading
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.talk import section, talk
from rehearse.core.thresholds import USUAL, Thresholds
from rehearse.core.wording import CALM, LAST, OVER, Words
from rehearse.core.words import Count


def reading(
    section_elapsed_s: float = 0.0,
    budget_s: float = 53.0,
    *,
    phase: str = RUNNING,
    elapsed_s: float = 0.0,
    given_s: float = 600.0,
    drift_s: float = 0.0,
    lands_s: float = 0.0,
    left_out: int = 0,
    partial: bool = False,
    position: int = 0,
    thresholds: Thresholds = USUAL,
) -> Reading:
    return Reading(
        phase=phase,
        position=position,
        place=6,
        places=12,
        elapsed_s=elapsed_s,
        given_s=given_s,
        section_elapsed_s=section_elapsed_s,
        budget_s=budget_s,
        drift_s=drift_s,
        lands_s=lands_s,
        left_out=left_out,
        next_position=6,
        partial=partial,
        can_undo="",
        thresholds=thresholds,
    )


@pytest.mark.parametrize(
    ("spent_s", "budget_s", "words"),
    [
        (0.0, 53.0, Words("0:53 left of 0:53")),
        (0.0001, 53.0, Words("0:53 left of 0:53")),
        (0.999, 53.0, Words("0:53 left of 0:53")),
        (1.0, 53.0, Words("0:52 left of 0:53")),
        (11.0, 53.0, Words("0:42 left of 0:53")),
        # A fifth of 53 s is 10.6 s.
        (41.999, 53.0, Words("0:12 left of 0:53")),
        (42.0, 53.0, Words("0:11 left of 0:53")),
        (42.999, 53.0, Words("0:11 left of 0:53")),
        (43.0, 53.0, Words("last 0:10 of 0:53", LAST)),
        (44.5, 53.0, Words("last 0:09 of 0:53", LAST)),
        (52.0001, 53.0, Words("last 0:01 of 0:53", LAST)),
        # 0:00 exactly when the time is up, until a second over.
        (53.0, 53.0, Words("last 0:00 of 0:53", LAST)),
        (53.0001, 53.0, Words("last 0:00 of 0:53", LAST)),
        (53.999, 53.0, Words("last 0:00 of 0:53", LAST)),
        (54.0, 53.0, Words("+0:01 over 0:53", OVER)),
        (59.5, 53.0, Words("+0:06 over 0:53", OVER)),
        (3700.0, 53.0, Words("+1:00:47 over 0:53", OVER)),
        # The warning: never under 5 s, nor over 20 s.
        (4.999, 10.0, Words("0:06 left of 0:10")),
        (5.0, 10.0, Words("last 0:05 of 0:10", LAST)),
        (279.0, 300.0, Words("0:21 left of 5:00")),
        (280.0, 300.0, Words("last 0:20 of 5:00", LAST)),
        # Shorter than the warning: there is none.
        (4.0, 5.0, Words("0:01 left of 0:05")),
        (0.0, 0.0, Words("0:00 left of 0:00")),
        (1.0, 0.0, Words("+0:01 over 0:00", OVER)),
        (0.0, 3.5, Words("0:04 left of 0:03.5")),
        (0.5, 3.5, Words("0:03 left of 0:03.5")),
        (4.5, 3.5, Words("+0:01 over 0:03.5", OVER)),
    ],
)
def test_the_clock_of_a_section(spent_s: float, budget_s: float, words: Words) -> None:
    assert wording.section_clock(reading(spent_s, budget_s)) == words
    assert wording.section_clock(reading(spent_s, budget_s, phase=PAUSED)) == words


def test_nothing_warns_before_the_start() -> None:
    ready = reading(0.0, 20.0, phase=READY)
    assert wording.section_clock(ready._replace(section_elapsed_s=19.0)).tone == CALM


@pytest.mark.parametrize(
    ("budget_s", "warning_s"), [(10, 5), (25, 5), (30, 6), (53, 10.6), (100, 20), (600, 20)]
)
def test_when_the_warning_begins(budget_s: float, warning_s: float) -> None:
    assert Thresholds().warning_s(budget_s) == pytest.approx(warning_s)


@pytest.mark.parametrize(
    ("drift_s", "left_out", "words"),
    [
        (0.0, 0, Words("on time")),
        (-0.0001, 0, Words("on time")),
        (0.999, 0, Words("on time")),
        (4.999, 0, Words("on time")),
        (5.0, 0, Words("0:05 late", LAST)),
        (5.0 - 1e-9, 0, Words("0:05 late", LAST)),
        (18.9, 0, Words("0:18 late", LAST)),
        (-4.999, 0, Words("on time")),
        (-5.0, 0, Words("0:05 early")),
        (-38.2, 2, Words("0:38 early, 2 left out")),
        (0.0, 1, Words("on time, 1 left out")),
        (61.0, 3, Words("1:01 late, 3 left out", LAST)),
    ],
)
def test_late_early_or_on_time(drift_s: float, left_out: int, words: Words) -> None:
    assert wording.drift(reading(drift_s=drift_s, left_out=left_out)) == words


def test_what_is_on_time_can_be_set() -> None:
    assert wording.drift(reading(drift_s=9.9, thresholds=Thresholds(10))) == Words("on time")
    assert wording.drift(reading(drift_s=-10.0, thresholds=Thresholds(10))) == Words("0:10 early")
    assert wording.drift(reading(drift_s=1.0, thresholds=Thresholds(1))) == Words("0:01 late", LAST)


@pytest.mark.parametrize(
    ("elapsed_s", "given_s", "partial", "ends", "words"),
    [
        (0.0, 600.0, False, "", Words("talk 10:00 left of 10:00")),
        (0.999, 600.0, False, "", Words("talk 10:00 left of 10:00")),
        (241.0, 600.0, False, "15:38", Words("talk 5:59 left of 10:00, ends 15:38")),
        (49.0, 179.0, True, "", Words("part 2:10 left of 2:59")),
        (599.5, 600.0, False, "", Words("talk 0:01 left of 10:00")),
        (600.0, 600.0, False, "", Words("talk 0:00 left of 10:00")),
        (600.999, 600.0, False, "", Words("talk 0:00 left of 10:00")),
        (601.0, 600.0, False, "15:38", Words("talk 0:01 over 10:00", OVER)),
        (612.4, 600.0, False, "", Words("talk 0:12 over 10:00", OVER)),
        (180.0, 179.0, True, "", Words("part 0:01 over 2:59", OVER)),
        (4000.0, 7200.0, False, "", Words("talk 53:20 left of 2:00:00")),
        (1.0, 7.5, False, "", Words("talk 0:07 left of 0:07.5")),
    ],
)
def test_the_clock_of_the_talk(
    elapsed_s: float, given_s: float, partial: bool, ends: str, words: Words
) -> None:
    shown = reading(elapsed_s=elapsed_s, given_s=given_s, partial=partial)
    assert wording.talk_clock(shown, ends) == words


@pytest.mark.parametrize(
    ("lands_s", "phase", "words"),
    [
        (600.0, RUNNING, ""),
        (604.999, RUNNING, ""),
        (605.0, RUNNING, "lands 10:05, cut 11 words"),
        (613.0, RUNNING, "lands 10:13, cut 28 words"),
        (613.9, PAUSED, "lands 10:13, cut 28 words"),
        (700.0, READY, ""),
        (500.0, RUNNING, ""),
    ],
)
def test_where_it_lands(lands_s: float, phase: str, words: str) -> None:
    plan = make_plan(talk_of(1000, pace=125.0, slot_s=600.0))
    assert wording.landing(reading(lands_s=lands_s, phase=phase), plan) == words


def test_where_a_talk_of_characters_lands() -> None:
    part = section("One", "\u5b57" * 2000)
    plan = make_plan(talk("T", [part], pace=Pace(125, 260), slot_s=600.0))
    assert wording.landing(reading(lands_s=612.0), plan) == "lands 10:12, cut 52 characters"


def test_what_to_cut_is_counted_at_the_pace_it_lands_at() -> None:
    plan = make_plan(talk_of(1000, pace=125.0, slot_s=480.0))
    live = Rehearsal(plan, key="k", own_pace=Pace(100.0, 220.0))
    live.start(0.0, "2026-11-24T10:00:00Z")
    # 1,000 words at 100 wpm take 10:00: two minutes past the slot are 200 words of this speaker.
    assert wording.landing(live.reading(0.0), plan) == "lands 10:00, cut 200 words"


@pytest.mark.parametrize(
    ("lands_s", "at_s", "words"),
    [
        # Of the first 150 words 4 are left, and the last 150: 0:74 at 125 wpm.
        (674.0, 70.0, "lands 11:14, cut 155 words"),
        (675.0, 70.0, "lands 11:15"),
        (672.0, 144.0, "lands 11:12, cut 150 words"),
        (673.0, 144.0, "lands 11:13"),
        (963.0, 600.0, "lands 16:03"),
    ],
)
def test_more_words_than_are_left_are_never_to_be_cut(
    lands_s: float, at_s: float, words: str
) -> None:
    parts = [section("One", "word " * 150), section("Demo", pin_s=300.0)]
    plan = make_plan(talk("T", [*parts, section("Last", "word " * 150)], slot_s=600.0))
    shown = reading(at_s, plan.sections[0].budget_s, lands_s=lands_s, elapsed_s=at_s)
    assert wording.landing(shown, plan) == words


def test_a_part_can_lose_only_what_is_in_it() -> None:
    plan = make_plan(talk_of(100, 900, pace=125.0, slot_s=600.0))
    shown = reading(elapsed_s=60.0, section_elapsed_s=60.0, given_s=60.0, lands_s=66.0)
    assert wording.landing(shown._replace(elapsed_s=50.0), plan) == "lands 1:06, cut 13 words"
    assert wording.landing(shown._replace(elapsed_s=61.0), plan) == "lands 1:06"


def test_words_to_cut_are_counted_as_all_words_are() -> None:
    plan = make_plan(talk_of(4000, pace=125.0, slot_s=600.0))
    assert wording.landing(reading(lands_s=1200.0), plan) == "lands 20:00, cut 1,250 words"
    assert wording.plan_words(plan).endswith(": 32:00 at 125 wpm, 22:00 too long: cut 2,750 words.")
    slow = make_plan(talk_of(30, pace=20.0, slot_s=88.0))
    assert wording.plan_words(slow).endswith("0:02 too long: cut 1 word.")


@pytest.mark.parametrize(
    ("elapsed_s", "budget_s", "words"),
    [
        (112.0, 112.0, Words("on time")),
        (90.0, 112.0, Words("on time")),
        (116.999, 112.0, Words("on time")),
        (117.0, 112.0, Words("+0:05 over", OVER)),
        (130.5, 112.0, Words("+0:18 over", OVER)),
    ],
)
def test_the_overrun_of_a_section(elapsed_s: float, budget_s: float, words: Words) -> None:
    assert wording.overrun(elapsed_s, budget_s) == words


@pytest.mark.parametrize(
    ("elapsed_s", "words"),
    [
        (612.4, Words("0:12 over", OVER)),
        (601.0, Words("0:01 over", OVER)),
        (600.999, Words("on time to the second")),
        (600.0, Words("on time to the second")),
        (599.999, Words("0:01 in hand")),
        (577.5, Words("0:23 in hand")),
        (0.0, Words("10:00 in hand")),
    ],
)
def test_how_a_run_ended(elapsed_s: float, words: Words) -> None:
    assert wording.run_over(elapsed_s, 600.0) == words


@pytest.mark.parametrize(
    ("numbers", "slot_s", "words"),
    [
        ((600, 551), 600.0, "2 sections, 1,151 words: 9:13 at 125 wpm, 0:47 in hand."),
        ((1,), 60.0, "1 section, 1 word: 0:01 at 125 wpm, 0:59 in hand."),
        ((125,), 60.0, "1 section, 125 words: 1:00 at 125 wpm, 0:00 in hand."),
        ((126,), 60.0, "1 section, 126 words: 1:01 at 125 wpm, 0:01 too long: cut 3 words."),
        # 60.48 s fit into 60.5 s.
        ((126,), 60.5, "1 section, 126 words: 1:01 at 125 wpm, 0:00 in hand."),
        (
            (1172,),
            None,
            "1 section, 1,172 words: 9:23 at 125 wpm. No slot given: planned for that.",
        ),
    ],
)
def test_what_a_plan_says(numbers: tuple[int, ...], slot_s: float | None, words: str) -> None:
    assert wording.plan_words(make_plan(talk_of(*numbers, pace=125.0, slot_s=slot_s))) == words


def test_what_a_plan_of_two_scripts_says() -> None:
    parts = [section("One", "AI " + "\u5b57" * 1200)]
    plan = make_plan(talk("T", parts, pace=Pace(125, 240), slot_s=300.0))
    words = "1 section, 1 word, 1,200 characters: 5:01 at 125 wpm, 240 cpm"
    assert wording.plan_words(plan) == f"{words}, 0:01 too long: cut 4 characters."


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(1151, 0), "1,151 words"),
        (Count(0, 1), "1 character"),
        (Count(1, 2), "1 word, 2 characters"),
        (Count(0, 0), "0 words"),
    ],
)
def test_an_amount_of_text(count: Count, words: str) -> None:
    part = section("One", pin_s=60.0)._replace(spoken=count)
    assert wording.amount_words(make_plan(talk("T", [part]))) == words


def test_numbers_of_things() -> None:
    assert wording.plural(1, "section") == "1 section"
    assert wording.plural(0, "section") == "0 sections"
    assert wording.plural(1151, "word") == "1,151 words"


def seconds_in(words: str) -> int:
    """The first clock in a sentence."""
    shown = next(part for part in words.replace("+", "").split() if ":" in part)
    parts = [int(part) for part in shown.split(":")]
    return sum(value * 60**place for place, value in enumerate(reversed(parts)))


@given(st.integers(6, 600), st.floats(0, 2000, width=32), st.sampled_from([RUNNING, FINISHED]))
def test_what_is_shown_of_a_section_adds_up(budget_s: int, spent_s: float, phase: str) -> None:
    """Sign, word and number come from one rounded value."""
    words = wording.section_clock(reading(spent_s, float(budget_s), phase=phase))
    shown = seconds_in(words.text)
    passed = int(spent_s + 1e-6)
    if words.tone == OVER:
        assert (words.text[0], shown) == ("+", passed - budget_s)
        assert shown > 0
    else:
        assert shown == max(0, budget_s - passed)
        assert (words.tone == LAST) == (shown <= Thresholds().warning_s(budget_s))


@given(st.integers(0, 3600), st.floats(0, 5000, width=32))
def test_what_was_spent_and_what_is_in_hand_add_up(slot_s: int, elapsed_s: float) -> None:
    words = wording.run_over(elapsed_s, float(slot_s)).text
    off = seconds_in(words) if ":" in words else 0
    spent = int(elapsed_s + 1e-6)
    assert spent == (slot_s - off if "hand" in words else slot_s + off)
