from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.sentences import sentence_ends
from rehearse.speech.cutting import cut_before


def sentences(text: str, language: str = "en") -> list[str]:
    found, start = [], 0
    for end in sentence_ends(text, language):
        found.append(text[start:end].strip())
        start = end
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Dr. Okafor met Mrs. Lind at 10 a.m. sharp. Then tea.", 2),
        ("It costs 3.5 million. No. 4 is free.", ["It costs 3.5 million.", "No. 4 is free."]),
        ("She said no. Then she left.", ["She said no.", "Then she left."]),
        ("See fig. 3 and pp. 4-9. Done.", ["See fig. 3 and pp. 4-9.", "Done."]),
        ("I met J. Brown. So do I. Yes.", ["I met J. Brown.", "So do I.", "Yes."]),
        ("Wait... what? Wait... What now?", ["Wait... what?", "Wait...", "What now?"]),
        (
            "Well\u2026 perhaps. Well\u2026 Perhaps.",
            ["Well\u2026 perhaps.", "Well\u2026", "Perhaps."],
        ),
        ('"Really?" she asked. "Yes."', ['"Really?" she asked.', '"Yes."']),
        ("(Is it?) It is.", ["(Is it?)", "It is."]),
        ("\u201cStop!\u201d Ana cried.", ["\u201cStop!\u201d", "Ana cried."]),
        ("1. First of all. 2. Second", ["1. First of all.", "2. Second"]),
        ("In 2030. Then what?", ["In 2030.", "Then what?"]),
        ("e.g. this, i.e. that. End.", ["e.g. this, i.e. that.", "End."]),
        ("Read it at example.org/a.b today.", 1),
        ("\u00bfQu\u00e9? \u00a1S\u00ed! Vale.", ["\u00bfQu\u00e9?", "\u00a1S\u00ed!", "Vale."]),
        ("\u6708\u304c\u51fa\u305f\u3002\u660e\u308b\u3044\uff01\u5bd2\u3044\uff1f", 3),
        ("\u4ed6\u8bf4\uff1a\u201c\u597d\u3002\u201d\u8d70\u4e86\u3002", 2),
        (
            "\u0928\u092e\u0938\u094d\u0924\u0947\u0964 \u0915\u0948\u0938\u0947 \u0939\u0948?",
            [
                "\u0928\u092e\u0938\u094d\u0924\u0947\u0964",
                "\u0915\u0948\u0938\u0947 \u0939\u0948?",
            ],
        ),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, expected: list[str] | int) -> None:
    found = sentences(text)
    assert len(found) == expected if isinstance(expected, int) else found == expected


def test_a_number_with_a_full_stop_is_an_ordinal_in_german() -> None:
    text = "Am 3. Mai kam sie. Dann ging sie."
    assert sentences(text, "de") == ["Am 3. Mai kam sie.", "Dann ging sie."]
    assert len(sentences(text, "en")) == 3


@given(st.text(alphabet="aB1 .!?\u2026\"')\u3002\u201d", max_size=80))
def test_nothing_is_lost_between_sentences(text: str) -> None:
    ends = sentence_ends(text)
    assert ends == sorted(set(ends))
    assert not text[ends[-1] :].strip() if ends else not text.strip()


def test_a_long_sentence_is_cut_behind_a_clause() -> None:
    text = "word " * 30 + "end, " + "more " * 60
    assert text[: cut_before(text, 300)].endswith("end, ")


def test_without_a_clause_it_is_cut_at_a_space() -> None:
    text = "word " * 100
    cut = cut_before(text, 300)
    assert cut == 300
    assert text[cut - 1] == " "


def test_without_a_space_it_is_cut_at_the_limit_but_not_inside_a_letter() -> None:
    assert cut_before("x" * 1000, 300) == 300
    text = "x" * 299 + "e\u0301" + "x" * 300
    assert cut_before(text, 300) == 299


def test_a_million_words_are_cut_in_linear_time() -> None:
    # Quadratic, this would take hours; the abbreviation keeps every sentence open.
    text = "Mr. " * 1_000_000
    assert len(sentence_ends(text)) == 1
