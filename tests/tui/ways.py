"""The ways to every screen and phase, for what is to hold in all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from stage import Stage, a_talk, paragraphs
from textual.binding import Binding

from rehearse.core.talk import Talk, section
from rehearse.tui.room import Room
from rehearse.tui.screens.help import HelpScreen
from rehearse.tui.screens.history import HistoryScreen
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.rehearse import RehearseScreen
from rehearse.tui.screens.summary import SummaryScreen

Way = Callable[[Stage], Awaitable[None]]


def keys_of(screen: Room) -> set[str]:
    """The keys that this screen binds itself, and heeds now."""
    return {
        key
        for binding in type(screen).BINDINGS
        if isinstance(binding, Binding)
        if screen.check_action(binding.action.partition("(")[0], ())
        for key in binding.key.split(",")
    }


def long_talk() -> Talk:
    """Its first section is longer than a screen."""
    return a_talk(
        section("Opening", paragraphs(6)), section("Closing", paragraphs(2)), slot_s=300.0
    )


async def ready(stage: Stage) -> None:
    """At the first section, nothing runs."""


async def running(stage: Stage) -> None:
    """Twenty seconds into the first section."""
    await stage.press("space")
    await stage.turn(20.0)


async def paused(stage: Stage) -> None:
    """Twenty seconds in, paused."""
    await running(stage)
    await stage.press("space")


async def later(stage: Stage) -> None:
    """In the last section."""
    await running(stage)
    await stage.press("n")
    await stage.turn(20.0)


async def in_overview(stage: Stage) -> None:
    """The overview over a run."""
    await running(stage)
    await stage.press("o")


async def in_summary(stage: Stage) -> None:
    """The summary of a run."""
    await later(stage)
    await stage.press("n")


async def in_history(stage: Stage) -> None:
    """The history with one run."""
    await in_summary(stage)
    await stage.press("h")


async def in_report(stage: Stage) -> None:
    """A run from the history."""
    await in_history(stage)
    await stage.press("enter")


async def in_help(stage: Stage) -> None:
    """The help of the rehearse screen."""
    await running(stage)
    await stage.press("f1")


WAYS: dict[Way, type[Room]] = {
    ready: RehearseScreen,
    running: RehearseScreen,
    paused: RehearseScreen,
    later: RehearseScreen,
    in_overview: OverviewScreen,
    in_summary: SummaryScreen,
    in_history: HistoryScreen,
    in_report: SummaryScreen,
    in_help: HelpScreen,
}
