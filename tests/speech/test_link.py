"""The line to a child, where the child ends before it is told to."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys

import pytest

from rehearse.speech.link import Link, LinkError
from rehearse.speech.protocol import Underrun

WAITS = [sys.executable, "-c", "import sys; sys.stdin.read()"]


async def test_ending_a_child_leaves_it_to_the_event_loop_to_learn_how_it_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []
    link = await Link.start(WAITS)
    with monkeypatch.context() as patch:
        patch.setattr(subprocess.Popen, "poll", asked.append)
        link.kill()
    assert not asked
    with pytest.raises(LinkError, match="ended"):
        await link.read()
    await link.end()
    link.kill()


async def test_a_child_is_ended_whatever_it_does() -> None:
    link = await Link.start(WAITS)
    os.kill(link.pid, signal.SIGSTOP)
    await link.end()
    with pytest.raises(ProcessLookupError):
        os.kill(link.pid, 0)


HEIR = """
import subprocess, sys
wait = [sys.executable, "-c", "import signal; signal.pause()"]
heir = subprocess.Popen(wait, stdin=subprocess.DEVNULL)
print(f'["Underrun",{heir.pid}]', flush=True)
sys.stdin.read()
"""


async def test_what_a_child_leaves_behind_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rehearse.speech.link.END_S", 0.2)
    link = await Link.start([sys.executable, "-c", HEIR])
    heir, _ = await link.read()
    assert isinstance(heir, Underrun)
    try:
        async with asyncio.timeout(5):
            await link.end()
    finally:
        os.kill(heir.samples, signal.SIGKILL)
    with pytest.raises(ProcessLookupError):
        os.kill(link.pid, 0)
