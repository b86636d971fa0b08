from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from history_runs import a_full_run, a_run, some_sections, spoken_words, started

from rehearse.core.run import OPEN, Take
from rehearse.history.errors import TakenOverError
from rehearse.history.owner import Owner, this_process
from rehearse.history.store import Store

GONE = this_process()._replace(start="0")
"""A process of this machine that is no more: its number is another's now."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "history.db")) as opened:
        yield opened


def save_as(owner: Owner, store: Store, *keys: str) -> None:
    with Store.open(store.path) as other:
        other._here = owner
        for key in keys:
            other.save(a_run(key))


def numbers(store: Store, talk: str | None = None, limit: int = -1, offset: int = 0) -> list[int]:
    return [line.number for line in store.runs(talk, limit, offset)]


def test_a_line_says_what_a_list_needs(store: Store) -> None:
    sections = tuple(part._replace(spoken=spoken_words(50)) for part in some_sections())
    store.save(a_full_run(sections=sections, scope=(0, 1, 2)))
    (line,) = store.runs()
    assert line._asdict() == {
        "number": 1,
        "key": "run-f",
        "talk": "bridges",
        "title": "Bridges",
        "started_at": "2026-11-24T10:00:00Z",
        "slot_s": 180.0,
        "elapsed_s": 190.0,
        "finished": True,
        "full": True,
        "partial": False,
        "cut_short": False,
        "for_real": False,
        "scope": (0, 1, 2),
        "words": 150,
        "characters": 0,
        "position": 2,
        "section": "Questions",
        "variant": "",
    }
    assert line.overrun_s == 10.0
    assert all(type(flag) is bool for flag in line[7:12])


def test_runs_are_listed_newest_first_by_talk_and_by_page(store: Store) -> None:
    for number in range(1, 8):
        store.save(a_run(str(number), talk="odd" if number % 2 else "even"))
    assert numbers(store) == [7, 6, 5, 4, 3, 2, 1]
    assert numbers(store, "odd") == [7, 5, 3, 1]
    assert numbers(store, "odd", 2, 1) == [5, 3]
    assert numbers(store, "none of it") == []
    assert (store.count(), store.count("even"), store.count("none of it")) == (7, 3, 0)


def test_a_position_outside_the_sections_is_no_error_in_a_list(store: Store) -> None:
    store.save(a_run(position=99))
    assert store.runs()[0].section == ""


def test_full_runs_are_found_past_parts_and_by_number(store: Store) -> None:
    store.save(a_full_run("1"))
    store.save(a_full_run("2", partial=True))
    store.save(a_full_run("3", talk="other"))
    store.save(a_full_run("4", elapsed_s=200.0))
    store.save(a_full_run("5", cut_short=True))
    store.save(a_full_run("6"))
    store.save(a_run("7"))
    assert store.last_full("bridges") == a_full_run("6", number=6)
    assert store.last_full("bridges", before=6) == a_full_run("4", elapsed_s=200.0, number=4)
    assert store.last_full("bridges", before=1) is None
    assert [run.number for run in store.full_runs("bridges", 2)] == [6, 4]
    assert [run.number for run in store.full_runs("bridges", 9, before=6)] == [4, 1]
    assert store.latest("bridges") == a_run("7", number=7)
    assert store.latest("never") is None


def test_every_talk_is_summed_up(store: Store) -> None:
    store.save(a_full_run("1", elapsed_s=210.0))
    store.save(a_full_run("2", elapsed_s=200.0))
    store.save(a_full_run("3", elapsed_s=190.0))
    store.save(a_run("4", talk="new", title="New"))
    store.save(a_full_run("5", partial=True, scope=(1,)))
    store.save(a_full_run("6", talk="once"))
    once, bridges, new = store.talks()
    assert (once.talk, once.full_runs, once.previous_full, once.unfinished) == (
        "once",
        1,
        None,
        None,
    )
    assert once.last == once.last_full
    assert (bridges.talk, bridges.full_runs, bridges.last.number) == ("bridges", 3, 5)
    assert bridges.last_full is not None
    assert bridges.previous_full is not None
    assert (bridges.last_full.elapsed_s, bridges.previous_full.elapsed_s) == (190.0, 200.0)
    assert (new.talk, new.full_runs, new.last_full) == ("new", 0, None)
    assert new.unfinished is not None
    assert new.unfinished.section == "The bridge"
    assert new.unfinished == store.unfinished("new")


def test_an_empty_history_has_nothing(store: Store) -> None:
    assert (store.runs(), store.talks(), store.unfinished("bridges")) == ([], [], None)


def test_the_newest_unfinished_run_is_offered(store: Store) -> None:
    store.save(a_run("older"))
    store.save(a_run("newer"))
    store.save(a_run("of another talk", talk="other"))
    unfinished = store.unfinished("bridges")
    assert unfinished is not None
    assert (unfinished.key, unfinished.number) == ("newer", 2)


def test_a_full_run_ends_the_offer_and_a_part_does_not(store: Store) -> None:
    store.save(a_run("unfinished"))
    store.save(a_full_run("part", partial=True))
    store.save(a_full_run("ended by hand", cut_short=True))
    store.save(a_full_run("of another talk", talk="other"))
    assert store.unfinished("bridges") is not None
    store.save(a_full_run("full"))
    assert store.unfinished("bridges") is None
    assert [talk.unfinished for talk in store.talks()] == [None, None]


def test_a_finished_run_is_not_offered(store: Store) -> None:
    store.save(a_run())
    store.save(a_run(finished=True, cut_short=True))
    assert store.unfinished("bridges") is None
    assert store.claim(1) is None


def test_a_dismissed_run_stays_in_the_history_and_is_not_offered(store: Store) -> None:
    store.save(a_run("older"))
    store.save(a_run("newer"))
    store.dismiss(2)
    unfinished = store.unfinished("bridges")
    assert unfinished is not None
    assert unfinished.number == 1
    assert numbers(store) == [2, 1]


LIVING = """
import sys
from history_runs import a_run
from rehearse.history.store import Store

store = Store.open(sys.argv[1])
print(store.save(a_run("theirs")), flush=True)
input()
"""


def test_a_run_that_another_window_is_at_is_offered_once_that_one_is_gone(store: Store) -> None:
    save_as(GONE, store, "older")
    with started(LIVING, store.path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "2\n"
        unfinished = store.unfinished("bridges")
        assert unfinished is not None
        assert unfinished.key == "older"
        assert store.claim(2) is None
        with pytest.raises(TakenOverError, match="run 2 was resumed in another window"):
            store.save(a_run("theirs"))
        other.kill()
    unfinished = store.unfinished("bridges")
    assert unfinished is not None
    assert unfinished.key == "theirs"
    assert store.claim(2) == a_run("theirs", number=2)


def test_only_one_of_two_windows_gets_the_run(store: Store) -> None:
    save_as(GONE, store, "run")
    with Store.open(store.path) as other:
        # A living process that is not this one: its parent.
        other._here = this_process()._replace(pid=1, start=_start_of_init())
        assert other.claim(1) is not None
        assert store.claim(1) is None
        assert store.unfinished("bridges") is None
    assert store.claim(404) is None


def test_a_window_that_lost_its_run_is_told_and_spoils_nothing(store: Store) -> None:
    with Store.open(store.path) as lost:
        lost._here = GONE
        lost.save(a_run())
        assert store.claim(1) is not None
        taken_on = a_run(elapsed_s=100.0, takes=(Take(0, 1, 100.0, OPEN),))
        store.save(taken_on)
        with pytest.raises(TakenOverError):
            lost.save(a_run(elapsed_s=91.0))
        store.save(taken_on._replace(finished=True))
        with pytest.raises(TakenOverError):
            lost.save(a_run(elapsed_s=92.0))
        assert store.run(1) == taken_on._replace(finished=True, number=1)


def test_claiming_one_s_own_run_again_is_no_error(store: Store) -> None:
    store.save(a_run())
    store.dismiss(1)
    assert store.claim(1) == a_run(number=1)
    assert store.unfinished("bridges") is not None
    assert store.save(a_run(pauses=1)) == 1


def _start_of_init() -> str:
    with open("/proc/1/stat", encoding="ascii") as stat:
        return stat.read().rpartition(")")[2].split()[19]
