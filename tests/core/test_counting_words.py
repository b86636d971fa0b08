"""What counts as a word, and what is counted by characters."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rehearse.core.words import Count, count, has_unspaced, is_unspaced, is_unspaced_mark


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        (" \n\t ", 0, 0),
        ("so many words", 3, 0),
        ("two\nlines\n\nand a paragraph", 5, 0),
        # Apostrophes and hyphens stand within words.
        ("don't", 1, 0),
        ("don\u2019t", 1, 0),
        ("l'eau et l\u2019air", 3, 0),
        ("rock \u2019n\u2019 roll", 3, 0),
        ("well-known", 1, 0),
        ("state-of-the-art", 1, 0),
        # Numbers are one word, however they are said.
        ("460,000", 1, 0),
        ("26/03", 1, 0),
        ("26/03/2018", 1, 0),
        ("24/7", 1, 0),
        ("3.14 10:30 50% $5", 4, 0),
        ("x\u00b2 \u00bd \u2163", 3, 0),
        ("\u0662\u0666/\u0660\u0663", 1, 0),
        # A slash between letters parts words.
        ("and/or", 2, 0),
        ("\u00e9t\u00e9/hiver", 2, 0),
        ("e\u0301te\u0301/hiver", 2, 0),
        ("he/she/they", 3, 0),
        ("\u092f\u093e/\u0914\u0930", 2, 0),
        ("*and*/*or*", 2, 0),
        ("AC/DC 4/four and/", 4, 0),
        ("https://x.y/z", 2, 0),
        # So do dashes; one that is typed as two hyphens as well.
        ("this\u2014that", 2, 0),
        ("2019\u20132020", 2, 0),
        ("this\u2015that", 2, 0),
        ("this--that", 2, 0),
        ("this \u2014 that -- and \u2013 more", 4, 0),
        # Marks on their own are no words.
        ("- \u2014 \u2026 & * \u201c \u00ab ? _ --", 0, 0),
        ("\u201cquoted\u201d (aside) _under_ *stress*", 4, 0),
        ("\u00ab\u202fet\u202f\u00bb", 1, 0),
        ("o\u00f9\u202f? ici\u00a0!", 2, 0),
        ("wait...what", 1, 0),
        ("wait\u2026what", 1, 0),
        # Emoji are seen and not said; a keycap holds a digit.
        ("\U0001f389 \u2764\ufe0f \U0001f468\u200d\U0001f469\u200d\U0001f467", 0, 0),
        ("party\U0001f389 time", 2, 0),
        ("1\ufe0f\u20e3", 1, 0),
        # What is not seen parts nothing.
        ("zero\u200bwidth", 1, 0),
        ("co\u00adoperate", 1, 0),
        ("\u200b \u00ad", 0, 0),
        ("cafe\u0301", 1, 0),
        # Scripts with spaces.
        ("\u0928\u092e\u0938\u094d\u0924\u0947 \u0926\u0941\u0928\u093f\u092f\u093e\u0964", 2, 0),
        ("\u0939\u0948 \u0964", 1, 0),
        ("\u0645\u0631\u062d\u0628\u0627\u060c \u064a\u0627 \u0639\u0627\u0644\u0645", 3, 0),
        ("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", 2, 0),
        ("\ud55c\uad6d\uc5b4 \ud14d\uc2a4\ud2b8", 2, 0),
        ("\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440!", 2, 0),
        # Scripts without spaces: letters one by one, marks upon them and between them not.
        ("\u99c5\u304b\u3089\u4e94\u5206\u306e\u56f3\u66f8\u9928", 0, 9),
        ("\u3053\u3093\u306b\u3061\u306f\u3001\u4e16\u754c\u3002", 0, 7),
        ("\u30b8\u30e7\u30f3\u30fb\u30b9\u30df\u30b9", 0, 6),
        ("\u30b3\u30fc\u30d2\u30fc", 0, 4),
        ("\uff76\uff9e", 0, 2),
        ("\u4e8c\u3007\u4e8c\u516d\u5e74", 0, 5),
        ("\u6642\u3005", 0, 2),
        ("\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35", 0, 4),
        ("\u0ea5\u0eb2\u0ea7", 0, 3),
        ("\u1781\u17d2\u1798\u17c2\u179a", 0, 3),
        ("\u1019\u103c\u1014\u103a\u1019\u102c", 0, 3),
        # Both in one text.
        ("AI\u306e\u6642\u4ee3", 1, 3),
        ("2026\u5e743\u6708", 2, 2),
        ("\uff12\uff10\uff12\uff16\u5e74", 1, 1),
        ("\u0e51\u0e52 \u0e1b\u0e35", 1, 1),
        ("AI\u3001GPT\u3001LLM", 3, 0),
        ("\u300cAI\u300d\uff08GPT\uff09", 2, 0),
        ("10\uff1a30\u306b", 1, 1),
        ("and \u5b57 or", 2, 1),
        # Half a surrogate pair is nothing at all.
        ("\ud800 a", 1, 0),
    ],
)
def test_what_is_said(text: str, words: int, characters: int) -> None:
    assert count(text) == Count(words, characters)


ALPHABET = st.sampled_from(
    "aZ\u00e9\u03a9\u0416\u0939\u0915\u0301\u093e 09\u00bd\u0663/-\u2013\u2014\u2015.,*_'\u2019"
    "\u201c\u2026\u00a0\u202f\u200b\u00ad\n\t\x1c\x85\u3000\u5b57\u304b\u0e04\u0e33\u3001\u300c\uff1a\ufe0f"
    "\U0001f389\u2764\ud7a3"
)
texts = st.text(ALPHABET, max_size=24) | st.text(max_size=24)


@given(texts)
@example("a\x1cb\x85c\u2029d")
def test_words_are_tokens_with_a_letter_or_a_digit(text: str) -> None:
    """The definition, character by character."""
    plain = re.sub("--|[\u2013\u2014\u2015]", " ", text.replace("*", ""))
    plain = "".join(" " if is_unspaced(one) or is_unspaced_mark(one) else one for one in plain)
    words = 0
    for token in plain.split():
        parts = [""]
        for at, one in enumerate(token):
            if (
                one == "/"
                and parts_words(token[at - 1 : at])
                and parts_words(token[at + 1 : at + 2])
            ):
                parts.append("")
            else:
                parts[-1] += one
        words += sum(any(map(str.isalnum, part)) for part in parts)
    characters = sum(is_unspaced(one) and one.isalnum() for one in text)
    assert count(text) == Count(words, characters)


def parts_words(beside: str) -> bool:
    """A slash parts words where this stands beside it: letters, and the marks on them."""
    return bool(beside) and not beside.isdecimal() and (not beside.isascii() or beside.isalpha())


@given(texts, texts)
def test_paragraphs_add_up(one: str, other: str) -> None:
    together = count(f"{one}\n\n{other}")
    apart = count(one), count(other)
    assert together == Count(*map(sum, zip(*apart, strict=True)))


@given(texts)
def test_spaces_around_and_stress_change_nothing(text: str) -> None:
    assert count(f"  {text}\n") == count(text)
    assert count(f"*{text}*") == count(text)


@given(st.characters())
def test_a_character_is_counted_in_one_way(one: str) -> None:
    counted = count(one)
    assert counted == Count(
        one.isalnum() and not is_unspaced(one), one.isalnum() and is_unspaced(one)
    )
    assert has_unspaced(f"a{one}") == is_unspaced(one)
    assert not (is_unspaced(one) and is_unspaced_mark(one))
    assert not (is_unspaced_mark(one) and one.isalnum())
