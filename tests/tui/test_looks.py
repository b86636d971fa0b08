"""One picture of each look. After a change that is meant: `pytest -n 0 --snapshot-update`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from bread import bread
from mill_notes import mill
from shelf_talks import write_shelf
from stage import ManualClock, Stage, an_app
from textual.pilot import Pilot

from rehearse.tui.app import RehearseApp
from rehearse.tui.draw.glyphs import ASCII

Compare = Callable[..., bool]
Way = Callable[[Stage], Awaitable[None]]

SPOKEN = (0.9, 1.3, 1.0, 0.8, 1.1, 1.0)
"""Of each section's budget, in the run that is looked at."""


async def ready(stage: Stage) -> None:
    """Nothing runs yet."""


async def speak_until(stage: Stage, position: int) -> None:
    """Start, and speak all sections before this one."""
    await stage.press("space")
    for part in stage.rehearse.plan.sections[:position]:
        await stage.turn(part.budget_s * SPOKEN[part.position])
        await stage.press("n")


async def mid_way(stage: Stage) -> None:
    """In the third section."""
    await speak_until(stage, 2)
    await stage.turn(25.0)


async def last_seconds(stage: Stage) -> None:
    """The third section is nearly over."""
    await speak_until(stage, 2)
    await stage.turn(stage.rehearse.plan.sections[2].budget_s - 6.5)


async def over(stage: Stage) -> None:
    """The third section is over, and so will be the talk."""
    await speak_until(stage, 2)
    await stage.turn(stage.rehearse.plan.sections[2].budget_s + 21.0)


async def pinned(stage: Stage) -> None:
    """A demonstration with notes and no words, paused."""
    await speak_until(stage, 3)
    await stage.turn(12.0)
    await stage.press("space")


async def overview(stage: Stage) -> None:
    """All sections, in the third one."""
    await mid_way(stage)
    await stage.press("o")


async def summary(stage: Stage) -> None:
    """After a whole run."""
    await speak_until(stage, 6)


async def second_summary(stage: Stage) -> None:
    """After another run, which is compared with the one before."""
    await summary(stage)
    await stage.press("space", "space")
    for part in stage.rehearse.plan.sections:
        await stage.turn(part.budget_s)
        await stage.press("n")


async def history(stage: Stage) -> None:
    """Three runs: two full ones and one that was left."""
    await second_summary(stage)
    await stage.press("space", "space")
    await stage.turn(20.0)
    await stage.press("h")


async def help_(stage: Stage) -> None:
    """The keys of the rehearse screen."""
    await stage.press("space", "f1")


async def prompt(stage: Stage) -> None:
    """An answer that can't be used."""
    await stage.press("t")
    await stage.write("9 parsecs")
    await stage.press("enter")


async def too_small(stage: Stage) -> None:
    """A terminal with too little room."""


async def library(stage: Stage) -> None:
    """A talk was rehearsed twice, another one is broken."""
    for spoken_s in (35.0, 28.0):
        await stage.press("enter", "space")
        for _ in range(2):
            await stage.turn(spoken_s)
            await stage.press("n")
        await stage.press("escape", "escape")


async def broken(stage: Stage) -> None:
    """What is wrong with a talk file."""
    await stage.press("down", "down", "down")


async def preview(stage: Stage) -> None:
    """What notes give, the second section chosen."""
    await stage.press("down")


async def preview_passages(stage: Stage) -> None:
    """The text of a section that another was merged into; a passage is not spoken."""
    await stage.press("down", "m", "right", "down", "x", "down")


async def preview_slot(stage: Stage) -> None:
    """Where the notes name no slot, it is asked for."""
    await stage.until(lambda: "How much time" in stage.text)


def look(way: Way, *, size: tuple[int, int] = (80, 24), name: str = "", **options: Any) -> Any:
    """One look, by its name."""
    return pytest.param(way, size, options, id=name or way.__name__.strip("_"))


LOOKS = [
    look(ready),
    look(mid_way),
    look(last_seconds),
    look(over),
    look(pinned),
    look(overview),
    look(summary),
    look(second_summary),
    look(history),
    look(help_),
    look(prompt),
    look(too_small, size=(59, 19)),
    look(mid_way, name="light", theme="textual-light"),
    look(over, name="ascii", glyphs=ASCII),
    look(mid_way, name="smallest", size=(60, 20)),
    look(second_summary, name="smallest_summary", size=(60, 20)),
    look(overview, name="large_overview", size=(120, 40)),
    look(mid_way, name="large", size=(120, 40)),
]


def picture(
    compare: Compare, app: RehearseApp, clock: ManualClock, way: Way, size: tuple[int, int]
) -> bool:
    """Whether it looks as it did."""

    async def go(pilot: Pilot[None]) -> None:
        stage = Stage(app, pilot, clock)
        await stage.settle()
        await way(stage)

    return compare(app, terminal_size=size, run_before=go)


@pytest.mark.parametrize(("way", "size", "options"), LOOKS)
def test_a_talk(
    way: Way,
    size: tuple[int, int],
    options: dict[str, Any],
    snap_compare: Compare,
    clock: ManualClock,
) -> None:
    assert picture(snap_compare, an_app(bread(), clock, **options), clock, way, size)


@pytest.mark.parametrize(("way", "size", "options"), [look(library), look(broken)])
def test_the_library(
    way: Way,
    size: tuple[int, int],
    options: dict[str, Any],
    snap_compare: Compare,
    clock: ManualClock,
) -> None:
    write_shelf()
    assert picture(snap_compare, an_app(None, clock, **options), clock, way, size)


@pytest.mark.parametrize(
    ("way", "size", "options"),
    [
        look(preview),
        look(preview, name="smallest_preview", size=(60, 20)),
        look(preview_passages),
        look(preview_passages, name="smallest_passages", size=(60, 20), glyphs=ASCII),
        look(preview_slot, theme="textual-light"),
    ],
)
def test_notes(
    way: Way,
    size: tuple[int, int],
    options: dict[str, Any],
    snap_compare: Compare,
    clock: ManualClock,
) -> None:
    Path("talks").mkdir()
    notes = mill(slot="") if way is preview_slot else mill()
    app = an_app(None, clock, notes=notes, **options)
    assert picture(snap_compare, app, clock, way, size)
