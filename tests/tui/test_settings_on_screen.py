"""The settings on screen: keys, looks, thresholds, the bell; and a file that is broken."""

from __future__ import annotations

import runpy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from stage import ManualClock, Stage, a_reading, a_talk
from textual.theme import BUILTIN_THEMES
from voice_on_stage import listen

from rehearse.core.reading import PAUSED
from rehearse.core.settings import Settings
from rehearse.core.thresholds import Thresholds
from rehearse.speech.narration import DELAY_S
from rehearse.talkfile.problem import Problem
from rehearse.talkfile.settings import SettingsFile
from rehearse.talkfile.settings_rules import THEMES
from rehearse.tui.app import RehearseApp
from rehearse.tui.draw.layout import LONGEST_LINE, Layout
from rehearse.tui.keymap import key_problems, screens
from rehearse.tui.launch import Request
from rehearse.tui.rehearsing.bell import Bell
from rehearse.tui.screens.help import HelpScreen
from rehearse.tui.widgets.script_view import ScriptView

DOCS = Path(__file__).parents[2] / "docs"


def told_of(**keys: tuple[str, ...]) -> list[str]:
    named = tuple((command.replace("__", "."), given) for command, given in keys.items())
    found = SettingsFile("c.yaml", Settings(keys=named))
    return [f"{each.path}: {each.message}" for each in key_problems(found)]


@asynccontextmanager
async def set_up(clock: ManualClock, found: SettingsFile) -> AsyncIterator[Stage]:
    app = RehearseApp(
        Request(a_talk(), None, None, None, False, False, settings=found), clock=clock
    )
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, clock)
        await stage.settle()
        yield stage


def test_the_defaults_are_what_the_program_does_by_itself() -> None:
    assert Settings().text_width == LONGEST_LINE
    assert Settings().audio_delay_ms / 1000 == DELAY_S
    assert set(THEMES[1:]) <= BUILTIN_THEMES.keys()


def test_the_page_is_what_the_tables_say() -> None:
    script = runpy.run_path(str(DOCS / "settings.py"))
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert page.rstrip() == script["document"]().rstrip(), "write it anew: python docs/settings.py"


def test_every_screen_has_keys_that_can_be_changed() -> None:
    assert {"rehearse", "overview", "summary", "library", "history", "help"} <= screens().keys()
    assert told_of(next=("x",), rehearse__back=("ctrl+b",), close=("ctrl+w",)) == []
    # Another screen, or another mode of this one, may have the key.
    assert told_of(rehearse__stumble=("z",), report=("z",)) == []
    # Two that change places don't clash.
    assert told_of(undo=("backspace",), stumble=("a",), follow=("m",)) == []


def test_clashes_and_unknown_commands_are_refused_with_both_names() -> None:
    (about,) = told_of(stumble=("q",))
    assert about == (
        "keys.stumble: q would belong to 'stumble' and to 'leave' on the screen 'rehearse': "
        "take another key, or give 'leave' others too"
    )
    (about,) = told_of(stumble=("f3",))
    assert about.startswith("keys.stumble: F3 belongs to 'retake' on the screen 'rehearse', and")
    assert told_of(nxt=("x",)) == ["keys.nxt: there is no command 'nxt', did you mean 'next'?"]
    (about,) = told_of(rehearse__pause=("x",))
    assert about == (
        "keys.rehearse.pause: there is no command 'pause' on the screen 'rehearse', "
        "did you mean 'rehearse.start'?"
    )
    (about,) = told_of(rehearsal__next=("x",))
    assert "there is no screen 'rehearsal', did you mean 'rehearse.next'?" in about


async def test_other_keys_work_and_are_named(clock: ManualClock) -> None:
    keys = (("next", ("x", "!")), ("help", ("z",)), ("retake", ("y",)), ("leave", ("v",)))
    async with set_up(clock, SettingsFile("c.yaml", Settings(keys=keys))) as stage:
        assert "x next" in stage.lines[-1]
        assert stage.lines[-1].endswith("z help")
        await stage.press("n")
        assert stage.rehearse.rehearsal.position == 0
        await stage.press("x", "X")
        assert stage.rehearse.rehearsal.position == 2
        await stage.press("b", "exclamation_mark")
        assert stage.rehearse.rehearsal.position == 2
        await stage.press("z")
        stage.on(HelpScreen)
        for _ in range(200):
            # A screen that was just opened is drawn a moment later.
            if "x, !" not in stage.text:
                await stage.pilot.pause()
        assert any(line.split()[:2] == ["x,", "!"] for line in stage.lines)
        # A function key stays with its command.
        assert "y, F3" in stage.text
        await stage.press("q", "escape")
        assert "v leaves" in stage.text
        await stage.press("space", "ctrl+c")
        assert stage.app._exit is True


async def test_looks_and_thresholds(clock: ManualClock) -> None:
    settings = Settings(
        thresholds=Thresholds(20, 0.5, 5.0, 20.0),
        theme="nord",
        glyphs="ascii",
        text_width=40,
        line_spacing=2,
    )
    async with set_up(clock, SettingsFile("c.yaml", settings)) as stage:
        assert stage.app.theme == "nord"
        assert stage.lines[1].strip()[0] == "~"
        words = [line.strip(" >") for line in stage.lines[5:20]]
        assert all(len(line) <= 40 for line in words)
        assert [bool(line) for line in words[:4]] == [True, False, True, False]
        await stage.press("space")
        await stage.turn(16.0)
        assert "last 0:14 of 0:30" in stage.text
        await stage.turn(30.0)
        assert "on time" in stage.lines[-2]
        await stage.turn(5.0)
        assert "0:21 late" in stage.lines[-2]


async def test_a_broken_file_opens_the_screen_and_is_told_in_a_line(clock: ManualClock) -> None:
    wrong = Problem("c.yaml", 4, 1, "glyps", "unknown key 'glyps', did you mean 'glyphs'?")
    found = SettingsFile("c.yaml", Settings(keys=(("next", ("q",)),)), problems=(wrong,))
    async with set_up(clock, found) as stage:
        assert "2 mistakes in the settings (rehearse config names them); line 1: keys" in stage.text
        # None of the keys is changed.
        await stage.press("n")
        assert stage.rehearse.rehearsal.position == 1
        assert "mistakes" not in stage.text


def test_the_bell_rings_once_when_time_is_up() -> None:
    rung: list[int] = []
    bell = Bell(lambda: rung.append(1))
    for elapsed_s in (0.0, 59.9, 60.0, 61.0):
        bell.heed(a_reading(section_elapsed_s=elapsed_s, elapsed_s=elapsed_s))
    assert len(rung) == 1
    # Another section that is over already, and a pause, are no end.
    bell.heed(a_reading(position=1, section_elapsed_s=90.0, elapsed_s=170.0))
    bell.heed(a_reading(position=1, section_elapsed_s=99.0, elapsed_s=179.0, phase=PAUSED))
    assert len(rung) == 1
    bell.heed(a_reading(position=1, section_elapsed_s=99.0, elapsed_s=179.0))
    bell.heed(a_reading(position=1, section_elapsed_s=100.0, elapsed_s=180.0))
    assert len(rung) == 2


async def test_the_bell_is_the_settings(clock: ManualClock) -> None:
    async with set_up(clock, SettingsFile("c.yaml", Settings(bell="signals"))) as stage:
        rung: list[int] = []
        assert stage.rehearse._bell is not None
        stage.rehearse._bell._ring = lambda: rung.append(1)
        await stage.press("space")
        await stage.turn(29.0)
        await stage.turn(1.0)
        assert len(rung) == 1
        assert stage.rehearse.query_one(ScriptView)._longest_line == 72


def test_lines_stand_apart_and_paragraphs_further() -> None:
    text = "one two three four\n\nfive six"
    layout = Layout(text, "", 10, a_talk().pace, 2)
    lines = [layout.line(number) for number in range(layout.count())]
    shown = ["".join(piece.text for piece in line.row) for line in lines if line]
    assert shown == ["one two", "", "three four", "", "", "five six"]
    assert layout.line_at(a_talk().pace.load_s(a_talk().spoken._replace(words=4))) == 5


async def test_the_lit_word_waits_for_the_sound(clock: ManualClock) -> None:
    async with listen(a_talk(), clock) as stage:
        stage.app.settings = Settings(audio_delay_ms=1500)
        await stage.press("s")
        await stage.hear(1.4)
        assert stage.lit == "word1"
        assert stage.rehearse.voice is not None
        narration = stage.rehearse.voice.narration
        assert narration is not None
        early = narration.heard(clock.now()).spoken_s
        await stage.hear(2.0)
        heard_s = narration.heard(clock.now()).spoken_s
        assert early == 0.0
        assert heard_s == pytest.approx(3.4 - 1.5, abs=0.11)
        assert stage.lit != "word1"
