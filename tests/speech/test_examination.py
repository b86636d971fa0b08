from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sound_server import Ear

from rehearse.speech import examination
from rehearse.speech.examination import (
    LIBRARY_REMEDY,
    SOUND_REMEDY,
    Examination,
    examine,
    sound_remedy,
)


async def test_a_machine_with_a_voice_and_sound(sound: Ear) -> None:
    found = await examine()
    assert found.engine.startswith("eSpeak NG 1.")
    assert found.voices > 80
    assert found.sound == "PulseAudio"
    assert (found.engine_problem, found.sound_problem) == ("", "")


async def test_a_machine_without_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    found = await examine()
    assert found.voices > 80
    assert found.sound == ""
    assert sound_remedy(found.sound_problem) == SOUND_REMEDY


async def test_a_machine_without_the_sound_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "miniaudio.py").write_text("raise ImportError('no such library')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = await examine()
    assert found.voices > 80
    assert found.sound_problem == "the sound library does not load (no such library)"
    remedy = sound_remedy(found.sound_problem)
    assert remedy == LIBRARY_REMEDY
    assert remedy.startswith("pip install miniaudio")
    assert "sound server" not in remedy


@pytest.mark.parametrize(
    ("how", "why"),
    [("hangs", "nothing answers"), ("dies", "ended"), ("no engine", "no data")],
)
async def test_a_machine_without_a_voice(
    how: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examination, "_PATIENCE_S", 0.5)
    child = str(Path(__file__).parent / "bad_child.py")
    found = await examine([sys.executable, child, how])
    assert why in found.engine_problem
    assert found.sound_problem


async def test_an_engine_without_voices_is_not_waited_for() -> None:
    child = str(Path(__file__).parent / "bad_child.py")
    found = await examine([sys.executable, child, "no voices"])
    assert found == Examination("Bad 1", 0, "", "", "no device")


async def test_a_program_that_does_not_start() -> None:
    found = await examine(["/nowhere/python"])
    assert "does not start" in found.engine_problem
