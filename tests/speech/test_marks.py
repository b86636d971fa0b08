from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rehearse.speech.marks import onsets
from rehearse.speech.utterances import Passage, Token, utterances


def tokens(text: str) -> list[Token]:
    return list(utterances([Passage(text)])[0].tokens)


def test_each_word_begins_at_its_mark() -> None:
    marks = [[0, 3, 0], [4, 3, 5000], [8, 5, 9000]]
    assert onsets(tokens("One two three."), marks, 20_000) == [0, 5000, 9000]


def test_several_marks_of_a_word_are_one_and_punctuation_has_none() -> None:
    # "460,000" gets three overlapping marks, the dash one of its own.
    marks = [[0, 4, 0], [5, 4, 100], [6, 4, 200], [6, 4, 300], [13, 1, 400], [15, 4, 500]]
    assert onsets(tokens("over 460,000 \u2014 here"), marks, 1000) == [0, 100, 500]


def test_a_word_without_a_mark_lies_between_its_neighbours_by_letters() -> None:
    assert onsets(tokens("aa bbbb cc dd"), [[0, 2, 0], [11, 2, 800]], 1000) == [0, 200, 600, 800]


def test_an_engine_without_marks_shares_its_time_by_letters() -> None:
    assert onsets(tokens("aa bbbb aa"), [], 8000) == [0, 2000, 6000]


def test_a_mark_that_goes_back_is_ignored() -> None:
    assert onsets(tokens("a b c"), [[0, 1, 0], [4, 1, 500], [2, 1, 600]], 900) == [0, 250, 500]


@given(
    st.lists(
        st.tuples(st.integers(-5, 40), st.integers(0, 5), st.integers(-100, 2000)), max_size=20
    )
)
def test_whatever_an_engine_marks_words_begin_in_order_and_within(
    marks: list[tuple[int, int, int]],
) -> None:
    found = onsets(tokens("One two three, four \u2014 five. six"), marks, 1000)
    assert found == sorted(found)
    assert all(0 <= onset <= 1000 for onset in found)
