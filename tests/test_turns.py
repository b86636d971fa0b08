"""The tests that are marked quiet have the machine for themselves, across processes."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Barrier, Thread

import pytest

from rehearse.core.clock import SystemClock
from turns import first_at_the_processor, turn

HERE = Path(__file__).parent
PATIENCE_S = 20.0

SUITE = """
import os
import pytest

def told(what):
    log = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(log, f"{os.getpid()} {what}\\n".encode())
    os.close(log)

def work():
    assert sum(i * i for i in range(60_000))

@pytest.fixture
def told_of():
    told("begins")
    yield
    work()
    told("ends")

@pytest.mark.parametrize("n", range(40))
@pytest.mark.parametrize("kind", [pytest.param("quiet", marks=pytest.mark.quiet), "loud"])
def test_work(told_of, kind, n):
    told(kind)
    work()
"""


@pytest.mark.parametrize("workers", [0, 2])
def test_no_worker_runs_anything_beside_a_quiet_test(tmp_path: Path, workers: int) -> None:
    for name in ("conftest.py", "turns.py"):
        shutil.copy(HERE / name, tmp_path)
    log = tmp_path / "log"
    (tmp_path / "test_suite.py").write_text(SUITE.replace("LOG", repr(str(log))))
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = quiet: alone\n")
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(workers), str(tmp_path)]
    ended = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert "80 passed" in ended.stdout, ended.stdout + ended.stderr
    lines = [line.split() for line in log.read_text().splitlines()]
    assert len({pid for pid, _ in lines}) == max(workers, 1)
    for place, (pid, what) in enumerate(lines):
        if what == "quiet":
            around = lines[place - 1 : place + 2]
            assert around == [[pid, "begins"], [pid, "quiet"], [pid, "ends"]]


def test_others_run_side_by_side(tmp_path: Path) -> None:
    both_in = Barrier(2, timeout=PATIENCE_S)

    def come() -> None:
        with turn(str(tmp_path), alone=False):
            both_in.wait()

    other = Thread(target=come, daemon=True)
    other.start()
    come()
    other.join()


def test_whoever_wants_to_be_alone_is_not_passed_by_those_who_come_later(tmp_path: Path) -> None:
    happened: list[str] = []

    def come(name: str, alone: bool) -> None:
        with turn(str(tmp_path), alone=alone):
            happened.append(name)

    alone = Thread(target=come, args=("alone", True), daemon=True)
    later = Thread(target=come, args=("later", False), daemon=True)
    with turn(str(tmp_path), alone=False):
        alone.start()
        assert _is_taken_soon(tmp_path / "turnstile")
        later.start()
        happened.append("before")
    alone.join(PATIENCE_S)
    later.join(PATIENCE_S)
    assert happened == ["before", "alone", "later"]


def _is_taken_soon(path: Path) -> bool:
    deadline = SystemClock().now() + PATIENCE_S
    with path.open() as file:
        while SystemClock().now() < deadline:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            fcntl.flock(file, fcntl.LOCK_UN)
    return False


def test_a_test_that_fails_gives_its_turn_back(tmp_path: Path) -> None:
    with pytest.raises(AssertionError), turn(str(tmp_path), alone=True):
        raise AssertionError
    with turn(str(tmp_path), alone=True):
        assert sorted(os.listdir(tmp_path)) == ["room", "turnstile"]


def test_the_priority_lasts_as_long_as_the_turn() -> None:
    before = os.sched_getscheduler(0)
    with first_at_the_processor():
        inside = os.sched_getscheduler(0)
        of_a_child = int(subprocess.check_output([sys.executable, "-c", CHILD]))
    assert inside == of_a_child
    assert inside == (os.SCHED_RR if _may_be_first() else before)
    assert os.sched_getscheduler(0) == before


CHILD = "import os; print(os.sched_getscheduler(0))"


def _may_be_first() -> bool:
    tried = f"import os; os.sched_setscheduler(0, {os.SCHED_RR}, os.sched_param(1))"
    child = subprocess.run([sys.executable, "-c", tried], stderr=subprocess.DEVNULL, check=False)
    return child.returncode == 0
