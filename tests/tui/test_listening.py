"""Listening: the voice reads, the words are lit, and the speaker's place is kept."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
from stage import ManualClock, a_talk, words
from voice_on_stage import Listener, listen

from rehearse.core.reading import PAUSED, READY, RUNNING
from rehearse.core.talk import Talk, section
from rehearse.tui.screens.help import HelpScreen
from rehearse.tui.screens.history import HistoryScreen
from rehearse.tui.screens.overview import OverviewScreen

DAWN = "The baker wakes. [SLIDE 2] Nobody else does yet. He lights the oven."
"""Three sentences: 0.8 s, 1.25 s and 1 s by the voice of the stage."""


def spoken_talk(**changes: object) -> Talk:
    """Three sections of a few sentences each."""
    return a_talk(
        section("Dawn", DAWN),
        section("Noon", "Everything is sold. The shop smells of bread."),
        section("Dusk", "Tomorrow is near. The dough rests."),
        **changes,
    )


def long_talk() -> Talk:
    """Sections of more than a screen."""
    text = "\n\n".join(f"{words(30, f'p{number}w')}." for number in range(30))
    return a_talk(section("Long", text), section("Other", text))


async def until(stage: Listener, told: str) -> None:
    """Wait until the screen says it; what is measured comes from another task."""
    async with asyncio.timeout(10.0):
        while told not in stage.text:
            await stage.pilot.pause()


def kept_paces(tmp_path: Path) -> dict[str, float]:
    kept = json.loads((tmp_path / "home" / "data" / "listening.json").read_text())["wpm"]
    assert isinstance(kept, dict)
    return kept


# -- beginning and end ------------------------------------------------------------------------


async def test_s_reads_the_section_and_lights_each_word(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        assert "LISTENING   1 of 3" in stage.lines[0]
        lit: list[str] = []
        for _ in range(34):
            await stage.hear(0.1)
            if stage.lit and (not lit or stage.lit != lit[-1]):
                lit.append(stage.lit)
        said = "The baker wakes. Nobody else does yet. He lights the oven."
        assert lit == said.split()


@pytest.mark.parametrize("key", ["s", "S", "f2"])
@pytest.mark.parametrize("leaves", ["s", "f2", "escape"])
async def test_every_key_that_begins_and_ends_it(key: str, leaves: str, clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press(key)
        await stage.hear(0.5)
        assert stage.is_heard()
        assert stage.lit == "baker"
        await stage.press(leaves)
        assert not stage.is_heard()
        assert stage.lit == ""
        assert stage.rehearse.rehearsal.phase == READY
        assert "READY   1 of 3" in stage.lines[0]


async def test_the_clock_stops_and_the_place_is_kept(clock: ManualClock) -> None:
    async with listen(long_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(5.0)
        await stage.press("n")
        await stage.turn(4.0)
        await stage.press(*["down"] * 20)
        seen = stage.lines[4:20]
        await stage.press("s")
        assert stage.rehearse.rehearsal.phase == PAUSED
        await stage.hear(3.0)
        assert stage.lines[4:20] != seen
        await stage.press("b")
        await stage.hear(3.0)
        assert "LISTENING   1 of 2" in stage.lines[0]
        await stage.press("s")
        assert stage.lines[4:20] == seen
        assert "PAUSED   2 of 2" in stage.lines[0]
        assert not stage.rehearse.script.follows
        reading = stage.rehearse.rehearsal.reading(clock.now())
        assert (reading.position, reading.elapsed_s, reading.section_elapsed_s) == (1, 9.0, 4.0)
        assert not stage.is_timed()


async def test_listening_counts_nothing_and_saves_nothing(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(4.0)
        await stage.press("s")
        assert stage.app.last_run is None
        await stage.press("space")
        assert stage.rehearse.rehearsal.phase == RUNNING
        assert stage.rehearse.rehearsal.elapsed_s(clock.now()) == 0.0


async def test_at_the_end_it_stays_with_the_times_and_space_hears_it_again(
    clock: ManualClock,
) -> None:
    talk = spoken_talk()
    async with listen(talk, clock) as stage:
        await stage.press("space")
        for _ in talk.sections:
            await stage.turn(7.0)
            await stage.press("n")
        await stage.press("space")
        assert stage.rehearse.rehearsal.phase == READY
        await stage.press("s")
        await stage.hear(4.0)
        assert "LISTENING, at the end   1 of 3" in stage.lines[0]
        assert not stage.is_timed()
        assert stage.lit == ""
        assert "voice 0:05, words 0:05, your last 0:07, budget 0:40" in stage.lines[-2]
        assert "space again" in stage.lines[-1]
        await stage.press("space")
        await stage.hear(0.5)
        assert stage.lit == "baker"


async def test_who_never_spoke_it_is_told_so(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        assert "words 0:05, your last none, budget" in stage.lines[-2]


async def test_what_was_spoken_in_this_run_counts(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(9.0)
        await stage.press("n", "s", "b")
        assert "your last 0:09" in stage.lines[-2]


async def test_the_last_time_is_that_of_any_run(clock: ManualClock) -> None:
    for scope, spent_s in ((None, 11.0), ((1,), 12.0), ((0,), 13.0)):
        async with listen(spoken_talk(), clock, scope=scope) as stage:
            await stage.press("space")
            for _ in scope or (0, 1, 2):
                await stage.turn(spent_s)
                await stage.press("n")
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        assert "your last 0:13" in stage.lines[-2]
        await stage.press("n")
        assert "your last 0:12" in stage.lines[-2]
        await stage.press("n")
        assert "your last 0:11" in stage.lines[-2]
    async with listen(spoken_talk(), clock, scope=(1,)) as stage:
        await stage.press("s")
        assert "your last 0:12" in stage.lines[-2]


# -- while it is heard ------------------------------------------------------------------------


async def test_space_pauses_and_goes_on_at_the_sample(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(1.3)
        sample = stage.voice.sample
        await stage.press("space")
        assert "LISTENING, paused   1 of 3" in stage.lines[0]
        assert "space go on" in stage.lines[-1]
        assert not stage.is_timed()
        lit = stage.lit
        clock.turned_s += 60.0
        await stage.press("space")
        assert stage.voice.commands[-2:] == ["pause", "resume"]
        assert (stage.voice.sample, stage.lit) == (sample, lit)
        assert stage.rehearse.rehearsal.phase == READY


@pytest.mark.parametrize("key", ["down", "j", "J", "full_stop", "right_square_bracket"])
async def test_a_sentence_on(key: str, clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(0.1)
        assert "sentence 1 of 3" in stage.lines[-3]
        await stage.press(key)
        await stage.hear(0.1)
        assert stage.lit == "Nobody"
        assert "sentence 2 of 3" in stage.lines[-3]


@pytest.mark.parametrize("key", ["up", "k", "K", "comma", "left_square_bracket"])
async def test_a_sentence_back(key: str, clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(1.0)
        assert stage.lit == "Nobody"
        await stage.press(key)
        await stage.hear(0.1)
        assert stage.lit == "The"


async def test_while_paused_the_sentence_that_comes_is_lit(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(0.5)
        await stage.press("space", "down", "down")
        assert stage.lit == "He"
        assert not stage.is_heard()


async def test_next_and_back_are_the_voices_alone(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s", "n")
        await stage.hear(0.2)
        assert "LISTENING   2 of 3" in stage.lines[0]
        assert stage.lines[2].split()[0] == "Noon"
        assert stage.lit == "Everything"
        await stage.press("right", "enter")
        assert "That was the last section" in stage.text
        assert stage.lines[2].split()[0] == "Dusk"
        await stage.press("p", "left", "b")
        assert "It is the first one" in stage.text
        assert stage.rehearse.rehearsal.position == 0
        await stage.press("n", "s")
        assert "READY   1 of 3" in stage.lines[0]
        assert stage.lines[2].split()[0] == "Dawn"


async def test_the_bar_is_the_voices_seconds_against_the_budget(clock: ManualClock) -> None:
    talk = a_talk(section("Dawn", words(80, "alfa"), pin_s=20.0))
    async with listen(talk, clock) as stage:
        await stage.press("s")
        await stage.hear(5.1)
        assert "0:15 left of 0:20" in stage.lines[2]
        full = stage.lines[3].count("█")
        await stage.hear(8.0)
        assert stage.lines[3].count("█") < full
        await stage.hear(10.0)
        assert "+0:03 over 0:20" in stage.lines[2]


async def test_the_spoken_word_is_kept_in_view(clock: ManualClock) -> None:
    async with listen(long_talk(), clock) as stage:
        await stage.press("s")
        for _ in range(30):
            await stage.press("down")
            await stage.hear(0.1)
            assert stage.lit


async def test_a_written_pause_lights_nothing_and_lasts(clock: ManualClock) -> None:
    async with listen(a_talk(section("A", "One two. [pause 4s] Three four.")), clock) as stage:
        await stage.press("s")
        await stage.hear(0.5 + 1.0)
        assert stage.lit == ""
        assert stage.is_timed()
        await stage.hear(3.0)
        assert stage.lit == "Three"


# -- the pace ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["minus"], "120 wpm, the talk's is 125"),
        (["underscore", "minus"], "115 wpm, the talk's is 125"),
        (["plus"], "130 wpm, the talk's is 125"),
        (["equals_sign", "plus"], "135 wpm, the talk's is 125"),
        (["plus", "0"], "125 wpm"),
    ],
)
async def test_slower_faster_and_the_talks_own(
    keys: list[str], told: str, clock: ManualClock
) -> None:
    async with listen(spoken_talk(), clock) as stage:
        before = stage.rehearse.plan
        await stage.press("s", *keys)
        assert stage.lines[-3].split("  ")[1] == told
        assert stage.rehearse.plan is before


@pytest.mark.parametrize("width", [60, 80])
async def test_a_pace_that_the_voice_can_not_reach_is_told_while_it_lasts(
    width: int, clock: ManualClock
) -> None:
    limit = "this voice can't read slower than 68 wpm"
    async with listen(long_talk(), clock, size=(width, 24)) as stage:
        await stage.press("s", *["minus"] * 12)
        await until(stage, f"65 wpm: {limit}")
        await stage.press("minus")
        await until(stage, f"60 wpm: {limit}")
        await stage.hear(0.5)
        assert limit in stage.lines[-3]
        await stage.press("s", "s")
        assert limit in stage.lines[-3]
        await stage.press("0")
        assert limit not in stage.text


@pytest.mark.parametrize("width", [60, 70, 80])
async def test_slower_and_faster_stand_together(width: int, clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock, size=(width, 20)) as stage:
        await stage.press("s")
        assert "s stop  - slower  + faster  n next" in stage.lines[-1]


async def test_another_pace_is_heard_from_the_next_sentence_on(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(0.3)
        await stage.press("minus")
        assert stage.voice.commands[-1] == "tempo 120 from 1"


async def test_the_pace_is_remembered_for_the_talk(clock: ManualClock, tmp_path: Path) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s", "plus", "plus")
        await stage.app.workers.wait_for_complete()
        assert kept_paces(tmp_path) == {"bridges": 135.0}
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        assert "135 wpm, the talk's is 125" in stage.text
        await stage.press("0")
        await stage.app.workers.wait_for_complete()
        assert kept_paces(tmp_path) == {}


async def test_characters_are_named_where_a_talk_has_them(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehearse.tui.rehearsing.talk_voice.MEASURING_WAITS_S", 3600.0)
    talk = a_talk(section("一", "パンをやく。みせをあける。"), language="ja")
    async with listen(talk._replace(language="fr"), clock) as stage:
        await stage.press("s", "minus")
        assert "cpm, the talk's is" in stage.lines[-3]


# -- what stands in the way -------------------------------------------------------------------


async def test_while_a_talk_is_given_there_is_no_sound(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock, for_real=True) as stage:
        await stage.press("s", "f2")
        assert stage.rehearse.rehearsal.phase == READY
        assert stage.rehearse.listening is None
        assert "s listen" not in stage.text
        await stage.press("o")
        assert "listen" not in stage.lines[-1]
        await stage.press("s")
        assert stage.app.screen is not stage.rehearse
        assert stage.voices == []


async def test_over_ssh_it_is_silent_until_asked_again(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(0.9)
        assert stage.voice.commands[0] == "inaudible"
        assert "Over ssh the sound would come out of the far machine" in stage.text
        assert "--out talk.wav" in stage.text
        assert stage.lit == "Nobody"
        await stage.press("s")
        await stage.hear(0.1)
        assert stage.voice.commands[0] == "audible"
        assert "LISTENING" in stage.lines[0]
        assert stage.lit == "Nobody"
        assert "Over ssh" not in stage.text
        await stage.press("s")
        assert "READY" in stage.lines[0]
        await stage.press("s")
        assert "Over ssh" not in stage.text
        assert stage.voice.commands[0] == "audible"


async def test_escape_over_ssh_goes_back(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s", "escape")
        assert "READY" in stage.lines[0]


async def test_without_a_voice_the_words_are_lit_all_the_same(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock, refusal="there is no eSpeak NG") as stage:
        await stage.press("space")
        await stage.press("s")
        assert "No voice: there is no eSpeak NG." in stage.text
        assert "rehearse doctor" in stage.text
        assert "LISTENING" in stage.lines[0]
        assert stage.lit == "The"
        await stage.turn(1.0)
        assert stage.lit == "wakes."
        await stage.press("s", "s")
        assert "No voice" not in stage.text


async def test_a_language_that_nobody_speaks_is_told(clock: ManualClock) -> None:
    async with listen(spoken_talk(language="xh"), clock) as stage:
        await stage.press("s")
        assert "No voice here speaks 'xh'" in stage.text
        assert "lit at your pace" in stage.text
        await stage.turn(0.6)
        assert stage.lit == "baker"
        assert not stage.is_heard()


async def test_sound_that_is_lost_is_told_and_the_reading_goes_on(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(0.5)
        stage.voice.mute("No sound (the device is gone): the words are lit in time all the same")
        await stage.settle()
        assert "No sound (the device is gone)" in stage.text
        await stage.hear(0.5)
        assert stage.lit == "Nobody"
        await stage.press("down")
        assert "No sound" not in stage.text
        stage.voice.mute("No sound (it is gone again): the words are lit in time all the same")
        await stage.settle()
        assert "No sound" in stage.text
        await stage.hear(stage.voice.left_s + 0.1)
        assert "No sound" not in stage.text
        assert "voice 0:05" in stage.lines[-2]


async def test_a_voice_that_dies_is_replaced_in_the_middle(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(0.9)
        stage.voice.break_down()
        await stage.settle()
        assert len(stage.voices) == 2
        await stage.hear(0.1)
        assert stage.lit == "Nobody"


async def test_a_section_without_words_is_told(clock: ManualClock) -> None:
    talk = a_talk(section("Demo", pin_s=30.0), section("After", "One two three. Four."))
    async with listen(talk, clock) as stage:
        await stage.press("s")
        assert "This section has no words to hear" in stage.text
        assert "NOT SPOKEN   1 of 2" in stage.lines[0]
        await stage.press("s")
        assert "READY" in stage.lines[0]
        await stage.press("n", "s", "b")
        assert "This section has no words to hear" in stage.text
        assert "NOT SPOKEN   1 of 2" in stage.lines[0]
        await stage.press("n")
        await stage.hear(0.1)
        assert stage.lit == "One"


async def test_a_section_that_would_be_spelled_is_told(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rehearse.speech.narrator import Narrator  # noqa: PLC0415

    why = "this voice reads kana only: give readings in `say:`"
    monkeypatch.setattr(Narrator, "refusal", lambda self, section: "" if section else why)
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        assert "NOT SPOKEN   1 of 3" in stage.lines[0]
        assert f"Section 1 is not spoken, {why}." in " ".join(stage.text.split())
        assert not stage.is_heard()
        await stage.press("n")
        await stage.hear(0.1)
        assert stage.lit == "Everything"


# -- other ways in and out --------------------------------------------------------------------


async def test_from_the_overview_it_goes_on_to_the_end(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("space", "o", "down")
        assert "s listen from here" in stage.lines[-1]
        await stage.press("s")
        assert stage.rehearse.rehearsal.phase == PAUSED
        await stage.hear(0.1)
        assert "LISTENING   2 of 3" in stage.lines[0]
        assert stage.lit == "Everything"
        assert "sentence 1 of 2" in stage.lines[-3]
        await stage.press("down")
        assert "sentence 2 of 2" in stage.lines[-3]
        await stage.press("up")
        await stage.hear(2.5)
        assert "LISTENING   3 of 3" in stage.lines[0]
        assert stage.lit == "Tomorrow"
        assert "sentence 1 of 2" in stage.lines[-3]
        await stage.hear(2.0)
        assert "LISTENING, at the end   3 of 3" in stage.lines[0]
        assert "voice 0:03, words 0:03, your last none, budget 0:21" in stage.lines[-2]
        assert "space again" in stage.lines[-1]
        await stage.press("n")
        assert "That was the last section" in stage.text
        await stage.press("space")
        await stage.hear(0.1)
        assert "LISTENING   3 of 3" in stage.lines[0]
        assert stage.lit == "Tomorrow"
        await stage.press("s")
        assert "PAUSED   1 of 3" in stage.lines[0]
        assert stage.rehearse.listening is None


async def test_escape_leaves_listening_on_too(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("o", "end", "f2")
        await stage.hear(0.1)
        assert "LISTENING   3 of 3" in stage.lines[0]
        await stage.press("escape")
        assert "READY   1 of 3" in stage.lines[0]


async def test_in_a_part_the_voice_stays_in_it(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock, scope=(0, 2)) as stage:
        await stage.press("s", "n")
        assert "LISTENING   part 2 of 2" in stage.lines[0]
        assert stage.lines[2].split()[0] == "Dusk"
        await stage.press("escape", "o", "home", "down", "s")
        await stage.hear(0.1)
        assert stage.lit == "Everything"


@pytest.mark.parametrize(("key", "kind"), [("o", OverviewScreen), ("h", HistoryScreen)])
async def test_going_elsewhere_ends_it(
    key: str, kind: type[OverviewScreen | HistoryScreen], clock: ManualClock
) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(0.3)
        await stage.press(key)
        assert stage.on(kind)
        assert not stage.is_heard()
        await stage.press("escape")
        assert "READY" in stage.lines[0]


async def test_help_tells_the_keys_of_listening_and_the_voice_goes_on(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s", "question_mark")
        assert stage.on(HelpScreen)
        assert "Slower by 5 words a minute" in stage.text
        assert "Start this section again" not in stage.text
        await stage.press("escape")
        await stage.hear(0.5)
        assert stage.lit == "baker"


async def test_keys_of_speaking_do_nothing_meanwhile(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s", "r", "m", "f", "t", "u", "a", "backspace", "pagedown")
        assert "LISTENING   1 of 3" in stage.lines[0]
        assert stage.rehearse.rehearsal.phase == READY


async def test_the_program_is_stopped_and_left_in_silence(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(0.3)
        stage.rehearse.before_suspending()
        assert stage.voice.commands[-1] == "pause"
        assert stage.rehearse.listening is None
        await stage.press("s")
        await stage.hear(0.3)
        stage.app.leave()
        assert stage.voice.commands[-1] == "pause"
    assert stage.voice.commands[-1] == "close"


async def test_the_text_is_wrapped_anew_and_the_word_stays_lit(clock: ManualClock) -> None:
    async with listen(long_talk(), clock) as stage:
        await stage.press("s", *["down"] * 12)
        await stage.hear(0.1)
        lit = stage.lit
        await stage.resize(64, 20)
        assert stage.lit == lit != ""


async def test_two_hundred_presses_end_as_they_began(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        tasks = len(asyncio.all_tasks())
        for _ in range(100):
            await stage.pilot.press("s")
            await stage.pilot.press("s")
        await stage.settle()
        assert "READY" in stage.lines[0]
        assert not stage.is_heard()
        assert len(stage.voices) == 1
        assert len(asyncio.all_tasks()) <= tasks
        await stage.press("s")
        await stage.hear(0.5)
        assert stage.lit == "baker"


async def test_a_pause_before_the_voice_is_ready_holds(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        stage.rehearse.action_listen()
        stage.rehearse.action_voice("pause")
        assert "LISTENING, paused" in stage.rehearse.mode.doing(
            stage.rehearse.rehearsal.reading(clock.now())
        )
        await stage.settle()
        assert not stage.is_heard()
        await stage.press("space")
        assert stage.is_heard()


async def test_what_has_more_to_say_than_its_words_show_is_told_at_the_end(
    clock: ManualClock,
) -> None:
    long = section("Long", "Internationalisierungsangelegenheiten " * 9)
    async with listen(a_talk(long, section("Short", "a b c d e f g h " * 20)), clock) as stage:
        await stage.press("s")
        await stage.hear(stage.voice.left_s + 0.1)
        assert "9 words, but it speaks like 87: about 38 s more" in stage.lines[-3]


async def test_the_palette_finds_what_the_voice_can_be_told(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s", "colon")
        await stage.write("slower")
        await stage.app.workers.wait_for_complete()
        await stage.press("enter")
        await stage.settle()
        assert "120 wpm, the talk's is 125" in stage.text


async def test_what_is_not_true_yet_is_not_shown(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehearse.tui.rehearsing.talk_voice.MEASURING_WAITS_S", 3600.0)
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        assert stage.lines[-2].split(",")[0] == "  words 0:05"
        await stage.press("s")
        assert not [t for t in asyncio.all_tasks() if t.get_name() == "measuring the voice"]


def test_the_screens_open_without_the_voice() -> None:
    code = (
        "import sys, rehearse.tui.app, rehearse.tui.screens.rehearse, rehearse.tui.screens.overview"
        "; print(*[name for name in sys.modules if 'speech' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
