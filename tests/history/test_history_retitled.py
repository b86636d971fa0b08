"""A talk that was retitled keeps its history: its file tells."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from history_runs import a_full_run, a_run, some_sections

from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.run import Run
from rehearse.core.talk import Talk, section, talk
from rehearse.history.store import Store

TITLES = ("Opening", "The bridge", "Questions")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.chdir(tmp_path)
    with Store.open(str(tmp_path / "history.db")) as opened:
        yield opened


def titled(title: str, path: str = "talks/a.yaml", parts: tuple[str, ...] = TITLES) -> Talk:
    return talk(title, [section(part, f"{part}: so many words") for part in parts], path=path)


def spoken(whole: Talk, key: str) -> Run:
    live = Rehearsal(make_plan(whole), key=key)
    live.start(0.0, "2026-11-24T10:00:00Z")
    return live.record(30.0)


def numbers(store: Store, whole: Talk) -> list[int]:
    return [line.number for line in store.runs(store.key_of(whole))]


def test_a_run_is_kept_with_the_path_of_its_file(store: Store, tmp_path: Path) -> None:
    store.save(spoken(titled("Bridges"), "k"))
    run = store.run(1)
    assert run is not None
    assert run.path == str(tmp_path / "talks" / "a.yaml")


def test_a_retitled_file_is_known_before_and_after_its_next_run(store: Store) -> None:
    for key in "ab":
        store.save(spoken(titled("Bridges"), key))
    new = titled("Bridges and ferries", "./talks/../talks/a.yaml")
    assert store.key_of(new) == "bridges"
    assert numbers(store, new) == [2, 1]
    store.save(spoken(new, "c"))
    assert store.key_of(new) == "bridges-and-ferries"
    assert numbers(store, new) == [3, 2, 1]
    moved = titled("Bridges and ferries", "elsewhere.yaml")
    assert numbers(store, moved) == [3, 2, 1]


def test_a_run_that_is_resumed_under_another_title_brings_the_others(store: Store) -> None:
    old, new = titled("Bridges"), titled("Ferries")
    store.save(spoken(old, "a"))
    store.save(spoken(old, "b"))
    claimed = store.claim(2)
    assert claimed is not None
    with Store.open(store.path) as later:
        assert later.save(Rehearsal.resumed(make_plan(new), claimed).record(0.0)) == 2
    assert store.key_of(new) == "ferries"
    assert numbers(store, new) == [2, 1]


def test_an_id_comes_before_the_file(store: Store) -> None:
    store.save(spoken(titled("Bridges"), "a"))
    store.save(spoken(titled("Ferries", "talks/b.yaml"), "b"))
    assert store.key_of(titled("Ferries")) == "ferries"
    assert numbers(store, titled("Ferries")) == [2]


def test_another_talk_in_the_file_has_no_history(store: Store) -> None:
    store.save(spoken(titled("Bridges"), "a"))
    parts = ("Flour and water", "Opening", "Salt for all of it", "Heat the oven")
    other = talk("Bread", [section(part, part) for part in parts], path="talks/a.yaml")
    assert store.key_of(other) == "bread"
    store.save(spoken(other, "b"))
    assert numbers(store, other) == [2]
    assert numbers(store, titled("Bridges")) == [1]


def test_a_talk_without_a_file_or_in_a_new_one_has_no_history(store: Store) -> None:
    store.save(spoken(titled("Bridges", ""), "a"))
    assert store.key_of(titled("Ferries", "")) == "ferries"
    assert store.key_of(titled("Ferries", "talks/b.yaml")) == "ferries"


def test_of_two_files_of_one_title_only_the_retitled_one_leaves(store: Store) -> None:
    store.save(spoken(titled("Bridges", "talks/b.yaml"), "a"))
    store.save(spoken(titled("Bridges"), "b"))
    store.save(a_full_run("from before paths were kept"))
    store.save(spoken(titled("Ferries"), "c"))
    assert numbers(store, titled("Ferries")) == [4, 2]
    assert numbers(store, titled("Bridges", "talks/b.yaml")) == [3, 1]


def test_runs_from_before_paths_were_kept_come_along_with_the_only_file(store: Store) -> None:
    store.save(a_full_run("a", sections=some_sections()))
    store.save(a_run("b", path=os.path.abspath("talks/a.yaml")))
    store.save(spoken(titled("Ferries"), "c"))
    assert numbers(store, titled("Ferries")) == [3, 2, 1]


def test_a_folder_that_is_gone_costs_no_run(store: Store, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    os.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert store.save(spoken(titled("Bridges"), "a")) == 1
    assert store.key_of(titled("Ferries")) == "bridges"
