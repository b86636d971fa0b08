"""Every key of every screen, in every phase, does what its help says and breaks nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from stage import ManualClock, Stage, a_talk, paragraphs, perform

from rehearse.core.reading import PAUSED, READY, RUNNING
from rehearse.core.talk import Talk, section
from rehearse.tui.commands import key_name
from rehearse.tui.room import Room
from rehearse.tui.screens.help import HelpScreen
from rehearse.tui.screens.history import HistoryScreen
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.rehearse import RehearseScreen
from rehearse.tui.screens.rehearse_commands import COMMANDS
from rehearse.tui.screens.summary import SummaryScreen

Way = Callable[[Stage], Awaitable[None]]


def long_talk() -> Talk:
    """Its first section is longer than a screen."""
    return a_talk(
        section("Opening", paragraphs(6)), section("Closing", paragraphs(2)), slot_s=300.0
    )


async def ready(stage: Stage) -> None:
    """At the first section, nothing runs."""


async def running(stage: Stage) -> None:
    """Twenty seconds into the first section."""
    await stage.press("space")
    await stage.turn(20.0)


async def paused(stage: Stage) -> None:
    """Twenty seconds in, paused."""
    await running(stage)
    await stage.press("space")


async def later(stage: Stage) -> None:
    """In the last section."""
    await running(stage)
    await stage.press("n")
    await stage.turn(20.0)


async def in_overview(stage: Stage) -> None:
    """The overview over a run."""
    await running(stage)
    await stage.press("o")


async def in_summary(stage: Stage) -> None:
    """The summary of a run."""
    await later(stage)
    await stage.press("n")


async def in_history(stage: Stage) -> None:
    """The history with one run."""
    await in_summary(stage)
    await stage.press("h")


async def in_report(stage: Stage) -> None:
    """A run from the history."""
    await in_history(stage)
    await stage.press("enter")


async def in_help(stage: Stage) -> None:
    """The help of the rehearse screen."""
    await running(stage)
    await stage.press("f1")


WAYS: dict[Way, type[Room]] = {
    ready: RehearseScreen,
    running: RehearseScreen,
    paused: RehearseScreen,
    later: RehearseScreen,
    in_overview: OverviewScreen,
    in_summary: SummaryScreen,
    in_history: HistoryScreen,
    in_report: SummaryScreen,
    in_help: HelpScreen,
}


@pytest.mark.parametrize("way", WAYS)
async def test_every_key_can_be_pressed(way: Way, clock: ManualClock) -> None:
    async with perform(long_talk(), clock) as stage:
        await way(stage)
        keys = {
            key
            for binding in stage.on(WAYS[way]).BINDINGS
            if not isinstance(binding, tuple)
            for key in binding.key.split(",")
        }
    assert len(keys) > 5
    async with perform(long_talk(), clock) as stage:
        await way(stage)
        for key in sorted(keys):
            stack = len(stage.app.screen_stack)
            await stage.press(key)
            if not stage.app.is_running or stage.app._exit:
                assert key in {"q", "Q"}
                break
            while len(stage.app.screen_stack) > stack:
                await stage.press("escape")


@pytest.mark.parametrize("way", WAYS)
async def test_every_key_in_the_line_of_keys_and_in_the_help_is_bound(
    way: Way, clock: ManualClock
) -> None:
    async with perform(long_talk(), clock, size=(200, 60)) as stage:
        await way(stage)
        screen = stage.on(WAYS[way])
        bound = set(screen._bindings.key_to_bindings)
        for command in screen.commands():
            assert set(command.keys) <= bound, command.id
        shown = stage.lines[-1]
        for key, label in screen.hints():
            assert key in shown
            assert label in shown or key == "space"
        if not isinstance(screen, HelpScreen):
            described = screen.commands()
            await stage.press("f1")
            text = stage.text
            assert isinstance(stage.app.screen, HelpScreen)
            for command in described:
                assert key_name(command.keys[0]) in text
                assert command.help.split()[0] in text


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


async def test_finish_and_go_on_after_all(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press("f")
        stage.on(SummaryScreen)
        await stage.turn(4.0)
        await stage.press("backspace")
        assert stage.rehearse.rehearsal.phase == RUNNING
        assert "taken back: finish" in stage.text
        assert "last 0:06 of 0:30" in stage.text


async def test_a_stumble_is_kept_with_its_take(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        await stage.press("m")
        assert "stumble marked" in stage.text
        run = stage.rehearse.rehearsal.record(clock.now())
        assert run.takes[0].stumbles_s == (20.0,)


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
        assert "last" not in stage.lines[2] or stage.rehearse.rehearsal.position == 0


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


def test_the_commands_of_a_run_are_free_of_keys() -> None:
    assert all(
        command.action.partition("(")[0].isidentifier()
        for command in COMMANDS
        if not command.action.startswith("app.")
    )
