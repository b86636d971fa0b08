"""What a voice must not do to the rehearsal: hold up the screen, or end the program."""

from __future__ import annotations

import builtins
import threading
from pathlib import Path
from typing import Any

import pytest
from fake_renderer import FakeRenderer
from fake_voice import FakeVoice
from stage import ManualClock, a_talk
from voice_on_stage import listen

from rehearse.core.talk import Talk, section
from rehearse.speech import narrator
from rehearse.speech.utterances import utterances


def spoken_talk() -> Talk:
    return a_talk(
        section("Dawn", "The baker wakes. Nobody else does yet."),
        section("Noon", "Everything is sold."),
    )


async def test_the_talk_is_gone_through_beside_the_screen(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_screens_thread: list[bool] = []

    def worked_out(*passages: Any) -> object:
        on_the_screens_thread.append(threading.current_thread() is threading.main_thread())
        return utterances(*passages)

    monkeypatch.setattr(narrator, "utterances", worked_out)
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        await stage.hear(0.5)
        assert stage.lit == "baker"
        assert on_the_screens_thread == [False, False]


async def test_what_is_kept_is_read_beside_the_screen(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_screens_thread: dict[str, set[bool]] = {"listening.json": set(), "voices.json": set()}
    really_open = builtins.open

    def opened(file: Any, *rest: Any, **named: Any) -> Any:
        name = Path(file).name if isinstance(file, str) else ""
        if name in on_the_screens_thread:
            is_main = threading.current_thread() is threading.main_thread()
            on_the_screens_thread[name].add(is_main)
        return really_open(file, *rest, **named)

    monkeypatch.setattr(builtins, "open", opened)
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s", "plus", "n")
        await stage.hear(0.5)
        assert stage.lit
    assert on_the_screens_thread == {"listening.json": {False}, "voices.json": {False}}


async def test_the_remedy_of_a_long_cause_is_in_sight_on_a_small_terminal(
    clock: ManualClock,
) -> None:
    cause = f"the process that speaks ended before it said anything: {'so it is. ' * 30}"
    async with listen(spoken_talk(), clock, size=(60, 20), refusal=cause) as stage:
        await stage.press("s")
        told = " ".join(stage.text.split())
        assert "No voice: the process that speaks ended" in told
        assert "`rehearse doctor` says what is missing" in told


async def test_a_voice_that_breaks_is_told_and_can_be_heard_again(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_load = FakeVoice.load
    failing = True

    async def load(*given: Any) -> None:
        if failing:
            raise ValueError("no such thing")
        await really_load(*given)

    monkeypatch.setattr(FakeVoice, "load", load)
    async with listen(spoken_talk(), clock, size=(60, 20)) as stage:
        await stage.press("s")
        told = " ".join(stage.text.split())
        assert "The voice broke (ValueError: no such thing). Listen again" in told
        assert "`rehearse doctor`" in told
        assert "NOT SPOKEN" in stage.lines[0]
        await stage.press("s")
        assert "READY" in stage.lines[0]
        failing = False
        await stage.press("s")
        await stage.hear(0.5)
        assert stage.lit == "baker"


async def test_a_measurement_that_breaks_is_told_and_the_voice_reads_on(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_: FakeRenderer) -> None:
        raise ValueError("no such thing")

    monkeypatch.setattr(FakeRenderer, "open", broken)
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        told = " ".join(stage.text.split())
        assert "The voice's pace could not be measured (ValueError: no such thing)" in told
        await stage.hear(0.5)
        assert stage.lit == "baker"
