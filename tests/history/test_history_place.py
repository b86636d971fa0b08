from __future__ import annotations

import os
from pathlib import Path

import pytest
from history_runs import a_run, said_by

from rehearse.history.keeper import Keeper
from rehearse.history.network import is_on_network
from rehearse.history.place import history_path
from rehearse.history.store import Store


def test_a_home_of_one_s_own_holds_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    assert history_path() == f"{tmp_path}/data/history.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REHEARSE_HOME", "demo")
    assert history_path() == f"{tmp_path}/demo/data/history.db"
    monkeypatch.setenv("HOME", "/home/speaker")
    monkeypatch.setenv("REHEARSE_HOME", "~/demo")
    assert history_path() == "/home/speaker/demo/data/history.db"


@pytest.mark.parametrize("home", [None, ""])
def test_else_it_is_where_the_system_keeps_data(
    home: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REHEARSE_HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("REHEARSE_HOME", home)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert history_path() == f"{tmp_path}/rehearse/history.db"


def test_a_keeper_left_to_itself_keeps_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    keeper = Keeper(lambda news: None)
    keeper.keep(a_run())
    assert keeper.close(10.0)
    with Store.open(history_path()) as store:
        assert store.run(1) == a_run(number=1)


IMPORTS = """
import sys
import rehearse.history.keeper, rehearse.history.place
print(sorted({"sqlite3", "_sqlite3", "platformdirs", "datetime"} & set(sys.modules)))
import rehearse.history.store
print(sorted({"platformdirs", "json", "logging", "pathlib", "asyncio"} & set(sys.modules)))
print(sorted(name for name in sys.modules if name.split(".")[0] in ("textual", "rich", "yaml")))
"""


def test_the_screen_starts_without_the_database() -> None:
    assert said_by(IMPORTS) == ["[]", "[]", "[]"]


MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/home /net/home nfs4 rw,vers=4.2 0 0
tmpfs /net/home/local tmpfs rw 0 0
me@host: /mnt/over\\040ssh fuse.sshfs rw 0 0
//nas/share /mnt/share cifs rw 0 0
/dev/sdb1 /mnt/share ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "on_network"),
    [
        ("/home/me", False),
        ("/net", False),
        ("/net/home", True),
        ("/net/home/me/.local/share", True),
        ("/net/homestead", False),
        ("/net/home/local/data", False),
        ("/mnt/over ssh/data", True),
        ("/mnt/share", False),
    ],
)
def test_folders_on_other_machines_are_known_by_their_mounts(
    folder: str, on_network: bool, tmp_path: Path
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert is_on_network(folder, str(mounts)) is on_network


def test_where_nothing_lists_the_mounts_sqlite_decides(tmp_path: Path) -> None:
    assert is_on_network(str(tmp_path), str(tmp_path / "none")) is False
    assert is_on_network(os.path.dirname(__file__)) is False
