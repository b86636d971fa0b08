"""What is said when the program itself breaks, and that it is so."""

from __future__ import annotations

import pytest
from stage import ManualClock, a_talk, perform

WHAT = "RuntimeError: a screw is loose"


@pytest.mark.parametrize(
    ("spoken_s", "left"),
    [(0.0, ""), (9.0, ""), (12.0, "; what you spoke is kept, --resume goes on")],
)
async def test_a_run_is_said_to_be_kept_where_it_is(
    spoken_s: float, left: str, clock: ManualClock
) -> None:
    async with perform(a_talk(), clock) as stage:
        if spoken_s:
            await stage.press("space")
            await stage.turn(spoken_s)
        stage.app._broken = WHAT
    broken, *others = stage.app.outcome().lines
    assert broken == f"rehearse broke inside ({WHAT}){left}"
    assert len(others) == bool(left)


async def test_a_run_that_the_disk_did_not_take_is_not_said_to_be_kept(
    clock: ManualClock,
) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(12.0)
        stage.app._broken = WHAT
    stage.app._kept_all = False
    broken, _, lost = stage.app.outcome().lines
    assert broken == f"rehearse broke inside ({WHAT})"
    assert lost.endswith(" could not be kept: the disk hangs")


async def test_a_run_that_is_finished_does_not_go_on(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(12.0)
        await stage.press("f")
        stage.app._broken = WHAT
    assert stage.app.last_run is not None
    assert stage.app.last_run.finished
    broken = stage.app.outcome().lines[0]
    assert broken.endswith("; what you spoke is kept")
