from __future__ import annotations

import os
import sys
from subprocess import PIPE, Popen

import pytest

from rehearse.history.owner import UNSEEN_S, Owner, is_alive, parse, this_process

HERE = this_process()
NOBODY = 2**22 + 1
"""No process has a number above the kernel's largest."""


def test_an_owner_is_read_as_it_was_written() -> None:
    for owner in (
        HERE,
        Owner(1, "", "", "", ""),
        Owner(7, "12", "pid:[1]", "b", "host with space"),
    ):
        assert parse(str(owner)) == owner
    assert [parse(text) for text in ("", "12", "a b c d e")] == [None] * 3


def test_this_process_lives() -> None:
    assert HERE.pid == os.getpid()
    assert this_process() == HERE
    assert is_alive(HERE, 0.0, HERE)
    assert is_alive(HERE, 1e9, HERE), "a pause may be long"


def test_a_process_lives_until_it_ends_even_unburied() -> None:
    script = (
        "from rehearse.history.owner import this_process as me; print(me(), flush=True); input()"
    )
    with Popen([sys.executable, "-c", script], stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdout is not None
        owner = parse(process.stdout.readline().rstrip("\n"))
        assert owner is not None
        assert owner.pid == process.pid
        assert is_alive(owner, 0.0, HERE)
        process.kill()
        # Ended, and nobody has asked how: the kernel lists it still.
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert os.path.exists(f"/proc/{process.pid}/stat")
        assert not is_alive(owner, 0.0, HERE)
    assert not is_alive(owner, 0.0, HERE)


@pytest.mark.parametrize(
    ("owner", "saved_ago_s", "lives"),
    [
        (HERE._replace(pid=NOBODY), 0.0, False),
        (HERE._replace(start="1"), 0.0, False),  # the number is used again
        (HERE._replace(boot="before"), 0.0, False),  # the machine was started again
        (HERE._replace(host="renamed"), 1e9, True),
        (HERE._replace(boot="its own", host="elsewhere"), UNSEEN_S - 1, True),
        (HERE._replace(boot="its own", host="elsewhere"), UNSEEN_S, False),
        (HERE._replace(space="of a container", pid=NOBODY), UNSEEN_S - 1, True),
        (HERE._replace(space="of a container", pid=NOBODY), UNSEEN_S, False),
    ],
)
def test_where_a_process_cannot_be_seen_its_last_save_decides(
    owner: Owner, saved_ago_s: float, lives: bool
) -> None:
    assert is_alive(owner, saved_ago_s, HERE) is lives


def test_without_a_boot_the_host_tells_machines_apart() -> None:
    here = HERE._replace(boot="")
    assert is_alive(here, 1e9, here)
    assert is_alive(here._replace(pid=NOBODY, host="elsewhere"), 0.0, here)
    assert not is_alive(here._replace(pid=NOBODY), 0.0, here)
