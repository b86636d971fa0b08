"""Where the sections of notes begin, for notes of many hands, in any encoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from talks_again import assert_loads_the_same

from rehearse.importers.proposal import Proposal
from rehearse.importers.read import read
from splitting import Marked, marked

TUNED_ON, HELD_OUT = marked("tuned_on"), marked("held_out")


def imported(folder: Path, text: str, encoding: str = "utf-8") -> Proposal:
    path = folder / "notes.txt"
    path.write_bytes(text.encode(encoding))
    return read(str(path)).proposal


def starts(proposal: Proposal) -> list[int]:
    return [place.line for place in proposal.places]


@pytest.mark.parametrize("notes", TUNED_ON, ids=lambda notes: notes.name)
def test_sections_begin_where_their_writer_begins_them(tmp_path: Path, notes: Marked) -> None:
    proposal = imported(tmp_path, notes.text)
    assert starts(proposal) == notes.starts
    assert_loads_the_same(proposal.talk)


def test_notes_that_no_rule_was_made_for_are_split_well_all_the_same(tmp_path: Path) -> None:
    # Not each one exactly: a rule that is right for people may be wrong for one of them.
    found = right = wanted = 0
    for notes in HELD_OUT:
        proposal = imported(tmp_path, notes.text)
        assert_loads_the_same(proposal.talk)
        found += len(starts(proposal))
        wanted += len(notes.starts)
        right += len(set(starts(proposal)) & set(notes.starts))
    assert right / found > 0.9
    assert right / wanted > 0.9


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_neither_encoding_nor_line_ends_change_a_split(
    tmp_path: Path, encoding: str, ends: str
) -> None:
    for notes in TUNED_ON:
        text = notes.text.replace("\ufeff", "").replace("\r\n", "\n")
        if encoding == "cp1252" and text.encode(encoding, "replace").count(b"?") != text.count("?"):
            continue
        assert starts(imported(tmp_path, text.replace("\n", ends), encoding)) == notes.starts
