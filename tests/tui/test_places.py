"""Where a word of the script stands in its lines: it is found, and it alone is lit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.core.pace import Pace
from rehearse.core.script import paragraphs
from rehearse.speech.respelling import Respeller
from rehearse.speech.utterances import Passage, Place, shown, utterances
from rehearse.tui.draw.layout import Layout
from rehearse.tui.draw.places import Places, lit
from rehearse.tui.draw.row import LIT

PACE = Pace(125.0, 260.0)


def places_of(
    text: str, language: str = "en", say: tuple[tuple[str, str], ...] = ()
) -> list[Place]:
    """Where the voice's words stand, in the order in which they are spoken."""
    said = utterances([Passage(text)], language, Respeller(say))
    return [token.place for utterance in said for token in utterance.tokens]


def lit_words(
    text: str, width: int, language: str = "en", say: tuple[tuple[str, str], ...] = ()
) -> list[str]:
    """What is lit for each of the voice's words, line ends as `/`."""
    layout = Layout(text, "", width, PACE)
    places = Places(layout)
    found = []
    for place in places_of(text, language, say):
        parts = []
        for number, stretch in places.find(place.paragraph, place.offset, place.length).items():
            line = layout.line(number)
            assert line is not None
            row = lit(line.row, stretch)
            assert "".join(p.text for p in row) == "".join(p.text for p in line.row)
            parts.append("".join(piece.text for piece in row if piece.style == LIT))
        found.append("/".join(parts))
    return found


@pytest.mark.parametrize("width", [12, 20, 72])
def test_each_word_is_lit_with_its_stress_and_without_cues(width: int) -> None:
    text = "Where will *funding* come\nfrom?\n\n[SLIDE 4]\nBudgets [pause 2s] are **cut**, twice."
    assert lit_words(text, width) == (
        ["Where", "will", "funding", "come", "from?", "Budgets", "are", "cut,", "twice."]
    )


def test_an_optional_paragraph_and_list_items() -> None:
    text = "One two.\n\n[optional] Three four.\n- five\n- six"
    assert lit_words(text, 30) == ["One", "two.", "Three", "four.", "five", "six"]


def test_notes_are_passed_over() -> None:
    layout = Layout("Alpha beta.", "breathe\nsmile", 30, PACE)
    found = Places(layout).find(0, 6, 5)
    assert [layout.line(number) for number in found] == [layout.line(2)]


def test_characters_are_lit_one_by_one() -> None:
    text = "駅から五分の図書館。「本」を読む。"
    assert lit_words(text, 10, "ja") == list("駅から五分の図書館本を読む")


def test_a_mark_stays_with_its_character() -> None:
    text = "か\u3099く\ufe0fに"
    for word in lit_words(text, 20, "ja"):
        assert word[0] not in "\u3099\ufe0f"
    assert lit_words(text, 20, "ja")[0] == "か\u3099"


def test_words_of_one_respelling_are_lit_together() -> None:
    text = "The New York office"
    say = (("New York", "noo york"),)
    assert lit_words(text, 40, say=say) == ["The", "New York", "office"]
    assert lit_words(text, 8, say=say) == ["The", "New/York", "office"]


def test_a_word_longer_than_a_line_is_lit_on_all_of_its_lines() -> None:
    assert lit_words(f"a {'x' * 20} b", 8) == ["a", "xxxxxxxx/xxxxxxxx/xxxx", "b"]


def test_spaces_of_every_kind_and_escapes() -> None:
    text = "a\u00a0b  c\u3000d \u00a0\u00a0 e \\[f\\] \\*g"
    assert [word.split() for word in lit_words(text, 40)][-2:] == [["[f]"], ["*g"]]


def test_dashes_and_slashes_part_words() -> None:
    assert lit_words("either/or — and–so -- on", 40) == ["either", "or", "and", "so", "on"]


def test_going_back_finds_what_going_on_found() -> None:
    text = "\n\n".join("one two three four five six seven" for _ in range(9))
    layout = Layout(text, "", 14, PACE)
    places = Places(layout)
    wanted = places_of(text)
    onward = [places.find(p.paragraph, p.offset, p.length) for p in wanted]
    back = [places.find(p.paragraph, p.offset, p.length) for p in reversed(wanted)]
    assert onward == back[::-1]
    assert all(onward)


def test_a_word_that_is_not_there_is_found_nowhere() -> None:
    places = Places(Layout("one two", "", 20, PACE))
    assert places.find(3, 0, 4) == {}
    assert places.find(0, 90, 4) == {}


def test_no_further_than_the_word_is_looked() -> None:
    text = "\n\n".join("one two three four five six seven" for _ in range(2000))
    layout = Layout(text, "", 40, PACE)
    Places(layout).find(1, 4, 3)
    assert len(layout.paragraphs) < 5


def place_text(text: str, place: Place) -> str:
    """What stands there."""
    whole = shown(list(paragraphs(text))[place.paragraph])
    return whole[place.offset : place.offset + place.length]


PIECES = st.sampled_from(
    [
        "word",
        "*stress*",
        "[cue]",
        "[pause 1s]",
        "\n",
        "\n\n",
        "本を",
        "- item",
        "x" * 30,
        "—",
        "é\u0301",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25).map(" ".join), st.integers(8, 40))
def test_whatever_is_written_each_word_is_lit_whole(text: str, width: int) -> None:
    said = utterances([Passage(text)])
    written = [
        "".join(place_text(text, token.place).split()) for each in said for token in each.tokens
    ]
    assert ["".join(word.replace("/", "").split()) for word in lit_words(text, width)] == written
