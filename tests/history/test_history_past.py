"""What statistics read of the history: the same as the whole runs say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from history_runs import a_full_run, a_run, some_sections

from rehearse.core.matching import matched
from rehearse.core.run import OPEN, RETAKEN, SKIPPED, SPOKEN, RunSection, Take
from rehearse.core.stats.past import ABANDONED, FULL, OTHER, PART, past_of
from rehearse.history import looking_back
from rehearse.history.store import Store

TODAY = some_sections()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "history.db")) as store:
        yield store


def timed(*elapsed_s: float) -> tuple[Take, ...]:
    return tuple(Take(at, 1, seconds, SPOKEN) for at, seconds in enumerate(elapsed_s))


RETITLED = tuple(part._replace(id=f"{part.id}-old") for part in reversed(TODAY))
RUNS = [
    a_full_run("1", takes=timed(60.0, 61.0, 62.0), elapsed_s=183.0),
    # The same sections in another order, known by their titles.
    a_full_run("2", takes=timed(70.0, 71.0, 72.0), elapsed_s=213.0, sections=RETITLED),
    a_full_run("3", takes=timed(50.0, 51.0, 52.0), elapsed_s=153.0, variant="short"),
    a_run(
        "4",
        partial=True,
        scope=(1,),
        takes=(Take(1, 1, 20.0, RETAKEN, (1.5,)), Take(1, 2, 40.5, SPOKEN, (3.0, 9.25))),
        elapsed_s=40.5,
        finished=True,
        for_real=True,
    ),
    a_run("5", takes=(Take(0, 1, 59.0, SPOKEN), Take(1, 1, 30.0, OPEN))),
    a_full_run(
        "6", takes=(*timed(60.0, 61.0), Take(2, 1, 0.1, SKIPPED)), elapsed_s=121.1, cut_short=False
    ),
    a_full_run("7", talk="harbours"),
    a_full_run("8", takes=timed(63.0, 64.0, 65.0), elapsed_s=192.0),
]


def test_every_run_is_read_as_it_is(store: Store) -> None:
    for run in RUNS:
        store.save(run)
    past = store.past("bridges", TODAY)
    assert [(run.number, run.kind, run.times_s) for run in past.runs] == [
        (8, FULL, (63.0, 64.0, 65.0)),
        (6, ABANDONED, (60.0, 61.0, None)),
        (5, ABANDONED, (59.0, None, None)),
        (4, PART, (None, 40.5, None)),
        (3, OTHER, (50.0, 51.0, 52.0)),
        (2, FULL, (72.0, 71.0, 70.0)),
        (1, FULL, (60.0, 61.0, 62.0)),
    ]
    assert past.runs[3].for_real
    assert past.runs[3].stumbles_s == {1: (1.5, 3.0, 9.25)}
    assert past.runs[5].then == tuple(reversed(RETITLED))
    whole = [run for run in map(store.run, (8, 6, 5, 4, 3, 2, 1)) if run]
    assert past == past_of(TODAY, whole)
    assert store.past("bridges", TODAY, variant="short") == past_of(TODAY, whole, variant="short")
    assert [run.number for run in past.full] == [8, 2, 1]


def test_so_many_runs_and_no_more(store: Store) -> None:
    for run in RUNS:
        store.save(run)

    def numbers(full: int, any_kind: int) -> list[int]:
        found = store.past("bridges", TODAY, full=full, any_kind=any_kind)
        return [run.number for run in found.runs]

    assert numbers(2, 0) == [8, 2]
    assert numbers(0, 2) == [8, 6]
    assert numbers(2, 3) == [8, 6, 5, 2]
    assert numbers(9, 0) == [8, 2, 1]


def test_runs_of_one_plan_are_matched(store: Store) -> None:
    for number in range(30):
        sections = TODAY if number % 3 else RETITLED
        store.save(a_full_run(str(number), sections=sections))
    with patch.object(looking_back, "matched", wraps=matched) as asked:
        past = store.past("bridges", TODAY)
    assert (len(past.full), asked.call_count) == (30, 2)


def test_a_talk_that_was_never_rehearsed_has_no_past(store: Store) -> None:
    assert store.past("nothing", TODAY).runs == ()


def test_a_section_that_is_gone_is_left_out_and_a_new_one_has_no_time(store: Store) -> None:
    new = RunSection("new", "New", "Nothing like it.", TODAY[0].spoken, 0.0, 60.0, False, False)
    store.save(RUNS[0])
    (run,) = store.past("bridges", (TODAY[2], new)).runs
    assert run.times_s == (62.0, None)
    assert run.then == (TODAY[2], None)


def test_the_trend_and_the_last_run_are_of_one_variant(store: Store) -> None:
    for run in RUNS:
        store.save(run)
    store.save(a_full_run("9", variant="short", elapsed_s=150.0))
    (line,) = [line for line in store.talks() if line.talk == "bridges"]
    assert line.last_full is not None
    assert line.previous_full is not None
    assert (line.last_full.variant, line.last_full.number) == ("short", 9)
    assert line.previous_full.number == 3
    full = store.last_full("bridges")
    assert full is not None
    assert full.number == 8
    assert [run.number for run in store.full_runs("bridges", 9, variant="short")] == [9, 3]


def test_a_full_run_of_another_variant_leaves_an_unfinished_one_to_be_resumed(store: Store) -> None:
    store.save(a_run("1"))
    store.save(a_full_run("2", variant="short"))
    unfinished = store.unfinished("bridges")
    assert unfinished is not None
    assert unfinished.number == 1
    store.save(a_full_run("3"))
    assert store.unfinished("bridges") is None
