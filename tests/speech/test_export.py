from __future__ import annotations

import asyncio
import io
import os
import wave
from array import array
from pathlib import Path

import pytest
from fake_renderer import FakeRenderer

from rehearse.core.pace import Pace
from rehearse.speech.child_renderer import ChildRenderer
from rehearse.speech.export import Exporter, Subtitle, pieces, srt
from rehearse.speech.port import Tempo, VoiceError
from rehearse.speech.protocol import SAMPLE_RATE
from rehearse.speech.utterances import Passage, utterances

TEMPO = Tempo(Pace(125, 220), {"": 140})
TITLES = ["The lake", "Nothing here", "\u6c37"]
SAID = utterances(
    [
        Passage("All of the *ice*. [pause 2s] It sings, [SLIDE 2] and it groans!", 0),
        Passage("[SLIDE 3]", 1),
        Passage("[pause 1s] And then: nothing.", 2),
    ]
)


def exporter(renderer: FakeRenderer | ChildRenderer | None = None) -> Exporter:
    return Exporter(renderer or FakeRenderer(), TEMPO, lambda _: "")


def sound(path: Path | io.BytesIO) -> array[int]:
    with wave.open(path if isinstance(path, io.BytesIO) else str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (
            1,
            2,
            SAMPLE_RATE,
        )
        return array("h", file.readframes(file.getnframes()))


async def test_a_file_holds_everything_with_its_subtitles(tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    (written,) = await exporter().write(pieces(str(path), SAID, TITLES))
    samples = sound(path)
    assert written.voice_s == pytest.approx(len(samples) / SAMPLE_RATE)
    assert written.sections == (0, 2)
    first, second, third = (len(said.text) / 6 * 60 / (140 * 0.9) for said in SAID if said.text)
    assert (tmp_path / "talk.srt").read_text() == srt(
        [
            Subtitle(0.0, first, "All of the ice."),
            Subtitle(first + 2, first + 2 + second, "It sings, and it groans!"),
            Subtitle(first + second + 3, first + second + third + 3, "And then: nothing."),
        ]
    )
    assert sorted(os.listdir(tmp_path)) == ["talk.srt", "talk.wav"]


async def test_a_folder_holds_a_numbered_file_for_each_section(tmp_path: Path) -> None:
    folder = f"{tmp_path}/out/"
    written = await exporter().write(pieces(folder, SAID, TITLES))
    assert sorted(os.listdir(folder)) == [
        "01-the-lake.srt",
        "01-the-lake.wav",
        "03-\u6c37.srt",
        "03-\u6c37.wav",
    ]
    assert [each.sections for each in written] == [(0,), (2,)]
    assert [piece.path for piece in pieces(str(tmp_path / "out"), SAID, TITLES)] == [
        f"{tmp_path}/out/01-the-lake.wav",
        f"{tmp_path}/out/03-\u6c37.wav",
    ]


async def test_standard_output_gets_a_whole_file() -> None:
    out = io.BytesIO()
    (written,) = await exporter().write(pieces("-", SAID, TITLES), out)
    out.seek(0)
    assert len(sound(out)) == pytest.approx(written.voice_s * SAMPLE_RATE, abs=1)


async def test_an_interrupted_export_leaves_no_half_file(tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    path.write_text("the one before")
    renderer = FakeRenderer()
    renderer.fails_after = 2
    with pytest.raises(VoiceError, match="failed twice"):
        await exporter(renderer).write(pieces(str(path), SAID, TITLES))
    assert os.listdir(tmp_path) == ["talk.wav"]
    assert path.read_text() == "the one before"


async def test_a_cancelled_export_leaves_no_half_file(tmp_path: Path) -> None:
    renderer = ChildRenderer()

    async def write() -> None:
        task = asyncio.current_task()
        assert task is not None

        def interrupt(done: int, whole: int) -> None:
            task.cancel()

        writer = Exporter(renderer, TEMPO, lambda _: "", interrupt)
        await writer.write(pieces(str(tmp_path / "talk.wav"), SAID, TITLES))

    with pytest.raises(asyncio.CancelledError):
        await asyncio.ensure_future(write())
    await renderer.close()
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("target", ["/proc/nowhere/talk.wav", "/dev/null/talk.wav"])
async def test_a_place_that_cannot_be_written_is_told(target: str) -> None:
    with pytest.raises(VoiceError, match=r"can't be written .*name another with --out"):
        await exporter().write(pieces(target, SAID, TITLES))


async def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    writer = Exporter(FakeRenderer(), TEMPO, lambda _: "", lambda *done: told.append(done))
    await writer.write(pieces(f"{tmp_path}/", SAID, TITLES))
    assert told == [(count, len(SAID)) for count in range(1, len(SAID) + 1)]


async def test_a_real_export_sounds_where_its_subtitles_say(tmp_path: Path) -> None:
    renderer = ChildRenderer()
    path = tmp_path / "talk.wav"
    await exporter(renderer).write(pieces(str(path), SAID, TITLES))
    await renderer.close()
    samples = sound(path)
    blocks = (tmp_path / "talk.srt").read_text().strip().split("\n\n")
    spans = [block.split("\n")[1].split(" --> ") for block in blocks]
    times = [(_seconds(start), _seconds(end)) for start, end in spans]
    assert len(times) == 3
    for start, end in times:
        assert any(samples[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)])
    between = samples[round(times[0][1] * SAMPLE_RATE) + 22 : round(times[1][0] * SAMPLE_RATE) - 22]
    assert not any(between)
    assert len(between) / SAMPLE_RATE == pytest.approx(2.0, abs=0.01)


def _seconds(clock: str) -> float:
    hours, minutes, rest = clock.replace(",", ".").split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_subtitles_are_written_as_players_read_them() -> None:
    text = "A sentence that is too long for a single line of a subtitle."
    assert srt([Subtitle(0, 1.5, "One."), Subtitle(3661.25, 3700.0, text)]) == (
        "1\n00:00:00,000 --> 00:00:01,500\nOne.\n\n"
        "2\n01:01:01,250 --> 01:01:40,000\n"
        "A sentence that is too long for a single\nline of a subtitle.\n"
    )
