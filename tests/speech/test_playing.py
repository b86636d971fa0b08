"""What is really heard: recorded from the sink of a real sound server."""

from __future__ import annotations

import asyncio
import os
import signal
from array import array
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sound_server import Ear, SoundServer
from voice_stage import FASTER, Stage, part, silence

from rehearse.core.clock import SystemClock
from rehearse.speech.child_renderer import ChildRenderer, Order
from rehearse.speech.child_voice import ChildVoice
from rehearse.speech.lasting_voice import LastingVoice
from rehearse.speech.port import (
    Anchor,
    Ended,
    Lost,
    Muted,
    Part,
    Paused,
    Rendered,
    seconds,
)
from rehearse.speech.protocol import SAMPLE_RATE

# It begins with a vowel, so that the first sample is heard.
ALL = part("All of it is heard, and more of it, and even more of it.")
RATE = 265


@pytest.fixture
async def stage(sound: Ear) -> AsyncIterator[Stage]:
    voice = ChildVoice()
    yield Stage(voice)
    await voice.close()


async def listen_on(ear: Ear, length_s: float) -> None:
    """Hear for a while, without holding up the voice."""
    await asyncio.get_running_loop().run_in_executor(None, ear.wait, ear.now() + length_s)


async def warm_up(stage: Stage, ear: Ear) -> None:
    await stage.load((silence(0.05),))
    stage.voice.play()
    await stage.until(Ended)
    await listen_on(ear, 0.1)


async def rendered(*texts: str) -> list[array[int]]:
    """The same texts rendered on their own; twice the same text differs by up to 30 ms."""
    renderer = ChildRenderer()
    orders = [Order(text, "", RATE) for text in texts]
    sounds = [array("h", s.data) async for s in renderer.render(orders, with_data=True)]
    await renderer.close()
    return sounds


@pytest.mark.quiet
async def test_every_sample_is_heard_once_and_pauses_lie_where_they_were_written(
    stage: Stage, sound: Ear
) -> None:
    script = (part("All of it."), silence(0.7), part("And all of that."))
    await warm_up(stage, sound)
    began = sound.now()
    await stage.load(script)
    stage.voice.play()
    await stage.until(Ended)
    await listen_on(sound, 0.1)
    heard = sound.heard(began).sound
    lengths = {e.seq: e.samples for e in stage.events if isinstance(e, Rendered)}
    assert lengths[1] == round(0.7 * SAMPLE_RATE)
    whole = sum(lengths.values())
    # What the engine renders ends in silence, which nobody can hear.
    tail = _trailing_silence((await rendered("And all of that."))[0])
    assert len(heard) == pytest.approx(whole - tail, rel=0.01)
    written = max(_silences(heard))
    assert 0.7 <= seconds(written) < 0.7 + 0.45


def _trailing_silence(samples: array[int]) -> int:
    return len(samples) - len(samples.tobytes().rstrip(b"\0")) // 2


def _silences(samples: array[int]) -> list[int]:
    """Lengths of the stretches of nothing but zeros."""
    runs, run = [0], 0
    for sample in samples:
        run = 0 if sample else run + 1
        if not run:
            runs.append(0)
        else:
            runs[-1] = run
    return runs


async def test_no_sample_is_lost_or_repeated_by_pauses(stage: Stage, sound: Ear) -> None:
    await warm_up(stage, sound)
    await stage.load((ALL,))
    without = await _played(stage, sound, pauses=0)
    assert await _played(stage, sound, pauses=12) == without


async def _played(stage: Stage, sound: Ear, *, pauses: int) -> array[int]:
    """What is heard but silence, with so many pauses in it."""
    began = sound.now()
    stage.voice.play()
    await stage.until(Anchor)
    places = []
    for _ in range(pauses):
        await listen_on(sound, 0.05)
        stage.voice.pause()
        places.append((await stage.until(Paused)).sample)
        await listen_on(sound, 0.03)
        stage.voice.resume()
        assert (await stage.until(Anchor)).sample == places[-1]
    await stage.until(Ended)
    await listen_on(sound, 0.1)
    assert places == sorted(set(places))
    return _without_silence(sound.heard(began).samples)


def _without_silence(samples: array[int]) -> array[int]:
    return array("h", [sample for sample in samples if sample])


@pytest.mark.quiet
async def test_it_is_heard_at_once_and_silent_at_once(stage: Stage, sound: Ear) -> None:
    await warm_up(stage, sound)
    starts, stops = [], []
    for _ in range(6):
        pressed = sound.now()
        await stage.load((ALL,))
        stage.voice.play()
        await stage.until(Anchor)
        await listen_on(sound, 0.25)
        released = sound.now()
        stage.voice.pause()
        await stage.until(Paused)
        await listen_on(sound, 0.1)
        heard = sound.heard(pressed)
        assert heard.first_at is not None
        assert heard.last_at is not None
        starts.append(heard.first_at - pressed)
        stops.append(heard.last_at - released)
    assert sorted(starts)[len(starts) // 2] <= 0.045
    assert max(stops) <= 0.030


@pytest.mark.quiet
async def test_an_anchor_tells_when_its_sample_is_heard(stage: Stage, sound: Ear) -> None:
    await warm_up(stage, sound)
    began = sound.now()
    await stage.load((ALL, silence(0.3), ALL, ALL))
    stage.voice.play()
    await stage.until(Ended)
    await listen_on(sound, 0.1)
    first_at = sound.heard(began).first_at
    assert first_at is not None
    anchors = [event for event in stage.events if isinstance(event, Anchor)]
    lengths = {e.seq: e.samples for e in stage.events if isinstance(e, Rendered)}
    begins = {seq: sum(lengths[i] for i in range(seq)) for seq in range(4)}
    origins = [a.at - seconds(begins[a.seq] + a.sample) for a in anchors]
    assert len(origins) >= 4
    assert all(-0.005 < first_at - origin < 0.030 for origin in origins)
    assert max(origins) - min(origins) < 0.015


async def test_it_starts_with_the_first_sentence_while_the_rest_renders(
    stage: Stage, sound: Ear
) -> None:
    await stage.load([part(f"All of sentence {count} is heard.") for count in range(200)])
    stage.voice.play()
    await stage.until(Anchor)
    done = len([event for event in stage.events if isinstance(event, Rendered)])
    assert done < 100
    await stage.until(Rendered, lambda event: event.seq == 199)


@pytest.mark.quiet
async def test_a_fresh_child_is_heard_soon(sound: Ear) -> None:
    voice = ChildVoice()
    stage = Stage(voice)
    pressed = sound.now()
    await stage.load((ALL,))
    stage.voice.play()
    await stage.until(Anchor)
    await listen_on(sound, 0.2)
    await voice.close()
    first_at = sound.heard(pressed).first_at
    assert first_at is not None
    assert first_at - pressed <= 0.3


async def test_another_pace_is_heard_from_the_next_sentence_on(stage: Stage, sound: Ear) -> None:
    await stage.load((part("All of it."), part("And all of that."), part("And all of this.")))
    await stage.until(Rendered, lambda event: event.seq == 2)
    stage.voice.play()
    await stage.until(Anchor)
    stage.voice.set_tempo(FASTER, 1)
    await stage.until(Ended)
    lengths = [(e.seq, e.samples) for e in stage.events if isinstance(e, Rendered)]
    assert [seq for seq, _ in lengths] == [0, 1, 2, 1, 2]
    assert lengths[3][1] < 0.75 * lengths[1][1]


@pytest.mark.quiet
async def test_a_device_at_rest_costs_nothing_and_wakes(stage: Stage, sound: Ear) -> None:
    await warm_up(stage, sound)
    assert isinstance(stage.voice, ChildVoice)
    pid = stage.voice.pid
    assert pid is not None
    await listen_on(sound, 2.6)
    before = _ticks(pid)
    await listen_on(sound, 1.0)
    assert _ticks(pid) - before <= 1
    began = sound.now()
    await stage.load((ALL,))
    stage.voice.play()
    await stage.until(Ended)
    await listen_on(sound, 0.1)
    assert len(sound.heard(began).sound) > SAMPLE_RATE


def _ticks(pid: int) -> int:
    """CPU used so far, in hundredths of a second."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


LONG: tuple[Part, ...] = tuple(part(f"All of sentence {n} takes its time.") for n in range(8))


async def test_a_sound_server_that_dies_is_survived(sound: Ear, sound_server: SoundServer) -> None:
    stage = Stage(LastingVoice(SystemClock()))
    await stage.load(LONG)
    stage.voice.play()
    before = await stage.until(Anchor)
    sound_server.stop()
    after = await stage.until(Anchor, lambda anchor: anchor.at > before.at + 1.2)
    assert (after.seq, after.sample) > (before.seq, before.sample)
    assert not [event for event in stage.events if isinstance(event, Lost)]
    muted = [event for event in stage.events if isinstance(event, Muted)]
    assert len(muted) == 1
    assert muted[0].why.startswith("No sound")
    await stage.voice.close()


async def test_a_sound_server_that_hangs_is_survived(sound: Ear, sound_server: SoundServer) -> None:
    stage = Stage(LastingVoice(SystemClock()))
    await stage.load(LONG)
    stage.voice.play()
    await stage.until(Anchor)
    os.kill(sound_server.process.pid, signal.SIGSTOP)
    await stage.until(Muted)
    await stage.until(Anchor)
    stage.voice.pause()
    await stage.until(Paused)
    await stage.voice.close()


async def test_without_any_device_it_says_so_once_and_keeps_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    stage = Stage(LastingVoice(SystemClock()))
    muted: list[Muted] = []
    for _ in range(2):
        await stage.voice.open()
        await stage.load((part("All of it."),))
        stage.voice.play()
        await stage.until(Anchor)
        await stage.until(Ended)
        muted += [event for event in stage.events if isinstance(event, Muted)]
    assert len(muted) == 1
    assert "rehearse say TALK --out" in muted[0].why
    await stage.voice.close()
