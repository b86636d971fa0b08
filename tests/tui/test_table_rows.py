"""Tables: numbers right, words left, the chosen row in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stage import NOON, a_talk, words

from rehearse.core.plan import make_plan
from rehearse.core.talk import section
from rehearse.tui.draw.glyphs import ASCII, UNICODE
from rehearse.tui.draw.row import WARN, Piece, Row, indented, split, spread, width_of
from rehearse.tui.draw.shelf import Shelved, facts, header_row, names_width, shelf_row
from rehearse.tui.draw.table import (
    LEAST_TITLES,
    number_cell,
    titles_width,
    window,
    words_cell,
)


def plain(row: Row) -> str:
    """A row without style."""
    return "".join(piece.text for piece in row)


def shelved(title: str, *, slot_s: float = 90.0, language: str = "en") -> Shelved:
    """A talk on the shelf."""
    talk = a_talk(section("A", words(100)), slot_s=slot_s, language=language)._replace(title=title)
    return Shelved("talks/a.yaml", "./talks", talk, make_plan(talk), ())


def test_numbers_stand_right_and_words_left() -> None:
    assert number_cell("0:42", 7).text == "   0:42"
    assert number_cell("12:00:42", 7).text == "12:00:42"
    assert words_cell("Roles", 7, UNICODE).text == "Roles  "
    assert words_cell("Resources", 7, UNICODE).text == "Resour…"
    assert words_cell("Resources", 7, ASCII).text == "Reso..."
    assert words_cell("駅から五分", 7, UNICODE).text == "駅から…"


@given(st.integers(-5, 60), st.integers(-5, 60), st.integers(1, 40), st.integers(0, 50))
def test_the_chosen_row_is_in_sight_and_no_row_is_wasted(
    cursor: int, top: int, height: int, count: int
) -> None:
    cursor = max(0, min(cursor, count - 1))
    first = window(cursor, max(0, top), height, count)
    assert 0 <= first <= max(0, count - height)
    assert count == 0 or first <= cursor < first + height


def test_a_column_is_as_wide_as_its_longest_title_and_not_too_narrow() -> None:
    assert titles_width([]) == LEAST_TITLES
    assert titles_width(["Roles"]) == LEAST_TITLES
    assert titles_width(["x" * 40, "駅" * 30]) == 61


def test_both_sides_of_a_row() -> None:
    row = spread((Piece("left"),), (Piece("right"),), 20)
    assert plain(row) == "left           right"
    assert plain(indented(row)).startswith("  left")
    assert plain(spread((Piece("left"),), (Piece("right"),), 5)) == "left right"


@given(st.lists(st.text("abc", max_size=5), max_size=6), st.integers(0, 30))
def test_a_row_is_split_at_a_cell(texts: list[str], cells: int) -> None:
    row = tuple(Piece(text) for text in texts)
    left, right = split(row, cells)
    assert plain(left) + plain(right) == plain(row)
    assert width_of(left) == min(cells, width_of(row))


@pytest.mark.parametrize("width", [60, 72, 80, 120, 200])
@pytest.mark.parametrize("title", ["Short", "x" * 100, "駅から五分の図書館" * 9])
def test_a_talk_fits_its_row_and_stands_below_its_heading(title: str, width: int) -> None:
    item = shelved(title, language="ja")
    names = names_width([item], width)
    header = plain(header_row(names, width, UNICODE))
    row = shelf_row(item, None, NOON, names, width, UNICODE, chosen=True)
    before_slot = plain(row)[: plain(row).index("1:30")]
    assert width_of((Piece(before_slot),)) + 4 == header.index("slot") + 4
    assert " ja " in plain(row)
    assert width_of(row) <= width - 1
    assert len(header.rstrip()) <= width - 1


def test_what_does_not_fit_is_marked() -> None:
    row = shelf_row(shelved("A", slot_s=30.0), None, NOON, 30, 80, UNICODE, chosen=False)
    assert [piece.style for piece in row if piece.text.strip() == "0:48"] == [WARN]


def test_a_broken_talk_says_so_by_its_file() -> None:
    item = Shelved("talks/retro.yaml", "./talks", None, None, ("one is wrong", "another"))
    row = plain(shelf_row(item, None, NOON, 30, 80, UNICODE, chosen=False))
    assert row.split() == ["retro.yaml", "2", "errors"]
    assert facts(item, None) == ["retro.yaml", "one is wrong", "another"]


def test_what_is_known_of_a_talk_never_spoken() -> None:
    assert facts(shelved("Bridges"), None) == [
        "Bridges",
        "1 section, 100 words: 0:48 at 125 wpm, 0:42 in hand.",
        "Not rehearsed yet.",
    ]
