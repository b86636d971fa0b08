"""The rows below the words, made and read without an app."""

from __future__ import annotations

import pytest
from stage import NOON, a_reading, a_talk, words

from rehearse.core.plan import make_plan
from rehearse.core.reading import PAUSED
from rehearse.core.talk import section
from rehearse.tui.draw.foot import (
    ends_at,
    fact_row,
    keys_row,
    next_row,
    sentence_rows,
    talk_row,
    with_full_stop,
)
from rehearse.tui.draw.glyphs import ASCII, UNICODE
from rehearse.tui.draw.row import DIM, OVER, TEXT, WARN, Row, fit, pad, width_of

WIDTHS = (60, 80, 120, 200)
HINTS = [("space", "pause"), ("n", "next"), ("b", "back"), ("r", "retake"), ("o", "plan")]


def plain(row: Row) -> str:
    """A row without style."""
    return "".join(piece.text for piece in row)


def test_what_comes_next_with_its_budget() -> None:
    plan = make_plan(a_talk())
    assert plain(next_row(plan, a_reading(lands_s=90.0, given_s=90.0), 80, UNICODE)).strip() == (
        "next: The bridge, 0:30"
    )
    last = a_reading(next_position=None)
    assert plain(next_row(plan, last, 80, UNICODE)).strip() == "the last section"


def test_where_it_lands_only_when_that_is_past_the_slot() -> None:
    plan = make_plan(a_talk())
    fine = next_row(plan, a_reading(lands_s=184.9, given_s=180.0), 80, UNICODE)
    assert "lands" not in plain(fine)
    late = next_row(plan, a_reading(lands_s=193.0, given_s=180.0), 80, UNICODE)
    assert plain(late).endswith("lands 3:13, cut 28 words")
    assert late[-1].style == WARN
    assert width_of(late) == 78


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("title", ["x" * 400, "駅" * 200, "🇫🇷" * 100])
def test_a_long_title_leaves_room_for_its_budget_and_the_landing(title: str, width: int) -> None:
    plan = make_plan(a_talk(section("A", words(900)), section(title, words(900))))
    row = next_row(plan, a_reading(lands_s=300.0), width, UNICODE)
    assert width_of(row) <= width - 2
    assert "…, 0:45" in plain(row)
    assert plain(row).endswith("words")


@pytest.mark.parametrize(
    ("width", "landing"),
    [
        (60, "next: AAAAAAAAAAAAAAAAAA…, 0:30  lands 5:00, leave out 3"),
        (80, "lands 5:00, leave out section 3 (2:24)"),
        (120, "lands 5:00, leave out What is left of it all (2:24)"),
    ],
)
def test_what_may_be_left_out_is_named_as_far_as_there_is_room(width: int, landing: str) -> None:
    last = section("What is left of it all", words(300), optional=True)
    plan = make_plan(a_talk(section("A", words(300)), section("A" * 99, words(300)), last))
    row = next_row(plan, a_reading(lands_s=300.0, ahead=(1, 2)), width, UNICODE)
    assert plain(row).endswith(landing)
    assert width_of(row) <= width - 2


def test_the_clock_of_the_talk_and_the_drift() -> None:
    row = talk_row(a_reading(drift_s=18.4), "15:38", 80)
    assert plain(row) == "  talk 2:40 left of 3:00, ends 15:38" + " " * 33 + "0:18 late"
    assert row[-1].style == WARN, "red is for what is over"
    early = talk_row(a_reading(drift_s=-38.0, left_out=2, phase=PAUSED), "", 80)
    assert plain(early).endswith("0:38 early, 2 left out")
    assert early[-1].style == TEXT


def test_when_the_talk_ends_is_left_out_first() -> None:
    reading = a_reading(drift_s=-38.0, left_out=2)
    assert "left of 3:00, ends 15:38  " in plain(talk_row(reading, "15:38", 80))
    narrow = talk_row(reading, "15:38", 60)
    assert plain(narrow) == "  talk 2:40 left of 3:00" + " " * 12 + "0:38 early, 2 left out"
    assert width_of(talk_row(reading, "15:38", 65)) == width_of(talk_row(reading, "", 65)) == 63


def test_when_the_talk_ends_is_known_while_it_runs() -> None:
    assert ends_at(a_reading(), NOON) == "12:02"
    assert ends_at(a_reading(phase=PAUSED), NOON) == ""
    assert ends_at(a_reading(elapsed_s=180.0), NOON) == ""


def test_under_five_seconds_is_on_time() -> None:
    for drift_s in (-4.99, 0.0, 4.99):
        assert plain(talk_row(a_reading(drift_s=drift_s), "", 80)).endswith("on time")


def test_the_talk_over_its_slot() -> None:
    row = talk_row(a_reading(elapsed_s=192.9), "", 80)
    assert "talk 0:12 over 3:00" in plain(row)
    assert row[1].style == OVER


@pytest.mark.parametrize("width", WIDTHS)
def test_keys_that_have_no_room_are_left_out_and_help_stays(width: int) -> None:
    row = keys_row(HINTS * 3, width)
    assert width_of(row) == width - 2
    assert plain(row).endswith("? help")
    assert plain(row).startswith("  space pause  n next")
    shown = plain(row).removesuffix("? help").split("  ")
    assert all(f"{key} {label}" in shown for key, label in HINTS)


def test_keys_are_brighter_than_what_they_do() -> None:
    row = keys_row([("n", "next")], 80)
    assert [(piece.text, piece.style) for piece in row[1:3]] == [("n", TEXT), (" next", DIM)]


def test_a_hint_stands_at_the_right_where_there_is_room() -> None:
    assert plain(fact_row("word " * 12, "u resume", 80, UNICODE)).endswith("word         u resume")
    assert plain(fact_row("short", "", 80, UNICODE)) == "  short"


def test_a_fact_that_takes_all_of_its_row_stands_alone() -> None:
    row = fact_row("word " * 14 + "and end", "u resume", 80, UNICODE)
    assert plain(row) == "  " + "word " * 14 + "and end"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_fact_that_is_too_long_is_cut(width: int) -> None:
    row = fact_row("駅" * 200, "u resume", width, UNICODE)
    assert width_of(row) <= width - 1
    assert plain(row).endswith("…")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_sentence_takes_as_many_rows_as_it_needs(width: int) -> None:
    rows = sentence_rows(words(60), width, UNICODE, DIM)
    assert " ".join(plain(row).strip() for row in rows) == words(60)
    assert all(width_of(row) <= width - 1 for row in rows)
    assert sentence_rows("", width, UNICODE) == []


def test_a_sentence_that_ends_with_a_title_has_one_stop() -> None:
    assert with_full_stop("at Roles") == "at Roles."
    assert with_full_stop("at Who owns the rain?") == "at Who owns the rain?"


def test_texts_are_cut_at_whole_characters() -> None:
    assert fit("駅から五分", 6, "…") == "駅か…"
    assert fit("abcdef", 6, "…") == "abcdef"
    assert fit("abcdefg", 6, ASCII.ellipsis) == "abc..."
    assert fit("abcdefg", 2, ASCII.ellipsis) == "ab"
    assert fit("abc", 0, "…") == ""
    assert pad("駅", 5, "…") == "駅   "
