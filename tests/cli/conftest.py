"""What the tests of the commands share."""

from __future__ import annotations

from pathlib import Path

import pytest
from bread_talk import BREAD, written

from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.history.store import Store
from rehearse.talkfile.load import load


@pytest.fixture
def bread(tmp_path: Path) -> Path:
    """A talk of five minutes in `./talks` that fits: four sections, one of them pinned."""
    return written(tmp_path, "bread", BREAD)


@pytest.fixture
def three_runs(tmp_path: Path, bread: Path) -> Path:
    """The home of a history of bread: run 1 full and over, run 2 a part, run 3 unfinished."""
    plan = make_plan(load(str(bread)))
    with Store.open(str(tmp_path / "data" / "history.db")) as store:
        full = Rehearsal(plan, key="full")
        full.start(0.0, "2026-11-20T19:00:00Z")
        for now in (33.0, 173.0, 233.0, 323.0):
            full.next(now)
        store.save(full.record(323.0))
        part = Rehearsal(plan, key="part", scope=(1,))
        part.start(0.0, "2026-11-21T19:00:00Z")
        part.next(100.0)
        store.save(part.record(100.0))
        open_run = Rehearsal(plan, key="open")
        open_run.start(0.0, "2026-11-22T19:00:00Z")
        open_run.next(33.0)
        store.save(open_run.record(60.0))
    return tmp_path
