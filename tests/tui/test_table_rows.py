"""Tables: numbers right, words left, the chosen row in sight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rehearse.tui.draw.glyphs import ASCII, UNICODE
from rehearse.tui.draw.row import Piece, Row, indented, split, spread, width_of
from rehearse.tui.draw.table import (
    LEAST_TITLES,
    column,
    number_cell,
    titles_width,
    window,
    words_cell,
)


def plain(row: Row) -> str:
    """A row without style."""
    return "".join(piece.text for piece in row)


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


@given(st.lists(st.text("0:", max_size=9)), st.integers(0, 9), st.integers(0, 3))
def test_a_column_has_room_for_all_of_it(texts: list[str], least: int, gap: int) -> None:
    cells = column(texts, least, gap=gap)
    assert cells == max([least, *(len(text) + gap for text in texts), gap])
