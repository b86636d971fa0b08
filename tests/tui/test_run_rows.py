"""The runs of a talk as rows: the same words as on the command line, and no cell wasted."""

from __future__ import annotations

import pytest
from kept_runs import a_line
from stage import NOON

from rehearse.history.lines import RunLine
from rehearse.reports.history import history_text
from rehearse.reports.look import Look
from rehearse.tui.draw.glyphs import UNICODE
from rehearse.tui.draw.row import Row, width_of
from rehearse.tui.draw.run_rows import run_columns, run_row, told_runs

LINES = [
    a_line(9, 690.0, full=False, cut_short=True),
    a_line(8, 580.0, words=1120),
    a_line(7, 600.5, for_real=True),
    a_line(6, 100.0, full=False, finished=False),
    a_line(5, 100.0, full=False, cut_short=True, section="Roles in the policy making of today"),
    a_line(4, 590.0, full=False),
    a_line(3, 70.0, full=False, partial=True, scope=(0, 2), slot_s=60.0),
    a_line(2, 4000.0, started_at="2025-11-20T09:00:00Z"),
]


def plain(row: Row) -> str:
    """A row without style."""
    return "".join(piece.text for piece in row)


def rows_of(lines: list[RunLine], width: int) -> list[str]:
    """The rows of these runs on a screen of this width."""
    told = told_runs(lines, NOON, UNICODE)
    columns = run_columns(told)
    rows = [run_row(run, columns, width, UNICODE, chosen=False) for run in told]
    assert all(width_of(row) <= width - 1 for row in rows)
    return [plain(row).rstrip() for row in rows]


def test_what_is_said_of_each_run() -> None:
    assert [" ".join(row.split()) for row in rows_of(LINES, 120)] == [
        "9 yesterday 11:02 ended early, at Youth 11:30 1:30 over",
        "8 yesterday 11:02 full, 31 words fewer 9:40 0:20 in hand",
        "7 yesterday 11:02 full, for real 10:00 on time",
        "6 yesterday 11:02 unfinished, at Youth 1:40",
        "5 yesterday 11:02 ended early, at Roles in the policy making of today 1:40",
        "4 yesterday 11:02 sections left out 9:50",
        "3 yesterday 11:02 part: 1, 3 1:10 0:10 over",
        "2 20 Nov 2025 09:00 full 1:06:40 56:40 over",
    ]


def test_the_screen_and_the_command_say_the_same() -> None:
    printed = history_text(LINES, NOON, Look(200), of_one_talk=True).split("\n")[3 : 3 + len(LINES)]
    for run, line in zip(told_runs(LINES, NOON, UNICODE), printed, strict=True):
        slot = "1:00" if run.number == "3" else "10:00"
        assert [run.number, *run.when.split(), *run.kind.split(), run.took, slot] == (
            line.removesuffix(run.ending.text).split()
        )


@pytest.mark.parametrize("width", [60, 72, 80, 120])
def test_a_kind_is_cut_only_where_the_row_is_full(width: int) -> None:
    for row in rows_of(LINES, width):
        if "…" in row:
            longest = max(map(len, rows_of(LINES, width)))
            assert longest == width - 1
    (short,) = rows_of([a_line(1, 1.0, full=False, finished=False, section="The bridge")], width)
    assert "unfinished, at The bridge" in short


@pytest.mark.parametrize("number", [1, 999, 1000, 123456])
def test_numbers_of_any_size_keep_the_columns_straight(number: int) -> None:
    rows = rows_of([a_line(number), a_line(1)], 80)
    assert rows[0].index("yesterday") == rows[1].index("yesterday")
    assert rows[0].index("0:12 over") == rows[1].index("0:12 over")


def test_runs_of_hours_keep_the_columns_apart() -> None:
    rows = rows_of([a_line(2, 36_000.0, slot_s=35_000.0), a_line(1)], 80)
    assert rows[0].endswith(" 10:00:00  16:40 over")
    assert rows[1].endswith("    10:12  0:12 over")
