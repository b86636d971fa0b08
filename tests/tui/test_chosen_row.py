"""Moving in a list: the chosen row stays inside it and in sight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shelf_talks import write_shelf
from stage import ManualClock, a_talk, perform, words

from rehearse.core.talk import section
from rehearse.tui.chosen_row import ChosenRow
from rehearse.tui.screens.history import HistoryScreen
from rehearse.tui.screens.overview import OverviewScreen


@given(
    count=st.integers(0, 40),
    height=st.integers(0, 12),
    moves=st.lists(st.sampled_from([1, -1, 10, -10, -100000, 100000]), max_size=20),
)
def test_it_stays_inside_its_list_and_in_sight(count: int, height: int, moves: list[int]) -> None:
    items = list(range(count))
    row = ChosenRow()
    for move in moves:
        row.move(move, count)
        shown = row.in_sight(items, height)
        assert [item for item, _ in shown] == items[row.top : row.top + max(1, height)]
        assert len(shown) == min(count, max(1, height))
        assert [item for item, chosen in shown if chosen] == ([row.at] if items else [])


def chosen(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith(" ▸ ")]


async def test_the_same_keys_move_in_every_list(clock: ManualClock) -> None:
    write_shelf()
    async with perform(None, clock) as stage:
        (first,) = chosen(stage.lines)
        await stage.press("end")
        (last,) = chosen(stage.lines)
        assert "errors" in last
        await stage.press("pageup")
        assert chosen(stage.lines) == [first]
    async with perform(a_talk(), clock) as stage:
        for _ in range(3):
            await stage.press("space")
            await stage.turn(12.0)
            await stage.press("f", "escape")
        await stage.press("h")
        stage.on(HistoryScreen)
        await stage.press("end")
        assert chosen(stage.lines)[0].split()[1] == "1"
        await stage.press("home", "down")
        assert chosen(stage.lines)[0].split()[1] == "2"
        await stage.press("escape", "o", "end", "k")
        stage.on(OverviewScreen)
        assert "The bridge" in chosen(stage.lines)[0]


async def test_a_long_summary_moves_by_what_is_in_sight_and_to_its_ends(clock: ManualClock) -> None:
    parts = [section(f"Part {number}", words(9)) for number in range(1, 31)]
    async with perform(a_talk(*parts, slot_s=600.0), clock) as stage:
        await stage.press("space")
        await stage.turn(20.0)
        await stage.press("f")
        assert "Part 1 " in stage.lines[5]
        in_sight = sum(" Part " in line for line in stage.lines[5:-5])
        await stage.press("pagedown")
        assert f"Part {in_sight} " in stage.lines[5]
        await stage.press("end", "end")
        assert "Part 30" in stage.text
        await stage.press("home")
        assert "Part 1 " in stage.lines[5]
