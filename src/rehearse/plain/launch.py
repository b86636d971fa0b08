"""Starting the plain mode."""

from __future__ import annotations

import asyncio
import gc
import selectors
import sys
from typing import TYPE_CHECKING

from rehearse.plain.program import Program, standard_keyboard
from rehearse.plain.rehearsing import Rehearsing
from rehearse.rehearsing.preparation import Preparation
from rehearse.rehearsing.request import Outcome, Request

if TYPE_CHECKING:
    from rehearse.plain.outside import Outside, Room


def run(request: Request, *, signals: str, bell: bool) -> Outcome:
    """Rehearse in lines until it is left.

    Args:
        request: what to open.
        signals: which moments are told, see `rehearse.core.signal_choices`.
        bell: ring the terminal's bell at each of them.
    """
    gc.enable()
    with asyncio.Runner(loop_factory=_loop) as runner:
        return runner.run(_rehearse(request, signals, bell=bell))


def _loop() -> asyncio.AbstractEventLoop:
    # Of the selectors the one that takes a file as input too.
    return asyncio.SelectorEventLoop(selectors.SelectSelector())


async def _rehearse(request: Request, signals: str, *, bell: bool) -> Outcome:
    program = Program(
        standard_keyboard(), sys.stdout, bell=bell, settings=request.settings.settings
    )
    return await program.run(lambda outside: first_room(request, outside, signals))


def first_room(request: Request, outside: Outside, signals: str) -> Room:
    """The list of talks, or the rehearsal of the one that was named."""
    for problem in request.settings.problems:
        outside.say(f"Settings: {problem}")
    if request.talk is None:
        from rehearse.plain.library import Library  # noqa: PLC0415

        return Library(outside, signals=signals)
    preparation = Preparation(
        request.talk,
        scope=request.scope,
        slot_s=request.slot_s,
        pace=request.pace,
        for_real=request.for_real,
        speaker=request.speaker,
        thresholds=outside.settings.thresholds,
    )
    return Rehearsing(
        outside, preparation, resume=request.resume, weak=request.weak, signals=signals
    )
