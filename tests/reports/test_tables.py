"""Tables: numbers right, words left, titles as long as there is room."""

from __future__ import annotations

import pytest

from rehearse.core.cells import width
from rehearse.core.wording import OVER, Words
from rehearse.reports.look import Look
from rehearse.reports.table import Column, table, title_column, words_column

COLUMNS = (Column(""), title_column("section"), Column("budget"), words_column())


def test_numbers_right_and_words_left() -> None:
    rows = [["1", "Roles", "1:00", "pinned"], ["12", "Youth and age", "0:08", ""]]
    assert table(COLUMNS, rows, Look()) == [
        "    section        budget",
        " 1  Roles            1:00  pinned",
        "12  Youth and age    0:08",
    ]


def test_a_column_without_content_is_left_out() -> None:
    assert table(COLUMNS, [["1", "Roles", "", ""]], Look()) == ["   section", "1  Roles"]


def test_a_title_column_stays_even_without_rows() -> None:
    assert table(COLUMNS, [], Look()) == ["section"]


@pytest.mark.parametrize("cells", [30, 40, 41, 42, 60, 100])
def test_titles_are_cut_to_the_width(cells: int) -> None:
    rows = [
        ["1", "駅から五分の図書館で本を借りて返す長い題", "1:00", "pinned"],
        ["2", "Roles in the policy making and the implementation", "0:08", ""],
    ]
    lines = table(COLUMNS, rows, Look(cells))
    assert max(map(width, lines)) <= max(cells, 36)
    assert all(line.endswith(("budget", "pinned", "0:08")) for line in lines)


def test_wide_characters_keep_the_columns_straight() -> None:
    rows = [["1", "駅から", "1:00", ""], ["2", "Roles", "0:08", ""]]
    lines = table(COLUMNS, rows, Look())
    assert [width(line) for line in lines] == [width(lines[0])] * 3


def test_a_narrow_terminal_leaves_something_of_a_title() -> None:
    rows = [["1", "Roles in the policy making", "1:00", "pinned"]]
    assert table(COLUMNS, rows, Look(10))[1] == "1  Roles in the po…    1:00  pinned"


def test_colours_are_on_what_they_mean_and_nowhere_else() -> None:
    rows: list[list[str | Words]] = [
        ["1", "Roles", "1:00", Words("+0:18 over", OVER)],
        ["2", "Youth", "0:30", Words("")],
    ]
    assert table(COLUMNS, rows, Look(colours=True)) == [
        "\x1b[2m   section  budget\x1b[0m",
        "1  Roles      1:00  \x1b[31m+0:18 over\x1b[0m",
        "2  Youth      0:30",
    ]
