from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from rehearse.speech.whole_file import keep, whole_or_nothing


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_kept_is_the_owners_alone_and_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "kept.json"
    keep(str(path), "\u00e4")
    assert path.read_text(encoding="utf-8") == "\u00e4"
    assert mode(path) == 0o600
    assert os.listdir(path.parent) == ["kept.json"]


def test_what_is_made_for_others_is_as_the_user_wants_files_to_be(tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    before = os.umask(0o027)
    try:
        with whole_or_nothing(str(path)) as file:
            file.write(b"sound")
    finally:
        os.umask(before)
    assert mode(path) == 0o640


def test_what_is_broken_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        keep(str(path), "half \ud800")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["kept.json"]
