"""The palette does by name what keys do, and looks like the screens below it."""

from __future__ import annotations

import pytest
from shelf_talks import write_shelf
from stage import ManualClock, Stage, a_talk, perform
from textual.command import CommandList
from textual.widgets import Input
from ways import WAYS, Way, long_talk, running

from rehearse.core.reading import RUNNING
from rehearse.tui.draw.glyphs import ASCII
from rehearse.tui.screens.help import HelpScreen
from rehearse.tui.screens.palette import Palette
from rehearse.tui.screens.rehearse import RehearseScreen


async def found(stage: Stage) -> Palette:
    """The palette on top, once its list stands."""
    palette = stage.app.screen
    assert isinstance(palette, Palette)
    await palette.workers.wait_for_complete()
    await stage.settle()
    return palette


def titles(stage: Stage) -> list[str]:
    """What the palette would list over the screen on top."""
    return [command.title for command in stage.app.get_system_commands(stage.app.screen)]


@pytest.mark.parametrize("key", ["ctrl+p", ":"])
async def test_it_does_what_is_looked_for(key: str, clock: ManualClock) -> None:
    async with perform(a_talk(), clock, size=(100, 60)) as stage:
        await stage.press("space")
        await stage.turn(5.0)
        await stage.press(key)
        await found(stage)
        assert "The next section; after the last one, the summary." in stage.text
        await stage.write("next")
        await found(stage)
        await stage.press("enter")
        await stage.settle()
        stage.on(RehearseScreen)
        assert stage.rehearse.rehearsal.position == 1


async def test_it_starts_a_run(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press(":")
        await stage.write("start")
        await found(stage)
        await stage.press("enter")
        await stage.settle()
        assert stage.rehearse.rehearsal.phase == RUNNING


@pytest.mark.parametrize("way", WAYS)
async def test_what_it_lists_can_be_told_apart(way: Way, clock: ManualClock) -> None:
    async with perform(long_talk(), clock) as stage:
        await way(stage)
        listed = titles(stage)
        assert {"Theme"} < set(listed)
        assert len({title.casefold() for title in listed}) == len(listed)
        assert not {"Palette", "Up", "On", "Run", "Down", "Screen on", "Line on"} & set(listed)


async def test_what_it_lists_over_the_library_can_be_done(clock: ManualClock) -> None:
    write_shelf()
    async with perform(None, clock) as stage:
        listed = titles(stage)
        assert len(set(listed)) == len(listed)
        assert "Rehearse" in listed
        assert not {"Resume", "All talks"} & set(listed)
        await stage.press("end")
        assert not {"Rehearse", "History"} & set(titles(stage))


async def test_what_is_off_for_real_is_not_in_it_either(clock: ManualClock) -> None:
    async with perform(a_talk(), clock, for_real=True) as stage:
        await stage.press("space")
        assert "Next section" in titles(stage)
        assert not {"Retake", "Edit"} & set(titles(stage))


@pytest.mark.parametrize("key", ["ctrl+p", ":"])
@pytest.mark.parametrize("below", [RehearseScreen, HelpScreen])
async def test_the_key_that_opened_it_closes_it(
    key: str, below: type[RehearseScreen | HelpScreen], clock: ManualClock
) -> None:
    async with perform(a_talk(), clock) as stage:
        await running(stage)
        if below is HelpScreen:
            await stage.press("f1")
        await stage.press(key)
        await found(stage)
        await stage.press(key)
        stage.on(below)


async def test_a_colon_in_between_is_a_letter(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press(":")
        await stage.write("a:")
        palette = await found(stage)
        assert palette.query_one(Input).value == "a:"


@pytest.mark.parametrize("typed", ["", "e"])
async def test_it_is_ascii_where_all_is(typed: str, clock: ManualClock) -> None:
    async with perform(a_talk(), clock, glyphs=ASCII) as stage:
        await running(stage)
        await stage.press("ctrl+p")
        await stage.write(typed)
        palette = await found(stage)
        assert palette.query_one(CommandList).option_count > 0
        assert {letter for letter in stage.text if not letter.isascii()} == set()


async def test_the_list_of_themes_is_ascii_too(clock: ManualClock) -> None:
    async with perform(a_talk(), clock, glyphs=ASCII) as stage:
        stage.app.search_themes()
        await stage.settle()
        await found(stage)
        assert "Search for themes" in stage.text
        assert "nord" in stage.text
        assert {letter for letter in stage.text if not letter.isascii()} == set()
