"""Children that hang, die, talk rubbish or say nothing: noticed, replaced once, then told."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from fake_voice import FakeVoice, ManualClock
from voice_stage import PATIENCE_S, SCRIPT, TEMPO, Stage, part, silence

from rehearse.core.clock import SystemClock
from rehearse.speech import child_voice
from rehearse.speech.child_renderer import ChildRenderer, Order
from rehearse.speech.child_voice import ChildVoice
from rehearse.speech.lasting_voice import LastingVoice
from rehearse.speech.port import (
    Anchor,
    Ended,
    Lost,
    Muted,
    Paused,
    Rendered,
    VoiceError,
    seconds,
)
from rehearse.speech.silent_voice import SilentVoice


def command(how: str, *more: str) -> list[str]:
    return [sys.executable, str(Path(__file__).parent / "bad_child.py"), how, *more]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deadlines are the same, only shorter, so that missing them takes less time."""
    for name in ("READY_S", "UTTERANCE_S", "STARTING_ANCHOR_S"):
        monkeypatch.setattr(child_voice, name, 0.4)


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("hangs", "did not get ready"),
        ("dies", "ended"),
        ("rubbish", "talks rubbish"),
        ("endless line", "talks rubbish"),
        ("no engine", r"eSpeak NG does not load \(no data\)"),
    ],
)
async def test_a_child_that_does_not_get_ready_is_refused(
    how: str, why: str, impatient: None
) -> None:
    voice = ChildVoice(command=command(how))
    with pytest.raises(VoiceError, match=why):
        await voice.open()
    with pytest.raises(VoiceError, match=why):
        await voice.open()
    await voice.close()


@pytest.mark.parametrize(
    ("how", "why", "is_sound"),
    [
        ("flood", "talks without end", False),
        ("mute", "said nothing", False),
        ("renders silence", "renders silence", False),
        ("refuses the first", "eSpeak NG refused a text", False),
        ("dies later", "ended", False),
        ("no sound", "no sound came", True),
    ],
)
async def test_a_child_that_fails_later_is_lost(
    how: str, why: str, is_sound: bool, impatient: None
) -> None:
    stage = Stage(ChildVoice(command=command(how)))
    await stage.load((part("Hello."),))
    stage.voice.play()
    lost = await stage.until(Lost)
    assert why in lost.why
    assert lost.is_sound == is_sound
    await stage.voice.close()


async def test_a_program_that_is_not_there_is_told() -> None:
    voice = ChildVoice(command=["/nowhere/python"])
    with pytest.raises(VoiceError, match="does not start"):
        await voice.open()
    await voice.close()


async def test_everybody_who_waits_for_a_child_is_told_that_it_failed() -> None:
    voice = ChildVoice(command=["/nowhere/python"])
    told = await asyncio.gather(voice.open(), voice.open(), return_exceptions=True)
    assert [type(error) for error in told] == [VoiceError, VoiceError]
    voice = ChildVoice(command=command("hangs"))
    opening = asyncio.ensure_future(voice.open())
    await turns()
    await voice.close()
    with pytest.raises(VoiceError):
        await opening


@pytest.mark.parametrize("how", ["hangs", "dies", "rubbish", "mute", "dies later", "no engine"])
async def test_what_fails_twice_goes_on_in_silence_and_says_so_once(
    how: str, impatient: None
) -> None:
    started: list[bool] = []

    def make(audible: bool) -> ChildVoice:
        started.append(audible)
        return ChildVoice(command=command(how))

    stage = Stage(LastingVoice(SystemClock(), make=make))
    await stage.load((part("Hello, you."), silence(0.1)))
    stage.voice.play()
    muted = await stage.until(Muted)
    assert muted.why.startswith("No voice: ")
    assert "rehearse doctor" in muted.why
    await stage.until(Ended)
    assert started == [True, True]
    assert isinstance(stage.voice, LastingVoice)
    assert isinstance(stage.voice.voice, SilentVoice)
    assert len([event for event in stage.events if isinstance(event, Muted)]) == 1
    await stage.voice.close()


async def test_an_engine_that_stops_while_it_is_heard_is_not_taken_for_the_sound(
    impatient: None,
) -> None:
    started: list[bool] = []

    def make(audible: bool) -> ChildVoice:
        started.append(audible)
        return ChildVoice(command=command("stops rendering"))

    stage = Stage(LastingVoice(SystemClock(), make=make))
    await stage.load((part("Hello."), part("And more."), silence(0.1)))
    stage.voice.play()
    muted = await stage.until(Muted)
    assert muted.why.startswith("No voice: the voice said nothing.")
    await stage.until(Ended)
    assert started == [True, True]
    await stage.voice.close()


async def test_a_sentence_that_is_refused_is_told_and_the_others_are_heard() -> None:
    voice = ChildVoice(command=command("refuses the second"))
    stage = Stage(voice)
    await stage.load((part("Hello."), part("And more.")))
    muted = await stage.until(Muted)
    assert muted.cause == "eSpeak NG refused a text: \u201cAnd more.\u201d"
    assert muted.cause in muted.why
    assert not muted.is_sound
    assert not [event for event in stage.events if isinstance(event, Lost)]
    await voice.close()


class Understudies:
    """Fakes that take over from each other."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.voices: list[FakeVoice] = []
        self.audible: list[bool] = []

    def make(self, audible: bool) -> FakeVoice:
        self.audible.append(audible)
        self.voices.append(FakeVoice(self.clock))
        return self.voices[-1]

    @property
    def now(self) -> FakeVoice:
        return self.voices[-1]


@pytest.fixture
def understudies() -> Understudies:
    return Understudies()


async def turns(count: int = 6) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def lasting(understudies: Understudies) -> Stage:
    stage = Stage(LastingVoice(understudies.clock, make=understudies.make))
    await stage.load()
    await turns()
    return stage


async def test_the_successor_goes_on_at_the_very_sample(understudies: Understudies) -> None:
    stage = await lasting(understudies)
    stage.voice.play()
    await turns()
    understudies.now.advance(0.6)
    await turns()
    heard = understudies.now.seq, understudies.now.sample
    understudies.now.break_down()
    await turns(20)
    assert len(understudies.voices) == 2
    assert (understudies.now.seq, understudies.now.sample) == heard
    assert understudies.now.is_playing
    assert not [event for event in stage.events if isinstance(event, Lost | Muted)]


async def test_what_is_pressed_while_the_successor_comes_is_not_lost(
    understudies: Understudies,
) -> None:
    stage = await lasting(understudies)
    stage.voice.play()
    await turns()
    understudies.now.break_down()
    await asyncio.sleep(0)
    stage.voice.pause()
    stage.voice.seek(3)
    await turns(20)
    assert [voice.is_playing for voice in understudies.voices] == [False, False]
    stage.voice.resume()
    await turns()
    assert [voice.is_playing for voice in understudies.voices] == [False, True]
    assert (understudies.now.seq, understudies.now.sample) == (3, 0)
    await stage.until(Paused, lambda event: event.seq == 3)
    await stage.until(Anchor, lambda event: event.seq == 3)


async def test_a_paused_place_survives_its_child(understudies: Understudies) -> None:
    stage = await lasting(understudies)
    stage.voice.play()
    await turns()
    understudies.now.advance(0.3)
    stage.voice.pause()
    await turns()
    place = understudies.now.seq, understudies.now.sample
    understudies.now.break_down()
    await turns(20)
    assert len(understudies.voices) == 2
    stage.voice.resume()
    await turns()
    assert (understudies.now.seq, understudies.now.sample) == place


async def test_sound_that_fails_twice_leaves_the_voice_and_its_times(
    understudies: Understudies,
) -> None:
    stage = await lasting(understudies)
    stage.voice.play()
    for _ in range(2):
        await turns(20)
        understudies.now.break_down("no sound came", is_sound=True)
    await turns(20)
    assert understudies.audible == [True, True, False]
    assert understudies.now.is_playing
    muted = await stage.until(Muted)
    assert muted.why.startswith("No sound: no sound came, twice.")


async def test_two_failures_of_different_kinds_are_told_as_what_they_were(
    understudies: Understudies,
) -> None:
    stage = await lasting(understudies)
    stage.voice.play()
    await turns(20)
    understudies.now.break_down("the voice ended")
    await turns(20)
    understudies.now.break_down("no sound came", is_sound=True)
    muted = await stage.until(Muted)
    assert muted.why.startswith("No sound: no sound came, and before that the voice ended. Check")


async def test_opening_it_for_the_next_narration_tries_the_sound_again(
    understudies: Understudies,
) -> None:
    stage = await lasting(understudies)
    stage.voice.play()
    for _ in range(2):
        await turns(20)
        understudies.now.break_down("no sound came", is_sound=True)
    await turns(20)
    await stage.voice.open()
    await stage.load()
    assert understudies.audible == [True, True, False, True]
    assert [voice.is_open for voice in understudies.voices] == [False, False, False, True]


async def test_a_narration_that_ended_well_forgives(understudies: Understudies) -> None:
    stage = await lasting(understudies)
    for _ in range(3):
        stage.voice.play()
        await turns()
        understudies.now.break_down()
        await turns(20)
        while understudies.now.is_playing:
            understudies.now.advance(0.5)
            await turns()
    assert understudies.audible == [True] * 4
    assert not [event for event in stage.events if isinstance(event, Muted)]


async def test_another_tempo_is_kept_by_the_successor(understudies: Understudies) -> None:
    stage = await lasting(understudies)
    lengths = {e.seq: e.samples for e in stage.events if isinstance(e, Rendered)}
    stage.voice.set_tempo(TEMPO._replace(pace=TEMPO.pace.scaled(0.5)), 0)
    understudies.now.break_down()
    await turns(20)
    again = {e.seq: e.samples for e in stage.events if isinstance(e, Rendered)}
    assert seconds(again[0]) == pytest.approx(2 * seconds(lengths[0]), rel=0.01)
    assert again.keys() == set(range(len(SCRIPT)))


@pytest.mark.parametrize(
    "how", ["hangs", "dies", "rubbish", "no engine", "chatters before it is ready"]
)
async def test_a_renderer_that_does_not_get_ready_is_refused(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehearse.speech.child_renderer.READY_S", 0.4)
    renderer = ChildRenderer(command=command(how))
    async with asyncio.timeout(PATIENCE_S):
        with pytest.raises(VoiceError):
            await renderer.open()
    await renderer.close()


async def test_a_renderer_that_does_not_get_ready_is_replaced_once(tmp_path: Path) -> None:
    renderer = ChildRenderer(command=command("dies once", str(tmp_path / "died")))
    assert (await renderer.open()).engine == "Bad 1"
    await renderer.close()


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("mute", "does not answer"),
        ("flood", "does not answer"),
        ("chatters", "does not answer"),
        ("dies later", "ended"),
        ("fetches silence", "renders silence"),
        ("refuses", "eSpeak NG refused a text: \u201cHello.\u201d"),
    ],
)
async def test_a_renderer_that_fails_twice_is_told(
    how: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehearse.speech.child_renderer.SOUND_S", 0.4)
    renderer = ChildRenderer(command=command(how))
    async with asyncio.timeout(PATIENCE_S):
        with pytest.raises(VoiceError, match=f"failed twice: .*{why}"):
            async for _ in renderer.render([Order("Hello.", "", 150)], with_data=False):
                pass
    await renderer.close()
