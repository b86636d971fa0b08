"""A talk is found by its path, or by its name in one of three folders."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

import rehearse
from rehearse.talkfile import folders
from rehearse.talkfile.find import (
    FoundTalk,
    TalkNotFoundError,
    find,
    nearest,
    talks_here,
)
from rehearse.talkfile.load import TalkFileError, load

Write = Callable[[str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a talk below a temporary folder, in which `work` is the current one."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(folders, "samples_folder", lambda: str(tmp_path / "samples"))

    def writer(name: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: T\nsections: [{title: A, text: x}]\n", encoding="utf-8")

    return writer


def test_by_path(write: Write, tmp_path: Path) -> None:
    write("work/a.txt")
    write("work/sub/b.yaml")
    write("work/sub/c.yml")
    assert find("a.txt") == "a.txt"
    assert find("./a.txt") == "./a.txt"
    assert find("sub/b.yaml") == "sub/b.yaml"
    assert find("sub/b") == "sub/b.yaml"
    assert find("sub/c") == "sub/c.yml"
    assert find(str(tmp_path / "work" / "a.txt")) == str(tmp_path / "work" / "a.txt")


def test_a_dot_and_a_slash_tell_a_talk_from_a_command(write: Write) -> None:
    write("samples/check.yaml")
    write("work/talks/plan.yaml")
    write("work/talks/report.yml")
    assert find("./plan") == os.path.join("talks", "plan.yaml")
    assert find("./report.yml") == os.path.join("talks", "report.yml")
    assert find("./check") == "./check"
    assert find("../plan") == "../plan"
    write("work/plan.yaml")
    assert find("./plan") == "./plan.yaml"


def test_by_name_here_first_then_the_users_then_the_samples(write: Write, tmp_path: Path) -> None:
    write("samples/bees.yaml")
    assert find("bees") == str(tmp_path / "samples" / "bees.yaml")
    write("home/talks/bees.yml")
    assert find("bees") == str(tmp_path / "home" / "talks" / "bees.yml")
    assert find("bees.yml") == str(tmp_path / "home" / "talks" / "bees.yml")
    assert find("bees.yaml") == str(tmp_path / "samples" / "bees.yaml")
    write("work/talks/bees.yaml")
    assert find("bees") == os.path.join("talks", "bees.yaml")


def test_the_users_folder_can_be_given(write: Write, tmp_path: Path) -> None:
    write("elsewhere/bees.yaml")
    with pytest.raises(TalkNotFoundError):
        find("bees")
    folder = str(tmp_path / "elsewhere")
    assert find("bees", folder) == str(tmp_path / "elsewhere" / "bees.yaml")
    assert nearest("beees", folder) == "bees"


def test_a_folder_does_not_hide_the_talk_of_its_name(write: Write) -> None:
    write("work/bees/notes.txt")
    write("work/talks/bees.yaml")
    assert find("bees") == os.path.join("talks", "bees.yaml")


def test_a_folder_is_no_talk(write: Write) -> None:
    write("work/bees/notes.txt")
    with pytest.raises(TalkFileError, match="this is a directory"):
        load(find("bees"))


def test_a_path_that_leads_nowhere_is_left_to_the_loader(write: Write) -> None:
    with pytest.raises(TalkFileError, match="no such file"):
        load(find("./bees.yaml"))


def test_an_unknown_name_names_the_nearest(write: Write) -> None:
    write("work/talks/Beekeeping.yaml")
    with pytest.raises(TalkNotFoundError) as caught:
        find("beekeping")
    assert str(caught.value) == (
        "no talk 'beekeping' in ./talks, your talks or the samples, did you mean 'Beekeeping'?"
    )
    assert (caught.value.name, caught.value.near) == ("beekeping", "Beekeeping")


def test_an_unknown_name_that_is_like_nothing(write: Write) -> None:
    with pytest.raises(TalkNotFoundError) as caught:
        find("zzz\x1b[2J")
    assert str(caught.value) == "no talk 'zzz' in ./talks, your talks or the samples"
    assert nearest("zzz") is None


def test_nearest_looks_in_all_folders_and_through_the_suffix(write: Write) -> None:
    write("samples/bees.yaml")
    write("home/talks/wasps.yaml")
    assert nearest("bee.yaml") == "bees"
    assert nearest("wasp") == "wasps"


def test_the_library_shows_the_talks_here(write: Write) -> None:
    write("samples/bees.yaml")
    write("home/talks/ants.yaml")
    write("work/talks/c.yml")
    write("work/talks/b.yaml")
    write("work/talks/notes.txt")
    write("work/talks/.#b.yaml")
    write("work/talks/d.yaml/inside.txt")
    found = talks_here()
    assert found == (
        FoundTalk(os.path.join("talks", "b.yaml"), "./talks"),
        FoundTalk(os.path.join("talks", "c.yml"), "./talks"),
    )
    assert [talk.name for talk in found] == ["b", "c"]


def test_without_talks_here_it_shows_the_users_and_the_samples(
    write: Write, tmp_path: Path
) -> None:
    assert talks_here() == ()
    write("samples/bees.yaml")
    write("samples/ants.yaml")
    write("home/talks/ants.yml")
    assert talks_here() == (
        FoundTalk(str(tmp_path / "home" / "talks" / "ants.yml"), "your talks"),
        FoundTalk(str(tmp_path / "samples" / "bees.yaml"), "samples"),
    )


def test_the_users_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    assert folders.talks_folder() == str(tmp_path / "talks")
    monkeypatch.delenv("REHEARSE_HOME")
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda name, appauthor: f"/data/{name}")
    assert folders.talks_folder() == os.path.join("/data/rehearse", "talks")


def test_the_samples_stand_in_the_package_or_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "src" / "rehearse"
    package.mkdir(parents=True)
    monkeypatch.setattr(rehearse, "__file__", str(package / "__init__.py"))
    assert folders.samples_folder() == str(tmp_path / "talks")
    (package / "samples").mkdir()
    assert folders.samples_folder() == str(package / "samples")
