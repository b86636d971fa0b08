"""The rows above the words, made and read without an app."""

from __future__ import annotations

import pytest
from stage import a_reading, a_talk, words

from rehearse.core.plan import Plan, make_plan
from rehearse.core.reading import FINISHED, PAUSED, READY, RUNNING, Reading
from rehearse.core.talk import section
from rehearse.tui.draw.glyphs import ASCII, UNICODE
from rehearse.tui.draw.head import (
    CLOCK_WIDTH,
    MOST_SEGMENTS,
    bar_halves,
    bar_row,
    clock_row,
    section_row,
    segments,
    strip_row,
    title_row,
)
from rehearse.tui.draw.row import ACCENT, DIM, OVER, STRONG, TEXT, WARN, Row, width_of

WIDTHS = (60, 80, 120, 200)


def plain(row: Row) -> str:
    """A row without style."""
    return "".join(piece.text for piece in row)


def styles(row: Row) -> set[str]:
    """The styles of what can be seen of a row."""
    return {piece.style for piece in row if piece.text.strip()}


# -- the bar ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_the_bar_fills_its_row_at_every_moment(width: int) -> None:
    for tenths in range(601):
        row = bar_row(a_reading(section_elapsed_s=tenths / 10), width, UNICODE)
        assert width_of(row) == width - 2


def test_the_bar_empties_cell_by_cell() -> None:
    width = 64
    for left in range(61):
        row = bar_row(a_reading(section_elapsed_s=60.0 - left), width, UNICODE)
        assert plain(row) == "  " + "█" * left + "░" * (60 - left)


def test_half_a_cell_is_drawn_as_half_a_block() -> None:
    assert plain(bar_row(a_reading(section_elapsed_s=29.5), 64, UNICODE)) == (
        "  " + "█" * 30 + "▌" + "░" * 29
    )


def test_the_bar_is_full_at_the_start_and_empty_exactly_at_the_end() -> None:
    assert bar_halves(a_reading(section_elapsed_s=0.0), 30) == 60
    assert bar_halves(a_reading(section_elapsed_s=59.99), 30) == 1
    assert bar_halves(a_reading(section_elapsed_s=60.0), 30) == 0


def test_the_bar_never_grows_before_the_budget_is_over() -> None:
    seen = [bar_halves(a_reading(section_elapsed_s=s / 20), 76) for s in range(1201)]
    assert seen == sorted(seen, reverse=True)


def test_the_bar_grows_again_in_another_glyph_when_over() -> None:
    assert plain(bar_row(a_reading(section_elapsed_s=60.9), 64, UNICODE)) == "  " + "░" * 60
    over = bar_row(a_reading(section_elapsed_s=70.0), 64, UNICODE)
    assert plain(over) == "  " + "▒" * 10
    assert styles(over) == {OVER}
    assert plain(bar_row(a_reading(section_elapsed_s=1000.0), 64, UNICODE)) == "  " + "▒" * 60


def test_the_bar_takes_the_colour_of_its_words() -> None:
    assert styles(bar_row(a_reading(section_elapsed_s=20.0), 64, UNICODE)) == {ACCENT, DIM}
    assert styles(bar_row(a_reading(section_elapsed_s=52.0), 64, UNICODE)) == {WARN, DIM}


def test_a_section_without_any_time_has_an_empty_bar() -> None:
    assert bar_halves(a_reading(budget_s=0.0, section_elapsed_s=0.0), 30) == 0
    assert bar_halves(a_reading(budget_s=0.0, section_elapsed_s=5.0), 30) == 60


def test_the_bar_in_ascii() -> None:
    row = plain(bar_row(a_reading(section_elapsed_s=29.5), 64, ASCII))
    assert row == "  " + "#" * 31 + "." * 29


# -- the talk strip --------------------------------------------------------------------------------


def a_plan(count: int) -> Plan:
    """Sections of different lengths, a slot of a minute for each."""
    parts = [section(f"Part {n}", words(5 + n % 7 * 9)) for n in range(count)]
    return make_plan(a_talk(*parts, slot_s=60.0 * count))


def strip(plan: Plan, reading: Reading, spent: dict[int, float], width: int = 80) -> Row:
    """The strip of a whole talk."""
    return strip_row(plan, range(len(plan.sections)), reading, spent.get, width, UNICODE)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("count", [1, 2, 12, 38, 39, 60])
def test_the_strip_fills_its_row_with_any_number_of_sections(count: int, width: int) -> None:
    plan = a_plan(count)
    reading = a_reading(places=count, position=count // 2, place=count // 2 + 1)
    spent = dict.fromkeys(range(count // 2 + 1), 10.0)
    assert width_of(strip(plan, reading, spent, width)) == width - 2


def test_each_section_has_its_share_of_the_strip() -> None:
    parts = segments([30.0, 60.0, 10.0], 102)
    assert [part.cells for part in parts] == [30, 59, 11]
    assert [part.start for part in parts] == [0, 31, 91]


@pytest.mark.parametrize("count", range(1, 39))
def test_every_section_has_a_cell_however_short(count: int) -> None:
    parts = segments([0.1] * (count - 1) + [3600.0], 76)
    assert len(parts) == count
    assert all(part.cells >= 1 for part in parts)
    assert parts[-1].start + parts[-1].cells == 76


def test_too_many_sections_make_a_plain_bar_of_the_talk() -> None:
    assert segments([1.0] * (MOST_SEGMENTS + 1), 196) == ()
    count = MOST_SEGMENTS + 1
    reading = a_reading(places=count, position=13, place=14)
    row = plain(strip(a_plan(count), reading, {}))
    assert row == "  " + "━" * 25 + "┅" + "─" * 50


def test_the_strip_says_spoken_over_here_and_to_come() -> None:
    plan = make_plan(a_talk(*(section(f"P{n}", words(20)) for n in range(4)), slot_s=240.0))
    reading = a_reading(places=4, position=2, place=3, section_elapsed_s=30.0)
    row = strip(plan, reading, {0: 58.0, 1: 66.0, 2: 30.0}, 47)
    assert plain(row) == "  ━━━━━━━━━━ ━━━━━━━━━+ ━━━━━┅┅┅┅┅ ──────────"
    assert [piece.style for piece in row if piece.text.strip()] == [
        TEXT,
        TEXT,
        OVER,
        ACCENT,
        ACCENT,
        DIM,
    ]


def test_four_seconds_over_are_not_marked() -> None:
    plan = make_plan(a_talk(*(section(f"P{n}", words(20)) for n in range(2)), slot_s=120.0))
    reading = a_reading(places=2, position=1, place=2)
    assert "+" not in plain(strip(plan, reading, {0: 64.9, 1: 3.0}))
    assert "+" in plain(strip(plan, reading, {0: 65.0, 1: 3.0}))


def test_the_open_section_can_be_told_by_its_glyph_however_much_it_is_over() -> None:
    plan = make_plan(a_talk(*(section(f"P{n}", words(20)) for n in range(4)), slot_s=240.0))
    reading = a_reading(places=4, position=1, place=2)
    spent = strip(plan, reading, {0: 60.0, 1: 60.0}, 47)
    assert plain(spent) == "  ━━━━━━━━━━ ━━━━━━━━━┅ ────────── ──────────"
    over = strip(plan, reading, {0: 60.0, 1: 90.0}, 47)
    assert plain(over) == "  ━━━━━━━━━━ ━━━━━━━━┅+ ────────── ──────────"
    assert [piece.style for piece in over if piece.text.strip()] == [TEXT, ACCENT, OVER, DIM, DIM]
    narrow = make_plan(a_talk(section("P", words(20)), section("Q", words(2000))))
    row = strip(narrow, a_reading(places=2), {0: 90.0}, 47)
    assert plain(row).startswith("  ┅ ─")
    assert row[1].style == OVER


def test_what_was_not_spoken_to_its_end_is_not_drawn_as_spoken() -> None:
    plan = make_plan(a_talk(*(section(f"P{n}", words(20)) for n in range(4)), slot_s=240.0))
    reading = a_reading(places=4, position=1, place=2, section_elapsed_s=0.0)
    row = strip(plan, reading, {0: 2.0, 1: 0.0, 2: 30.0}, 47)
    assert plain(row) == "  ────────── ┅┅┅┅┅┅┅┅┅┅ ━━━━━───── ──────────"
    assert [piece.style for piece in row if piece.text.strip()] == [DIM, ACCENT, TEXT, DIM, DIM]


def test_at_the_end_no_section_is_this_one() -> None:
    plan = a_plan(3)
    reading = a_reading(phase=FINISHED, position=2, place=3)
    row = strip(plan, reading, {0: 20.0, 1: 20.0, 2: 20.0})
    assert ACCENT not in styles(row)


def test_before_the_start_the_first_section_is_this_one() -> None:
    row = strip(a_plan(3), a_reading(phase=READY, section_elapsed_s=0.0), {})
    assert plain(row).lstrip().startswith("┅")


# -- titles and clocks -----------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "title", ["Roles", "x" * 400, "駅" * 200, "👩🏽‍🚀🇫🇷" * 60, "e\u0301" * 200]
)
def test_titles_are_cut_and_the_right_side_stays(title: str, width: int) -> None:
    row = title_row(title, "RUNNING   6 of 12", width, UNICODE)
    assert width_of(row) == width
    assert plain(row).endswith(" RUNNING   6 of 12 ")
    name = section_row(title, width, UNICODE)
    assert width_of(name) <= width - CLOCK_WIDTH
    assert ("…" in plain(row)) == (len(title) > 5)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("variant", ["short", "x" * 40])
def test_the_variant_stands_behind_the_title(variant: str, width: int) -> None:
    whole = title_row("Roles " * 40, "RUNNING   6 of 12", width, UNICODE, variant)
    assert width_of(whole) == width
    assert plain(whole).startswith(" Roles Roles Ro")
    assert f"… ({variant[:9]}" in plain(whole)
    assert (f"({variant})" in plain(whole)) == (width >= 80 or variant == "short")
    small = title_row("Roles", "READY", width, UNICODE, "short, 7:00")
    assert plain(small).startswith(" Roles (short, 7:00)  ")


@pytest.mark.parametrize(
    ("spent_s", "phase", "text", "style"),
    [
        (0.0, READY, "1:00 left of 1:00", TEXT),
        (18.0, RUNNING, "0:42 left of 1:00", TEXT),
        (51.2, PAUSED, "last 0:09 of 1:00", WARN),
        (60.0, RUNNING, "last 0:00 of 1:00", WARN),
        (66.3, RUNNING, "+0:06 over 1:00", OVER),
    ],
)
def test_the_countdown_in_words(spent_s: float, phase: str, text: str, style: str) -> None:
    row = clock_row(a_reading(section_elapsed_s=spent_s, phase=phase))
    assert plain(row).strip() == text
    assert styles(row) == {style}
    assert width_of(row) == CLOCK_WIDTH - 2


def test_the_section_title_is_strong() -> None:
    assert styles(section_row("Roles", 80, UNICODE)) == {STRONG}
