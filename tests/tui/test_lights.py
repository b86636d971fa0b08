"""The lights and cards of a timed event beside the clock of the talk, and the verdict."""

from __future__ import annotations

from stage import ManualClock, a_talk, perform

from rehearse.core.signals import signal_of
from rehearse.core.timing_rule import rule_of
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.summary import SummaryScreen


async def test_a_speaker_sees_the_lights_and_hears_the_verdict(clock: ManualClock) -> None:
    own = rule_of("lights 40s 60s 80s, from 30s to 85s")
    ruled = a_talk(rule=own, signals=(signal_of("25s left"),), slot_s=90.0)
    async with perform(ruled, clock) as stage:
        assert own.text in stage.text
        await stage.press("space")
        shown = {}
        for at_s in (39, 40, 60, 65, 80):
            await stage.turn(at_s - clock.turned_s)
            row = next(line for line in stage.lines if line.lstrip().startswith("talk "))
            shown[at_s] = row.split("of 1:30")[1].split("  ")[-2].strip()
        assert shown[40] == "GREEN"
        assert shown[60] == "YELLOW"
        assert shown[65] == "0:25 LEFT"
        assert shown[80] == "RED"
        assert "GREEN" not in shown[39]
        await stage.press("o")
        stage.on(OverviewScreen)
        assert "RED  " in stage.text
        await stage.press("escape", "n", "n")
        await stage.turn(11.0)
        await stage.press("n")
        stage.on(SummaryScreen)
        assert f"Rule {own.text}: outside the rule, 0:06 over 1:25." in stage.text


async def test_a_part_of_the_talk_is_under_no_rule(clock: ManualClock) -> None:
    ruled = a_talk(rule=rule_of("lights 1s 2s 3s"), slot_s=90.0)
    async with perform(ruled, clock, scope=(1,)) as stage:
        await stage.press("space")
        await stage.turn(20.0)
        assert "RED" not in stage.text
        await stage.press("n")
        assert "Rule" not in stage.text
