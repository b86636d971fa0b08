"""The pace that a talk was last heard at is kept, and nothing that a file may hold does harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rehearse.speech.kept_paces import KeptPaces


def test_what_is_kept_is_known_to_the_next_one(tmp_path: Path) -> None:
    path = str(tmp_path / "new" / "listening.json")
    KeptPaces(path).keep("bread", 120.0)
    KeptPaces(path).keep("lake", 140.0)
    assert KeptPaces(path).wpm("bread") == 120.0
    KeptPaces(path).keep("bread", None)
    assert (KeptPaces(path).wpm("bread"), KeptPaces(path).wpm("lake")) == (None, 140.0)


def test_a_pace_that_is_the_talks_own_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "listening.json"
    KeptPaces(str(path)).keep("bread", None)
    assert not path.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "wpm": {"bread": 120}}',
        '{"version": 1, "wpm": [1]}',
        '{"version": 1, "wpm": {"bread": "fast"}}',
        '{"version": 1, "wpm": {"bread": 0}}',
        '{"version": 1, "wpm": {"bread": 1e99}}',
        '{"version": 1, "wpm": {"bread": 1e999}}',
        '{"version": 1, "wpm": {"bread": NaN}}',
        '{"version": 1, "wpm": {"bread": -5}}',
        '{"version": 1, "wpm": {"bread": true}}',
        f'{{"version": 1, "wpm": {{"bread": {"9" * 400}}}}}',
        '{"version": 1}',
        '{"version": 1, "wpm": {}}',
        "[" * 100_000,
        "\udcff",
    ],
)
def test_a_file_that_is_none_is_nothing(text: str, tmp_path: Path) -> None:
    path = tmp_path / "listening.json"
    path.write_bytes(text.encode(errors="surrogateescape"))
    kept = KeptPaces(str(path))
    assert kept.wpm("bread") is None
    kept.keep("bread", 115.0)
    assert kept.wpm("bread") == 115.0


def test_a_pace_that_is_none_takes_no_other_with_it(tmp_path: Path) -> None:
    path = tmp_path / "listening.json"
    path.write_text('{"version": 1, "wpm": {"bread": "fast", "lake": 140, "tea": null}}')
    kept = KeptPaces(str(path))
    assert (kept.wpm("bread"), kept.wpm("lake")) == (None, 140.0)
    kept.keep("bread", 120.0)
    assert json.loads(path.read_text())["wpm"] == {"lake": 140.0, "bread": 120.0}


@pytest.mark.parametrize("folder", ["no\0where", "deep/" * 5000])
def test_an_odd_path_is_an_error_like_any_other(tmp_path: Path, folder: str) -> None:
    kept = KeptPaces(str(tmp_path / folder / "listening.json"))
    assert kept.wpm("bread") is None
    with pytest.raises(OSError, match="Error"):
        kept.keep("bread", 120.0)


def test_the_oldest_talks_make_room(tmp_path: Path) -> None:
    kept = KeptPaces(str(tmp_path / "listening.json"))
    for number in range(203):
        kept.keep(f"talk{number}", 120.0)
    assert kept.wpm("talk2") is None
    assert kept.wpm("talk3") == kept.wpm("talk202") == 120.0


def test_a_folder_that_can_not_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        KeptPaces(str(tmp_path / "file" / "listening.json")).keep("bread", 120.0)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
