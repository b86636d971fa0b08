from __future__ import annotations

import pytest

from rehearse.speech.alphabets import unreadable

KANJI = "\u99c5\u524d\u56f3\u66f8\u9928"
KANA = "\u3048\u304d\u307e\u3048\u306e\u3068\u3057\u3087\u304b\u3093"
ARABIC = "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645"
CYRILLIC = "\u0414\u043e\u0431\u0440\u044b\u0439 \u0434\u0435\u043d\u044c"
GREEK = "\u039a\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1"
HANGUL = "\uc548\ub155\ud558\uc138\uc694"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Plain words, 460,000 of them.", "en-gb"),
        (KANA, "ja"),
        (KANA + KANJI[:3], "ja"),
        (KANJI, "cmn"),
        (CYRILLIC, "ru"),
        (ARABIC, "ar"),
        (HANGUL, "en-gb"),
        (GREEK, "fr-fr"),
        (f"He said {CYRILLIC[:4]} and left us all alone.", "en-us"),
        ("12:30, 3.5%!", "ja"),
        ("", "en"),
    ],
)
def test_what_a_voice_reads_is_spoken(text: str, language: str) -> None:
    assert unreadable(text, language) == ""


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        (KANJI + KANA[:4], "ja", "this voice reads kana only: give readings in `say:`"),
        (KANJI, "en-gb", "spells Chinese characters letter by letter"),
        (ARABIC, "en-us", "spells Arabic"),
        (CYRILLIC, "fr-fr", "spells Cyrillic"),
        (GREEK, "en-gb", "spells Greek"),
        ("These are plain words.", "ja", "spells Latin letters"),
        (KANA, "cmn", "spells kana"),
    ],
)
def test_what_would_be_spelled_is_told(text: str, language: str, why: str) -> None:
    assert why in unreadable(text, language)
