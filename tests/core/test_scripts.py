"""The text of a section: paragraphs, stress, pauses and cues."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.script import (
    BREAK,
    CUE,
    PAUSE,
    SPOKEN,
    STRESS,
    Span,
    bad_pauses,
    measure,
    paragraphs,
)
from rehearse.core.words import Count, count

_SHORT = {SPOKEN: "", STRESS: "*", CUE: "cue ", BREAK: "|", PAUSE: "pause "}


def shown(text: str) -> list[list[str]]:
    """Paragraphs as lists of spans, each with a mark of its kind."""
    return [[_named(span) for span in part.spans] for part in paragraphs(text)]


def _named(span: Span) -> str:
    if span.kind == BREAK:
        return "|"
    length = f"{span.pause_s:g} " if span.kind == PAUSE else ""
    return f"{_SHORT[span.kind]}{length}{span.text}"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        (" \n \n\n", []),
        ("One line.", [["One line."]]),
        ("Two\nlines.", [["Two lines."]]),
        ("  Two \n\t lines. ", [[" Two lines."]]),
        ("One.\n\nTwo.", [["One."], ["Two."]]),
        ("One.\n \t\n\n  \nTwo.\n", [["One."], ["Two."]]),
        # Stress.
        ("It is *dark* here", [["It is ", "*dark", " here"]]),
        ("**very dark**", [["*very dark"]]),
        ("(*dark*), *so* *dark*.", [["(", "*dark", "), ", "*so", " ", "*dark", "."]]),
        ("*over\ntwo lines*", [["*over two lines"]]),
        ("5 * 3 * 2", [["5 * 3 * 2"]]),
        ("a*b*c", [["a*b*c"]]),
        ("*open", [["*open"]]),
        ("* an item\n* another", [["* an item", "|", "* another"]]),
        ("\u5b57*\u5b57*\u5b57", [["\u5b57", "*\u5b57", "\u5b57"]]),
        ("\\*plain\\* \\[too\\] \\\\ \\n", [["*plain* [too] \\ \\n"]]),
        ("*a\\*b*", [["*a*b"]]),
        # Pauses.
        ("[pause]", [["pause 1 [pause]"]]),
        ("Wait [pause 2s] there", [["Wait ", "pause 2 [pause 2s]", " there"]]),
        ("[Pause 0:02][ PAUSE 0.5s ]", [["pause 2 [Pause 0:02]", "pause 0.5 [ PAUSE 0.5s ]"]]),
        ("[pause\n2s]", [["pause 2 [pause 2s]"]]),
        ("[pause long]", [["cue [pause long]"]]),
        (
            "[paused] [pauses 2s] [pause2s]",
            [["cue [paused]", " ", "cue [pauses 2s]", " ", "cue [pause2s]"]],
        ),
        # Cues.
        ("[SLIDE 4] Budgets", [["cue [SLIDE 4]", " Budgets"]]),
        ("[a [b] c] d", [["cue [a [b] c]", " d"]]),
        ("[a [b [c] d] e]", [["[a ", "cue [b [c] d]", " e]"]]),
        ("[]", [["cue []"]]),
        ("[open *so* it goes", [["[open ", "*so", " it goes"]]),
        ("[open\n\nclosed]", [["[open"], ["closed]"]]),
        ("[over\ntwo lines] on", [["cue [over two lines]", " on"]]),
        ("\\[no cue]", [["[no cue]"]]),
        ("[a \\] b]", [["cue [a ] b]"]]),
        # A cue on a line of its own, and list items, stay there.
        ("one\n[SLIDE 4]\ntwo\nthree", [["one", "|", "cue [SLIDE 4]", "|", "two three"]]),
        ("[A] [B]\none", [["cue [A]", " ", "cue [B]", "|", "one"]]),
        ("[A] one\ntwo", [["cue [A]", " one two"]]),
        ("one\n- two\n- three\nfour", [["one", "|", "- two", "|", "- three four"]]),
        ("one\n1. two\n23) three", [["one", "|", "1. two", "|", "23) three"]]),
        ("in\n2030. Then\n\u2014 or so\n-not", [["in 2030. Then", "|", "\u2014 or so -not"]]),
        # A paragraph that may be left out.
        ("[optional] Happy to.", [["cue [optional]", " Happy to."]]),
        (" [Optional]Happy to.", [["cue [Optional]", "Happy to."]]),
        ("Well, [optional]", [["Well, ", "cue [optional]"]]),
    ],
)
def test_what_stands_in_a_text(text: str, spans: list[list[str]]) -> None:
    assert shown(text) == spans


def test_a_paragraph_that_may_be_left_out() -> None:
    text = "Stay.\n\n[optional] Go.\n\n [OPTIONAL]\nGo too.\n\nStay [optional]."
    assert [part.optional for part in paragraphs(text)] == [False, True, True, False]


def test_what_the_mouth_says() -> None:
    (part,) = paragraphs("[SLIDE 4] It is *very* dark[pause 2s]and [pause 1s] cold.")
    assert part.spoken == "It is very dark and   cold."
    assert part.pauses_s == 3


@pytest.mark.parametrize(
    ("before", "after", "joint"),
    [
        ("so", "it", " "),
        # Scripts without spaces: Han, kana, Thai, Lao, Burmese, Khmer.
        ("\u99c5\u304b\u3089", "\u4e94\u5206", ""),
        ("\u30ab\u30bf", "\u30ab\u30ca", ""),
        ("\u0e2a\u0e27\u0e31\u0e2a", "\u0e14\u0e35", ""),
        ("\u0ea5", "\u0eb2\u0ea7", ""),
        ("\u1019\u103c\u1014\u103a", "\u1019\u102c", ""),
        ("\u1781\u17d2\u1798", "\u17c2\u179a", ""),
        # Their punctuation.
        ("\u884c\u304f\u3002", "\u300c\u306f", ""),
        ("\u4ed6\u8bf4\uff1a", "\u597d", ""),
        ("\u597d\uff0c", "\u597d", ""),
        ("\u597d\uff01\uff1f", "\uff08\u597d", ""),
        ("\u30fb\u30fb\u30fb", "\u30fb", ""),
        # Punctuation that they share with others.
        ("\u597d\u201d", "\u4ed6", ""),
        ("\u4ed6\u8bf4\u2014\u2014", "\u597d", ""),
        ("\u4ed6\u2026\u2026", "\u597d", ""),
        ("this\u2014", "that", " "),
        ("\u201cthis\u201d", "\u201cthat\u201d", " "),
        # Beside a word with spaces there is one, and Korean has them.
        ("\u884c\u304f", "AI", " "),
        ("AI", "\u306e", " "),
        ("10", "\u5e74", " "),
        ("\ud55c\uad6d\uc5b4", "\ud14d\uc2a4\ud2b8", " "),
        ("\uff21\uff22", "\uff23", " "),
        ("\u0928\u092e\u0938\u094d\u0924\u0947", "\u0926\u0941\u0928\u093f\u092f\u093e", " "),
    ],
)
def test_where_lines_were_wrapped(before: str, after: str, joint: str) -> None:
    assert shown(f"{before}\n  {after}") == [[f"{before}{joint}{after}"]]


@pytest.mark.parametrize(
    ("text", "words", "characters", "pauses_s"),
    [
        ("", 0, 0, 0.0),
        ("so many words", 3, 0, 0.0),
        ("*so* **many words**", 3, 0, 0.0),
        ("[SLIDE 4]so[pause 2s]many [pause] words", 3, 0, 3.0),
        ("[optional] so many\n\n[pause for effect] words", 3, 0, 0.0),
        ("\\[so\\] \\*many\\* words", 3, 0, 0.0),
        ("[pause 0.5s]" * 3, 0, 0, 1.5),
        ("*and*/*or* a\\*/b", 4, 0, 0.0),
        ("\u99c5\u304b\u3089\n[SLIDE]\n\u4e94\u5206 AI", 1, 5, 0.0),
    ],
)
def test_what_a_text_takes(text: str, words: int, characters: int, pauses_s: float) -> None:
    assert measure(text) == (Count(words, characters), pauses_s)


tokens = st.sampled_from(
    [
        *"ab1/ -\u2014\u2026\u00e9[]*\\\n\u5b57\u3002\u0e33\u202f\U0001f389",
        *("**", "--", "\n\n", " \n", "pause", "2s]", "[pause 2s]", "[pause]", "[optional]"),
        "[x [y] z]",
    ]
)
scripts = st.lists(tokens, max_size=20).map("".join) | st.text(max_size=20)


@given(scripts)
def test_a_text_takes_what_its_paragraphs_take(text: str) -> None:
    whole = list(paragraphs(text))
    said = count("\n".join(part.spoken for part in whole))
    assert measure(text) == (said, sum(part.pauses_s for part in whole))


@given(scripts)
def test_no_letter_is_lost(text: str) -> None:
    letters = "".join(filter(str.isalnum, text))
    spans = [span for part in paragraphs(text) for span in part.spans]
    assert "".join(filter(str.isalnum, "".join(span.text for span in spans))) == letters
    assert all(span.text for span in spans)
    assert all(span.kind == PAUSE or not span.pause_s for span in spans)
    assert not any("\n" in span.text for span in spans if span.kind != BREAK)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("none here", []),
        ("[pause] [pause 2s] [SLIDE] \\[paused] \\[pause x] [a pause]", []),
        ("[paused]  [pause2s]", [("[paused]", 0), ("[pause2s]", 10)]),
        ("a [ Pauses are good ] b", [("[ Pauses are good ]", 2)]),
        ("so [pauses and\non", [("[pauses and", 3)]),
        ("a [pause long] b", [("[pause long]", 2)]),
        ("[pause 2]\n\n[Pause: 2s]", [("[pause 2]", 0), ("[Pause: 2s]", 11)]),
        ("\\\\ \\* [pause \\[x]", [("[pause \\[x]", 6)]),
        ("so [pause 2s and\non [pause]", [("[pause 2s and", 3)]),
        ("so [pause\n\n2s]", [("[pause", 3)]),
        ("[SLIDE [pause x] 4]", []),
    ],
)
def test_pauses_that_are_not_understood(text: str, found: list[tuple[str, int]]) -> None:
    assert [(bad.text, bad.offset) for bad in bad_pauses(text)] == found


def test_a_pause_that_is_not_understood_says_why() -> None:
    unit, other, end = bad_pauses("[pause 2] [Paused for now] [pause")
    assert unit.problem == "2 has no unit, write 2m or 2s"
    assert other.problem == "Paused is not [pause]"
    assert end.problem == "the bracket never ends"


@given(scripts)
def test_a_text_without_bad_pauses_counts_all_that_are_written(text: str) -> None:
    for bad in bad_pauses(text):
        assert text[bad.offset :].startswith(bad.text)
        assert bad.text.startswith("[")
        assert bad.problem


LONG_TEXTS: dict[str, Callable[[int], str]] = {
    "one bracket": lambda size: f"[{'ab ' * (size // 3)}]",
    "a bracket that never ends": lambda size: f"[{'ab ' * (size // 3)}",
    "brackets that never end": lambda size: "[" * size,
    "brackets of a letter that never end": lambda size: "[a" * (size // 2),
    "brackets in brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "brackets in one that never ends": lambda size: "[" + "a [b] " * (size // 6),
    "brackets over blank lines": lambda size: "[a\n\n" * (size // 4),
    "a cue a line": lambda size: "[a]\n" * (size // 4),
    "stress that never ends": lambda size: "*a " * (size // 3),
    "asterisks": lambda size: "*" * size,
    "two asterisks": lambda size: "**a" * (size // 3),
    "unequal asterisks": lambda size: "**a* " * (size // 5),
    "stress before spaces": lambda size: f"*a{' ' * size}*",
    "blank lines": lambda size: "\n" * size,
    "lines": lambda size: "a\n" * (size // 2),
    "spaces": lambda size: f"a\n{' ' * size}b",
    "slashes": lambda size: "a/" * (size // 2),
    "dashes": lambda size: "-" * size,
    "escapes": lambda size: "\\" * size,
    "marks before a letter": lambda size: "\u2026" * size + "\u03a9",
    "pauses that never end": lambda size: "[pause " * (size // 7),
    "a pause without end": lambda size: f"[pause {'1 ' * (size // 2)}]",
    "spaces before a pause": lambda size: f"[{' ' * size}pause",
    "kana": lambda size: "\u304b" * size,
}


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_ten_times_the_text_takes_no_hundred_times_the_time(name: str) -> None:
    def took_s(size: int) -> float:
        text = LONG_TEXTS[name](size)
        best_s = 60.0
        for _ in range(3):
            begun_s = time.process_time()
            measure(text)
            list(paragraphs(text))
            list(bad_pauses(text))
            best_s = min(best_s, time.process_time() - begun_s)
        return best_s

    assert took_s(100_000) < 30 * max(took_s(10_000), 0.0002)


def test_ten_megabytes_in_one_bracket_take_no_hundred() -> None:
    text = LONG_TEXTS["one bracket"](10_000_000)
    tracemalloc.start()
    try:
        assert measure(text) == (Count(0, 0), 0.0)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 50_000_000
