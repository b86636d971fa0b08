"""A file of an earlier version is brought up to date, and nothing in it is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from history_runs import a_full_run, a_run, some_sections

from rehearse.core.run import RETAKEN, SPOKEN, Take
from rehearse.history.rows import fingerprint
from rehearse.history.schema import STEPS, version_of
from rehearse.history.store import Store

VERSION_1 = Path(__file__).with_name("history_version_1.sql")

RUNS = [
    a_full_run("run-1", number=1),
    a_run(
        "run-3",
        number=3,
        partial=True,
        scope=(1,),
        takes=(Take(1, 1, 20.0, RETAKEN, (1.5, 7.25)), Take(1, 2, 40.5, SPOKEN, (3.0,))),
        elapsed_s=40.5,
        finished=True,
        for_real=True,
        pauses=2,
    ),
    a_run(
        "run-4",
        number=4,
        talk="harbours",
        title="Harbours: 2\u20133",
        sections=some_sections(text="it\u2019s\nnew"),
    ),
]
"""What was saved when the file was written; run 2 was deleted."""


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = str(tmp_path / "history.db")
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1.read_text(encoding="utf-8"))
    assert version_of(connection) == 1
    connection.close()
    return path


@pytest.mark.parametrize("readonly", [True, False])
def test_every_run_of_version_1_is_there(path: str, readonly: bool) -> None:
    before = Path(path).read_bytes()
    with Store.open(path, readonly=readonly) as store:
        assert (store.notice, version_of(store._connection)) == ("", len(STEPS))
        assert [store.run(number) for number in (1, 2, 3, 4)] == [RUNS[0], None, *RUNS[1:]]
        assert [line.number for line in store.runs()] == [4, 3, 1]
        assert [(line.talk, line.full_runs) for line in store.talks()] == [
            ("harbours", 0),
            ("bridges", 1),
        ]
        assert store.last_full("bridges") == RUNS[0]
    assert (Path(path).read_bytes() == before) == readonly


def test_a_history_of_version_1_goes_on(path: str) -> None:
    with Store.open(path) as store:
        assert store.save(a_run("new", path="/talks/bridges.yaml")) == 5
        assert store.save(RUNS[1]._replace(elapsed_s=120.0)) == 3
    with Store.open(path, check=True) as store:
        assert store.notice == ""
        new, old = store.run(5), store.run(3)
        assert new is not None
        assert old is not None
        assert (new.path, old.path, old.elapsed_s) == ("/talks/bridges.yaml", "", 120.0)
        assert store._connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store._connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_released_steps_are_never_changed() -> None:
    steps = [fingerprint(" ".join(" ".join(step).split())).hex()[:8] for step in STEPS]
    assert steps == ["12383615", "bedb80e0", "5d92fbff"]


def test_a_file_of_the_first_step_keeps_its_runs_and_learns_of_variants(tmp_path: Path) -> None:
    path = str(tmp_path / "history.db")
    connection = sqlite3.connect(path)
    for statement in STEPS[0]:
        connection.execute(statement)
    connection.execute("INSERT INTO plan VALUES (1, x'00', 3, 0)")
    connection.execute("INSERT INTO text VALUES (1, x'01', 'so many words')")
    connection.execute(
        "INSERT INTO section VALUES (1, 0, 'opening', 'Opening', 1, 3, 0, 0.0, 60.0, 0, 0)"
    )
    connection.execute(
        "INSERT INTO run VALUES (7, 'old', 'bridges', 'Bridges', '2026-11-01T10:00:00Z', 60.0,"
        " 61.5, 125.0, 220.0, 'd', 1, '0', 0, 0, 1, 0, 0, 0, 1, 0, '', 1790000000, 1)"
    )
    connection.execute("INSERT INTO take VALUES (7, 0, 1, 61.5, 'spoken', '2.5')")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        assert version_of(store._connection) == len(STEPS)
        run = store.run(7)
        assert run is not None
        assert (run.variant, run.path, run.full) == ("", "", True)
        assert run.takes == (Take(0, 1, 61.5, SPOKEN, (2.5,)),)
        assert store.past("bridges", run.sections).full[0].times_s == (61.5,)
        short = run._replace(key="short", variant="short", number=None)
        assert store.save(short) == 8
        assert store.run(8) == short._replace(number=8)
        assert store.last_full("bridges") == run
        assert store.last_full("bridges", variant="short") == short._replace(number=8)
