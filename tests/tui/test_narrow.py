"""On the narrowest screen nothing that counts is cut."""

from __future__ import annotations

from stage import ManualClock, a_talk, perform

from rehearse.core.reading import PAUSED

NARROWEST = (60, 20)


async def test_what_a_run_did_by_itself_is_told_whole(clock: ManualClock) -> None:
    async with perform(a_talk(), clock, size=NARROWEST) as stage:
        await stage.press("space")
        await stage.turn(331.0)
        assert stage.rehearse.rehearsal.phase == PAUSED
        assert "no key for a long time: paused; backspace counts it\n" in stage.text


async def test_the_clock_and_the_offset_of_a_talk_stand_whole(clock: ManualClock) -> None:
    async with perform(a_talk(slot_s=36_000.0), clock, size=NARROWEST) as stage:
        await stage.press("space")
        assert "talk 10:00:00 left of 10:00:00, ends 22:00       on time" in stage.lines[18]
        await stage.press("o", "end", "enter")
        assert "talk 10:00:00 left of 10:00:00 6:40:00 early, 1 left out" in stage.lines[18]
