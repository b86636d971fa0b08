from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from history_runs import a_run, growing, some_sections, started

from rehearse.core.run import OPEN, SPOKEN, Take
from rehearse.history.store import Store

SAVING = """
import sys
import pytest
from history_runs import growing
from rehearse.history.store import Store

store = Store.open(sys.argv[1])
for save in range(1, 1_000_000):
    store.save(growing(sys.argv[2], save))
    print(save, flush=True)
"""


def test_killed_at_any_moment_at_most_the_last_save_is_lost(tmp_path: Path) -> None:
    path = str(tmp_path / "history.db")
    saved: dict[str, int] = {}
    for kill in range(30):
        key = f"run-{kill}"
        with started(SAVING, path, key) as process:
            assert process.stdout is not None
            # The kill comes while it saves on, each time at another moment.
            for _ in range(1 + kill * 7 % 50):
                saved[key] = int(process.stdout.readline())
            process.kill()
            for said in process.stdout:
                if said.endswith("\n"):
                    saved[key] = int(said)
        with Store.open(path) as store:
            assert store.notice == ""
            line = store.unfinished("bridges")
            assert line is not None
            assert line.key == key
            run = store.run(line.number)
            assert run is not None
            assert run.pauses in (saved[key], saved[key] + 1)
            assert run == growing(key, run.pauses)._replace(number=line.number)
    with Store.open(path, check=True) as store:
        assert store.notice == ""
        assert [line.key for line in reversed(store.runs())] == list(saved)


TOGETHER = """
import sys
import pytest
from history_runs import growing
from rehearse.history.store import Store

input()
store = Store.open(sys.argv[1])
for number in range(20):
    for save in range(1, 6):
        store.save(growing(f"{sys.argv[2]}-{number}", save))
store.close()
print("saved", flush=True)
"""


@pytest.mark.parametrize("before", [b"", b"no database " * 1000], ids=["nothing", "garbage"])
def test_windows_that_begin_a_history_and_save_at_once_do_not_meet(
    tmp_path: Path, before: bytes
) -> None:
    path = str(tmp_path / "history.db")
    if before:
        Path(path).write_bytes(before)
    windows = [started(TOGETHER, path, name) for name in "abcd"]
    for window in windows:
        assert window.stdin is not None
        window.stdin.write("\n")
        window.stdin.flush()
    said = [window.communicate(timeout=60)[0] for window in windows]
    assert said == ["saved\n"] * 4
    with Store.open(path, check=True) as store:
        assert store.notice == ""
        assert [line.number for line in reversed(store.runs())] == list(range(1, 81))
        for line in store.runs():
            assert store.run(line.number) == growing(line.key, 5)._replace(number=line.number)
    kept = [file.read_bytes() for file in tmp_path.iterdir() if "unreadable" in file.name]
    assert kept == [before] * bool(before)


def test_a_save_that_fails_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "history.db")) as store:
        store.save(a_run())
        store._connection.execute(
            "CREATE TEMP TRIGGER full BEFORE INSERT ON take WHEN NEW.section = 2"
            " BEGIN SELECT RAISE(ABORT, 'the disk went'); END"
        )
        changed = a_run(
            takes=(Take(0, 1, 1.0, SPOKEN), Take(1, 1, 1.0, SPOKEN), Take(2, 1, 1.0, OPEN)),
            sections=some_sections(text="other words"),
        )
        failed = ""
        try:
            store.save(changed)
        except Exception as error:  # noqa: BLE001
            failed = str(error)
        assert "the disk went" in failed
        assert store.run(1) == a_run(number=1)
        store._connection.execute("DROP TRIGGER full")
        assert store.save(changed) == 1
        assert store.run(1) == changed._replace(number=1)
    with sqlite3.connect(str(tmp_path / "history.db")) as connection:
        assert connection.execute("SELECT count(*) FROM text").fetchone() == (3,)
    connection.close()
