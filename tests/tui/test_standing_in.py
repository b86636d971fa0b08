"""The voice stands in for the other speakers: each section takes its budget, then comes the cue."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from stage import ManualClock, Stage, a_talk, words
from voice_on_stage import Listener, listen

from rehearse.core.pace import Pace
from rehearse.core.reading import FINISHED, PAUSED, READY, RUNNING
from rehearse.core.run import Run
from rehearse.core.talk import Section, Talk, section
from rehearse.rehearsing.preparation import Preparation
from rehearse.tui.screens.help import HelpScreen
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.summary import SummaryScreen

DAWN = section("Dawn", "The baker wakes. Nobody else does yet.", speaker="Ben", pin_s=10.0)
FLOUR = section("Flour", words(20), speaker="Anna", pin_s=20.0)
NOON = section("Noon", "Everything is sold. The shop smells of bread.", speaker="Ben", pin_s=6.0)
MOUSE = section("Visit", "A mouse comes in.", speaker="Cid", pin_s=4.0)
DUSK = section("Dusk", words(20), speaker="Anna", pin_s=20.0)
NIGHT = section("Night", "The oven is cold.", speaker="Ben", pin_s=5.0)


def for_three(*parts: Section, **changes: Any) -> Talk:
    """Ben, Anna, Ben, Cid, Anna, Ben; or these."""
    sections = parts or (DAWN, FLOUR, NOON, MOUSE, DUSK, NIGHT)
    return a_talk(*sections, **{"slot_s": sum(part.pin_s or 0.0 for part in sections), **changes})


@asynccontextmanager
async def as_anna(
    clock: ManualClock, talk: Talk | None = None, **options: Any
) -> AsyncIterator[Listener]:
    async with listen(talk or for_three(), clock, speaker="Anna", **options) as stage:
        yield stage


async def to_the_gap(stage: Listener, spent_s: float = 12.0) -> None:
    """Over the first section to Anna's, and on to what Ben and Cid say."""
    await stage.press("space", "n")
    await stage.turn(spent_s)
    await stage.press("n")


def phase(stage: Stage) -> tuple[str, int, float]:
    """Of the rehearsal: phase, section, seconds spent in all."""
    rehearsal = stage.rehearse.rehearsal
    elapsed_s = round(rehearsal.elapsed_s(stage.clock.now()), 3)
    return rehearsal.phase, rehearsal.position, elapsed_s


def kept(stage: Stage) -> Run:
    run = stage.app.last_run
    assert run is not None
    return run


def says(stage: Stage, text: str) -> bool:
    """It stands there, whatever the spaces between."""
    return text in re.sub(r"\s+", " ", stage.text)


# -- the course of it ----------------------------------------------------------------------------


async def test_ready_says_who_speaks_what(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        assert phase(stage) == (READY, 1, 0.0)
        assert "READY   part 1 of 2" in stage.lines[0]
        assert "as Anna: 2 of 6 sections, 0:40; the voice speaks the others" in stage.text
        assert not stage.voices


async def test_the_voice_speaks_what_comes_first(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await stage.press("space")
        assert phase(stage) == (PAUSED, 1, 0.0)
        assert "STANDING IN   1 of 6" in stage.lines[0]
        assert stage.lines[2].split("  ")[1] == "Dawn (Ben)"
        assert stage.lines[2].endswith("0:10 left of 0:10")
        assert says(stage, "then you: Flour, 0:20")
        assert "part 0:40 left of 0:40" in stage.text
        lit = []
        for _ in range(19):
            await stage.hear(0.1)
            lit.append(stage.lit)
        assert list(dict.fromkeys(filter(None, lit))) == [
            "The",
            "baker",
            "wakes.",
            "Nobody",
            "else",
            "does",
            "yet.",
        ]
        assert stage.lines[2].endswith("0:09 left of 0:10")
        full = stage.lines[3].count("█")
        await stage.hear(5.0)
        assert stage.lines[3].count("█") < full
        assert stage.lit == "", "it was done early, and is silent"


async def test_the_run_ends_later_by_what_others_say_before_that(clock: ManualClock) -> None:
    long = section("Long", speaker="Ben", pin_s=120.0)
    async with as_anna(clock, for_three(FLOUR, long, DUSK, NIGHT)) as stage:
        await stage.press("space")
        assert "part 0:40 left of 0:40, ends 12:02" in stage.text
        await stage.press("o")
        assert "part 0:40 left of 0:40, ends 12:02" in stage.text
        await stage.press("o", "n", "n")
        assert "part 0:40 left of 0:40, ends 12:00" in stage.text


async def test_her_section_begins_to_run_when_the_budget_ends(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await stage.press("space")
        await stage.hear(9.9)
        assert phase(stage) == (PAUSED, 1, 0.0)
        await stage.hear(0.1)
        assert phase(stage) == (RUNNING, 1, 0.0)
        assert "RUNNING   part 1 of 2" in stage.lines[0]
        assert stage.lines[2].endswith("0:20 left of 0:20")
        await stage.turn(3.0)
        assert phase(stage) == (RUNNING, 1, 3.0)


async def test_others_follow_each_other_each_for_its_budget(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        assert phase(stage) == (PAUSED, 4, 12.0)
        shown = []
        for _ in range(100):
            shown.append(stage.lines[2].split("  ")[1])
            await stage.hear(0.1)
        assert shown == ["Noon (Ben)"] * 60 + ["Visit (Cid)"] * 40
        assert phase(stage) == (RUNNING, 4, 12.0)
        await stage.turn(8.0)
        await stage.press("n")
        assert isinstance(stage.app.screen, SummaryScreen)
        run = kept(stage)
        assert {take.section: take.elapsed_s for take in run.takes} == {1: 12.0, 4: 8.0}
        assert (run.partial, run.scope, run.pauses, run.finished) == (True, (1, 4), 0, True)


async def test_who_is_next_is_named(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        assert says(stage, "then Cid: Visit, 0:04")
        await stage.hear(6.0)
        assert says(stage, "then you: Dusk, 0:20")


async def test_a_late_timer_is_made_up_for(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.hear(5.9)
        await stage.turn(0.6)
        assert stage.lines[2].split("  ")[1] == "Visit (Cid)"
        await stage.hear(3.4)
        assert phase(stage)[0] == PAUSED
        await stage.hear(0.1)
        assert phase(stage) == (RUNNING, 4, 12.0)


async def test_each_speaker_has_their_voice(clock: ManualClock) -> None:
    async with as_anna(clock, for_three(voices=(("Cid", "fr"),))) as stage:
        await to_the_gap(stage)
        assert {part.voice for part in stage.voice._parts} == {"fake/en-US"}
        await stage.hear(6.0)
        assert {part.voice for part in stage.voice._parts} == {"fake/fr"}


async def test_starting_at_a_later_section_begins_with_what_leads_to_it(
    clock: ManualClock,
) -> None:
    async with as_anna(clock) as stage:
        await stage.press("n", "space")
        assert stage.lines[2].split("  ")[1] == "Noon (Ben)"
        await stage.press("n")
        assert phase(stage) == (RUNNING, 4, 0.0)


async def test_sections_in_a_row_of_ones_own_follow_at_once(clock: ManualClock) -> None:
    talk = for_three(FLOUR, DUSK, DAWN)
    async with as_anna(clock, talk) as stage:
        await stage.press("space")
        await stage.turn(5.0)
        await stage.press("n")
        assert phase(stage) == (RUNNING, 1, 5.0)
        assert not stage.voices


# -- the keys ------------------------------------------------------------------------------------


async def test_space_pauses_voice_and_time(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.hear(1.0)
        word = stage.lit
        await stage.press("space")
        assert "STANDING IN, paused   3 of 6" in stage.lines[0]
        assert stage.lines[-1].split()[:3] == ["space", "go", "on"]
        assert stage.voice.commands[-1] == "pause"
        assert not stage.is_timed()
        await stage.turn(100.0)
        assert stage.lit == word
        assert stage.lines[2].endswith("last 0:05 of 0:06")
        await stage.press("space")
        assert stage.voice.commands[-1] == "resume"
        await stage.hear(4.9)
        assert stage.lines[2].split("  ")[1] == "Noon (Ben)"
        await stage.hear(0.11)
        assert stage.lines[2].split("  ")[1] == "Visit (Cid)"


@pytest.mark.parametrize("key", ["n", "right", "enter", "pagedown"])
async def test_on_to_her_own_section(clock: ManualClock, key: str) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.hear(1.0)
        await stage.press(key)
        assert phase(stage) == (RUNNING, 4, 12.0)
        assert stage.voice.commands[-1] == "pause"
        assert stage.rehearse.others.voice is None
        await stage.turn(2.0)
        assert phase(stage) == (RUNNING, 4, 14.0)


@pytest.mark.parametrize("key", ["b", "left", "p", "pageup"])
async def test_back_goes_to_the_beginning_then_further(clock: ManualClock, key: str) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.hear(8.0)
        assert stage.lines[2].split("  ")[1] == "Visit (Cid)"
        await stage.press(key)
        assert stage.lines[2].split("  ")[1] == "Visit (Cid)"
        assert stage.lines[2].endswith("0:04 left of 0:04")
        await stage.press(key)
        assert stage.lines[2].split("  ")[1] == "Noon (Ben)"
        assert stage.lines[2].endswith("0:06 left of 0:06")
        await stage.press(key)
        assert phase(stage) == (RUNNING, 1, 12.0)
        await stage.turn(1.0)
        await stage.press("n")
        assert phase(stage) == (PAUSED, 4, 13.0)
        assert stage.lines[2].split("  ")[1] == "Noon (Ben)"


async def test_back_before_her_first_section_begins_again(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await stage.press("space")
        await stage.hear(1.0)
        await stage.press("b")
        assert stage.lines[2].endswith("0:10 left of 0:10")
        assert phase(stage) == (PAUSED, 1, 0.0)


@pytest.mark.parametrize("key", ["s", "f2", "escape"])
async def test_silence_keeps_the_time(clock: ManualClock, key: str) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.hear(1.0)
        await stage.press(key)
        assert "STANDING IN, silent" in stage.lines[0]
        assert stage.voice.commands[-1] == "pause"
        assert stage.lit == ""
        said = list(stage.voice.commands)
        await stage.hear(8.9)
        assert stage.lines[2].split("  ")[1] == "Visit (Cid)"
        assert stage.voice.commands == said, "it stays so in the next one"
        await stage.hear(0.1)
        assert phase(stage) == (RUNNING, 4, 12.0)


async def test_the_voice_speaks_again_from_where_it_would_be(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.press("s")
        await stage.hear(4.0)
        await stage.press("escape")
        assert "STANDING IN, silent" in stage.lines[0]
        assert "s speak" in stage.text
        await stage.press("s")
        await stage.hear(0.1)
        assert stage.lit == "The"
        await stage.press("s", "b", "s")
        await stage.hear(0.1)
        assert stage.lit == "Everything"


async def test_undo_takes_back_her_next(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.hear(3.0)
        await stage.press("backspace")
        assert "taken back: next" in stage.text
        assert phase(stage) == (RUNNING, 1, 12.0)
        await stage.turn(1.0)
        assert phase(stage) == (RUNNING, 1, 13.0)
        await stage.press("n", "n", "backspace")
        assert phase(stage) == (RUNNING, 1, 13.0)


async def test_undo_before_her_first_section_has_nothing_to_take_back(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await stage.press("space", "backspace")
        assert "nothing to take back" in stage.text
        assert "STANDING IN" in stage.lines[0]


async def test_what_was_paused_stays_paused(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await stage.press("space", "n")
        await stage.turn(12.0)
        await stage.press("space", "n")
        assert "STANDING IN, paused" in stage.lines[0]
        await stage.press("n")
        assert phase(stage) == (PAUSED, 4, 12.0)
        await stage.press("b", "n", "backspace")
        assert phase(stage) == (PAUSED, 1, 12.0)
        await stage.press("n", "space")
        await stage.hear(10.0)
        assert phase(stage) == (RUNNING, 4, 12.0)


async def test_finish(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.press("f")
        assert isinstance(stage.app.screen, SummaryScreen)
        assert phase(stage) == (FINISHED, 4, 12.0)
        await stage.press("backspace")
        assert phase(stage) == (PAUSED, 4, 12.0)
        assert stage.rehearse.others.voice is None


async def test_retake_and_stumble_are_for_ones_own_words(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.press("r", "m", "t", "u")
        assert "STANDING IN   3 of 6" in stage.lines[0]
        await stage.press("n")
        await stage.turn(5.0)
        await stage.press("m", "r")
        assert phase(stage) == (RUNNING, 4, 12.0)
        assert stage.rehearse.others.voice is None


async def test_the_text_is_scrolled_by_hand(clock: ManualClock) -> None:
    long = section("Long", "\n\n".join(words(30) for _ in range(9)), speaker="Ben", pin_s=180.0)
    async with as_anna(clock, for_three(long, FLOUR)) as stage:
        await stage.press("space", "down", "j")
        top = stage.lines[5]
        await stage.press("pagedown")
        assert stage.lines[5] != top
        assert "STANDING IN" in stage.lines[0]
        await stage.press("pageup", "k")
        assert stage.lines[5] != top
        await stage.press(*["pagedown"] * 4)
        assert phase(stage) == (RUNNING, 1, 0.0)


async def test_leaving_keeps_the_run(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.hear(2.0)
        await stage.press("q")
        run = kept(stage)
    assert (run.elapsed_s, run.position, run.finished, run.scope) == (12.0, 4, False, (1, 4))


async def test_the_history_pauses_it(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.hear(1.0)
        word = stage.lit
        await stage.press("h", "escape")
        assert "STANDING IN, paused   3 of 6" in stage.lines[0]
        await stage.press("space")
        assert stage.voice.commands[-1] == "resume", "it was nothing else that was heard meanwhile"
        assert stage.lit == word


async def test_the_help_lists_its_keys_while_it_goes_on(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.press("question_mark")
        assert isinstance(stage.app.screen, HelpScreen)
        assert "Straight to your own section" in stage.text
        await stage.hear(10.0)
        await stage.press("escape")
        assert phase(stage)[:2] == (RUNNING, 4)


# -- the overview --------------------------------------------------------------------------------


async def test_the_overview_lets_it_go_on(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.press("o")
        assert isinstance(stage.app.screen, OverviewScreen)
        assert "STANDING IN   3 of 6" in stage.lines[0]
        ends = [line.rsplit("  ", 1)[-1].strip() for line in stage.lines[4:10]]
        assert ends == ["Ben", "on time", "now", "Cid", "then you", "Ben"]
        await stage.press("space")
        assert "STANDING IN, paused" in stage.lines[0]
        assert "space go on" in stage.text
        await stage.press("space")
        await stage.hear(10.0)
        assert "RUNNING   2 of 2" in stage.lines[0]
        await stage.press("escape")
        assert phase(stage) == (RUNNING, 4, 12.0)


@pytest.mark.parametrize(("rows", "position"), [(0, 4), (-3, 1)])
async def test_from_the_overview_to_a_section_of_her_own(
    clock: ManualClock, rows: int, position: int
) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.press("o", *["k"] * -rows, "enter")
        assert phase(stage) == (RUNNING, position, 12.0)
        assert stage.rehearse.others.voice is None


async def test_from_the_overview_to_a_section_of_anothers(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.press("o", "k", "enter")
        assert "that section is not in this part" in stage.text


async def test_listening_meanwhile_pauses_it_and_comes_back(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.hear(1.4)
        await stage.press("o", "j", "s")
        assert "LISTENING" in stage.lines[0]
        await stage.hear(0.5)
        await stage.press("escape")
        assert "STANDING IN, paused   3 of 6" in stage.lines[0]
        assert stage.lines[2].endswith("last 0:05 of 0:06")
        await stage.press("space")
        await stage.hear(0.1)
        assert stage.lit == "The"
        await stage.hear(4.5)
        assert stage.lines[2].split("  ")[1] == "Visit (Cid)"


# -- too long, silent, unheard -------------------------------------------------------------------


async def test_what_is_too_long_is_read_faster(clock: ManualClock) -> None:
    # 250 words are 2:00 at 125 wpm.
    long = section("Long", words(250) + ".", speaker="Ben", pin_s=100.0)
    async with as_anna(clock, for_three(long, FLOUR)) as stage:
        await stage.press("space")
        sentence = "Ben's section needs 2:00 at 125 wpm, its budget is 1:40: read at 150 wpm"
        assert says(stage, sentence)
        assert stage.rehearse.voice is not None
        assert stage.rehearse.voice.factor == pytest.approx(120 / 99.7)
        await stage.hear(100.05)
        assert phase(stage) == (RUNNING, 1, 0.0)
        assert "Ben's section" not in stage.text


async def test_the_voice_itself_may_be_slower_than_its_words_say(clock: ManualClock) -> None:
    # 20 words, 9.6 s at 125 wpm; their 240 letters take this voice 12 s.
    slow = section("Slow", " ".join(["elevenlette"] * 20), speaker="Ben", pin_s=10.0)
    async with as_anna(clock, for_three(slow, FLOUR)) as stage:
        await stage.press("space")
        await stage.hear(0.2)
        assert says(stage, "Ben's section needs 0:12 at 125 wpm, its budget is 0:10: read at")


async def test_before_the_voice_is_measured_nothing_is_said_of_its_time(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehearse.tui.rehearsing.talk_voice.MEASURING_WAITS_S", 3600.0)
    slow = section("Slow", " ".join(["elevenlette"] * 20), speaker="Ben", pin_s=10.0)
    async with as_anna(clock, for_three(slow, FLOUR)) as stage:
        await stage.press("space")
        await stage.hear(2.0)
        assert "Ben's section" not in stage.text
        await stage.hear(8.01)
        assert phase(stage)[0] == RUNNING


async def test_it_is_cut_off_where_no_voice_is_fast_enough(clock: ManualClock) -> None:
    long = section("Long", words(250) + ".", speaker="Ben", pin_s=20.0)
    async with as_anna(clock, for_three(long, FLOUR)) as stage:
        await stage.press("space")
        assert says(stage, "its budget is 0:20: read at 400 wpm, and cut off when it ends")
        await stage.hear(19.9)
        assert stage.lit
        await stage.hear(0.1)
        assert stage.voice.commands[-1] == "pause"
        assert phase(stage) == (RUNNING, 1, 0.0)


async def test_her_own_pace_of_listening_is_not_what_the_others_speak_at(
    clock: ManualClock,
) -> None:
    async with as_anna(clock) as stage:
        await stage.press("s", "plus", "plus", "s", "space")
        assert stage.rehearse.voice is not None
        assert stage.rehearse.voice.factor == 1.0
        await stage.press("n", "s")
        assert stage.rehearse.voice.factor == 135 / 125


async def test_a_section_without_words_is_time_that_goes_by(clock: ManualClock) -> None:
    demo = section("Demo", speaker="Ben", pin_s=7.0)
    async with as_anna(clock, for_three(demo, FLOUR)) as stage:
        await stage.press("space")
        assert stage.lines[2].endswith("0:07 left of 0:07")
        await stage.turn(6.9)
        assert phase(stage)[0] == PAUSED
        await stage.turn(0.1)
        assert phase(stage) == (RUNNING, 1, 0.0)
        assert not stage.voices


async def test_without_a_voice_the_time_is_kept_in_silence(clock: ManualClock) -> None:
    async with as_anna(clock, refusal="the engine is not there") as stage:
        await stage.press("space")
        await stage.turn(0.1)
        assert says(stage, "No voice: the engine is not there. The words are lit at your pace all")
        await stage.turn(9.8)
        assert phase(stage)[0] == PAUSED
        await stage.turn(0.1)
        assert phase(stage) == (RUNNING, 1, 0.0)


async def test_over_ssh_it_is_silent_until_it_is_asked(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "1")
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    async with as_anna(clock) as stage:
        await stage.press("space")
        assert says(stage, "Over ssh the sound would come out of the far machine")
        assert stage.voice.commands[0] == "inaudible"
        await stage.press("s")
        assert stage.voice.commands[0] == "audible"
        await stage.press("s")
        assert "STANDING IN, silent" in stage.lines[0]


async def test_sleep_is_left_out(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await stage.press("space")
        await stage.hear(2.0)
        stage.rehearse.project()
        due = stage.rehearse.timer.due
        assert due is not None
        await stage.jump(due - clock.now() + 3600.0)
        assert "asleep 1:00:00, not counted" in stage.text
        assert phase(stage) == (PAUSED, 1, 0.0)
        assert stage.lines[2].endswith("0:07 left of 0:10")


async def test_it_goes_on_where_the_terminal_is_too_small(clock: ManualClock) -> None:
    async with as_anna(clock, size=(40, 10)) as stage:
        await stage.press("space")
        await stage.hear(10.0)
        assert phase(stage) == (RUNNING, 1, 0.0)


async def test_nobody_is_missed_while_others_speak(clock: ManualClock) -> None:
    long = section("Long", speaker="Ben", pin_s=1000.0)
    async with as_anna(clock, for_three(long, FLOUR)) as stage:
        await stage.press("space")
        await stage.turn(1000.0)
        await stage.turn(10.0)
        assert phase(stage) == (RUNNING, 1, 10.0)


# -- resuming, editing ---------------------------------------------------------------------------


async def left_in_the_gap(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await to_the_gap(stage)
        await stage.hear(2.0)
        await stage.press("q")


async def test_a_run_that_is_resumed_goes_on_with_the_voice(clock: ManualClock) -> None:
    await left_in_the_gap(clock)
    async with as_anna(clock, resume=True) as stage:
        assert "as you left it; space goes on" in stage.text
        assert "STANDING IN, paused   3 of 6" in stage.lines[0]
        await stage.press("space")
        await stage.hear(10.0)
        assert phase(stage) == (RUNNING, 4, 12.0)


async def test_in_the_middle_of_a_section_it_is_just_paused(clock: ManualClock) -> None:
    async with as_anna(clock) as stage:
        await stage.press("space", "n")
        await stage.turn(12.0)
        await stage.press("q")
    async with as_anna(clock) as stage:
        await stage.press("u")
        assert phase(stage) == (PAUSED, 1, 12.0)
        await stage.press("space", "n")
        assert stage.lines[2].split("  ")[1] == "Noon (Ben)"


async def test_resumed_as_nobody_it_is_a_part(clock: ManualClock) -> None:
    await left_in_the_gap(clock)
    async with listen(for_three(), clock, resume=True) as stage:
        assert "as you left it, without the voice (--as Anna); space goes on" in stage.text
        await stage.press("space")
        assert phase(stage) == (RUNNING, 4, 12.0)


async def test_resumed_as_another_it_has_no_voice(clock: ManualClock) -> None:
    await left_in_the_gap(clock)
    async with listen(for_three(), clock, speaker="Ben", resume=True) as stage:
        assert "as you left it, not as Ben: without the voice; space goes on" in stage.text
        await stage.press("space")
        assert phase(stage) == (RUNNING, 4, 12.0)


def test_an_edited_talk_has_other_roles() -> None:
    preparation = Preparation(
        for_three(), scope=None, slot_s=None, pace=Pace(125, 220), for_real=False, speaker="Anna"
    )
    assert preparation.rehearsal().scope == (1, 4)
    preparation.take_text(for_three(DAWN, FLOUR, DUSK))
    assert preparation.rehearsal().scope == (1, 2)
    preparation.take_text(for_three(DAWN, NOON, NIGHT))
    assert preparation.rehearsal().scope == (0, 1, 2)
    assert preparation.roles is None
