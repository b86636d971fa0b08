from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from history_runs import a_full_run, a_run, some_sections
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.core.clock import utc
from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.run import OPEN, RETAKEN, SKIPPED, SPOKEN, Run, RunSection, Take
from rehearse.core.talk import section, talk
from rehearse.core.words import Count
from rehearse.history.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "data" / "history.db")) as opened:
        yield opened


def rows(store: Store, table: str) -> int:
    connection = sqlite3.connect(store.path)
    number: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return number


def kept(store: Store, run: Run) -> int:
    number = store.save(run)
    assert number is not None
    return number


def test_the_first_run_is_number_one_and_comes_back_as_it_was(store: Store) -> None:
    run = a_run(
        takes=(
            Take(0, 1, 60.0, RETAKEN, (1.5, 2.25)),
            Take(0, 2, 55.5, SPOKEN),
            Take(2, 1, 1.0, OPEN),
        ),
        pauses=3,
        for_real=True,
        scope=(0, 2),
        position=2,
    )
    assert store.save(run) == 1
    assert store.run(1) == run._replace(number=1)
    assert store.run(2) is None


def test_saving_again_changes_the_run_and_not_its_number(store: Store) -> None:
    store.save(a_run())
    later = a_run(elapsed_s=95.0, takes=(Take(0, 1, 60.0, SPOKEN), Take(1, 1, 35.0, OPEN)))
    assert store.save(later) == 1
    assert store.save(later) == 1
    assert store.run(1) == later._replace(number=1)
    assert store.count() == 1


def test_another_store_goes_on_with_the_run(store: Store) -> None:
    store.save(a_run())
    with Store.open(store.path) as other:
        fewer = a_run(takes=(Take(0, 1, 90.0, OPEN),), position=0)
        assert other.save(fewer) == 1
        # What this store remembers of the run isn't what stands there any more.
        assert store.save(a_run(pauses=1)) == 1
        assert other.run(1) == a_run(pauses=1, number=1)


def test_only_what_changed_is_written(store: Store) -> None:
    takes = tuple(Take(index, 1, 1.0, SPOKEN) for index in range(100))
    sections = some_sections(tuple(f"Part {index}" for index in range(101)))
    run = a_run(takes=(*takes, Take(100, 1, 1.0, OPEN)), sections=sections)
    store.save(run)
    written = store._connection.total_changes
    store.save(run)
    assert store._connection.total_changes == written
    store.save(run._replace(takes=(*takes, Take(100, 1, 2.0, OPEN)), elapsed_s=102.0))
    assert store._connection.total_changes == written + 2, "the run and its open take"


def test_a_second_more_writes_two_pages_and_no_index(store: Store) -> None:
    for number in range(20):
        store.save(a_full_run(f"run-{number}"))
    store.save(a_run())
    store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.save(a_run(elapsed_s=91.0, takes=(Take(0, 1, 60.0, SPOKEN), Take(1, 1, 31.0, OPEN))))
    header, frame = 32, 24 + 4096
    assert os.stat(store.path + "-wal").st_size == header + 2 * frame


def test_a_take_that_an_undo_took_back_goes(store: Store) -> None:
    store.save(a_run())
    back = a_run(takes=(Take(0, 1, 90.0, OPEN),), position=0)
    store.save(back)
    assert store.run(1) == back._replace(number=1)


def test_runs_of_the_same_words_share_them(store: Store) -> None:
    for number in range(20):
        store.save(a_full_run(f"run-{number}"))
    other_budgets = tuple(part._replace(budget_s=50.0) for part in some_sections())
    store.save(a_full_run("shorter slot", sections=other_budgets))
    assert (rows(store, "plan"), rows(store, "section"), rows(store, "text")) == (2, 6, 3)
    assert store.run(20) == a_full_run("run-19", number=20)
    assert store.run(21) == a_full_run("shorter slot", sections=other_budgets, number=21)


def test_words_changed_within_a_run_replace_the_old_ones(store: Store) -> None:
    store.save(a_run())
    edited = a_run(sections=some_sections(text="other words"))
    store.save(edited)
    assert store.run(1) == edited._replace(number=1)
    assert rows(store, "text") == 3


def test_under_ten_seconds_nothing_is_kept(store: Store) -> None:
    short = a_run("short", elapsed_s=9.9, takes=(Take(0, 1, 9.9, OPEN),))
    assert store.save(short) is None
    assert store.save(short._replace(finished=True)) is None
    assert store.runs() == []
    assert store.save(a_run("long")) == 1, "no number was used up"


def test_a_retake_loses_no_run_that_was_kept(store: Store) -> None:
    live = Rehearsal(make_plan(talk("T", [section("One", "so many words")])), key="k")
    live.start(0.0, "2026-11-24T10:00:00Z")
    assert store.save(live.record(60.0)) == 1
    live.retake(60.0)
    assert store.save(live.record(61.0)) == 1
    run = store.run(1)
    assert run
    assert run.takes == (Take(0, 1, 60.0, RETAKEN), Take(0, 2, 1.0, OPEN))


def test_ten_seconds_in_two_takes_are_enough(store: Store) -> None:
    takes = (Take(0, 1, 6.0, RETAKEN), Take(0, 2, 4.0, OPEN))
    assert store.save(a_run("short", elapsed_s=3.9, takes=takes)) is None
    assert store.save(a_run("short", elapsed_s=4.0, takes=takes)) == 1


def test_a_run_that_comes_under_ten_seconds_leaves_and_returns_as_itself(store: Store) -> None:
    store.save(a_run())
    assert store.save(a_run(elapsed_s=2.0, takes=(Take(0, 1, 2.0, OPEN),))) is None
    assert store.runs() == []
    assert rows(store, "take") == rows(store, "text") == 0
    assert store.save(a_run("another")) == 2
    assert store.save(a_run()) == 1


def test_the_number_of_a_deleted_run_is_never_given_to_another(store: Store) -> None:
    for key in "abc":
        store.save(a_run(key))
    store.delete([3])
    assert store.save(a_run("d")) == 4
    store.delete([4])
    store.delete([2])
    with Store.open(store.path) as later:
        assert later.save(a_run("e")) == 5


def test_a_deleted_run_is_gone_with_its_words_and_comes_back_under_its_number(
    store: Store,
) -> None:
    store.save(a_full_run("a"))
    run = a_full_run("b", sections=some_sections(text="words of its own"))
    store.save(run)
    (deleted,) = store.delete([2]).runs
    assert deleted == run._replace(number=2)
    assert [line.number for line in store.runs()] == [1]
    assert (rows(store, "text"), rows(store, "plan"), rows(store, "take")) == (3, 1, 3)
    assert store.delete([2]) == ((), ())
    assert store.save(deleted) == 2
    assert store.run(2) == deleted


def test_a_number_that_another_run_has_is_not_taken_from_it(store: Store) -> None:
    store.save(a_run("a"))
    assert store.save(a_run("from a lost file", number=1)) == 2
    assert store.run(1) == a_run("a", number=1)


def test_texts_that_utf8_cannot_hold_are_kept_readably(store: Store) -> None:
    talk = os.fsdecode(b"\xe9t\xe9.yaml")
    store.save(a_run(talk=talk, title="\ud800"))
    latest = store.latest(talk)
    assert latest is not None
    assert (latest.talk, latest.title) == ("\\udce9t\\udce9.yaml", "\\ud800")
    assert len(store.runs(talk)) == store.count(talk) == 1


seconds = st.floats(0, 1e6, allow_nan=False)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=30)
paces = st.floats(1, 1e6)


def possible(run: Run) -> Run:
    """The run with no section that its talk has not."""
    here = range(len(run.sections))
    scope = tuple(index for index in run.scope if index in here) or tuple(here)
    takes = tuple(take for take in run.takes if take.section in here)
    return run._replace(scope=scope, position=scope[run.position % len(scope)], takes=takes)


runs = st.builds(
    Run,
    key=st.uuids().map(str),
    talk=texts,
    title=texts,
    started_at=st.integers(0, 10**10).map(utc),
    slot_s=seconds,
    elapsed_s=st.floats(10, 1e6),
    pace=st.tuples(paces, paces),
    digest=texts,
    scope=st.lists(st.integers(0, 5)).map(tuple),
    position=st.integers(0, 10),
    sections=st.lists(
        st.builds(
            RunSection,
            texts,
            texts,
            texts,
            st.builds(Count, st.integers(0, 10**6), st.integers(0, 10**6)),
            seconds,
            seconds,
            st.booleans(),
            st.booleans(),
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
    takes=st.lists(
        st.builds(
            Take,
            st.integers(0, 5),
            st.integers(1, 9),
            seconds,
            st.sampled_from([SPOKEN, SKIPPED, RETAKEN, OPEN]),
            st.lists(seconds, max_size=3).map(tuple),
        ),
        unique_by=lambda take: take[:2],
        max_size=6,
    ).map(lambda takes: tuple(sorted(takes))),
    partial=st.booleans(),
    finished=st.booleans(),
    cut_short=st.booleans(),
    for_real=st.booleans(),
    pauses=st.integers(0, 99),
    number=st.none(),
    path=st.just("") | texts.map("/{}".format).map(os.path.abspath),
    variant=texts,
    rule=texts,
).map(possible)


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(str(tmp_path_factory.mktemp("runs") / "history.db")) as opened:
        yield opened


@settings(max_examples=60, deadline=None)
@given(first=runs, then=runs)
def test_any_run_comes_back_equal(shared_store: Store, first: Run, then: Run) -> None:
    number = kept(shared_store, first)
    assert shared_store.run(number) == first._replace(number=number)
    changed = then._replace(key=first.key)
    assert shared_store.save(changed) == number
    assert shared_store.run(number) == changed._replace(number=number)
    (line,) = [line for line in shared_store.runs(changed.talk) if line.number == number]
    assert line[:7] == (number, *changed[:4], changed.slot_s, changed.elapsed_s)
    assert line.full is changed.full
    assert line.scope == changed.scope
    assert line.words == sum(part.spoken.words for part in changed.sections)


def test_what_a_run_is_compared_with(store: Store) -> None:
    for key, changes in {"a": {}, "b": {}, "c": {"for_real": True}, "d": {}}.items():
        store.save(a_full_run(key, **changes))
    store.save(a_run("unfinished"))

    def number(before: int | None, *, for_real: bool) -> int | None:
        run = store.compared("bridges", before, for_real=for_real)
        return run.number if run else None

    assert [number(at, for_real=False) for at in (1, 2, 4, None)] == [None, 1, 3, 4]
    assert [number(at, for_real=True) for at in (1, 2, 4, None)] == [None, 1, 2, 4]
    # Where nothing was rehearsed, a talk given before will do.
    store.delete([1, 2])
    assert number(4, for_real=True) == 3
