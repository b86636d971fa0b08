"""The sections of the overview and of the summary as rows."""

from __future__ import annotations

import re

import pytest
from stage import ManualClock, a_talk, perform, words

from rehearse.core.plan import Plan, make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.review import Review, review_of
from rehearse.core.talk import section
from rehearse.tui.draw.glyphs import UNICODE
from rehearse.tui.draw.plan_rows import plan_columns, plan_header, plan_row, spent_status
from rehearse.tui.draw.review_rows import review_columns, review_header, review_row
from rehearse.tui.draw.row import ACCENT, DIM, OVER, TEXT, Piece, Row, width_of
from rehearse.tui.screens.overview import OverviewScreen

WIDTHS = [60, 72, 80, 120]


def plain(row: Row) -> str:
    """A row without style."""
    return "".join(piece.text for piece in row)


def long_plan(count: int, hours: float = 0.5, title: str = "Part") -> Plan:
    """So many sections, the last one much longer than the others."""
    parts = [section(f"{title} {number}", words(20)) for number in range(1, count)]
    last = section("The last one", words(20 * count))
    return make_plan(a_talk(*parts, last, slot_s=hours * 3600))


def overview_rows(plan: Plan, width: int, status: str = "") -> list[str]:
    """The header and all rows of the overview, half an hour spent on each section."""
    columns = plan_columns(plan)
    rows = [plan_header(columns, width, UNICODE)]
    for part in plan.sections:
        shown = plan_row(
            part, 1800.0, Piece(status), columns, width, UNICODE, chosen=False, in_scope=True
        )
        rows.append(shown)
    assert all(width_of(row) <= width for row in rows)
    return [plain(row).rstrip() for row in rows]


def a_review(plan: Plan, each_s: float) -> Review:
    """A full run with so many seconds for each section, after another such run."""
    run = Rehearsal(plan, key="key")
    run.start(0.0, "2026-11-24T11:00:00Z")
    for number in range(1, len(plan.sections) + 1):
        run.next(number * each_s)
    record = run.record(0.0)
    return review_of(record, record)


def summary_rows(review: Review, width: int) -> list[str]:
    """The header and all rows of the summary."""
    columns = review_columns(review)
    rows = [review_header(columns, width, UNICODE)]
    rows += [review_row(row, columns, width, UNICODE) for row in review.rows]
    assert all(width_of(row) <= width for row in rows)
    return [plain(row).rstrip() for row in rows]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("count", [3, 99, 100, 1000])
def test_any_number_of_sections_keeps_the_columns_straight(count: int, width: int) -> None:
    plan = long_plan(count, title="A section with a title that is cut on a narrow screen")
    for rows in (overview_rows(plan, width), summary_rows(a_review(plan, 30.0), width)):
        start, end = rows[0].index("section"), rows[0].index("budget") + len("budget")
        for number, row in enumerate(rows[1:], 1):
            assert row[:start].split() == [str(number)] or row[:start].split()[1:] == [str(number)]
            assert row[start - 1] == row[end] == " "
            assert row[start] != " "
            assert re.fullmatch(r" +[\d:.]+", row[end - 8 : end])


@pytest.mark.parametrize("width", WIDTHS)
def test_hours_keep_the_columns_of_the_overview_apart(width: int) -> None:
    plan = make_plan(
        a_talk(section("A", words(99_000)), section("B", words(200_000)), slot_s=80_000.5)
    )
    assert overview_rows(plan, width, "now")[2].split()[2:] == (
        ["200000", "7:21:28.5", "14:51:52", "30:00", "now"]
        if width >= 72
        else ["14:51:52", "30:00", "now"]
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_hours_keep_the_columns_of_the_summary_apart(width: int) -> None:
    review = a_review(long_plan(2, 10.0), 40_000.0)
    row = summary_rows(review, width)[1].split()
    times = ["3:20:00", "11:06:40"]
    tail = ["+7:46:40", "over"]
    assert row[4:] == ([*times, "11:06:40", *tail, "0"] if width >= 72 else [*times, *tail])


def test_what_became_of_a_section() -> None:
    # 20 words, a budget of 20 s: under 4 s nobody has spoken them.
    plan = make_plan(a_talk(*(section(f"P{n}", words(20)) for n in range(3)), slot_s=60.0))
    part = plan.sections[1]
    assert spent_status(part, 19.0, here=2) == Piece("on time", TEXT)
    assert spent_status(part, 38.5, here=2) == Piece("+0:18 over", OVER)
    assert spent_status(part, 3.9, here=2) == Piece("skipped", DIM)
    assert spent_status(part, 3.9, here=0) == Piece("skipped", DIM)
    assert spent_status(part, 12.0, here=0) == Piece("", TEXT)
    assert spent_status(part, 38.5, here=0) == Piece("+0:18 over", OVER)
    assert spent_status(part, 3.9, here=1) == Piece("now", ACCENT)
    assert spent_status(part, 38.5, here=1) == Piece("now +0:18", OVER)


async def test_the_overview_says_when_the_talk_ends_and_what_was_skipped(
    clock: ManualClock,
) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(2.0)
        await stage.press("n")
        await stage.turn(48.0)
        await stage.press("o")
        stage.on(OverviewScreen)
        rows = [line.split() for line in stage.lines[4:7]]
        assert rows[0][-2:] == ["0:02", "skipped"]
        assert rows[1][-3:] == ["0:48", "now", "+0:18"]
        assert "talk 0:40 left of 1:30, ends 12:01" in stage.text
        assert stage.lines[1].count("+") == 1
        await stage.press("space")
        assert "talk 0:40 left of 1:30  " in stage.text
