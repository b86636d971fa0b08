from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from history_runs import a_full_run, a_run, said_by

from rehearse.history import schema
from rehearse.history.errors import HistoryError
from rehearse.history.health import smells
from rehearse.history.store import Store


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "history.db")


def begin(path: str, runs: int = 1) -> None:
    with Store.open(path) as store:
        for number in range(runs):
            store.save(a_full_run(f"run-{number}"))


def mode_of(path: str) -> str:
    connection = sqlite3.connect(path)
    mode: str = connection.execute("PRAGMA journal_mode").fetchone()[0]
    connection.close()
    return mode


def beside(path: str) -> list[str]:
    return sorted(os.listdir(os.path.dirname(path)))


def test_the_folder_is_made_for_its_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "with % ? # in it" / "data"
    begin(str(folder / "history.db"))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert beside(str(folder / "history.db")) == ["history.db"]
    with Store.open(str(folder / "history.db"), readonly=True) as store:
        assert store.count() == 1


def test_saves_are_durable_and_written_ahead(path: str) -> None:
    with Store.open(path) as store:
        assert store.notice == ""
        assert mode_of(path) == "wal"
        assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert store._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert store._connection.execute("PRAGMA busy_timeout").fetchone() == (5000,)
    begin(path)
    with Store.open(path) as store:
        assert store.runs()[0].number == 1


def test_on_a_network_a_rollback_journal_is_kept(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(path)
    assert mode_of(path) == "wal"
    monkeypatch.setattr("rehearse.history.opening.is_on_network", lambda folder: True)
    with Store.open(path) as store, Store.open(path) as other:
        assert (store.save(a_run("a")), other.save(a_run("b"))) == (2, 3)
        assert mode_of(path) == "delete"
        assert store.count() == 3


def test_on_a_network_a_log_that_another_window_uses_is_left(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as other:
        other.save(a_run("a"))
        monkeypatch.setattr("rehearse.history.opening.is_on_network", lambda folder: True)
        monkeypatch.setattr("rehearse.history.opening.BUSY_S", 0.01)
        with Store.open(path) as store:
            assert store.save(a_run("b")) == 2
            assert other.save(a_run("c")) == 3


def test_where_memory_cannot_be_shared_a_log_is_taken_in(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(path)
    connect = sqlite3.connect

    def connect_without_shared_memory(name: str, **how: object) -> sqlite3.Connection:
        return connect(f"file:{name}?vfs=unix-dotfile", uri=True, **how)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connect_without_shared_memory)
    for number in (2, 3):
        with Store.open(path) as store:
            assert store.save(a_run(f"new-{number}")) == number
            assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.parametrize("readonly", [False, True])
def test_a_folder_in_the_way_is_refused(path: str, readonly: bool) -> None:
    os.mkdir(path)
    with pytest.raises(HistoryError, match=r"history\.db: a folder stands where .* move it away"):
        Store.open(path, readonly=readonly)


def test_what_is_no_regular_file_is_refused(path: str) -> None:
    os.mkfifo(path)
    with pytest.raises(HistoryError, match=r"history\.db: it is no regular file, move it away"):
        Store.open(path)


@pytest.mark.parametrize(
    ("folder", "why"), [("/proc/none", "no such file"), ("{tmp}/file/below", "not a directory")]
)
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, folder: str, why: str) -> None:
    (tmp_path / "file").touch()
    folder = folder.format(tmp=tmp_path)
    with pytest.raises(HistoryError) as caught:
        Store.open(os.path.join(folder, "history.db"))
    assert str(caught.value).startswith(f"{folder}: the folder can't be made ({why}")
    assert str(caught.value).endswith("make it or set REHEARSE_HOME to another folder")


AS_NOBODY = """
import os, sys
from history_runs import a_run
from rehearse.history import place
from rehearse.history.errors import HistoryError
from rehearse.history.store import Store

folder = sys.argv[1]
path = os.path.join(folder, "history.db")
writer = Store.open(path)
writer.save(a_run())
if sys.argv[2] == "closed":
    writer.close()
os.chmod(path, 0o644)
os.chmod(folder, 0o555)
if os.geteuid() == 0:
    os.setuid(65534)
print(os.access(folder, os.W_OK))
with Store.open(path, readonly=True) as store:
    print(store.run(1) == a_run(number=1), store.notice)
try:
    Store.open(path)
except HistoryError as error:
    print(error)
"""


@pytest.mark.parametrize("writer", ["open", "closed"])
def test_a_read_only_history_can_be_read_and_is_not_written(writer: str) -> None:
    # Not below pytest's folder, which is closed to all but its user.
    folder = os.path.realpath(f"/tmp/rehearse-test-{os.getpid()}-{writer}")
    os.mkdir(folder)
    try:
        access, read, refused = said_by(AS_NOBODY, folder, writer)
    finally:
        os.chmod(folder, 0o700)
        shutil.rmtree(folder)
    assert access == "False"
    assert read == "True "
    assert refused == (
        f"{folder}: it is read-only, allow writing to it or set REHEARSE_HOME to another folder"
    )


def test_reading_makes_nothing_and_finds_nothing_where_there_is_none(path: str) -> None:
    with Store.open(path, readonly=True) as store:
        assert (store.runs(), store.talks(), store.run(1)) == ([], [], None)
        with pytest.raises(HistoryError, match="read-only"):
            store.save(a_run())
    assert beside(path) == []


def test_reading_changes_nothing(path: str) -> None:
    begin(path)
    before = Path(path).read_bytes()
    with Store.open(path, readonly=True) as store:
        assert store.count() == 1
        with pytest.raises(HistoryError, match="read-only"):
            store.delete([1])
    assert Path(path).read_bytes() == before
    assert beside(path) == ["history.db"]


def test_reading_goes_on_while_another_window_writes(path: str) -> None:
    begin(path)
    with Store.open(path) as writer, Store.open(path, readonly=True) as reader:
        writer.save(a_run("b"))
        assert reader.count() == 2
        writer._connection.execute("BEGIN IMMEDIATE")
        assert reader.count() == 2
        writer._connection.execute("ROLLBACK")


def test_a_zero_byte_file_is_a_history_that_is_not_begun(path: str) -> None:
    Path(path).touch()
    with Store.open(path, readonly=True) as store:
        assert store.runs() == []
    assert os.stat(path).st_size == 0
    with Store.open(path) as store:
        assert store.notice == ""
        assert store.save(a_run()) == 1


def garbage(path: str) -> None:
    Path(path).write_bytes(b"dear diary, " * 1000)


def a_few_bytes(path: str) -> None:
    Path(path).write_bytes(b"SQLite")


def truncated(path: str) -> None:
    begin(path, 30)
    os.truncate(path, os.stat(path).st_size // 2 // 4096 * 4096)


def cut_in_its_header(path: str) -> None:
    begin(path)
    os.truncate(path, 50)


def first_page_overwritten(path: str) -> None:
    begin(path)
    with open(path, "r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)


def of_another_program(path: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (address)")
    connection.execute("PRAGMA user_version = 37")
    connection.commit()
    connection.close()


UNREADABLE = [
    garbage,
    a_few_bytes,
    truncated,
    cut_in_its_header,
    first_page_overwritten,
    of_another_program,
]


@pytest.mark.parametrize("spoil", UNREADABLE)
def test_an_unreadable_file_is_set_aside_and_a_new_history_begun(
    path: str, spoil: Callable[[str], None]
) -> None:
    spoil(path)
    spoiled = Path(path).read_bytes()
    with Store.open(path) as store:
        (kept,) = (name for name in beside(path) if "unreadable" in name)
        assert re.fullmatch(r"history\.db\.unreadable-\d{8}-\d{6}", kept)
        assert store.notice == (
            f"{path}: it was unreadable and is kept as {kept}; a new history is begun"
        )
        assert store.save(a_run()) == 1
    assert Path(path).with_name(kept).read_bytes() == spoiled
    with Store.open(path) as store:
        assert (store.notice, store.count()) == ("", 1)


def read_all(path: str) -> None:
    with Store.open(path, readonly=True) as store:
        for number in range(1, 31):
            store.run(number)


@pytest.mark.parametrize("spoil", UNREADABLE)
def test_reading_an_unreadable_file_says_so_and_leaves_it(
    path: str, spoil: Callable[[str], None]
) -> None:
    spoil(path)
    spoiled = Path(path).read_bytes()
    with pytest.raises(HistoryError, match="sets it aside and begins a new") as caught:
        read_all(path)
    assert caught.value.is_damage
    assert Path(path).read_bytes() == spoiled
    assert beside(path) == ["history.db"]


def test_files_set_aside_in_the_same_second_do_not_meet(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehearse.core.clock.SystemClock.wall", lambda self: 1.8e9)
    for content in (b"one " * 200, b"two " * 200, b"three " * 200):
        Path(path).write_bytes(content)
        Store.open(path).close()
    first, second, third = (name for name in beside(path) if "unreadable" in name)
    assert (second, third) == (f"{first}-2", f"{first}-3")
    assert Path(path).with_name(first).read_bytes() == b"one " * 200
    assert Path(path).with_name(third).read_bytes() == b"three " * 200


def test_a_log_goes_aside_with_its_database(path: str) -> None:
    Path(path).write_bytes(b"garbage " * 100)
    for suffix in ("-wal", "-shm"):
        Path(path + suffix).write_bytes(suffix.encode())
    with Store.open(path) as store:
        assert store.save(a_run()) == 1
        kept = [name for name in beside(path) if "unreadable" in name]
        assert [name.rpartition("-")[2] for name in kept[1:]] == ["shm", "wal"]
        assert Path(path).with_name(kept[-1]).read_bytes() == b"-wal"


def test_damage_within_is_found_when_it_is_looked_for(path: str) -> None:
    begin(path, 40)
    size = os.stat(path).st_size
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    assert not smells(path)
    with (
        pytest.raises(HistoryError, match="it is damaged; the next rehearsal") as caught,
        Store.open(path) as store,
    ):
        store.save(a_run("new"))
    assert caught.value.is_damage
    with Store.open(path, check=True) as store:
        assert "is kept as" in store.notice
        assert store.save(a_run("new")) == 1


def test_a_sound_file_is_not_set_aside_by_a_check(path: str) -> None:
    begin(path, 3)
    with Store.open(path, check=True) as store:
        assert (store.notice, store.count()) == ("", 3)


@pytest.mark.parametrize("readonly", [False, True])
def test_a_newer_version_s_file_is_refused_and_left_alone(path: str, readonly: bool) -> None:
    begin(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = Path(path).read_bytes()
    with pytest.raises(HistoryError) as caught:
        Store.open(path, readonly=readonly)
    assert str(caught.value) == (
        f"{path}: a newer version of rehearse made it "
        f"(its version 99, this one reads up to {len(schema.STEPS)}), "
        "update rehearse or set REHEARSE_HOME to another folder"
    )
    assert Path(path).read_bytes() == before
    assert beside(path) == ["history.db"]


def test_an_older_file_is_brought_up_to_date(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(path)
    steps = (*schema.STEPS, ("ALTER TABLE run ADD COLUMN place TEXT", "DROP INDEX run_by_plan"))
    monkeypatch.setattr(schema, "STEPS", steps)
    before = Path(path).read_bytes()
    with Store.open(path, readonly=True) as store:
        assert store.run(1) == a_full_run("run-0", number=1)
        assert store._connection.execute("SELECT place FROM run").fetchall() == [(None,)]
    assert Path(path).read_bytes() == before
    with Store.open(path) as store:
        assert store._connection.execute("SELECT place FROM run").fetchall() == [(None,)]
        assert schema.version_of(store._connection) == len(steps)
        assert store.run(1) == a_full_run("run-0", number=1)


def test_a_step_that_fails_leaves_the_version_before(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(path)
    steps = (*schema.STEPS, ("ALTER TABLE run ADD COLUMN place TEXT", "DROP INDEX no_such_index"))
    with monkeypatch.context() as patched:
        patched.setattr(schema, "STEPS", steps)
        with pytest.raises(HistoryError, match="no such index"):
            Store.open(path)
    with Store.open(path) as store:
        assert schema.version_of(store._connection) == len(schema.STEPS)
        assert store.run(1) == a_full_run("run-0", number=1)


def test_a_file_that_was_moved_away_is_noticed(path: str) -> None:
    with Store.open(path) as store:
        store.save(a_run())
        seen = [store.is_displaced]
        os.rename(path, path + ".elsewhere")
        seen.append(store.is_displaced)
        Store.open(path).close()
        seen.append(store.is_displaced)
    assert seen == [False, True, True]


def test_a_log_of_a_moved_file_is_not_removed_from_under_the_new_one(path: str) -> None:
    old = Store.open(path)
    old.save(a_run("old"))
    for suffix in ("", "-wal", "-shm"):
        os.rename(path + suffix, path + ".elsewhere" + suffix)
    with Store.open(path) as new:
        new.save(a_run("new"))
        old.close()
        assert new.run(1) == a_run("new", number=1)
        with Store.open(path, readonly=True) as reader:
            assert reader.run(1) == a_run("new", number=1)
    with Store.open(path + ".elsewhere") as moved:
        assert moved.run(1) == a_run("old", number=1)


SMALL_FILES = """
import resource, signal, sys
from history_runs import a_run, some_sections
from rehearse.history.errors import HistoryError
from rehearse.history.store import Store

hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
store = Store.open(sys.argv[1])
store.save(a_run())
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
saved = 1
try:
    while True:
        text = "long words " * 5000 + str(saved)
        store.save(a_run(str(saved), sections=some_sections(text=text)))
        saved += 1
except HistoryError as error:
    print(saved)
    print(error)
print(store.count(), store.run(1) == a_run(number=1))
try:
    Store.open(sys.argv[1] + ".new/history.db").save(a_run(sections=some_sections(text=text * 3)))
except HistoryError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
print(store.save(a_run("later")))
"""


def test_a_disk_that_takes_no_more_costs_no_run_that_was_saved(path: str) -> None:
    saved, told, kept, new, later = said_by(SMALL_FILES, path)
    assert int(saved) > 1
    assert told == (
        f"{path}: the disk refuses (disk I/O error), look at its space and its health "
        "or set REHEARSE_HOME to another folder"
    )
    assert kept == f"{saved} True"
    assert new.startswith(f"{path}.new/history.db: the disk refuses")
    assert int(later) == int(saved) + 1
    with Store.open(path, check=True) as store:
        assert (store.notice, store.count()) == ("", int(saved) + 1)


def test_a_full_disk_is_told_as_one(path: str) -> None:
    with Store.open(path) as store:
        store.save(a_run())
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(HistoryError) as caught:
            store.save(a_run("big", title="long " * 10_000))
        assert str(caught.value) == (
            f"{path}: the disk is full, make room on it or set REHEARSE_HOME to another folder"
        )
        assert store.run(1) == a_run(number=1)
        store._connection.execute("PRAGMA max_page_count = 100000")
        assert store.save(a_run("big", title="long " * 10_000)) == 2


def test_a_program_that_holds_the_file_is_told(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(path)
    monkeypatch.setattr("rehearse.history.opening.BUSY_S", 0.01)
    monkeypatch.setattr("rehearse.history.journal.BUSY_S", 0.02)
    with Store.open(path) as store, Store.open(path) as other:
        other._connection.execute("BEGIN IMMEDIATE")
        store._connection.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(HistoryError, match="another program holds it, end that program"):
            store.save(a_run())
        other._connection.execute("ROLLBACK")
        assert store.save(a_run()) == 2
