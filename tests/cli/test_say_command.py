"""`rehearse say`, run as a program with the real voice; what is heard is tested with the speech."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import wave
from pathlib import Path

import pytest
from ice_talk import NO_SOUND, Machine, ice, no_voice
from program import PROGRAM, environment, rehearse, rehearse_in_terminal


@pytest.fixture
def home(tmp_path: Path) -> Path:
    ice(tmp_path)
    return tmp_path


def length_s(path: Path | io.BytesIO) -> float:
    with wave.open(path if isinstance(path, io.BytesIO) else str(path)) as sound:
        return float(sound.getnframes() / sound.getframerate())


def test_numbers_without_a_sound(home: Path) -> None:
    ended = rehearse("say", "ice", "--json", home=home, **NO_SOUND)
    assert (ended.code, ended.err) == (0, "")
    made = json.loads(ended.out)
    assert list(made) == ["voice", "voice_limit", "pace", "sections"]
    assert made["voice"] == "en-gb"
    assert made["pace"] == {"wpm": 130.0, "cpm": 220.0}
    sings, numbers, demo, todo = made["sections"]
    assert list(sings) == [
        "id",
        "spoken_s",
        "not_spoken",
        "load_s",
        "budget_s",
        "words",
        "characters",
    ]
    assert [part["id"] for part in made["sections"]] == [
        "it-sings",
        "how-much",
        "demo",
        "what-to-do",
    ]
    assert sings["words"] == 25
    assert sings["load_s"] == pytest.approx(25 / 130 * 60 + 2, abs=0.001)
    assert (demo["spoken_s"], demo["load_s"], demo["budget_s"]) == (None, 0.0, 30.0)
    parts = (sings, numbers, todo)
    whole_s = sum(part["load_s"] for part in parts)
    assert sum(part["spoken_s"] for part in parts) == pytest.approx(whole_s, rel=0.012)
    # "460,000" is one word.
    assert numbers["spoken_s"] > 1.2 * numbers["load_s"]


@pytest.mark.parametrize("section", ["4", "what-to-do", "What to"])
def test_a_section_at_another_pace(home: Path, section: str) -> None:
    ended = rehearse("say", "ice", section, "--json", "--pace", "180", home=home)
    (part,) = json.loads(ended.out)["sections"]
    assert part["id"] == "what-to-do"
    assert part["load_s"] == pytest.approx(part["words"] / 180 * 60, abs=0.001)
    assert part["spoken_s"] < part["load_s"] * 1.05


def test_what_was_measured_is_kept(home: Path) -> None:
    first = rehearse("say", "ice", "--json", home=home)
    kept = home / "data" / "voices.json"
    before = kept.read_text()
    assert rehearse("say", "ice", "--json", home=home) == first
    assert kept.read_text() == before


def test_a_file_with_its_subtitles(home: Path) -> None:
    ended = rehearse("say", "ice", "--out", "ice.wav", home=home, **NO_SOUND)
    assert (ended.code, ended.err) == (0, "")
    made = json.loads(rehearse("say", "ice", "--json", home=home).out)
    taken_s = sum(part["spoken_s"] or 0 for part in made["sections"])
    assert length_s(home / "ice.wav") == pytest.approx(taken_s, rel=0.01)
    assert ended.out.startswith("ice.wav: 0:")
    assert ended.out.endswith(", 3 sections, with subtitles\n")
    subtitles = (home / "ice.srt").read_text()
    assert subtitles.startswith("1\n00:00:00,000 --> 00:00:0")
    assert "The ice on our lake sings at night." in subtitles
    assert "SLIDE" not in subtitles
    assert not [name for name in os.listdir(home) if name.startswith(".")]


def test_a_numbered_file_for_each_section(home: Path) -> None:
    ended = rehearse("say", "ice", "--out", "sounds/", home=home)
    names = ["01-it-sings", "02-how-much", "04-what-to-do"]
    assert sorted(os.listdir(home / "sounds")) == [
        f"{name}.{suffix}" for name in names for suffix in ("srt", "wav")
    ]
    assert [line.partition(":")[0] for line in ended.out.splitlines()] == [
        f"sounds/{name}.wav" for name in names
    ]


def test_a_folder_that_is_there_needs_no_slash(home: Path) -> None:
    (home / "sounds").mkdir()
    rehearse("say", "ice", "4", "--out", "sounds", home=home)
    assert sorted(os.listdir(home / "sounds")) == ["04-what-to-do.srt", "04-what-to-do.wav"]


def test_standard_output_gets_the_sound_and_nothing_else(home: Path) -> None:
    done = subprocess.run(
        [PROGRAM, "say", "ice", "1", "--out", "-"],
        cwd=home,
        env=environment(home, **NO_SOUND),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    (part,) = json.loads(rehearse("say", "ice", "1", "--json", home=home).out)["sections"]
    assert length_s(io.BytesIO(done.stdout)) == pytest.approx(part["spoken_s"], rel=0.01)


def test_a_terminal_is_no_place_for_sound(home: Path) -> None:
    ended = rehearse_in_terminal("say", "ice", "--out", "-", home=home)
    assert ended == (
        2,
        (
            "rehearse: --out - writes sound to standard output, and a terminal can't show it:\n"
            "rehearse say ice --out - > talk.wav\n"
        ),
        "",
    )


def test_a_reader_that_leaves_is_no_trouble(home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen(
        [PROGRAM, "say", "ice", "1", "--out", "-"],
        cwd=home,
        env=environment(home),
        stdout=writing,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(writing)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (141, b"")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_export_leaves_no_half_file(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    many = "Yes, we can hear it. " * 50
    (tmp_path / "long.yaml").write_text(f"title: T\nsections:\n  - title: A\n    text: {many}\n")
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.wav").write_text("the one before")
    with subprocess.Popen(
        [PROGRAM, "say", "long.yaml", "--out", "out/a.wav"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        while process.poll() is None and len(os.listdir(out)) == 1:
            pass
        process.send_signal(number)
        said, err = process.communicate(timeout=60)
    assert (process.returncode, said, err) == (code, b"", b"")
    assert os.listdir(out) == ["a.wav"]
    assert (out / "a.wav").read_text() == "the one before"


def test_progress_is_shown_in_a_terminal_and_gone_at_the_end(home: Path) -> None:
    shown = rehearse_in_terminal("say", "ice", "--out", "ice.wav", home=home).out
    assert "\rmeasuring the voice 100%\x1b[K" in shown
    assert "\rwriting 100%\x1b[K\r\x1b[K" in shown
    again = rehearse_in_terminal("say", "ice", "--out", "ice.wav", home=home, TERM="dumb").out
    assert again.startswith("ice.wav: ")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "say needs a talk, as in: rehearse say lake"),
        (("icy",), "no talk 'icy' in ./talks, your talks or the samples, did you mean 'ice'?"),
        (("ice", "9"), "there is no section '9', the talk has 4"),
        (("ice", "demo"), "'Demo' has no words to read aloud"),
        (("ice", "--pace", "quick"), "--pace 'quick' is not a pace, write 125"),
        (("ice", "--out", "ice.mp3"), "--out 'ice.mp3' is no WAV file, write --out ice.wav, or"),
        (("ice", "--out", "ice"), "--out 'ice' is no WAV file, write --out ice.wav, or ice/ for"),
        (("ice", "--out", "no/a.wav"), "there is no folder 'no', make it or name another with"),
        (("ice", "--out", "no/where/"), "there is no folder 'no', make it or name another with"),
        (("ice", "--out", "/proc/a.wav"), "'/proc/a.wav' can't be written ("),
        (("ice", "--out", "a.wav", "--json"), "--json only counts and --out only writes, leave"),
    ],
)
def test_what_can_not_be_read_aloud(home: Path, arguments: tuple[str, ...], problem: str) -> None:
    ended = rehearse("say", *arguments, home=home, **NO_SOUND)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"rehearse: {problem}")
    assert ended.err.count("\n") == 1
    assert not (home / "no").exists()


def test_sections_are_read_in_the_order_asked_for(home: Path) -> None:
    made = json.loads(rehearse("say", "ice", "4,2", "--json", home=home).out)
    assert [part["id"] for part in made["sections"]] == ["what-to-do", "how-much"]
    assert rehearse("say", "ice", "4,2", "--out", "both.wav", home=home).code == 0
    subtitles = (home / "both.srt").read_text()
    assert 0 < subtitles.index("a thermos") < subtitles.index("460,000")


def test_the_voice_can_be_chosen_and_is_told_with_the_nearest(home: Path) -> None:
    ended = rehearse("say", "ice", "1", "--json", "--voice", "fr", home=home)
    assert json.loads(ended.out)["voice"] == "fr-fr"
    assert rehearse("say", "ice", "--json", "--voice", "Frensh (France)", home=home) == (
        3,
        "",
        (
            "rehearse: no voice here is called 'Frensh (France)'; did you mean 'French (France)'? "
            "`rehearse voices` lists them\n"
        ),
    )


@pytest.mark.parametrize(
    ("line", "voice"),
    [("language: fr", "fr-fr"), ("voice: en-us", "en-us"), ("language: de-AT", "de")],
)
def test_the_talk_says_which_voice(tmp_path: Path, line: str, voice: str) -> None:
    ice(tmp_path, line)
    ended = rehearse("say", "ice", "1", "--json", home=tmp_path)
    assert json.loads(ended.out)["voice"] == voice


def test_a_language_that_no_voice_speaks(tmp_path: Path) -> None:
    ice(tmp_path, "language: tlh")
    ended = rehearse("say", "ice", home=tmp_path, **NO_SOUND)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("rehearse: no voice here speaks 'tlh'; write `voice: en` to have")


def test_there_is_no_voice(home: Path) -> None:
    for arguments in (("say", "ice"), ("say", "ice", "--json"), ("say", "ice", "--out", "a.wav")):
        ended = rehearse(*arguments, home=home, **no_voice(home))
        assert ended == (
            3,
            "",
            (
                "rehearse: no voice: eSpeak NG does not load (no such library); "
                "`rehearse doctor` says what is missing\n"
            ),
        )
    assert not (home / "a.wav").exists()


def test_there_is_no_sound_library(home: Path) -> None:
    (home / "miniaudio.py").write_text("raise ImportError('no such library')\n")
    ended = rehearse("say", "ice", home=home, PYTHONPATH=str(home))
    assert (ended.code, ended.out) == (3, "")
    assert ended.err == (
        "rehearse: no sound: the sound library does not load (no such library); "
        "pip install miniaudio, or write files with `rehearse say TALK --out`\n"
    )


def test_there_is_no_sound(home: Path) -> None:
    ended = rehearse("say", "ice", home=home, **NO_SOUND)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("rehearse: no sound: no device answers; start a sound server")
    assert ended.err.endswith("or write files with `rehearse say TALK --out`\n")
    assert ended.err.count("\n") == 1


def test_over_ssh_it_would_play_far_away(home: Path) -> None:
    far: Machine = {"SSH_CONNECTION": "10.0.0.1 2 10.0.0.2 22", "PULSE_SERVER": ""}
    far["XDG_RUNTIME_DIR"] = str(home)  # where a sound server would be found
    ended = rehearse("say", "ice", home=home, **far)
    assert ended == (
        3,
        "",
        (
            "rehearse: over ssh the sound would play on the far machine: --here plays it there, "
            "and rehearse say ice --out talk.wav writes it to a file\n"
        ),
    )
    assert rehearse("say", "ice", "1", "--out", "a.wav", home=home, **far).code == 0
    asked_again = rehearse("say", "ice", "--here", home=home, **NO_SOUND | far)
    assert asked_again.err.startswith("rehearse: no sound: ")


KANJI = """\
title: 駅から五分の図書館
language: ja
sections:
  - title: 五分
    text: 駅前図書館利用案内。
  - title: かな
    text: よむのはかなだけです。
"""


def test_what_would_be_spelled_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "eki.yaml").write_text(KANJI, encoding="utf-8")
    why = "this voice reads kana only: give readings in `say:`."
    ended = rehearse("say", "eki.yaml", "--out", "out/", home=tmp_path)
    assert (ended.code, ended.err) == (0, f"rehearse: section 1 is not spoken, {why}\n")
    assert sorted(os.listdir(tmp_path / "out")) == ["02-かな.srt", "02-かな.wav"]
    ended = rehearse("say", "eki.yaml", "1", home=tmp_path)
    assert ended == (3, "", f"rehearse: section 1 is not spoken, {why}\n")
    made = json.loads(rehearse("say", "eki.yaml", "--json", home=tmp_path).out)
    assert [part["spoken_s"] is None for part in made["sections"]] == [True, False]
    readings = KANJI + "say: {駅前図書館利用案内: えきまえとしょかんりようあんない}\n"
    (tmp_path / "eki.yaml").write_text(readings, encoding="utf-8")
    assert rehearse("say", "eki.yaml", "1", "--json", home=tmp_path).code == 0


def test_a_pace_that_the_voice_can_not_reach_is_told(home: Path) -> None:
    ended = rehearse("say", "ice", "4", "--pace", "50", "--out", "a.wav", home=home)
    assert ended.code == 0
    assert ended.err.startswith("rehearse: this voice can't read slower than ")
    assert ended.err.endswith(" wpm\n")
