"""Every key of every screen, in every phase, does what its help says and breaks nothing."""

from __future__ import annotations

import pytest
from stage import ManualClock, a_talk, perform
from ways import WAYS, Way, in_help, in_report, keys_of, long_talk, running

from rehearse.core.reading import PAUSED, READY, RUNNING
from rehearse.core.talk import section
from rehearse.tui.commands import key_name
from rehearse.tui.screens.help import HelpScreen
from rehearse.tui.screens.history import HistoryScreen
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.rehearse import RehearseScreen
from rehearse.tui.screens.summary import SummaryScreen
from rehearse.tui.widgets.rows import Rows


@pytest.mark.parametrize("way", WAYS)
async def test_every_key_can_be_pressed(way: Way, clock: ManualClock) -> None:
    pressed: set[str] = set()
    keys = {""}
    while pressed < keys:
        async with perform(long_talk(), clock) as stage:
            await way(stage)
            screen = stage.on(WAYS[way])
            phase, depth = stage.rehearse.rehearsal.phase, len(stage.app.screen_stack)
            keys = keys_of(screen)
            for key in sorted(keys - pressed, key=lambda key: (key in "qQ", key)):
                await stage.press(key)
                pressed.add(key)
                if stage.app._exit:
                    assert key in "qQ"
                    break
                while len(stage.app.screen_stack) > depth:
                    await stage.press("escape")
                if stage.app.screen is not screen or stage.rehearse.rehearsal.phase != phase:
                    break
    assert pressed == keys
    assert {"down", "J", "f1", "colon", "q"} <= pressed


@pytest.mark.parametrize("way", [way for way in WAYS if way is not in_help])
async def test_the_help_names_every_key_that_is_bound(way: Way, clock: ManualClock) -> None:
    async with perform(long_talk(), clock, size=(200, 60)) as stage:
        await way(stage)
        bound = {key_name(key.lower()) for key in keys_of(stage.on(WAYS[way]))}
        await stage.press("f1")
        stage.on(HelpScreen)
        columns = (line.strip().partition("   ") for line in stage.lines[2:-1])
        named = {name for keys, _, help in columns if help for name in keys.split(", ")}
        assert bound <= named


@pytest.mark.parametrize("way", WAYS)
async def test_the_line_of_keys_names_keys_that_are_bound(way: Way, clock: ManualClock) -> None:
    async with perform(long_talk(), clock, size=(200, 60)) as stage:
        await way(stage)
        screen = stage.on(WAYS[way])
        named = {key_name(key) for key in keys_of(screen)} | {"↑↓", "←→"}
        hints = screen.hints()
        assert hints
        assert {key for key, _ in hints} <= named
        assert "  ".join(f"{key} {label}" for key, label in hints) in stage.lines[-1]


async def test_start_pause_and_go_on(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        assert "space start" in stage.text
        assert stage.rehearse.rehearsal.phase == READY
        await stage.press("space")
        assert stage.rehearse.rehearsal.phase == RUNNING
        assert "space pause" in stage.text
        await stage.turn(5.0)
        await stage.press("space")
        assert stage.rehearse.rehearsal.phase == PAUSED
        assert "space go on" in stage.text
        await stage.turn(100.0)
        assert "0:25 left of 0:30" in stage.text
        await stage.press("space")
        await stage.turn(1.0)
        assert "0:24 left of 0:30" in stage.text


@pytest.mark.parametrize("key", ["n", "N", "right", "enter"])
async def test_next(key: str, clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press(key)
        assert stage.rehearse.rehearsal.position == 1
        assert "The bridge" in stage.lines[2]
        assert "next: Closing, 0:30" in stage.text
        assert "0:10 early" in stage.text


@pytest.mark.parametrize("key", ["b", "B", "left", "p"])
async def test_back(key: str, clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press("n")
        await stage.turn(3.0)
        await stage.press(key)
        assert stage.rehearse.rehearsal.position == 0
        assert "0:10 left of 0:30" in stage.text


@pytest.mark.parametrize("key", ["r", "R", "f3"])
async def test_retake(key: str, clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press(key)
        assert "0:30 left of 0:30" in stage.text
        assert "talk 1:30 left of 1:30" in stage.text
        await stage.press("backspace")
        assert "0:10 left of 0:30" in stage.text


async def test_undo_takes_back_one_move(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press("n")
        await stage.turn(2.0)
        await stage.press("backspace")
        assert "taken back: next" in stage.text
        assert stage.rehearse.rehearsal.position == 0
        assert "0:08 left of 0:30" in stage.text
        await stage.press("backspace")
        assert "nothing to take back" in stage.text


@pytest.mark.parametrize("key", ["f", "f8"])
async def test_finish_and_go_on_after_all(key: str, clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press(key)
        stage.on(SummaryScreen)
        await stage.turn(4.0)
        await stage.press("backspace")
        assert stage.rehearse.rehearsal.phase == RUNNING
        assert "taken back: finish" in stage.text
        assert "last 0:06 of 0:30" in stage.text


@pytest.mark.parametrize("key", ["m", "f6"])
async def test_a_stumble_is_kept_with_its_take(key: str, clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press(key)
        assert "stumble marked" in stage.text
        run = stage.rehearse.rehearsal.record(clock.now())
        assert run.takes[0].stumbles_s == (20.0,)


@pytest.mark.parametrize("key", ["a", "f7"])
async def test_the_text_stands_still_and_follows(key: str, clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press(key)
        assert "the text stands still" in stage.text
        await stage.press(key)
        assert "the text follows the mark" in stage.text


@pytest.mark.parametrize("key", ["o", "tab"])
async def test_the_key_that_opened_the_overview_closes_it(key: str, clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press(key)
        stage.on(OverviewScreen)
        await stage.turn(1.0)
        assert "0:21  now" in stage.text
        await stage.press(key)
        stage.on(RehearseScreen)
        assert stage.lines[2].endswith("  0:09 left of 0:30")
        assert stage.rehearse.rehearsal.position == 0


async def test_the_overview_jumps(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press("o", "down", "down", "enter")
        stage.on(RehearseScreen)
        assert stage.rehearse.rehearsal.position == 2
        assert "1 left out" in stage.text


async def test_the_overview_counts_in_the_unit_of_the_talk(clock: ManualClock) -> None:
    talk = a_talk(
        section("図書館", "駅から五分の図書館。" * 9), section("本", "本を読む。", optional=True)
    )
    async with perform(talk, clock) as stage:
        await stage.press("o")
        assert "chars" in stage.lines[3]
        assert stage.lines[4].split()[3] == "81"


async def test_the_overview_starts_and_pauses(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("o", "space")
        assert stage.rehearse.rehearsal.phase == RUNNING
        await stage.turn(3.0)
        assert "0:03" in stage.text
        await stage.press("space")
        assert "PAUSED" in stage.lines[0]


async def test_keys_that_belong_to_another_phase_say_or_do_nothing(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        for key in ("r", "f", "m", "backspace", "u"):
            await stage.press(key)
            assert stage.rehearse.rehearsal.phase == READY
        await running(stage)
        await stage.press("t")
        assert "before the start only" in stage.text
        stage.on(RehearseScreen)


async def test_other_sections_can_be_looked_at_before_the_start(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("n")
        assert "2 of 3" in stage.lines[0]
        await stage.press("space")
        assert "part 1 of 2" in stage.lines[0]
        assert "part 1:00 left of 1:00" in stage.text


async def test_for_real_turns_off_what_would_disturb(clock: ManualClock) -> None:
    async with perform(a_talk(), clock, for_real=True) as stage:
        assert "for real" in stage.lines[0]
        await running(stage)
        assert "retake" not in stage.text
        for key in ("r", "R", "f3", "e", "E"):
            await stage.press(key)
            assert "0:10 left of 0:30" in stage.text
            assert stage.rehearse.rehearsal.phase == RUNNING
        ids = {command.id for command in stage.rehearse.commands()}
        assert not ids & {"retake", "edit"}
        assert stage.rehearse.rehearsal.record(clock.now()).for_real


async def test_q_leaves_from_anywhere_and_the_run_is_kept(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press("o", "q")
        assert stage.app._exit
    assert stage.app.outcome().exit_code == 0
    assert stage.app.outcome().lines[0].startswith("run 1: ")
    async with perform(a_talk(), clock) as stage:
        assert "Run 1 is unfinished: 0:20, at Opening." in stage.text
        assert "u resume" in stage.text


async def test_enter_closes_the_report_that_it_opened(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await in_report(stage)
        assert "Run 1, today" in stage.lines[0]
        await stage.press("enter")
        stage.on(HistoryScreen)


async def test_a_page_of_the_help_is_what_is_in_sight(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("f1")
        before = stage.lines[2:-1]
        await stage.press("pagedown")
        after = stage.lines[2:-1]
        moved = before.index(after[0])
        assert moved > 5
        await stage.press("pageup")
        assert stage.lines[2:-1] == before
        await stage.press("space")
        assert stage.lines[2:-1] == after
        await stage.press("home")
        assert stage.lines[2:-1] == before
        await stage.press("end")
        assert "Leave: what was spoken is kept and can be resumed." in stage.lines[-2]


async def test_a_page_of_the_summary_is_what_is_in_sight(clock: ManualClock) -> None:
    parts = [section(f"Part {number}", "word " * 9) for number in range(1, 41)]
    async with perform(a_talk(*parts, slot_s=300.0), clock, size=(60, 20)) as stage:
        await running(stage)
        await stage.press("f")
        stage.on(SummaryScreen)
        table = stage.app.screen.query_one("#table", Rows)
        height = table.size.height
        before = table.plain_rows[:height]
        assert height > 3
        await stage.press("pagedown")
        assert table.plain_rows[0] == before[-1], "one row is kept for the eye"
        await stage.press("pageup")
        assert table.plain_rows[:height] == before
