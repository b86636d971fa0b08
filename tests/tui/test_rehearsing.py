"""A run on screen: time that goes by, gaps, the mark, parts, prompts, and going on later."""

from __future__ import annotations

from itertools import pairwise

import pytest
from stage import ManualClock, Stage, a_talk, paragraphs, perform, words
from textual.events import MouseScrollDown
from textual.widgets import Input

from rehearse.core.reading import PAUSED, READY, RUNNING
from rehearse.core.rehearsal import IDLE_S
from rehearse.core.talk import Talk, section
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.prompt import PromptScreen
from rehearse.tui.screens.rehearse import RehearseScreen
from rehearse.tui.screens.summary import SummaryScreen
from rehearse.tui.widgets.script_view import ScriptView


def long_talk() -> Talk:
    """Two sections, both of several screens."""
    parts = (section("Opening", paragraphs(20)), section("Closing", paragraphs(20)))
    return a_talk(*parts, slot_s=600.0)


def script(stage: Stage) -> ScriptView:
    """The words on screen."""
    return stage.rehearse.query_one(ScriptView)


def marked_line(stage: Stage) -> int | None:
    """The row of the screen at which the mark stands."""
    found = [number for number, line in enumerate(stage.lines) if line.lstrip().startswith("▸")]
    assert len(found) <= 1
    return found[0] if found else None


# -- time ------------------------------------------------------------------------------------------


async def test_ready_says_what_it_needs_and_runs_nothing(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.turn(60.0)
        assert stage.rehearse.rehearsal.phase == READY
        assert "3 sections, 150 words: 1:12 at 125 wpm, 0:18 in hand." in stage.text
        assert "0:30 left of 0:30" in stage.text
        assert not stage.is_timed()


async def test_the_timer_is_armed_only_while_running(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        assert not stage.is_timed()
        await stage.press("space")
        assert stage.is_timed()
        await stage.press("space")
        assert not stage.is_timed()
        await stage.press("space", "f")
        stage.on(SummaryScreen)
        assert not stage.is_timed()


async def test_the_clocks_go_on(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(12.0)
        assert "0:18 left of 0:30" in stage.text
        assert "talk 1:18 left of 1:30, ends 12:01" in stage.text
        await stage.turn(12.5)
        assert "last 0:06 of 0:30" in stage.text
        await stage.turn(14.0)
        assert "+0:08 over 0:30" in stage.text
        assert "0:08 late" in stage.text
        assert "▒" in stage.text


async def test_the_real_timer_calls_by_itself(clock: ManualClock) -> None:
    async with perform(a_talk(section("A", words(40)), slot_s=5.0), clock) as stage:
        await stage.press("space")
        before = stage.rehearse.timer._timer
        clock.turned_s += 1.0
        # The interval is real: the bar of so short a section moves twice a second.
        for _ in range(100):
            await stage.pilot.pause(0.02)
            if stage.rehearse.timer._timer is not before:
                break
        assert "0:04 left of 0:05" in stage.text


async def test_a_closed_lid_is_left_out_and_can_be_counted(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(10.0)
        await stage.jump(252.0)
        assert "asleep 4:1" in stage.text
        assert "backspace counts it" in stage.text
        assert "0:19 left of 0:30" in stage.text
        await stage.press("backspace")
        assert "taken back: sleep" in stage.text
        assert "+3:52 over 0:30" in stage.text


async def test_a_timer_a_little_late_is_no_gap(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.jump(2.9)
        assert "asleep" not in stage.text
        assert "0:28 left of 0:30" in stage.text


async def test_without_a_key_for_long_it_pauses_itself(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(30.0 + IDLE_S - 1)
        assert stage.rehearse.rehearsal.phase == RUNNING
        await stage.turn(1.0)
        assert stage.rehearse.rehearsal.phase == PAUSED
        assert "no key for a long time: paused" in stage.text
        assert not stage.is_timed()
        await stage.turn(60.0)
        await stage.press("backspace")
        assert stage.rehearse.rehearsal.phase == RUNNING
        assert "+6:00 over 0:30" in stage.text


@pytest.mark.parametrize("way_back", ["escape", "o"])
async def test_a_closed_lid_is_told_over_the_overview_and_after_it(
    way_back: str, clock: ManualClock
) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space", "o")
        await stage.jump(252.0)
        stage.on(OverviewScreen)
        assert "asleep 4:1" in stage.text
        await stage.press("down")
        assert "asleep 4:1" in stage.text
        await stage.press(way_back)
        stage.on(RehearseScreen)
        assert "asleep 4:1" in stage.text
        await stage.press("n")
        assert "asleep" not in stage.text


async def test_a_closed_lid_can_be_counted_from_the_overview(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space", "o")
        await stage.jump(252.0)
        await stage.press("backspace")
        stage.on(OverviewScreen)
        assert "taken back: sleep" in stage.text
        assert "4:12" in stage.text


async def test_a_pause_by_itself_is_told_over_the_overview_and_after_it(
    clock: ManualClock,
) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space", "o")
        await stage.turn(30.0 + IDLE_S)
        assert "PAUSED" in stage.lines[0]
        assert "no key for a long time: paused" in stage.text
        await stage.press("escape")
        assert "no key for a long time: paused" in stage.text


@pytest.mark.parametrize(("opened_by", "key"), [("o", "down"), ("f1", "down"), ("ctrl+p", "x")])
async def test_a_key_for_another_screen_is_a_key_too(
    opened_by: str, key: str, clock: ManualClock
) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space", opened_by)
        await stage.turn(200.0)
        await stage.press(key)
        await stage.turn(200.0)
        assert stage.rehearse.rehearsal.phase == RUNNING
        await stage.turn(131.0)
        assert stage.rehearse.rehearsal.phase == PAUSED


async def test_who_sleeps_presses_no_key(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(10.0)
        await stage.jump(36000.0)
        assert "asleep 9:59:5" in stage.text
        assert stage.rehearse.rehearsal.phase == RUNNING


# -- what is told ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key", ["j", "k", "pagedown", "pageup", "r", "m", "f6", "n", "b", "u", "f"]
)
@pytest.mark.parametrize("is_begun", [False, True], ids=["ready", "paused"])
async def test_what_was_told_goes_with_the_next_key(
    key: str, *, is_begun: bool, clock: ManualClock
) -> None:
    talk = a_talk(section("A", words(9)), slot_s=60.0) if not is_begun else a_talk()
    async with perform(talk, clock) as stage:
        if is_begun:
            await stage.press("space", "space")
        await stage.press("a")
        assert "the text stands still" in stage.text
        await stage.press(key)
        assert "the text stands still" not in stage.text


async def test_escape_speaks_of_what_was_spoken_only_once_it_was(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("escape")
        assert "q leaves" in stage.text
        assert "kept" not in stage.text
        await stage.press("space", "escape")
        assert "q leaves; what you spoke is kept" in stage.text


async def test_undo_is_offered_where_there_is_a_move_to_take_back(clock: ManualClock) -> None:
    async with perform(a_talk(), clock, size=(120, 24)) as stage:
        await stage.press("space")
        assert "undo" not in stage.lines[-1]
        await stage.press("n")
        assert "backspace undo" in stage.lines[-1]
        await stage.press("backspace")
        assert "undo" not in stage.lines[-1]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_the_keys_of_ready_stand_there_beside_long_facts(
    size: tuple[int, int], clock: ManualClock
) -> None:
    titles = ("Whole-of-society partnerships for good migration, ", "The bridges of my town, ")
    parts = [section(title + words(20), words(500)) for title in titles]
    talk = a_talk(*parts, slot_s=60.0)
    async with perform(talk, clock, size=size) as stage:
        await stage.press("space")
        for _ in parts:
            await stage.turn(240.0)
            await stage.press("n")
        await stage.press("space", "space")
        await stage.turn(250.0)
        await stage.press("n", "q")
    async with perform(talk, clock, size=size) as stage:
        (unfinished,) = (line for line in stage.lines if "Run 2 is unfinished: 4:10, at" in line)
        assert "at The bridges" in unfinished
        assert unfinished.endswith(" u resume")
        assert "8:00 at 125 wpm, 7:00 too long: cut 875 words" in stage.text
        assert "  The last full run, 1, took 8:00: " in stage.text
        assert stage.text.count("t slot") == 1


async def test_the_help_before_the_start_has_the_keys_of_the_run_too(clock: ManualClock) -> None:
    async with perform(a_talk(), clock, size=(100, 60)) as stage:
        await stage.press("f1")
        for keys in ("r, F3", "backspace", "f, F8", "m, F6"):
            (line,) = (line for line in stage.lines if line.startswith(f"  {keys} "))
            assert " Once it runs: " in line
        assert stage.text.count("Once it runs: ") == 4
        await stage.press("escape", "space", "f1")
        assert "Once it runs" not in stage.text
        assert "Before the start: plan for another slot" in stage.text


# -- the words -------------------------------------------------------------------------------------


async def test_the_mark_moves_and_the_text_follows_by_half_screens(clock: ManualClock) -> None:
    async with perform(long_talk(), clock) as stage:
        await stage.press("space")
        tops, rows = [], []
        for _ in range(20):
            row = marked_line(stage)
            assert row is not None
            rows.append(row)
            tops.append(script(stage)._top)
            await stage.turn(10.0)
        assert tops == sorted(tops)
        jumps = {later - top for top, later in pairwise(tops) if later != top}
        height = script(stage).size.height
        assert jumps
        assert all(height // 3 <= jump <= height * 3 // 4 for jump in jumps)
        assert min(rows) >= 5
        assert max(rows) < 5 + height


async def test_scrolling_by_hand_ends_the_following_until_it_is_asked_for(
    clock: ManualClock,
) -> None:
    async with perform(long_talk(), clock) as stage:
        await stage.press("space")
        await stage.press("j")
        top = script(stage)._top
        assert top == 1
        await stage.turn(100.0)
        assert script(stage)._top == top
        assert marked_line(stage) is None
        await stage.press("a")
        assert "the text follows the mark" in stage.text
        assert script(stage)._top > 10
        assert marked_line(stage) is not None
        await stage.press("a")
        top = script(stage)._top
        assert "the text stands still" in stage.text
        await stage.turn(60.0)
        assert script(stage)._top == top


async def test_a_screenful_on_keeps_a_line_and_the_next_section_follows_anew(
    clock: ManualClock,
) -> None:
    async with perform(long_talk(), clock) as stage:
        await stage.press("space")
        height = script(stage).size.height
        last = stage.lines[4 + height]
        await stage.press("pagedown")
        assert script(stage)._top == height - 1
        assert stage.lines[5] == last
        await stage.press("pageup")
        assert script(stage)._top == 0
        await stage.press("n")
        assert script(stage).follows


async def test_pgdn_goes_on_at_the_end_of_the_text_and_never_finishes(clock: ManualClock) -> None:
    async with perform(long_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(20.0)
        presses = 0
        while stage.rehearse.rehearsal.position == 0:
            await stage.press("pagedown")
            presses += 1
        assert 5 < presses < 30
        assert script(stage)._top == 0
        for _ in range(30):
            stage.rehearse.action_page_down()
        await stage.settle()
        stage.on(RehearseScreen)
        assert stage.rehearse.rehearsal.phase == RUNNING
        assert stage.rehearse.rehearsal.position == 1
        for _ in range(30):
            stage.rehearse.action_page_up()
        assert stage.rehearse.rehearsal.position == 0


async def test_a_resize_wraps_anew_with_the_mark_in_view(clock: ManualClock) -> None:
    async with perform(long_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(150.0)
        for size in ((60, 20), (200, 60), (80, 24)):
            await stage.resize(*size)
            assert marked_line(stage) is not None
            assert all(len(line) <= size[0] for line in stage.lines)


async def test_too_small_says_so_until_there_is_room(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.resize(59, 20)
        assert "59x20, and it takes 60x20" in stage.text
        assert "Opening" not in stage.text
        await stage.resize(60, 20)
        assert "too small" not in stage.text
        assert "Opening" in stage.text


async def test_the_mouse_wheel_scrolls(clock: ManualClock) -> None:
    async with perform(long_talk(), clock) as stage:
        await stage.pilot._post_mouse_events([MouseScrollDown], "#script")
        await stage.settle()
        assert script(stage)._top == 3


# -- parts, slots ----------------------------------------------------------------------------------


async def test_a_part_has_the_budgets_of_the_whole(clock: ManualClock) -> None:
    async with perform(a_talk(), clock, scope=(1, 2)) as stage:
        assert "part 1 of 2" in stage.lines[0]
        await stage.press("space")
        await stage.turn(2.0)
        assert "0:28 left of 0:30" in stage.text
        assert "part 0:58 left of 1:00" in stage.text
        await stage.press("b")
        assert "part 1 of 2" in stage.lines[0]
        await stage.press("o")
        assert "not in part" in stage.text
        await stage.press("home", "enter")
        stage.on(OverviewScreen)
        assert "that section is not in this part" in stage.text


async def test_another_slot_here_and_now(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("t")
        assert "Another slot: 7m, or until 15:40" in stage.text
        await stage.write("7m")
        await stage.press("enter")
        assert "2:20 left of 2:20" in stage.text
        assert "5:48 in hand" in stage.text


async def test_a_slot_until_a_time_of_day_counts_from_the_start(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("t")
        await stage.write("until 12:10")
        await stage.press("enter")
        assert "3:20 left of 3:20" in stage.text
        await stage.turn(60.0)
        await stage.press("space")
        assert "talk 9:00 left of 9:00, ends 12:10" in stage.text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("soon", "'soon' is not a duration, write 10m"),
        ("7", "7 has no unit, write 7m or 7s"),
        ("until noon", "'noon' is not a time of day, write 15:20"),
        ("until", "is not a time of day, write 15:20"),
        ("30h", "more than a day"),
        ("[/b]", "'[/b]' is not a duration"),
    ],
)
async def test_nonsense_is_asked_again(answer: str, said: str, clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("t")
        await stage.write(answer)
        await stage.press("enter")
        assert isinstance(stage.app.screen, PromptScreen)
        assert said in stage.text
        assert stage.app.screen.query_one(Input).value == answer
        await stage.press("escape")
        stage.on(RehearseScreen)
        assert "0:30 left of 0:30" in stage.text


async def test_an_empty_answer_changes_nothing(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("t", "enter")
        stage.on(RehearseScreen)
        assert "0:30 left of 0:30" in stage.text


# -- going on later --------------------------------------------------------------------------------


async def test_an_unfinished_run_is_resumed_where_it_stood(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(25.0)
        await stage.press("n")
        await stage.turn(8.0)
        await stage.press("q")
    clock.turned_s += 3600
    async with perform(a_talk(), clock) as stage:
        assert "Run 1 is unfinished: 0:33, at The bridge." in stage.text
        await stage.press("u")
        assert "as you left it; space goes on" in stage.text
        assert stage.rehearse.rehearsal.phase == PAUSED
        assert "0:22 left of 0:30" in stage.text
        assert "0:05 early" in stage.text
        await stage.press("space")
        await stage.turn(1.0)
        assert "0:21 left of 0:30" in stage.text


async def test_it_can_be_asked_for_at_the_start(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(25.0)
        await stage.press("q")
    async with perform(a_talk(), clock, resume=True) as stage:
        await stage.settle()
        assert stage.rehearse.rehearsal.phase == PAUSED
        assert "last 0:05 of 0:30" in stage.text


async def test_nothing_to_resume_is_said(clock: ManualClock) -> None:
    async with perform(a_talk(), clock, resume=True) as stage:
        await stage.settle()
        assert "nothing to resume" in stage.text
        assert stage.rehearse.rehearsal.phase == READY


async def test_under_ten_seconds_nothing_is_kept(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(9.0)
        await stage.press("f")
        assert "this run is not kept" in stage.text
        await stage.press("space", "h")
        assert "No run of this talk is kept yet." in stage.text


async def test_after_a_finish_taken_back_the_run_ends_once(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        for _ in range(3):
            await stage.turn(30.0)
            await stage.press("n")
        stage.on(SummaryScreen)
        await stage.press("backspace")
        await stage.turn(4.0)
        await stage.press("n")
        stage.on(SummaryScreen)
        assert "1:34 of 1:30" in stage.text
        await stage.press("h")
        assert "history, 1 run" in stage.text


async def test_two_enters_at_once_answer_a_prompt_once(clock: ManualClock) -> None:
    async with perform(long_talk(), clock) as stage:
        await stage.press("t")
        field = stage.app.screen.query_one(Input)
        await stage.write("7m")
        field.post_message(Input.Submitted(field, "7m"))
        field.post_message(Input.Submitted(field, "7m"))
        await stage.turn(0.0)
        assert stage.rehearse.rehearsal.phase == READY
        assert stage.rehearse.plan.slot_s == 420.0
        assert stage.app.screen is stage.rehearse
