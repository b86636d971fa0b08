"""The script in lines: nothing lost, nothing too wide, the mark where the words are."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from stage import paragraphs, words

from rehearse.core import script
from rehearse.core.pace import Pace
from rehearse.core.talk import section
from rehearse.tui.draw.layout import Layout, Line
from rehearse.tui.draw.row import CUE, STRONG, TEXT

PACE = Pace(125.0, 220.0)

NOISE_S = 1e-9
"""How far a sum of fractions may be off."""

SPACES = dict.fromkeys(map(ord, " \n\t\u2028\u2029\x85"))

TOKENS = st.sampled_from(
    [
        "a",
        "word",
        "migration,",
        "460,000",
        "and/or",
        "long" * 50,
        "字" * 90,
        "駅から五分の図書館。",
        "「はい」と言った、",
        "กำลังเรียนภาษาไทย",
        "مرحبا",
        "שלום",
        "e\u0301te\u0301",
        "n\u0303" * 100,
        "か\u3099き\u3099" * 30,
        "👍🏽",
        "👨‍👩‍👧‍👦",
        "🇫🇷🇩🇪",
        "❤️" * 60,
        "क्षत्रिय",
        "10\u00a0000\u00a0kg",
        "em\u2003space",
        "ideographic\u3000space",
        "*stressed*",
        "**much more**",
        "[SLIDE 4]",
        "[pause 2s]",
        "[a cue of several words, in the middle]",
        "\\[kept\\]",
        "-",
        "\n- an item",
        "\n1. the first",
        "\n\n",
        "\n",
        "[optional]",
        "…",
        "*",
        "]",
    ]
)
TEXTS = st.lists(TOKENS, max_size=40).map(" ".join)
WIDTHS = st.integers(8, 90)


def lines_of(layout: Layout) -> list[Line]:
    """All of its lines."""
    return [line for number in range(layout.count()) if (line := layout.line(number))]


def plain(line: Line) -> str:
    """A line without style."""
    return "".join(piece.text for piece in line.row)


def shown_of(text: str, width: int = 72, notes: str = "") -> list[str]:
    """A text in lines, without style."""
    return [plain(line) for line in lines_of(Layout(text, notes, width, PACE))]


@given(TEXTS, WIDTHS)
@settings(max_examples=150, deadline=None)
def test_every_word_stands_there_in_order_and_fits(text: str, width: int) -> None:
    lines = shown_of(text, width)
    wanted = "".join(s.text for part in script.paragraphs(text) for s in part.spans)
    assert "".join(lines).translate(SPACES) == wanted.translate(SPACES)
    assert all(cell_len(line) <= width for line in lines)
    assert all(line == line.strip(" ") for line in lines)


@given(TEXTS, WIDTHS)
@settings(max_examples=100, deadline=None)
def test_no_mark_is_parted_from_its_letter(text: str, width: int) -> None:
    for line in shown_of(text, width):
        assert not line or unicodedata.category(line[0]) not in {"Mn", "Me"}, line


@given(TEXTS, WIDTHS)
@settings(max_examples=100, deadline=None)
def test_a_load_has_one_line_and_more_load_none_further_up(text: str, width: int) -> None:
    layout = Layout(text, "", width, PACE)
    lines = lines_of(layout)
    part = section("A", text)
    whole_s = PACE.load_s(part.spoken) + part.pauses_s
    starts = [line.start_s for line in lines]
    assert all(later >= start - NOISE_S for start, later in pairwise(starts))
    assert all(0 <= start <= whole_s + 0.001 for start in starts)
    found = [layout.line_at(whole_s * step / 50) for step in range(51)]
    assert found == sorted(found)
    if lines:
        assert all(lines[number].is_text for number in found)


@given(TEXTS, WIDTHS)
@settings(max_examples=100, deadline=None)
def test_the_next_start_is_where_the_mark_moves(text: str, width: int) -> None:
    layout = Layout(text, "", width, PACE)
    for number, line in enumerate(lines_of(layout)):
        start_s = layout.next_start_s(number)
        if not line.is_text or start_s is None:
            continue
        assert start_s >= line.start_s - NOISE_S
        assert layout.line_at(start_s) > number
        if start_s - line.start_s > 0.01:
            assert layout.line_at(start_s - 0.005) <= number


def test_a_line_ends_before_the_word_that_does_not_fit() -> None:
    assert shown_of("one two three", 8) == ["one two", "three"]
    assert shown_of("one two. three", 8) == ["one two.", "three"]


def test_paragraphs_stand_apart() -> None:
    assert shown_of("One.\n\nTwo,\nand more.") == ["One.", "", "Two, and more."]


def test_cues_and_pauses_stand_where_they_were_written() -> None:
    text = "Before [SLIDE 4] after.\n\n[pause 2s]\nAnd on."
    assert shown_of(text) == ["Before [SLIDE 4] after.", "", "[pause 2s]", "And on."]
    styles = [piece.style for line in lines_of(Layout(text, "", 72, PACE)) for piece in line.row]
    assert styles == [TEXT, CUE, TEXT, CUE, TEXT]


def test_stress_is_a_style_and_its_asterisks_are_gone() -> None:
    line = lines_of(Layout("so *very* much", "", 72, PACE))[0]
    assert plain(line) == "so very much"
    assert [p.text.strip() for p in line.row if p.style == STRONG] == ["very"]


def test_list_items_begin_lines() -> None:
    assert shown_of("Three things:\n- bread\n- wine\n- time") == [
        "Three things:",
        "- bread",
        "- wine",
        "- time",
    ]


def test_a_no_break_space_holds_its_words_together() -> None:
    assert shown_of("about 10\u00a0000", 9) == ["about", "10\u00a0000"]


def test_a_script_without_spaces_breaks_between_characters_but_not_before_a_full_stop() -> None:
    assert shown_of("駅から五分。", 10) == ["駅から五", "分。"]


def test_a_token_longer_than_a_line_is_cut() -> None:
    assert shown_of("x" * 200, 72) == ["x" * 72, "x" * 72, "x" * 56]


def test_notes_stand_first_and_hold_no_mark() -> None:
    layout = Layout("Words to say.", "Breathe.\n\nSmile *now*.", 72, PACE)
    assert [plain(line) for line in lines_of(layout)] == [
        "notes: Breathe.",
        "",
        "Smile *now*.",
        "",
        "Words to say.",
    ]
    assert layout.line_at(0.0) == 4


def test_lines_of_notes_are_filled_like_those_of_the_text() -> None:
    notes = "Breathe, and look\nat them all\nbefore you begin.\n- the hammer\n- the nails"
    assert shown_of("Words.", 40, notes) == [
        "notes: Breathe, and look at them all",
        "before you begin.",
        "- the hammer",
        "- the nails",
        "",
        "Words.",
    ]


def test_pauses_take_their_time_and_cues_none() -> None:
    layout = Layout(f"{words(25)}\n\n[SLIDE]\n\n[pause 10s]\n\n{words(25)}", "", 200, PACE)
    starts = [(plain(line)[:8], line.start_s) for line in lines_of(layout) if line.is_text]
    assert [name for name, _ in starts] == ["word1 wo", "[SLIDE]", "[pause 1", "word1 wo"]
    assert [start for _, start in starts] == pytest.approx([0.0, 12.0, 12.0, 22.0])
    assert layout.line_at(11.9) == 0
    assert plain(lines_of(layout)[layout.line_at(12.0)]) == "[pause 10s]"


def test_a_long_text_is_wrapped_only_as_far_as_somebody_looks() -> None:
    layout = Layout(paragraphs(500), "", 72, PACE)
    assert layout.has(14)
    assert layout.line_at(30.0) < 20
    assert layout.next_start_s(14) is not None
    wrapped = len(layout._lines)
    assert wrapped <= 20
    assert layout.count() > 2_000
    assert layout.line(layout.count()) is None


def test_a_single_long_paragraph_is_wrapped_lazily_too() -> None:
    layout = Layout(words(20_000), "", 72, PACE)
    assert layout.has(14)
    assert len(layout._lines) == 15


def test_an_empty_text_has_no_lines() -> None:
    layout = Layout("", "", 72, PACE)
    assert layout.count() == 0
    assert layout.line_at(0.0) == 0
    assert layout.next_start_s(0) is None
