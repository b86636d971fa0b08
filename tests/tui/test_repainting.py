"""Only what changed is sent, and a row that terminals may disagree on is sent whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from stage import ManualClock, a_talk, perform
from textual.geometry import Region

from rehearse.tui.draw.row import ACCENT, DIM, TEXT, Piece, Row, width_of
from rehearse.tui.widgets.rows import Rows, changed_until

WIDTH = 12
STYLES = st.sampled_from([TEXT, DIM, ACCENT])
ROWS = st.lists(st.builds(Piece, st.text("ab█░ ", max_size=4), STYLES), max_size=6).map(tuple)


@st.composite
def changes(draw: st.DrawFn) -> tuple[Row, Row]:
    """A row, and the row with one piece of it in another text or style of the same length."""
    old = draw(ROWS)
    if not old:
        return old, draw(ROWS)
    at = draw(st.integers(0, len(old) - 1))
    size = len(old[at].text)
    piece = Piece(draw(st.text("ab█░ ", min_size=size, max_size=size)), draw(STYLES))
    return old, (*old[:at], piece, *old[at + 1 :])


def cells(row: Row) -> list[tuple[str, str]]:
    """Each cell with its style, up to the width."""
    filled = [(character, piece.style) for piece in row for character in piece.text]
    return (filled + [(" ", TEXT)] * WIDTH)[:WIDTH]


@given(st.one_of(changes(), st.tuples(ROWS, ROWS)))
def test_nothing_changes_after_the_last_cell_that_is_sent(rows: tuple[Row, Row]) -> None:
    old, new = rows
    until = changed_until(old, new, WIDTH)
    assert 1 <= until <= WIDTH
    assert cells(old)[until:] == cells(new)[until:]


def test_a_clock_that_ticks_sends_itself_alone() -> None:
    rest = Piece(" of 10:00, ends 15:38" + " " * 30 + "on time", DIM)
    assert changed_until((Piece("5:59"), rest), (Piece("5:58"), rest), 80) == 4
    old, new = (Piece("█" * 9), Piece("░" * 30, DIM)), (Piece("█" * 8), Piece("░" * 31, DIM))
    assert changed_until(old, new, 80) <= 40


@pytest.mark.parametrize("text", ["🇫🇷", "👩🏽‍🚀", "❤️", "e\u0301", "क्ष", "駅", "مرحبا"])
def test_a_row_of_doubtful_width_is_sent_whole(text: str) -> None:
    old, new = (Piece(f"1 {text} and more"),), (Piece(f"2 {text} and more"),)
    assert changed_until(old, new, 40) == 40
    gone = (Piece("1 " + "x" * width_of(old[:1])),)
    assert changed_until(old, gone, 40) == 40
    shown = (Piece(text), Piece("and more"))
    hidden = (Piece("x" * width_of(shown[:1])), Piece("and more"))
    assert changed_until(shown, hidden, 40) == changed_until(hidden, shown, 40) == 40


async def test_a_second_repaints_its_clocks_and_not_the_words(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        sent: list[tuple[str | None, Region]] = []

        def note(self: Rows, *regions: Region, **_: bool) -> Rows:
            sent.extend((self.id, region) for region in regions)
            return self

        monkeypatch.setattr(Rows, "refresh", note)
        await stage.turn(1.0)
        assert sent
        assert {name for name, _ in sent} <= {"head", "clock", "foot"}
        assert sum(region.area for _, region in sent) < 5 * 80


async def test_what_is_drawn_by_parts_is_what_is_drawn_whole(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        for _ in range(40):
            await stage.turn(0.9)
            for rows in stage.rehearse.query(Rows):
                drawn = [list(rows.render_line(y)) for y in range(rows.size.height)]
                rows._cuts.clear()
                whole = [list(rows.render_line(y)) for y in range(rows.size.height)]
                assert [_merged(line) for line in drawn] == [_merged(line) for line in whole]


def _merged(segments: list[Segment]) -> list[tuple[str, object]]:
    return [(character, part.style) for part in segments for character in part.text]
