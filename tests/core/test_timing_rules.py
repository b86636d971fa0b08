"""The rules of events, and what their speakers are shown."""

from __future__ import annotations

import pytest
from review_runs import a_run, part, timed

from rehearse.core.signals import Signal, lights_of, lit, signal_of
from rehearse.core.timing_rule import (
    Light,
    TimingRule,
    keeps,
    rule_of,
    rule_words,
    run_verdict,
    verdict,
)
from rehearse.core.wording import CALM, OVER


@pytest.mark.parametrize(
    ("text", "slot_s", "lights", "least_s", "most_s"),
    [
        ("toastmasters 5-7", 420, ((300, "green"), (360, "yellow"), (420, "red")), 270, 450),
        ("Toastmasters 2 to 3", 180, ((120, "green"), (150, "yellow"), (180, "red")), 90, 210),
        # Table Topics: not a second short of one minute.
        ("toastmasters 1-2", 120, ((60, "green"), (90, "yellow"), (120, "red")), 60, 150),
        ("3MT", 180, ((180, "red"),), 0, 180),
        ("ted", 1080, ((1080, "red"),), 0, 1080),
        ("conference 12+3", 720, ((720, "yellow"), (900, "red")), 0, 900),
        ("conference 20 + 0", 1200, ((1200, "red"),), 0, 1200),
        ("lights 5m 6m 7m", 420, ((300, "green"), (360, "yellow"), (420, "red")), 0, 0),
        (
            "lights 10m 12m 15m, from 9m to 15m30s",
            900,
            ((600, "green"), (720, "yellow"), (900, "red")),
            540,
            930,
        ),
    ],
)
def test_what_a_rule_says(
    text: str,
    slot_s: float,
    lights: tuple[tuple[float, str], ...],
    least_s: float,
    most_s: float,
) -> None:
    rule = rule_of(text)
    assert (rule.slot_s, rule.least_s, rule.most_s) == (slot_s, least_s, most_s)
    assert [(light.at_s, light.word) for light in rule.lights] == list(lights)
    assert rule_of(rule.text) == rule


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pecha kucha", "'pecha kucha' is no rule that is known, write toastmasters 5-7, 3mt, ted"),
        ("toastmasters", "toastmasters needs its minutes, least and most: toastmasters 5-7"),
        ("toastmasters 7-5", "toastmasters needs its minutes"),
        ("conference 12", "conference needs the minutes of the talk and of the questions"),
        ("lights 5m 6m", "lights needs three times"),
        ("lights 7m 6m 5m", "lights come in order"),
        ("lights 5m 6m 7m from 8m to 4m", "a talk may take from less to more"),
        ("lights 5 6 7", "5 has no unit, write 5m or 5s"),
    ],
)
def test_what_is_no_rule(text: str, told: str) -> None:
    with pytest.raises(ValueError) as caught:
        rule_of(text)
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    ("text", "seconds", "said"),
    [
        ("toastmasters 5-7", 402.9, "qualifies, 6:42 of 4:30 to 7:30"),
        ("toastmasters 5-7", 270.0, "qualifies, 4:30 of 4:30 to 7:30"),
        ("toastmasters 5-7", 450.9, "qualifies, 7:30 of 4:30 to 7:30"),
        ("toastmasters 5-7", 451.0, "does not qualify, 0:01 over 7:30"),
        ("toastmasters 5-7", 269.9, "does not qualify, 0:01 short of 4:30"),
        ("3mt", 180.4, "within three minutes, 3:00 of at most 3:00"),
        ("3mt", 184.0, "disqualified, 0:04 over 3:00"),
        ("ted", 1092.0, "over the ceiling, 0:12 over 18:00"),
        ("conference 12+3", 700.0, "in time, 3:00 for questions"),
        ("conference 12+3", 760.0, "in time, but only 2:20 of 3:00 is left for questions"),
        ("conference 12+3", 910.0, "past the end, 0:10 over 15:00"),
        ("lights 5m 6m 7m", 370.0, "6:10, at yellow"),
        ("lights 5m 6m 7m", 200.0, "3:20, before green"),
        ("lights 5m 6m 7m, from 4m to 8m", 500.0, "outside the rule, 0:20 over 8:00"),
    ],
)
def test_whether_a_talk_keeps_it(text: str, seconds: float, said: str) -> None:
    rule = rule_of(text)
    words = verdict(rule, seconds)
    assert words.text == said
    broken = " over " in said or "short of" in said
    assert (words.tone == OVER) is broken
    assert keeps(rule, seconds) is not broken


def test_a_rule_in_a_line() -> None:
    said = "toastmasters 5-7: green 5:00, yellow 6:00, red 7:00, 4:30 to 7:30"
    assert rule_words(rule_of("toastmasters 5-7")) == said
    assert rule_words(rule_of("ted")) == "ted: red 18:00, at most 18:00"
    own = "lights 5m 6m 7m, from 4m30s to 7m30s"
    assert rule_words(rule_of(own)) == own


def test_a_run_is_judged_by_the_rule_that_it_was_spoken_by() -> None:
    run = a_run((part("Opening", 900, 420.0),), timed(402.0))
    judged = run_verdict(run._replace(rule="toastmasters 5-7"))
    assert judged is not None
    assert judged == ("Rule toastmasters 5-7: qualifies, 6:42 of 4:30 to 7:30.", CALM)
    for other in (
        run,
        run._replace(rule="toastmasters 5-7", partial=True),
        run._replace(rule="toastmasters 5-7", finished=False),
        run._replace(rule="a rule of next year"),
    ):
        assert run_verdict(other) is None


@pytest.mark.parametrize(
    ("text", "signal", "written"),
    [
        ("5m left", Signal(300.0, is_left=True), "5:00 left"),
        ("0", Signal(0.0, is_left=True), "0"),
        ("At 5m", Signal(300.0, is_left=False), "at 5:00"),
        ("90s  left", Signal(90.0, is_left=True), "1:30 left"),
    ],
)
def test_a_signal_is_a_moment(text: str, signal: Signal, written: str) -> None:
    assert signal_of(text) == signal
    assert signal.text == written
    assert signal_of(written) == signal


@pytest.mark.parametrize(
    "text", ["5m", "at 5m left", "left", "5 left", "soon", "-2m left", "at 0s"]
)
def test_what_is_no_signal(text: str) -> None:
    with pytest.raises(ValueError, match="write"):
        signal_of(text)


def lights(rule: TimingRule | None, *signals: str, slot_s: float) -> list[tuple[float, str]]:
    found = lights_of(rule, map(signal_of, signals), slot_s)
    return [(light.at_s, light.word) for light in found]


def test_signals_count_from_the_end_of_the_slot() -> None:
    expected = [(300.0, "5:00 left"), (480.0, "2:00 left"), (600.0, "time")]
    assert lights(None, "0", "5m left", "2m left", slot_s=600.0) == expected
    # In a shorter slot a card that would come before the talk is left out.
    assert lights(None, "5m left", "2m left", slot_s=240.0) == [(120.0, "2:00 left")]
    assert lights(None, "at 5m", slot_s=240.0) == [(300.0, "1:00 over")]
    both = lights(rule_of("toastmasters 5-7"), "0", "1m left", slot_s=420.0)
    assert both == [(300.0, "green"), (360.0, "yellow"), (420.0, "red")]


def test_a_card_is_held_up_for_a_while_and_a_light_stays() -> None:
    shown = lights_of(rule_of("lights 5m 6m 7m"), [signal_of("30s left")], 420.0)

    def word(elapsed_s: float) -> str:
        light: Light | None = lit(shown, elapsed_s)
        return light.word if light else ""

    moments = (0.0, 299.9, 300.0, 389.0, 390.0, 409.9, 410.0, 420.0, 900.0)
    assert [word(at) for at in moments] == [
        "",
        "",
        "green",
        "yellow",
        "0:30 left",
        "0:30 left",
        "yellow",
        "red",
        "red",
    ]
