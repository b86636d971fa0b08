"""One suite for every voice: the child, the silent one, the one that lasts, and the fake."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from fake_voice import FakeVoice
from voice_stage import FASTER, SCRIPT, Stage, part, silence

from rehearse.core.clock import Clock, SystemClock
from rehearse.speech.child_voice import ChildVoice
from rehearse.speech.lasting_voice import LastingVoice
from rehearse.speech.port import Anchor, Ended, Paused, Rendered, Voice, samples, seconds
from rehearse.speech.silent_voice import SilentVoice

NAMES = ["child", "child without a device", "lasting", "silent", "fake"]


@pytest.fixture(params=NAMES)
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    voice = _make(request)
    yield Stage(voice)
    await voice.close()


def _make(request: pytest.FixtureRequest) -> Voice:
    clock = SystemClock()
    match request.param:
        case "silent":
            return SilentVoice(clock)
        case "fake":
            return FakeVoice()
        case "child without a device":
            return ChildVoice(audible=False)
        case "child":
            request.getfixturevalue("sound")
            return ChildVoice()
    request.getfixturevalue("sound")
    return LastingVoice(clock)


def _clock(stage: Stage) -> Clock:
    return stage.voice.clock if isinstance(stage.voice, FakeVoice) else SystemClock()


async def test_opening_twice_is_opening_once(stage: Stage) -> None:
    assert await stage.voice.open() == await stage.voice.open()


async def test_every_part_gets_a_length_before_anything_is_heard(stage: Stage) -> None:
    await stage.load()
    lengths: dict[int, int] = {}
    while len(lengths) < len(SCRIPT):
        rendered = await stage.until(Rendered)
        lengths[rendered.seq] = rendered.samples
    assert lengths[1] == samples(0.25)
    assert lengths[2] > lengths[3] > 0
    assert not [event for event in stage.events if not isinstance(event, Rendered)]


@pytest.mark.quiet
async def test_it_speaks_from_the_beginning_to_the_end_in_the_time_it_gave(stage: Stage) -> None:
    await stage.load()
    stage.voice.play()
    anchor = await stage.until(Anchor)
    assert (anchor.seq, anchor.sample) == (0, 0)
    await stage.until(Ended)
    took_s = _clock(stage).now() - anchor.at
    said = {event.seq: event.samples for event in stage.events if isinstance(event, Rendered)}
    assert took_s == pytest.approx(seconds(sum(said.values())), abs=0.2)


async def test_a_command_never_answers_before_it_returns(stage: Stage) -> None:
    await stage.load()
    await stage.settle()
    for command in (stage.voice.play, stage.voice.pause, stage.voice.resume):
        before = list(stage.events)
        command()
        assert stage.events == before


async def test_a_pause_stands_still_and_goes_on_at_the_very_sample(stage: Stage) -> None:
    await stage.load()
    stage.voice.play(2)
    await stage.until(Anchor)
    stage.voice.pause()
    paused = await stage.until(Paused)
    assert paused.seq == 2
    stage.voice.resume()
    anchor = await stage.until(Anchor)
    assert (anchor.seq, anchor.sample) == (paused.seq, paused.sample)
    await stage.until(Ended)


async def test_it_begins_where_it_is_told(stage: Stage) -> None:
    await stage.load()
    await stage.until(Rendered, lambda event: event.seq == 2)
    stage.voice.play(2, 1000)
    anchor = await stage.until(Anchor)
    assert (anchor.seq, anchor.sample) == (2, 1000)


async def test_it_jumps_while_it_speaks(stage: Stage) -> None:
    await stage.load()
    stage.voice.play()
    await stage.until(Anchor)
    stage.voice.seek(3)
    anchor = await stage.until(Anchor)
    assert (anchor.seq, anchor.sample) == (3, 0)
    await stage.until(Ended)


async def test_it_jumps_while_it_is_paused(stage: Stage) -> None:
    await stage.load()
    stage.voice.play()
    await stage.until(Anchor)
    stage.voice.pause()
    await stage.until(Paused)
    stage.voice.seek(3)
    paused = await stage.until(Paused)
    assert (paused.seq, paused.sample) == (3, 0)
    stage.voice.resume()
    anchor = await stage.until(Anchor)
    assert (anchor.seq, anchor.sample) == (3, 0)


async def test_another_tempo_changes_what_is_still_to_come(stage: Stage) -> None:
    await stage.load()
    first: dict[int, int] = {}
    while {0, 2, 3} - first.keys():
        rendered = await stage.until(Rendered)
        first[rendered.seq] = rendered.samples
    stage.voice.play()
    await stage.until(Anchor)
    stage.voice.set_tempo(FASTER, 2)
    later: dict[int, int] = {}
    while {2, 3} - later.keys():
        rendered = await stage.until(Rendered)
        later[rendered.seq] = rendered.samples
    assert 0 not in later
    assert later[2] < 0.75 * first[2]
    await stage.until(Ended)


async def test_another_tempo_leaves_the_sentence_alone_that_has_begun(stage: Stage) -> None:
    script = (part("One two three four five six seven eight."), part("Nine."))
    await stage.load(script)
    await stage.until(Rendered, lambda event: event.seq == 1)
    stage.voice.play(0, samples(0.2))
    await stage.until(Anchor)
    await stage.settle()
    stage.voice.set_tempo(FASTER, 0)
    await stage.until(Rendered, lambda event: event.seq == 1)
    await stage.until(Ended)
    rendered = [event.seq for event in stage.events if isinstance(event, Rendered)]
    assert rendered.count(0) == 1


async def test_the_end_is_no_end_for_ever(stage: Stage) -> None:
    await stage.load((part("One."),))
    for _ in range(2):
        stage.voice.play()
        anchor = await stage.until(Anchor)
        assert (anchor.seq, anchor.sample) == (0, 0)
        await stage.until(Ended)


async def test_another_narration_silences_the_one_before(stage: Stage) -> None:
    await stage.load()
    stage.voice.play()
    await stage.until(Anchor)
    await stage.load((silence(0.1),))
    await stage.until(Rendered)
    stage.voice.play()
    await stage.until(Ended)
    assert not [event for event in stage.events if isinstance(event, Rendered) and event.seq]
    assert len([event for event in stage.events if isinstance(event, Anchor)]) == 1


@pytest.mark.quiet
async def test_a_silence_lasts_as_long_as_it_says(stage: Stage) -> None:
    await stage.load((silence(0.3), silence(0.2)))
    stage.voice.play()
    anchor = await stage.until(Anchor)
    await stage.until(Ended)
    assert _clock(stage).now() - anchor.at == pytest.approx(0.5, abs=0.15)


async def test_nothing_to_say_ends_at_once(stage: Stage) -> None:
    await stage.load(())
    stage.voice.play()
    await stage.until(Ended)


async def test_after_it_is_closed_nothing_is_said(stage: Stage) -> None:
    await stage.load()
    stage.voice.play()
    await stage.until(Anchor)
    await stage.voice.close()
    said = len(stage.events)
    await stage.voice.close()
    await stage.settle()
    assert len(stage.events) == said
