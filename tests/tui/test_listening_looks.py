"""Pictures of listening. After a change that is meant: `pytest -n 0 --snapshot-update`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from bread import bread
from fake_renderer import FakeRenderer
from fake_voice import FakeVoice
from stage import ManualClock, an_app
from textual.pilot import Pilot
from voice_on_stage import Listener, maker

from rehearse.tui.draw.glyphs import ASCII

Way = Callable[[Listener], Awaitable[None]]


async def reading(stage: Listener) -> None:
    """In the middle of a sentence of the second section."""
    await stage.press("n", "s", "minus", "down", "down")
    await stage.hear(1.2)


async def paused(stage: Listener) -> None:
    """The same, paused."""
    await reading(stage)
    await stage.press("space")


async def at_the_end(stage: Listener) -> None:
    """All of the first section was heard, after it was spoken once."""
    await stage.press("space")
    for part in stage.rehearse.plan.sections:
        await stage.turn(part.budget_s * 1.1)
        await stage.press("n")
    await stage.press("space", "s")
    await stage.hear(stage.voice.left_s + 0.5)


async def in_silence(stage: Listener) -> None:
    """The device is gone, which is told."""
    await reading(stage)
    stage.voice.mute(
        "No sound (the sound stopped): the words are lit in time all the same, and "
        "`rehearse say TALK --out talk.wav` writes what would be heard"
    )
    await stage.settle()


def look(way: Way, *, size: tuple[int, int] = (80, 24), name: str = "", **options: Any) -> Any:
    """One look, by its name."""
    return pytest.param(way, size, options, id=name or way.__name__)


LOOKS = [
    look(reading),
    look(paused),
    look(at_the_end),
    look(in_silence),
    look(reading, name="light", theme="textual-light"),
    look(reading, name="smallest", size=(60, 20)),
    look(in_silence, name="smallest_silence", size=(60, 20)),
    look(at_the_end, name="smallest_end", size=(60, 20)),
    look(reading, name="ascii", glyphs=ASCII),
    look(reading, name="no_color"),
]


@pytest.mark.parametrize(("way", "size", "options"), LOOKS)
def test_listening(
    way: Way,
    size: tuple[int, int],
    options: dict[str, Any],
    snap_compare: Callable[..., bool],
    clock: ManualClock,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if "no_color" in request.node.name:
        monkeypatch.setenv("NO_COLOR", "1")
    voices: list[FakeVoice] = []
    app = an_app(
        bread(), clock, make_voice=maker(voices, clock), make_renderer=FakeRenderer, **options
    )

    async def go(pilot: Pilot[None]) -> None:
        stage = Listener(app, pilot, clock)
        stage.voices = voices
        await stage.settle()
        await way(stage)

    assert snap_compare(app, terminal_size=size, run_before=go)
