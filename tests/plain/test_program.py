"""The wiring of the plain mode: a history that fails, a break inside, the voice."""

from __future__ import annotations

import asyncio
import io
import os
from collections.abc import Callable

import pytest
from plain_stage import a_talk

from rehearse.core.clock import SystemClock
from rehearse.core.pace import Pace
from rehearse.core.talk import section
from rehearse.history.errors import HistoryError
from rehearse.history.keeper import Keeper, News
from rehearse.history.store import Store
from rehearse.plain.aloud import Aloud
from rehearse.plain.keyboard import Keyboard
from rehearse.plain.outside import Outside, Room
from rehearse.plain.program import Program
from rehearse.plain.rehearsing import Rehearsing
from rehearse.rehearsing.preparation import Preparation
from rehearse.rehearsing.request import Outcome
from rehearse.speech.lasting_voice import LastingVoice
from rehearse.speech.silent_voice import SilentVoice


def a_keeper_without_disk(tell: Callable[[News], None]) -> Keeper:
    def open_store(check: bool) -> Store:
        del check
        raise HistoryError("the disk is full")

    return Keeper(tell, open_store)


def a_rehearsal(outside: Outside) -> Room:
    fixed = Preparation(a_talk(), scope=None, slot_s=None, pace=None, for_real=False)
    return Rehearsing(outside, fixed)


def run(typed: bytes, room: Callable[[Outside], Room] = a_rehearsal) -> tuple[Outcome, list[str]]:
    """What comes of lines from a pipe, without a history."""
    ours, theirs = os.pipe()
    os.write(theirs, typed)
    os.close(theirs)
    out = io.StringIO()

    async def main() -> Outcome:
        program = Program(Keyboard(ours), out, make_keeper=a_keeper_without_disk)
        return await program.run(room)

    outcome = asyncio.run(main())
    os.close(ours)
    return outcome, out.getvalue().splitlines()


def test_a_history_that_fails_is_told_and_the_rehearsal_goes_on() -> None:
    outcome, lines = run(b"start\nwhere\nq\n")
    assert outcome == Outcome(0, ())
    assert "Not kept yet: the disk is full" in lines
    assert any(line.startswith("Started.") for line in lines)
    assert lines[-1] == "On time."


def test_a_break_inside_is_a_sentence() -> None:
    class Broken(Rehearsing):
        def _on_where(self, *_: object) -> None:
            raise LookupError("a bug")

    def broken(outside: Outside) -> Room:
        fixed = Preparation(a_talk(), scope=None, slot_s=None, pace=None, for_real=False)
        return Broken(outside, fixed)

    outcome, lines = run(b"start\nwhere\nnext\n", broken)
    assert outcome == Outcome(1, ("rehearse broke inside (LookupError: a bug)",))
    assert lines[-1].startswith("Started.")


def test_the_bell_rings_at_signals_alone() -> None:
    out = io.StringIO()

    async def main() -> None:
        program = Program(Keyboard(0), out, make_keeper=a_keeper_without_disk, bell=True)
        program.say("A line.")
        program.signal("Thirty seconds.")

    asyncio.run(main())
    assert out.getvalue() == "A line.\n\aThirty seconds.\n"


@pytest.mark.usefixtures("world")
def test_a_section_is_read_sentence_by_sentence() -> None:
    said: list[str] = []

    async def main() -> str:
        clock = SystemClock()
        voice = LastingVoice(clock, make=lambda audible: SilentVoice(clock))
        short = a_talk(section("Opening", "Go *now*. [SLIDE 1] Then stop."))
        ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        Aloud(voice, clock, short, Pace(900.0, 900.0)).read((0,), said.append, ended.set_result)
        problem = await ended
        await voice.close()
        return problem

    assert asyncio.run(main()) == ""
    assert said[-2:] == ["Go now.", "Then stop."]
