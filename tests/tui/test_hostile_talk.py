"""A talk that tries to be markup, control codes and trouble goes through every screen."""

from __future__ import annotations

import pytest
from shelf_talks import put
from stage import ManualClock, Stage, a_talk, perform, words
from textual.command import CommandPalette

from rehearse.core.talk import Section, Talk, section
from rehearse.talkfile.load import load
from rehearse.tui.screens.help import HelpScreen
from rehearse.tui.screens.history import HistoryScreen
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.rehearse import RehearseScreen
from rehearse.tui.screens.summary import SummaryScreen

TITLES = (
    "[intro]",
    "[/b]",
    "list[int]",
    "[red]not red[/red] $primary",
    "[@click=app.quit]leave[/]",
    "{}{0}%s%(x)d",
    "x" * 400,
    "駅から五分の図書館" * 30,
    "🇫🇷🇩🇪 👩🏽‍🚀 👨‍👩‍👧‍👦 ❤️",
    "مرحبا بالعالم",
    "שלום עולם",
    "Z̸̢a̸l̸g̸o̸ e\u0301\u0302\u0303\u0304",
    "क्षत्रिय कर्त्तव्य",
    "\\[escaped\\] \\",
    "`code` **bold** _it_ # heading",
)
TEXT = (
    "[intro] [/b] \\[/x\\] list[int] $markup {} [red]red[/red] 🇫🇷 👩🏽‍🚀 مرحبا e\u0301 "
    "駅から五分。 " + "y" * 300
)


GOOD = """\
title: '[/talk] [bold]$x {}'
slot: 2m
event: '[/event]'
sections:
  - title: '[/b]'
    text: |
      [intro] Words [/b] to say.
"""

ESCAPES = r"""
title: "A\e[31mred\e[0m \x07bell"
slot: 2m
sections:
  - title: "B\e]0;title\x07"
    text: "Words \e[2J to \u202esay."
"""


def hostile() -> Talk:
    """Sixty sections, their titles and texts all trouble; some empty and pinned."""
    parts: list[Section] = []
    for number in range(60):
        title = TITLES[number % len(TITLES)]
        if number % 7 == 3:
            parts.append(section(title, "", pin_s=20.0, notes="[/notes] {}"))
        else:
            text = f"{TEXT}\n\n{words(10)}\n\n[pause 2s]\n\n- [/item]"
            parts.append(section(title, text, speaker="[/who]", notes="[i]breathe[/i]"))
    return a_talk(*parts, slot_s=3000.0, event="[/event]", id="[/id]")._replace(
        title="[/talk] [bold]" + TITLES[8] + "x" * 300
    )


def fits(stage: Stage) -> None:
    """No line is wider than the screen."""
    strips = stage.app.screen._compositor.render_strips()
    width = stage.app.size.width
    assert all(strip.cell_length == width for strip in strips)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_it_goes_through_every_screen(size: tuple[int, int], clock: ManualClock) -> None:
    talk = hostile()
    async with perform(talk, clock, size=size) as stage:
        assert "[/talk] [bold]" in stage.lines[0]
        assert "[intro]" in stage.lines[2]
        fits(stage)
        await stage.press("space")
        for title in TITLES:
            await stage.turn(40.0)
            fits(stage)
            assert title[:6] in stage.text
            stage.rehearse.action_next_section()
        for _ in range(59 - len(TITLES)):
            stage.rehearse.action_next_section()
        await stage.press("o")
        stage.on(OverviewScreen)
        await stage.press("home")
        for title in TITLES[:6]:
            assert title[:6] in stage.text
        fits(stage)
        await stage.press("question_mark")
        stage.on(HelpScreen)
        await stage.press("escape", "escape", "ctrl+p")
        assert isinstance(stage.app.screen, CommandPalette)
        await stage.write("[/b] $x {}")
        await stage.pilot.pause(0.1)
        await stage.press("escape", "n")
        stage.on(SummaryScreen)
        assert "[intro]" in stage.text
        assert "[/b]" in stage.text
        fits(stage)
        await stage.press("h")
        stage.on(HistoryScreen)
        fits(stage)
        await stage.press("enter")
        stage.on(SummaryScreen)
        fits(stage)


async def test_what_is_typed_and_told_is_no_markup_either(clock: ManualClock) -> None:
    async with perform(hostile(), clock) as stage:
        await stage.press("t")
        await stage.write("[/b] $x {}")
        await stage.press("enter")
        assert "'[/b] $x {}' is not a duration" in stage.text
        await stage.press("escape")
        for sentence in ("[/b] {} $x", "[bold]no[/bold]", "x" * 500):
            stage.on(RehearseScreen).tell(sentence, is_trouble=True)
            await stage.settle()
            assert sentence[:70] in stage.text
            fits(stage)


async def test_an_unfinished_run_of_it_is_told_and_resumed(clock: ManualClock) -> None:
    async with perform(hostile(), clock) as stage:
        await stage.press("space")
        await stage.turn(30.0)
        await stage.press("n", "q")
    (line,) = stage.app.outcome().lines
    assert line.startswith("run 1: 0:30 ")
    async with perform(hostile(), clock) as stage:
        assert "Run 1 is unfinished: 0:30, at section 2." in stage.text
        await stage.press("u")
        assert "as you left it" in stage.text


async def test_a_file_of_it_stands_in_the_library(clock: ManualClock) -> None:
    put("talks/[b].yaml", GOOD)
    put("talks/[bad].yaml", "title: '[/x]'\n'[/key]': 1\n")
    async with perform(None, clock) as stage:
        assert "[/talk] [bold]$x {}" in stage.text
        await stage.press("down")
        assert "[bad].yaml" in stage.text
        assert "[/key]" in stage.text
        await stage.press("up", "enter")
        assert "[/talk]" in stage.lines[0]
        await stage.press("escape", "h")
        stage.on(HistoryScreen)
        await stage.press("escape", "slash")
        await stage.write("[/talk")
        await stage.press("enter")
        assert "1 of 2 talks" in stage.lines[0]


def test_escape_sequences_never_reach_the_screen() -> None:
    put("esc.yaml", ESCAPES)
    talk = load("esc.yaml")
    shown = talk.title + talk.sections[0].title + talk.sections[0].text
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)
    assert "\u202e" not in shown
