"""The voice's rows: how fast it renders, how soon it is heard and silent, how true its pace is.

    python bench/voice.py [TALK...]

It needs PulseAudio's programs and, as the peer, `espeak-ng`. A sound server of its own plays to a
null sink, and what comes out of that sink is what is measured.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from array import array
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from figures import Finding, median, milliseconds, percentile, table, verdict
from machine import Spent, spent, usage
from rehearse.core.clock import SystemClock
from rehearse.core.pace import Pace
from rehearse.core.talk import Talk
from rehearse.core.words import count
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.child_renderer import ChildRenderer, Order
from rehearse.speech.child_voice import ChildVoice
from rehearse.speech.narration import ENDED, Narration
from rehearse.speech.narrator import Narrator, Script
from rehearse.speech.port import Anchor, Event, Part, Paused, Tempo, seconds
from rehearse.speech.protocol import SAMPLE_RATE
from rehearse.speech.utterances import Place
from rehearse.talkfile.load import load
from voice_keys import voice_keys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tests", "speech"))
from sound_server import Ear, SoundServer, missing  # noqa: E402

WPM = (80, 100, 125, 160, 220)
REST_S = 2.6
"""After this long the device is at rest."""

# It begins with a vowel: its first sample is no silence.
SENTENCE = "All of it is heard, and more of it, and even more of it, as long as it takes."
LIT = (
    "All of it is here. Every word is lit as soon as it is heard, and the next one after it, "
    "460,000 times if need be. Is anybody out there? Open the door, ask a question, and end it."
)
TEMPO = Tempo(Pace(125, 220), {"gmw/en-US": 136})

E = TypeVar("E", bound=Event)


def _now() -> float:
    return SystemClock().now()


class Listener:
    """Keeps what a voice says."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._seen = 0
        self._news = asyncio.Event()

    def __call__(self, event: Event) -> None:
        self._events.append(event)
        self._news.set()

    async def until(self, kind: type[E]) -> E:
        """The next event of a kind."""
        while True:
            while self._seen < len(self._events):
                event = self._events[self._seen]
                self._seen += 1
                if isinstance(event, kind):
                    return event
            self._news.clear()
            await self._news.wait()


def part(text: str) -> Part:
    """A sentence for the voice that is measured."""
    return Part(text, 0.0, count(text), "gmw/en-US")


async def rendering(talk: Talk) -> list[Finding]:
    """A whole talk as sound, against the command line of the same engine on the same text."""
    async with _narrator(talk) as (narrator, renderer):
        said = [part for part in narrator.utterances(range(len(talk.sections))) if part.text]
        voice = narrator.voice_of(0)
        orders = [Order(part.text, voice, narrator.tempo().rate(voice)) for part in said]
        ours, theirs = [], []
        for _ in range(3):
            began = _now()
            lengths = [sound.samples async for sound in renderer.render(orders, with_data=True)]
            ours.append(seconds(sum(lengths)) / (_now() - began))
            theirs.append(_espeak_rendering(orders))
    told = f"{median(ours):.0f} x real time; espeak-ng {median(theirs):.0f} x"
    return [Finding("rendering", "250 x real time / rendering", 1.0, 250 / median(ours), told)]


def _espeak_rendering(orders: list[Order]) -> float:
    program = shutil.which("espeak-ng")
    if program is None:
        return 0.0
    with tempfile.TemporaryDirectory() as folder:
        text, sound = Path(folder, "text"), Path(folder, "sound.wav")
        text.write_text("\n\n".join(order.text for order in orders))
        began = _now()
        subprocess.run([program, "-s", str(orders[0].rate), "-f", text, "-w", sound], check=True)
        return sound.stat().st_size / 2 / SAMPLE_RATE / (_now() - began)


async def listening(ear: Ear, runs: int) -> list[Finding]:
    """From the text, which the voice is given, to its first sample, and from stop to silence."""
    cold = [await _cold(ear) for _ in range(max(3, runs // 4))]
    peer = [await _peer(ear) for _ in range(max(3, runs // 4))]
    voice = ChildVoice()
    resting, running, stops = [], [], []
    await _heard_and_stopped(ear, voice)
    for _ in range(runs):
        start, stop = await _heard_and_stopped(ear, voice)
        running.append(start)
        stops.append(stop)
        await _listen(ear, REST_S)
        start, stop = await _heard_and_stopped(ear, voice)
        resting.append(start)
        stops.append(stop)
    await voice.close()
    told = f"device running {_ms(running)}, at rest {_ms(resting)}; espeak-ng {_ms(peer)}"
    warm = [*running, *resting]
    return [
        Finding("voice", "load to first sample, warm, median", 45, 1e3 * median(warm), told, "ms"),
        Finding("voice", "the same, p95", 60, 1e3 * percentile(warm, 95), "", "ms"),
        Finding("voice", "load to first sample, cold", 300, 1e3 * max(cold), _ms(cold), "ms"),
        Finding("voice", "stop to silence, worst", 30, 1e3 * max(stops), _ms(stops), "ms"),
    ]


def _ms(values: list[float]) -> str:
    return f"{milliseconds(median(values))} (max {milliseconds(max(values))})"


async def _listen(ear: Ear, length_s: float) -> None:
    await asyncio.get_running_loop().run_in_executor(None, ear.wait, ear.now() + length_s)


async def _heard_and_stopped(ear: Ear, voice: ChildVoice) -> tuple[float, float]:
    listener = Listener()
    pressed = _now()
    await voice.load([part(SENTENCE)], TEMPO, listener)
    voice.play()
    await listener.until(Anchor)
    await _listen(ear, 0.3)
    released = _now()
    voice.pause()
    await listener.until(Paused)
    await _listen(ear, 0.1)
    heard = ear.heard(pressed)
    return (heard.first_at or pressed + 9) - pressed, (heard.last_at or released + 9) - released


async def _cold(ear: Ear) -> float:
    voice = ChildVoice()
    start, _ = await _heard_and_stopped(ear, voice)
    await voice.close()
    return start


async def _peer(ear: Ear) -> float:
    program = shutil.which("espeak-ng")
    if program is None:
        return 0.0
    pressed = _now()
    process = await asyncio.create_subprocess_exec(program, SENTENCE)
    await _listen(ear, 1.0)
    process.kill()
    await process.wait()
    await _listen(ear, 0.3)
    return (ear.heard(pressed).first_at or pressed + 9) - pressed


async def pace(talk: Talk) -> list[Finding]:
    """The whole talk against words / pace, at five paces."""
    worst, told = 0.0, []
    async with _narrator(talk) as (narrator, renderer):
        for wpm in WPM:
            factor = wpm / 125
            await narrator.calibrate(renderer, factor)
            limit = narrator.limit(factor)
            (found,) = narrator.verified(factor).values()
            told.append(f"{wpm}: {found.error:+.2%}" + (f" ({limit})" if limit else ""))
            if not limit:
                worst = max(worst, abs(found.error))
    what = f"voice against load, 80 to 220 wpm, {talk.id}"
    return [Finding("pace", what, 1, 100 * worst, "; ".join(told), "%")]


async def highlight(ear: Ear) -> list[Finding]:
    """When a word is lit, against its mark and its sound as they come out of the sink."""
    narrator = Narrator(Script([LIT], TEMPO.pace, voice="gmw/en-US"), Calibrations(""))
    voice = ChildVoice()
    narrator.settle(await voice.open())
    narration = narrator.narration(voice, [0], TEMPO)
    assert narration is not None
    began = _now()
    lit = await _lit(narration)
    await _listen(ear, 0.1)
    heard = ear.heard(began)
    await voice.close()
    marks, sounds = [], []
    assert heard.first_at is not None
    first = next(index for index, sample in enumerate(heard.samples) if sample)
    for place, mark in _marks(narration).items():
        at = lit[place]
        marks.append(abs(at - heard.first_at - seconds(mark)))
        onset = _onset(heard.samples[first + mark - 220 :])
        if onset is not None:
            sounds.append(abs(at - heard.first_at - seconds(mark - 220 + onset)))
    return [
        Finding("highlight", "lit to mark, p99", 60, 1e3 * percentile(marks, 99), _ms(marks), "ms"),
        Finding(
            *("highlight", "lit to its sound, p99", 90, 1e3 * percentile(sounds, 99)),
            *(f"{_ms(sounds)}, {len(sounds)} of {len(marks)} words follow a silence", "ms"),
        ),
    ]


def _marks(narration: Narration) -> dict[Place, int]:
    """At which sample of all that is heard each word begins."""
    timeline, said = narration._timeline, narration._utterances  # noqa: SLF001
    found: dict[Place, int] = {}
    for seq, utterance in enumerate(said):
        for index, token in enumerate(utterance.tokens):
            onset = timeline._onsets[seq][index]  # noqa: SLF001
            found[token.place] = timeline.samples(0, seq) + onset
    return found


def _onset(samples: array[int]) -> int | None:
    """Where sound begins, None where the first hundredth of a second is not silent."""
    window = [abs(sample) for sample in samples[: SAMPLE_RATE // 4]]
    loud = max(window, default=0) // 20
    if not loud or max(window[: SAMPLE_RATE // 100]) > loud:
        return None
    return next(index for index, sample in enumerate(window) if sample > loud)


async def _lit(narration: Narration) -> dict[Place, float]:
    """When each word was lit, by one timer that is armed for the next change."""
    changed = asyncio.Event()
    narration._on_change = changed.set  # noqa: SLF001
    await narration.start()
    lit: dict[Place, float] = {}
    while narration.phase != ENDED:
        heard = narration.heard(_now())
        if heard.place is not None:
            lit.setdefault(heard.place, _now())
        changed.clear()
        try:
            async with asyncio.timeout(heard.until_change_s):
                await changed.wait()
        except TimeoutError:
            continue
    return lit


async def processor(ear: Ear) -> list[Finding]:
    """What the child takes of a core, while it plays and at rest."""
    voice = ChildVoice()
    listener = Listener()
    await voice.load([part(SENTENCE) for _ in range(8)], TEMPO, listener)
    pid = voice.pid
    assert pid is not None
    await _listen(ear, 1.0)
    voice.play()
    await listener.until(Anchor)
    playing = await _spent(ear, pid)
    voice.pause()
    await _listen(ear, REST_S)
    resting = await _spent(ear, pid)
    await voice.close()
    told = f"{playing.wakeups:.0f} wakeups a second"
    return [
        Finding("processor", "child while it plays", 2, 100 * playing.cpu, told, "%"),
        Finding("processor", "child otherwise", 0, 100 * resting.cpu, "", "%"),
    ]


async def _spent(ear: Ear, pid: int) -> Spent:
    before = usage(pid)
    await _listen(ear, 10)
    return spent(before, usage(pid))


@asynccontextmanager
async def _narrator(talk: Talk) -> AsyncIterator[tuple[Narrator, ChildRenderer]]:
    renderer = ChildRenderer()
    texts = [section.text for section in talk.sections]
    narrator = Narrator(
        Script(texts, talk.pace, talk.language, talk.voice, talk.say), Calibrations("")
    )
    narrator.settle(await renderer.open())
    yield narrator, renderer
    await renderer.close()


async def measure(talks: list[Talk], server: SoundServer, runs: int) -> list[Finding]:
    """All rows."""
    os.environ["PULSE_SERVER"] = server.address
    ear = server.ear()
    findings = await rendering(talks[0])
    with tempfile.TemporaryDirectory(prefix="rehearse-bench-") as folder:
        findings += voice_keys(ear, server.address, folder, runs)
    findings += await listening(ear, runs)
    for talk in talks:
        findings += await pace(talk)
    findings += await highlight(ear)
    findings += await processor(ear)
    ear.stop()
    return findings


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    if reason := missing():
        print(reason, file=sys.stderr)
        return 2
    paths = sys.argv[1:] or sorted(map(str, Path(HERE, "..", "talks").glob("*.yaml")))
    with tempfile.TemporaryDirectory(prefix="rehearse-bench-") as folder:
        server = SoundServer(Path(folder))
        try:
            findings = asyncio.run(measure([load(path) for path in paths], server, runs=10))
        finally:
            server.stop()
    print(table(findings))
    return int(any(verdict(finding).startswith("MISSED") for finding in findings))


if __name__ == "__main__":
    sys.exit(main())
