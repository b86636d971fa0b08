"""Durations as a screen reader speaks them well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.spoken_time import in_words, number_words, spoken
from rehearse.core.timespan import clock


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "zero seconds"),
        (1, "one second"),
        (30, "thirty seconds"),
        (53, "fifty-three seconds"),
        (60, "one minute"),
        (65, "one minute five seconds"),
        (110, "one minute fifty"),
        (600, "ten minutes"),
        (3600, "one hour"),
        (3610, "one hour ten seconds"),
        (3661, "one hour one minute one second"),
        (7272, "two hours one minute twelve"),
        (3.5, "three point five seconds"),
        (63.5, "one minute three point five seconds"),
        (-18, "eighteen seconds"),
    ],
)
def test_a_duration(seconds: float, words: str) -> None:
    assert spoken(seconds) == words


@given(st.integers(0, 86400), st.integers(0, 86400))
def test_no_two_durations_sound_alike(one: int, other: int) -> None:
    assert (spoken(one) == spoken(other)) == (one == other)


@given(st.integers(0, 86400))
def test_a_clock_within_a_sentence_is_its_duration(seconds: int) -> None:
    assert in_words(f"lost {clock(seconds)}, twice") == f"lost {spoken(seconds)}, twice"


def test_a_number_past_a_hundred_is_read_as_it_stands() -> None:
    assert [number_words(number) for number in (7, 40, 99, 100, 1151)] == [
        "seven",
        "forty",
        "ninety-nine",
        "100",
        "1,151",
    ]


def test_a_sentence_with_clocks_and_units() -> None:
    said = in_words("1,151 words: 9:13 at 125 wpm, 0:47 in hand, leave out Resources ¶3 (0:15)")
    assert said == (
        "1,151 words: nine minutes thirteen at 125 words per minute, forty-seven seconds in hand, "
        "leave out Resources paragraph 3 (fifteen seconds)"
    )
    assert in_words("took 2:50: 0:10 in hand.") == "took two minutes fifty: ten seconds in hand."
    assert in_words("+0:18 over, at 0:03.5") == "eighteen seconds over, at three point five seconds"


def test_what_is_no_clock_stays() -> None:
    for text in ("12 sections", "a ratio of 1:2", "2026-11-24T12:00:00Z", "v1:30b"):
        assert in_words(text) == text


def test_a_clock_in_a_title_is_a_name() -> None:
    assert in_words("most in The 10:15 train, 0:12", ["The 10:15 train"]) == (
        "most in The 10:15 train, twelve seconds"
    )
