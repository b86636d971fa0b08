from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from harbour import keep_an_unfinished_run, long_talk, written
from sound_fixtures import ear, sound_server

__all__ = ["ear", "sound_server"]


@pytest.fixture(scope="session")
def _spoken_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("before")
    talk = written(folder / "twelve.yaml", long_talk())
    keep_an_unfinished_run(folder / "home", talk)
    return folder


@pytest.fixture
def home(_spoken_before: Path, tmp_path: Path) -> Path:
    """A history in which run 1 of the long talk is unfinished: 42.5 seconds, at Leg 2."""
    return Path(shutil.copytree(_spoken_before / "home", tmp_path / "home"))


@pytest.fixture
def twelve(_spoken_before: Path, tmp_path: Path) -> str:
    """The long talk."""
    return str(shutil.copy(_spoken_before / "twelve.yaml", tmp_path))
