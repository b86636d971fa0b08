"""Where a talk of notes is written, and what is never lost by it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rehearse.importers.notes import Notes
from rehearse.importers.read import read
from rehearse.importers.saving import (
    NotWrittenError,
    beside,
    called,
    problem_with,
    target_of,
    target_words,
)
from rehearse.importers.shaping import rename
from rehearse.importers.slot_and_pace import with_slot
from rehearse.importers.typed_path import completed, path_of
from rehearse.talkfile.load import load

TEXT = """\
The tide mill

The wheel

Twice a day the sea fills the pond, and twice a day it leaves through the wheel.

The miller

He sleeps when the water says so, and so does his daughter, who counts in tides.
"""

MINE = """\
title: My mill
sections:
  - title: Who sleeps?
    id: the-miller
    budget: 0:40
    text: He sleeps when the water says so, and so does his daughter, who counts in tides.
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def notes() -> Notes:
    Path("talks").mkdir()
    Path("mill.txt").write_text(TEXT)
    return Notes("mill.txt", read("mill.txt"))


def test_the_folder_that_it_goes_into(tmp_path: Path) -> None:
    assert target_of("My Mill.docx") == str(tmp_path / "home/talks/my-mill.yaml")
    assert target_of("---.txt") == str(tmp_path / "home/talks/talk.yaml")
    assert target_words(target_of("My Mill.docx")) == "my-mill.yaml among your talks"
    Path("talks").mkdir()
    assert target_words(target_of("My Mill.docx")) == "talks/my-mill.yaml"
    assert target_of("a/b/My Mill.docx") == "talks/my-mill.yaml"


def test_it_is_written_and_written_again(notes: Notes) -> None:
    states = [notes.is_written]
    assert notes.save().title == "The tide mill"
    states.append(notes.is_written)
    assert not notes.is_in_the_way
    notes.shaping.change(lambda draft: with_slot(draft, 60.0))
    assert [*states, notes.is_written] == [False, True, False]
    assert notes.save().slot_s == 60.0
    assert load("talks/mill.yaml").slot_s == 60.0
    assert os.listdir("talks") == ["mill.yaml"]


def test_what_is_there_stays_unless_it_may_be_replaced(notes: Notes) -> None:
    Path("talks/mill.yaml").write_text(MINE)
    assert notes.is_in_the_way
    with pytest.raises(NotWrittenError, match="it can't be written"):
        notes.save()
    assert Path("talks/mill.yaml").read_text() == MINE
    talk = notes.save(replace=True)
    assert talk.title == "My mill"
    assert [(part.id, part.title, part.pin_s) for part in talk.sections] == [
        ("the-wheel", "The wheel", None),
        ("the-miller", "Who sleeps?", 40.0),
    ]


def test_a_name_beside_it(notes: Notes) -> None:
    Path("talks/mill.yaml").write_text(MINE)
    Path("talks/mill-2.yaml").write_text(MINE)
    assert beside("talks/mill.yaml") == "talks/mill-3.yaml"
    notes.write_beside()
    assert notes.save().path == "talks/mill-3.yaml"
    assert Path("talks/mill.yaml").read_text() == MINE


def test_what_was_edited_after_it_was_written_is_in_the_way(notes: Notes) -> None:
    notes.save()
    path = Path("talks/mill.yaml")
    path.write_text(path.read_text().replace("The wheel", "The great wheel"))
    assert notes.is_in_the_way
    assert not notes.is_written


def test_a_folder_that_can_not_be_written_to(notes: Notes) -> None:
    os.rmdir("talks")
    Path("talks").write_text("no folder")
    with pytest.raises(NotWrittenError, match=r"^talks/mill.yaml: it can't be written \(.+\)$"):
        notes.save()
    assert not notes.is_written


def test_a_disk_that_is_full(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("talks/mill.yaml").write_text(MINE)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWrittenError, match="No space left on device"):
        notes.save(replace=True)
    assert os.listdir("talks") == ["mill.yaml"]
    assert Path("talks/mill.yaml").read_text() == MINE


def test_a_talk_behind_a_link_keeps_its_place_and_its_permissions(notes: Notes) -> None:
    Path("mine").write_text(MINE)
    os.chmod("mine", 0o600)
    os.symlink("../mine", "talks/mill.yaml")
    notes.save(replace=True)
    assert os.readlink("talks/mill.yaml") == "../mine"
    assert load("mine").title == "My mill"
    assert os.stat("mine").st_mode & 0o777 == 0o600


def test_a_pipe_at_the_target_stays_and_is_not_waited_for(notes: Notes) -> None:
    notes.save()
    os.unlink("talks/mill.yaml")
    os.mkfifo("talks/mill.yaml")
    assert notes.is_in_the_way
    with pytest.raises(NotWrittenError, match="it is a pipe, a socket or a device"):
        notes.save(replace=True)
    assert os.listdir("talks") == ["mill.yaml"]


def test_a_disk_that_gives_a_file_one_name_only(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: str) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    notes.target = f"talks/{'m' * 250}.yaml"
    notes.save()
    assert os.listdir("talks") == [os.path.basename(notes.target)]
    other = Notes("mill.txt", read("mill.txt"))
    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(NotWrittenError, match="Operation not permitted"):
        other.save()
    assert len(os.listdir("talks")) == 1


def test_what_it_is_called_by(notes: Notes) -> None:
    notes.save()
    assert called("talks/mill.yaml", ()) == "mill"
    assert called("talks/mill.yaml", {"mill": ""}) == "talks/mill.yaml"
    assert called("other place/mill.yaml", ()) == "'other place/mill.yaml'"
    assert called("it's $(x).yaml", ()) == "'it'\\''s $(x).yaml'"
    assert called("\x1b]0;steered\x07m\u00fchle.yaml", ()) == "m\u00fchle.yaml"
    assert target_words("\x1b[2Jmill.yaml") == "mill.yaml"


def test_a_target_that_is_typed(notes: Notes) -> None:
    assert problem_with("talks/other.yaml") == ""
    assert problem_with("talks/other.txt").startswith("a talk file ends in .yaml")
    assert problem_with("no/t.yml") == "there is no folder no, make it first"


def test_claims_are_those_of_the_notes() -> None:
    Path("mill.txt").write_text(f"130 words/minute, 8 minutes\n\n{TEXT}")
    notes = Notes("mill.txt", read("mill.txt"))
    notes.shaping.change(lambda draft: with_slot(draft, 60.0))
    assert notes.claims == "130 wpm, slot 8:00"


def test_ids_stay_with_a_section_that_is_renamed_over_a_talk(notes: Notes) -> None:
    Path("talks/mill.yaml").write_text(MINE)
    notes.shaping.change(lambda draft: rename(draft, 0, "The great wheel"))
    talk = notes.save(replace=True)
    assert [part.id for part in talk.sections] == ["the-great-wheel", "the-miller"]


def test_paths_as_they_are_typed_and_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    for typed in (
        "/home/ada/My notes.txt",
        "'/home/ada/My notes.txt'",
        '"/home/ada/My notes.txt" ',
        "/home/ada/My\\ notes.txt",
        "file:///home/ada/My%20notes.txt",
        "~/My notes.txt",
    ):
        assert path_of(typed) == "/home/ada/My notes.txt"


def test_names_are_completed_as_far_as_they_are_the_same() -> None:
    Path("drafts").mkdir()
    for name in ("notes-1.txt", "notes-2.txt", ".hidden", "drafts/only one.md"):
        Path(name).touch()
    assert completed("no") == "notes-"
    assert completed("dr") == "drafts/"
    assert completed("drafts/") == "drafts/only one.md"
    assert completed("x") == "x"
    assert completed("none/x") == "none/x"


def test_another_talk_in_the_same_file_takes_neither_title_nor_language(tmp_path: Path) -> None:
    source, target = tmp_path / "notes.txt", tmp_path / "talk.yaml"
    source.write_text(
        "Boats\n\nROPES\n\nThe ropes are wet, the ropes are cold.\n\nOARS\n\nTwo of them.\n"
    )
    Notes(str(source), read(str(source)), str(target)).save()
    target.write_text(target.read_text().replace("title: Boats", "title: Boats\nlanguage: fr"))
    notes = Notes(str(source), read(str(source)), str(target), replaces=True)
    assert notes.proposal.talk.language == "fr"
    source.write_text(
        "Kites\n\nWIND\n\nIt comes from the west.\n\nSTRING\n\nForty metres will do.\n"
    )
    notes = Notes(str(source), read(str(source)), str(target), replaces=True)
    assert (notes.proposal.talk.title, notes.proposal.talk.language) == ("Kites", "en")
    assert any("2 of the file's sections" in told.what for told in notes.proposal.account)
