from __future__ import annotations

import math
import sqlite3
from pathlib import Path

import pytest
from history_runs import a_full_run, some_sections

from rehearse.core.clock import wall_of
from rehearse.core.review import review_of
from rehearse.history.store import Store

WRITTEN_BY_OTHERS = (
    "UPDATE take SET elapsed_s = 9e999; UPDATE run SET elapsed_s = 9e999, slot_s = 9e999",
    "UPDATE take SET elapsed_s = -5.0; UPDATE run SET elapsed_s = -9.0, slot_s = 'ten minutes'",
    "UPDATE take SET elapsed_s = 1e300, stumbles_s = 'inf nan -3 soon 2.0'",
    "UPDATE run SET position = 99, started_at = '2026-02-30T10:00:00Z'",
    "UPDATE run SET scope = '0-999999999999', started_at = x'ff00', title = x'ff00'",
    "UPDATE run SET scope = 'all', wpm = 0, cpm = -1e300, pauses = 'many'",
    "UPDATE section SET words = -5, budget_s = 9e999, pauses_s = -1, title = x'ff'",
    "UPDATE text SET text = x'ff00'; UPDATE section SET characters = 9223372036854775807",
    "INSERT INTO take SELECT run, 99, 1, 5.0, 'spoken', '' FROM take WHERE section = 0",
    "DELETE FROM section",
    "UPDATE run SET title = char(27, 93, 7); UPDATE section SET title = char(8238, 27) || 'm'",
)


@pytest.mark.parametrize("statements", WRITTEN_BY_OTHERS)
def test_a_value_that_cannot_be_spoils_nothing(statements: str, tmp_path: Path) -> None:
    path = str(tmp_path / "history.db")
    with Store.open(path) as store:
        store.save(a_full_run("a"))
    connection = sqlite3.connect(path)
    connection.executescript(statements)
    connection.close()
    with Store.open(path) as store:
        (line,) = store.runs()
        run = store.run(1)
        assert run is not None
        wall_of(line.started_at)
        past = store.past("bridges", some_sections())
        times_s = [line.elapsed_s, line.slot_s, *(take.elapsed_s for take in run.takes)]
        times_s += [time for each in past.runs for time in each.times_s if time is not None]
        times_s += [part.budget_s for part in run.sections]
        assert all(math.isfinite(time) and 0 <= time <= 1e7 for time in times_s)
        titles = [run.title, run.variant, line.section, *(part.title for part in run.sections)]
        assert all(map(str.isprintable, titles))
        assert max(run.scope) < len(run.sections) <= 3
        assert review_of(run, run).place <= 3
        assert store.delete([1]).runs == (run,)
