"""The library, and the ways from it and back."""

from __future__ import annotations

import pytest
from shelf_talks import write_shelf, write_talk
from stage import ManualClock, Stage, perform

from rehearse.core.reading import PAUSED
from rehearse.tui.screens.history import HistoryScreen
from rehearse.tui.screens.library import LibraryScreen
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.prompt import PromptScreen
from rehearse.tui.screens.rehearse import RehearseScreen
from rehearse.tui.screens.summary import SummaryScreen


def row_of(stage: Stage, word: str) -> str:
    """The one line of the table with this word."""
    (line,) = (line for line in stage.lines[3:14] if word in line)
    return line


async def speak(stage: Stage, first_s: float, second_s: float) -> None:
    """A full run of the chosen talk, and back."""
    await stage.press("enter", "space")
    await stage.turn(first_s)
    await stage.press("n")
    await stage.turn(second_s)
    await stage.press("n", "escape", "escape")
    stage.on(LibraryScreen)


async def test_what_stands_there(clock: ManualClock) -> None:
    write_shelf()
    async with perform(None, clock) as stage:
        assert "4 talks in ./talks" in stage.lines[0]
        assert stage.lines[3].startswith(" ▸ Bridges")
        assert row_of(stage, "gate").split()[-3:] == ["5:00", "3:12", "never"]
        assert row_of(stage, "retro.yaml").endswith(" errors")
        assert "2 sections, 100 words: 0:48 at 125 wpm, 0:12 in hand." in stage.text
        assert "Not rehearsed yet." in stage.text


async def test_the_way_through_all_screens_and_back(clock: ManualClock) -> None:
    write_shelf()
    async with perform(None, clock) as stage:
        await stage.press("enter")
        stage.on(RehearseScreen)
        await stage.press("space")
        await stage.turn(30.0)
        await stage.press("o")
        stage.on(OverviewScreen)
        await stage.press("escape", "n")
        await stage.turn(40.0)
        await stage.press("n")
        stage.on(SummaryScreen)
        assert "1:10 of 1:00     0:10 over" in stage.text
        await stage.press("h")
        stage.on(HistoryScreen)
        await stage.press("enter")
        stage.on(SummaryScreen)
        assert "Run 1, today 12:00" in stage.lines[0]
        assert "again" not in stage.lines[-1]
        await stage.press("escape")
        stage.on(HistoryScreen)
        await stage.press("escape")
        stage.on(SummaryScreen)
        await stage.press("space")
        stage.on(RehearseScreen)
        assert "READY" in stage.lines[0]
        await stage.press("escape")
        stage.on(LibraryScreen)
        assert row_of(stage, "Bridges").split()[-2:] == ["today", "1:10"]
        assert "1 full run; the last ended 0:10 over." in stage.text
        await stage.press("escape")
        assert "q leaves" in stage.text
        await stage.press("q")
        assert stage.app._exit


async def test_the_trend_is_the_difference_of_full_runs(clock: ManualClock) -> None:
    write_shelf()
    async with perform(None, clock) as stage:
        await speak(stage, 35.0, 40.0)
        await speak(stage, 30.0, 32.0)
        assert row_of(stage, "Bridges").split()[-3:] == ["1:02", "0:13", "less"]
        header = stage.lines[2]
        line = row_of(stage, "Bridges")
        assert header.index("trend") == line.index("0:13 less")
        assert header.index("last run") == line.index("today")
        await speak(stage, 30.0, 34.0)
        assert row_of(stage, "Bridges").split()[-2:] == ["1:04", "steady"]


async def test_leaving_a_run_for_the_library_keeps_it(clock: ManualClock) -> None:
    write_shelf()
    async with perform(None, clock) as stage:
        await stage.press("enter", "space")
        await stage.turn(20.0)
        await stage.press("escape")
        stage.on(LibraryScreen)
        assert "Run 1 is unfinished: 0:20, at Opening." in stage.text
        await stage.press("u")
        stage.on(RehearseScreen)
        await stage.settle()
        assert stage.rehearse.rehearsal.phase == PAUSED
        assert "0:10 left of 0:30" in stage.text


async def test_nothing_to_resume_is_said(clock: ManualClock) -> None:
    write_shelf()
    async with perform(None, clock) as stage:
        await stage.press("u")
        assert "no run of this talk is unfinished" in stage.text
        stage.on(LibraryScreen)


async def test_a_broken_talk_says_what_is_wrong_and_where(clock: ManualClock) -> None:
    write_shelf()
    async with perform(None, clock) as stage:
        await stage.press("end")
        assert " ▸ retro.yaml" in stage.text
        assert stage.lines[-1].startswith("  e edit  i bring notes  / find  q leave  ")
        assert "retro.yaml:2:7: slot: " in stage.text
        assert "text" in stage.text
        await stage.press("enter")
        stage.on(LibraryScreen)
        assert "this talk has errors" in stage.text
        await stage.press("home")
        assert "this talk has errors" not in stage.text
        await stage.press("end", "h")
        stage.on(LibraryScreen)
        assert "this talk has errors, told below the list: e opens it" in stage.text


async def test_the_line_of_keys_has_what_can_be_done_with_this_talk(clock: ManualClock) -> None:
    write_shelf()
    async with perform(None, clock) as stage:
        assert "u resume" not in stage.lines[-1]
        await stage.press("enter", "space")
        await stage.turn(20.0)
        await stage.press("escape")
        stage.on(LibraryScreen)
        assert "u resume" in stage.lines[-1]
        await stage.press("down")
        assert "u resume" not in stage.lines[-1]
        await stage.press("f1")
        assert "Go on with its unfinished run." in stage.text


async def test_a_page_is_what_is_in_sight(clock: ManualClock) -> None:
    for number in range(40):
        write_talk(f"t{number:02}", f"Talk number {number}")
    async with perform(None, clock) as stage:
        rows = sum("Talk number" in line for line in stage.lines[3:15])
        assert rows > 5
        await stage.press("pagedown")
        assert f"▸ Talk number {rows - 1} " in stage.text
        await stage.press("pageup")
        assert "▸ Talk number 0 " in stage.text


async def test_find(clock: ManualClock) -> None:
    write_shelf()
    async with perform(None, clock) as stage:
        await stage.press("slash")
        await stage.write("zebra")
        await stage.press("enter")
        assert isinstance(stage.app.screen, PromptScreen)
        assert "no talk has 'zebra' in its title" in stage.text
        await stage.press("escape", "slash")
        await stage.write("GATE")
        await stage.press("enter")
        assert "1 of 4 talks" in stage.lines[0]
        assert stage.lines[3].startswith(" ▸ What the gate knew")
        assert "Bridges" not in stage.text
        await stage.press("escape")
        assert "Bridges" in stage.text


async def test_the_list_scrolls_to_what_is_chosen(clock: ManualClock) -> None:
    for number in range(40):
        write_talk(f"t{number:02}", f"Talk number {number}")
    async with perform(None, clock) as stage:
        await stage.press(*["pagedown"] * 5)
        assert "▸ Talk number 39" in stage.text
        await stage.press(*["pageup"] * 5)
        assert "▸ Talk number 0 " in stage.text


async def test_without_talks_the_samples_stand_there(clock: ManualClock) -> None:
    async with perform(None, clock) as stage:
        assert "samples to try" in stage.lines[0]
        assert "Put your own talks in ./talks, or bring notes you have: i" in stage.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_the_columns_stand_below_each_other(
    size: tuple[int, int], clock: ManualClock
) -> None:
    write_shelf()
    async with perform(None, clock, size=size) as stage:
        header = stage.lines[2]
        end = header.index("slot") + len("slot")
        for line in stage.lines[3:6]:
            assert line[end - 4 : end].strip() in {"1:00", "5:00", "0:30"}
        assert all(len(line) <= size[0] for line in stage.lines)


async def test_the_library_reads_a_talk_anew_when_it_is_back(clock: ManualClock) -> None:
    write_talk("bridges", "Bridges")
    async with perform(None, clock) as stage:
        await stage.press("enter")
        write_talk("bridges", "Bridges", slot="2m")
        await stage.press("escape")
        assert "2:00" in row_of(stage, "Bridges")


async def test_a_talk_that_was_retitled_keeps_its_runs_on_every_screen(clock: ManualClock) -> None:
    write_talk("bridges", "Bridges")
    async with perform(None, clock) as stage:
        await speak(stage, 30.0, 40.0)
    write_talk("bridges", "Bridges and roads")
    async with perform(None, clock) as stage:
        assert row_of(stage, "roads").split()[-2:] == ["today", "1:10"]
        await stage.press("h")
        stage.on(HistoryScreen)
        assert "history, 1 run" in stage.lines[0]
        await stage.press("escape", "enter", "space")
        await stage.turn(30.0)
        await stage.press("n")
        await stage.turn(45.0)
        await stage.press("n")
        stage.on(SummaryScreen)
        assert "run 1 was 0:10 over" in stage.lines[2]


async def test_a_run_whose_every_take_was_taken_again_is_kept(clock: ManualClock) -> None:
    write_talk("bridges", "Bridges")
    async with perform(None, clock) as stage:
        await stage.press("enter", "space")
        await stage.turn(25.0)
        await stage.press("r")
        await stage.turn(5.0)
        await stage.press("q")
    assert stage.app.outcome().lines[0].startswith("run 1: 0:05 of 1:00")
