"""How fast the author means to speak."""

from __future__ import annotations

import pytest

from rehearse.core.pace import Pace, default_pace, pace_words, parse_pace
from rehearse.core.words import Count


@pytest.mark.parametrize(
    ("language", "wpm", "cpm"),
    [
        ("en", 125, 220),
        ("en-GB", 125, 220),
        ("EN", 125, 220),
        ("hi", 125, 220),
        ("fr-CH", 140, 220),
        ("es", 125, 220),
        ("de", 110, 220),
        ("ar", 75, 220),
        ("ja", 125, 260),
        ("zh-Hant-TW", 125, 205),
        ("nl", 125, 220),
        ("", 125, 220),
    ],
)
def test_the_pace_of_a_language(language: str, wpm: float, cpm: float) -> None:
    assert default_pace(language) == Pace(wpm, cpm)


@pytest.mark.parametrize(
    ("text", "language", "pace"),
    [
        ("125", "en", Pace(125, 220)),
        ("140 wpm", "fr", Pace(140, 220)),
        ("260 cpm", "ja", Pace(125, 260)),
        ("125 wpm, 260 cpm", "ja", Pace(125, 260)),
        ("260cpm,125WPM", "ja", Pace(125, 260)),
        ("132.5", "en", Pace(132.5, 220)),
        ("30", "en", Pace(30, 220)),
        ("400", "en", Pace(400, 220)),
        ("60 cpm", "zh", Pace(125, 60)),
        ("1200 cpm", "zh", Pace(125, 1200)),
    ],
)
def test_a_pace(text: str, language: str, pace: Pace) -> None:
    assert parse_pace(text, default_pace(language)) == pace


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("fast", "'fast' is not a pace, write 125, 260 cpm or 125 wpm, 260 cpm"),
        ("", "'' is not a pace, write 125, 260 cpm or 125 wpm, 260 cpm"),
        ("125,", "'125,' is not a pace, write 125, 260 cpm or 125 wpm, 260 cpm"),
        ("-125", "'-125' is not a pace, write 125, 260 cpm or 125 wpm, 260 cpm"),
        ("125 wps", "'125 wps' is not a pace, write 125, 260 cpm or 125 wpm, 260 cpm"),
        ("125, 130 wpm", "'125, 130 wpm' gives wpm twice, write it once"),
        ("29", "29 words a minute is nobody's pace, write one from 30 to 400"),
        ("401", "401 words a minute is nobody's pace, write one from 30 to 400"),
        ("59 cpm", "59 characters a minute is nobody's pace, write one from 60 to 1200"),
        ("1201 cpm", "1201 characters a minute is nobody's pace, write one from 60 to 1200"),
    ],
)
def test_what_is_no_pace_says_what_to_write(text: str, problem: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_pace(text, default_pace("en"))
    assert str(caught.value) == problem


def test_the_load_of_words_and_of_characters() -> None:
    pace = Pace(120, 240)
    assert pace.load_s(Count(0, 0)) == 0
    assert pace.load_s(Count(60, 0)) == 30
    assert pace.load_s(Count(0, 60)) == 15
    assert pace.load_s(Count(60, 60)) == 45
    assert pace.scaled(2).load_s(Count(60, 60)) == 22.5


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(100, 0), "125 wpm"),
        (Count(0, 100), "260 cpm"),
        (Count(1, 1), "125 wpm, 260 cpm"),
        (Count(0, 0), "125 wpm"),
    ],
)
def test_a_pace_names_what_the_text_has(count: Count, words: str) -> None:
    assert pace_words(Pace(125.4, 260), count) == words
