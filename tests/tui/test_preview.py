"""The preview of notes: what stands there, what its keys change, and what is written."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from mill_notes import block_talks, mill, notes_of, unblock_talks, without, written
from shelf_talks import put, write_talk
from stage import ManualClock, Stage, perform
from ways import keys_of

from rehearse.core.reading import READY, RUNNING
from rehearse.talkfile.load import load
from rehearse.tui.commands import key_name
from rehearse.tui.room import Room
from rehearse.tui.screens.account import AccountScreen
from rehearse.tui.screens.help import HelpScreen
from rehearse.tui.screens.library import LibraryScreen
from rehearse.tui.screens.passages import PassagesScreen
from rehearse.tui.screens.preview import PreviewScreen
from rehearse.tui.screens.prompt import PromptScreen
from rehearse.tui.screens.rehearse import RehearseScreen

Way = Callable[[Stage], Awaitable[None]]


@pytest.fixture(autouse=True)
def _talks() -> None:
    Path("talks").mkdir()


async def asked(stage: Stage) -> None:
    """The slot is asked for."""
    await stage.until(lambda: isinstance(stage.app.screen, PromptScreen))
    await stage.until(lambda: "How much time does the event give you?" in stage.text)


async def at_sections(stage: Stage) -> None:
    """The second of three sections."""
    await stage.press("down")


async def at_passages(stage: Stage) -> None:
    """In the text of the first section."""
    await stage.press("right", "down")


async def at_account(stage: Stage) -> None:
    """All that was found."""
    await stage.press("a")


WAYS: dict[Way, type[Room]] = {
    at_sections: PreviewScreen,
    at_passages: PassagesScreen,
    at_account: AccountScreen,
}


@pytest.mark.parametrize("way", WAYS)
async def test_every_key_can_be_pressed_and_is_in_the_help(way: Way, clock: ManualClock) -> None:
    pressed: set[str] = set()
    keys = {""}
    while pressed < keys:
        without("mill.yaml")
        async with perform(None, clock, notes=mill(), size=(130, 34)) as stage:
            await way(stage)
            screen = stage.on(WAYS[way])
            await stage.until(lambda: "? help" in stage.text)
            depth = len(stage.app.screen_stack)
            keys = {key for key in keys_of(screen) if not key.isupper()}
            if not pressed:
                hints = screen.hints()
                named = {key_name(key) for key in keys} | {"↑↓"}
                assert {key for key, _ in hints} <= named
                assert "  ".join(f"{key} {label}" for key, label in hints) in stage.lines[-1]
                await stage.press("f1")
                stage.on(HelpScreen)
                await stage.until(lambda: "esc back" in stage.lines[-1])
                columns = (line.strip().partition("   ") for line in stage.lines[2:-1])
                told = {name for keys, _, help in columns if help for name in keys.split(", ")}
                assert {key_name(key.lower()) for key in keys} <= told
                await stage.press("escape")
            for key in sorted(keys - pressed, key=lambda key: (key in "qQ", key)):
                await stage.press(key)
                pressed.add(key)
                if stage.app._exit:
                    break
                while len(stage.app.screen_stack) > depth:
                    await stage.press("escape")
                if stage.app.screen is not screen:
                    break
    assert pressed == keys
    assert {"down", "j", "f1", "colon", "q"} <= pressed


async def test_one_key_writes_the_talk_and_rehearses_it(clock: ManualClock) -> None:
    async with perform(None, clock, notes=mill()) as stage:
        assert "preview of mill.txt" in stage.lines[0]
        assert "plain notes, saying 130 wpm, slot 8:00, 400 words" in stage.lines[1]
        assert " ".join(stage.lines[4].split()) == "▸ 1 The wheel 60 0:29 3:45 line 5"
        assert " ".join(stage.lines[5].split()) == "2 The miller 36 0:17 2:15 1:00 line 13"
        assert "3 sections, 128 words: 1:01 at 130 wpm, 6:59 in hand." in stage.text
        assert "! 128 words counted, against 400 claimed" in stage.text
        assert "space writes talks/mill.yaml and rehearses it" in stage.text
        assert written() == []
        await stage.press("space")
        await stage.until(lambda: stage.rehearse.rehearsal.phase == RUNNING)
        await stage.until(lambda: "RUNNING   1 of 3" in stage.lines[0])
        assert written() == ["mill.yaml"]
        await stage.turn(11.0)
        await stage.press("escape")
        stage.on(PreviewScreen)
        assert "It is written to talks/mill.yaml: space rehearses it." in stage.text
        await stage.press("escape")
        assert stage.app._exit
    outcome = stage.app.outcome()
    assert outcome.written == "talks/mill.yaml"
    assert outcome.lines[0].startswith("run 1: 0:11")


async def test_sections_are_merged_named_marked_and_cut(clock: ManualClock) -> None:
    async with perform(None, clock, notes=mill()) as stage:
        await stage.press("down", "m")
        assert "2 sections, 128 words" in stage.text
        await stage.press("right", "down", "down")
        assert "▸   3  [The miller]" in stage.text
        assert "x spoken" in stage.lines[-1]
        await stage.press("x")
        assert "98 words" in stage.lines[1]
        await stage.press("down", "x")
        assert "a cue: shown, not spoken" in stage.text
        assert "[He sleeps when the water" in stage.text
        await stage.press("down", "down", "slash")
        assert "section 2 of 3" in stage.lines[0]
        assert "a section of its own" in stage.text
        await stage.press("n", "ctrl+u")
        await stage.write("Nobody asks")
        await stage.press("enter")
        assert stage.lines[0].startswith(" Nobody asks")
        await stage.press("escape", "w")
        assert "written to talks/mill.yaml" in stage.text
        await stage.press("q")
    talk = load("talks/mill.yaml")
    assert [part.title for part in talk.sections] == [
        "The wheel",
        "Nobody asks",
        "What the town ate",
    ]
    assert "The miller\n\n[He sleeps when" in talk.sections[0].text


async def test_each_change_can_be_taken_back(clock: ManualClock) -> None:
    async with perform(None, clock, notes=mill()) as stage:
        before = stage.lines[4:7]
        await stage.press("backspace")
        assert "nothing to take back" in stage.text
        await stage.press("down", "down", "m", "up", "right", "down", "x", "slash", "escape", "p")
        await stage.write("100")
        await stage.press("enter")
        assert "at 100 wpm" in stage.text
        for _ in range(4):
            await stage.press("backspace")
        assert [line[3:] for line in stage.lines[4:7]] == [line[3:] for line in before]
        assert "taken back" in stage.text
        assert stage.lines[6].startswith(" ▸")


async def test_what_can_not_be_done_is_told(clock: ManualClock) -> None:
    async with perform(None, clock, notes=mill()) as stage:
        await stage.press("m")
        assert "there is no section above this one" in stage.text
        await stage.press("n", "ctrl+u")
        await stage.write("...")
        await stage.press("enter")
        assert "a title has a letter or a digit" in stage.text
        await stage.press("escape", "right", "slash")
        assert "there is nothing above this" in stage.text
        await stage.press("escape", "t")
        await stage.write("soon")
        await stage.press("enter")
        assert "'soon' is not a duration" in stage.text
        await stage.press("escape", "p")
        await stage.write("fast")
        await stage.press("enter")
        assert "'fast' is not a pace" in stage.text


async def test_the_slot_is_asked_for_at_once_where_the_notes_name_none(clock: ManualClock) -> None:
    async with perform(None, clock, notes=mill(slot="")) as stage:
        await asked(stage)
        await stage.press("enter")
        stage.on(PreviewScreen)
        assert "No slot given: planned for that." in stage.text
        assert "budget" not in stage.text
        await stage.press("t")
        await stage.write("2")
        await stage.press("enter")
        assert "0:59 in hand." in stage.text
        assert "budget" in stage.lines[3]


async def test_a_speech_without_headings_is_cut(clock: ManualClock) -> None:
    speech = "The river is long, and nobody has ever seen all of it at once.\n\n" * 30
    async with perform(None, clock, notes=notes_of("river.txt", speech)) as stage:
        await asked(stage)
        await stage.press("enter")
        assert "It is one section: c cuts it into several" in stage.text
        assert "c cut" in stage.lines[-1]
        await stage.press("c")
        assert "3 sections, 420 words" in stage.text
        assert "c cut" not in stage.lines[-1]
        await stage.press("c")
        assert "it has sections: right shows the text of one" in stage.text


async def test_what_can_not_be_planned_is_not_rehearsed(clock: ManualClock) -> None:
    async with perform(None, clock, notes=mill()) as stage:
        await stage.press("t")
        await stage.write("1s")
        await stage.press("enter")
        assert "It can't be planned yet: " in stage.text
        await stage.press("space")
        assert "t sets another slot" in stage.text
        stage.on(PreviewScreen)
        assert written() == []


async def test_nothing_is_written_without_a_word(clock: ManualClock) -> None:
    async with perform(None, clock, notes=mill()) as stage:
        await stage.press("down", "m", "escape")
        assert "nothing is written yet, escape again goes without" in stage.text
        await stage.press("escape")
        assert stage.app._exit
    assert stage.app.outcome().written == ""
    async with perform(None, clock, notes=mill()) as stage:
        await stage.press("right", "x", "q")
        assert "nothing is written yet" in stage.text
        await stage.press("q")
        assert stage.app._exit
    assert written() == []


MINE = "title: Mine\nsections:\n  - {title: The miller, id: m, text: He sleeps., budget: 0:40}\n"


async def test_a_talk_that_is_there_is_not_touched_unasked(clock: ManualClock) -> None:
    there = put("talks/mill.yaml", MINE)
    async with perform(None, clock, notes=mill()) as stage:
        assert "talks/mill.yaml is there already: space asks" in stage.text
        await stage.press("space")
        assert "n: write mill-2.yaml" in stage.text
        await stage.press("escape")
        stage.on(PreviewScreen)
        assert written() == ["mill.yaml"]
        await stage.press("w", "x")
        assert "y brings the notes into it, n leaves it alone" in stage.text
        assert written() == ["mill.yaml"]
        await stage.press("n")
        assert "written to talks/mill-2.yaml" in stage.text
        assert there.read_text() == MINE
    async with perform(None, clock, notes=mill()) as stage:
        await stage.press("space", "y")
        await stage.until(lambda: stage.rehearse.rehearsal.phase == RUNNING)
    talk = load("talks/mill.yaml")
    assert (talk.title, talk.sections[1].id, talk.sections[1].pin_s) == ("Mine", "m", 40.0)


async def test_a_broken_talk_is_left_alone(clock: ManualClock) -> None:
    there = put("talks/mill.yaml", "title: [")
    async with perform(None, clock, notes=mill()) as stage:
        await stage.press("space", "y")
        assert "can't be read as a talk" in stage.text
        await stage.press("n")
        await stage.until(lambda: stage.rehearse.rehearsal.phase == RUNNING)
    assert there.read_text() == "title: ["
    assert written() == ["mill-2.yaml", "mill.yaml"]


async def test_a_folder_that_can_not_be_written_to_loses_nothing(clock: ManualClock) -> None:
    async with perform(None, clock, notes=mill()) as stage:
        block_talks()
        await stage.press("down", "m", "space")
        assert "it can't be written (File exists); nothing is lost, try again" in stage.text
        unblock_talks()
        await stage.press("space")
        await stage.until(lambda: stage.rehearse.rehearsal.phase == RUNNING)
    assert len(load("talks/mill.yaml").sections) == 2


async def test_the_account_tells_everything(clock: ManualClock) -> None:
    async with perform(None, clock, notes=mill()) as stage:
        await stage.press("a")
        stage.on(AccountScreen)
        await stage.until(lambda: "Look at:" in stage.text)
        for said in ("Look at:", "Found:", "line 1: says 130 wpm, slot 8:00", "1 line as cues"):
            assert said in stage.text
        await stage.press("a")
        stage.on(PreviewScreen)


async def test_notes_are_brought_into_the_library(clock: ManualClock) -> None:
    write_talk("a", "A talk")
    write_talk("z", "Another talk")
    notes = mill()
    async with perform(None, clock) as stage:
        assert "Put your own talks in ./talks, or bring notes you have: i" in stage.text
        await stage.press("i")
        await stage.write("nix.txt")
        await stage.press("enter")
        assert "no such file" in stage.text
        await stage.press("ctrl+u")
        await stage.write("mi")
        await stage.press("tab")
        assert notes.path in stage.lines[-1]
        await stage.press("enter")
        stage.on(PreviewScreen)
        await stage.press("escape")
        stage.on(LibraryScreen)
        assert "nothing was written" in stage.text
        await stage.press("i", *notes.path, "enter", "w", "escape")
        assert "written to talks/mill.yaml" in stage.text
        assert "3 talks in ./talks" in stage.lines[0]
        assert any(line.startswith(" ▸ The tide mill") for line in stage.lines)
        await stage.press("enter")
        assert stage.rehearse.rehearsal.phase == READY
        await stage.press("escape")
        stage.on(LibraryScreen)


async def test_a_rehearsal_from_the_library_comes_back_to_it(clock: ManualClock) -> None:
    write_talk("a", "A talk")
    notes = mill()
    async with perform(None, clock) as stage:
        await stage.press("i", *notes.path, "enter", "enter")
        stage.on(RehearseScreen)
        await stage.until(lambda: stage.rehearse.rehearsal.phase == RUNNING)
        await stage.press("escape")
        stage.on(LibraryScreen)


HOSTILE = "[/b] $x {}\n\n[red]A title[/red]\n\nWords [/b] to say, {0} of them, and $more.\n\n" + (
    "[@click=app.quit]x[/]\n\n駅から五分の図書館。🇫🇷 e\u0301\n\n" + "y" * 300 + "\n"
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_no_text_of_notes_is_markup(size: tuple[int, int], clock: ManualClock) -> None:
    notes = notes_of("[h].txt", HOSTILE)
    async with perform(None, clock, notes=notes, size=size) as stage:
        await stage.until(lambda: isinstance(stage.app.screen, PromptScreen))
        await stage.press("enter")
        for keys in ((), ("down",), ("right",), ("down", "x"), ("slash",), ("escape",), ("a",)):
            await stage.press(*keys)
            strips = stage.app.screen._compositor.render_strips()
            assert all(strip.cell_length == size[0] for strip in strips)
        await stage.press("escape")
        assert "preview of [h].txt" in stage.lines[0]
