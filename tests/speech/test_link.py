"""The line to a child, where the child ends before it is told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from rehearse.speech.link import Link, LinkError

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
