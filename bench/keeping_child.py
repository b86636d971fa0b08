"""Seconds that the history takes, and that the least that could be done takes, in turns.

    python keeping_child.py saves FOLDER TIMES      takes saved, lines of JSON written
    python keeping_child.py lists FOLDER TIMES      what is listed of 10,000 runs, queries alone

Prints JSON: for each thing, a list of ours and one of the other's.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TextIO

from rehearse.core.plan import make_plan
from rehearse.core.run import SPOKEN, Run, RunSection, Take
from rehearse.core.stats.forecast import forecast_of
from rehearse.core.stats.forecast_words import chance_sentence
from rehearse.core.stats.own_pace import own_pace, own_pace_sentence
from rehearse.core.stats.practise import practice_of, weaknesses
from rehearse.core.stats.splits import loss_sentence, losses, splits
from rehearse.core.stats.stumbles import troubles
from rehearse.core.talk import section, talk
from rehearse.core.words import Count
from rehearse.history import looking_back
from rehearse.history.store import Store

_SECTIONS = 12
_RUNS = 10_000
_PLAN = make_plan(
    talk(
        "Talk",
        [section(f"Section {at}", "words " * 100, id=f"s{at}") for at in range(_SECTIONS)],
        slot_s=600.0,
    )
)

_LINES = """
    SELECT run.number, run.key, run.talk, run.title, started_at, slot_s, elapsed_s, finished,
        is_full, partial, cut_short, for_real, scope, plan.words, plan.characters, run.position,
        section.title, run.variant
    FROM run JOIN plan ON plan.id = run.plan
    LEFT JOIN section ON section.plan = run.plan AND section.position = run.position
    WHERE run.talk = 'talk' ORDER BY run.number DESC
"""
_STATISTICS = "SELECT talk, count(*), sum(is_full), max(number) FROM run GROUP BY talk"


def run_of(number: int, takes: int) -> Run:
    """A run that has got so far."""
    sections = tuple(
        RunSection(
            id=f"s{at}",
            title=f"Section {at}",
            text="words " * 100,
            spoken=Count(100, 0),
            pauses_s=0.0,
            budget_s=50.0,
            pinned=False,
            optional=False,
        )
        for at in range(_SECTIONS)
    )
    spoken = tuple(Take(at, 1, 48.0 + (at + number) % 7, SPOKEN) for at in range(takes))
    return Run(
        key=f"run-{number}",
        talk="talk",
        title="A talk",
        started_at="2024-01-01T00:00:00Z",
        slot_s=600.0,
        elapsed_s=sum(take.elapsed_s for take in spoken),
        pace=(125.0, 220.0),
        digest="0",
        scope=tuple(range(_SECTIONS)),
        position=takes - 1,
        sections=sections,
        takes=spoken,
        partial=False,
        finished=takes == _SECTIONS,
        cut_short=False,
        for_real=False,
        pauses=0,
    )


def timed(task: Callable[[], object]) -> float:
    """Seconds of a task."""
    begun_at = time.perf_counter()
    task()
    return time.perf_counter() - begun_at


def in_turns(
    ours: Callable[[], object], theirs: Callable[[], object], times: int
) -> list[list[float]]:
    """Both tasks, one after the other, so many times."""
    pairs = [(timed(ours), timed(theirs)) for _ in range(times)]
    return [list(side) for side in zip(*pairs, strict=True)]


def saves(folder: str, times: int) -> dict[str, list[list[float]]]:
    """Every take of some runs saved as it ends; a line of JSON, and a bare row, for each."""
    taken: list[tuple[float, float, float]] = []
    bare = sqlite3.connect(os.path.join(folder, "bare.db"), isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE line (text TEXT)")
    lines = open(os.path.join(folder, "takes.jsonl"), "a", encoding="utf-8")  # noqa: SIM115
    store = Store.open(os.path.join(folder, "history.db"))
    for number in range(times + 1):
        for takes in range(1, _SECTIONS + 1):
            run = run_of(number, takes)
            text = json.dumps({"run": run.key, **run.takes[-1]._asdict()}) + "\n"
            taken.append(
                (
                    timed(partial(store.save, run)),
                    timed(partial(write_through, lines, text)),
                    timed(partial(bare.execute, "INSERT INTO line VALUES (?)", (text,))),
                )
            )
    store.close()
    bare.close()
    lines.close()
    return {"save": [list(side) for side in zip(*taken[_SECTIONS:], strict=True)]}


def write_through(file: TextIO, text: str) -> None:
    """Append, and wait until it is on the disk."""
    file.write(text)
    file.flush()
    os.fsync(file.fileno())


def lists(folder: str, times: int) -> dict[str, list[list[float]]]:
    """The lists of a history of one talk, beside the queries alone."""
    path = os.path.join(folder, "history.db")
    with Store.open(path) as store:
        for number in range(20):
            store.save(run_of(number, _SECTIONS))
    _multiply(path)
    raw = sqlite3.connect(path)
    with Store.open(path, readonly=True) as store:
        assert len(store.runs("talk")) == _RUNS
        tasks: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "statistics": (store.talks, lambda: raw.execute(_STATISTICS).fetchall()),
            "runs": (lambda: store.runs("talk"), lambda: raw.execute(_LINES).fetchall()),
            "some": (lambda: all_statistics(store, 50), lambda: all_rows(raw, 50)),
            "all": (lambda: all_statistics(store, _RUNS), lambda: all_rows(raw, _RUNS)),
        }
        return {name: in_turns(*pair, times) for name, pair in tasks.items()}


def all_rows(raw: sqlite3.Connection, runs: int) -> None:
    """The rows that statistics of so many runs are made of, and nothing made of them."""
    values = {"talk": "talk", "variant": "", "full": runs, "any": 50}
    for query in (looking_back.RUNS, looking_back.TAKES):
        raw.execute(query, values).fetchall()


def all_statistics(store: Store, runs: int) -> None:
    """All that is worked out of so many runs of a talk, from the file to the sentences."""
    sections = _PLAN.talk.sections
    past = store.past("talk", sections, full=runs)
    assert len(past.full) == runs
    budgets_s = [part.budget_s for part in _PLAN.sections]
    titles = [part.title for part in sections]
    for loss in losses(splits(past, budgets_s, _PLAN.pace)):
        loss_sentence(loss, titles)
    own_pace_sentence(own_pace(past, _PLAN.pace), runs, _PLAN)
    forecast = forecast_of(past, _PLAN)
    forecast.safe_s()
    chance_sentence(forecast)
    practice_of(weaknesses(past, budgets_s, _PLAN.pace, 1.8e9), titles)
    troubles(past, _PLAN.pace)


def _multiply(path: str) -> None:
    """Copy the runs that are there, with their takes, until there are enough."""
    connection = sqlite3.connect(path)
    columns = {
        table: ", ".join(
            name
            for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")
            if name not in {"number", "key", "run"}
        )
        for table in ("run", "take")
    }
    (there,) = connection.execute("SELECT count(*) FROM run").fetchone()
    for copy in range(1, _RUNS // there):
        connection.execute(
            f"INSERT INTO run (number, key, {columns['run']})"
            f" SELECT number + ?, key || '-' || ?, {columns['run']} FROM run WHERE number <= ?",
            (there * copy, copy, there),
        )
        connection.execute(
            f"INSERT INTO take (run, {columns['take']})"
            f" SELECT run + ?, {columns['take']} FROM take WHERE run <= ?",
            (there * copy, there),
        )
    connection.commit()
    connection.close()


what, folder, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
print(json.dumps({"saves": saves, "lists": lists}[what](folder, times)))
