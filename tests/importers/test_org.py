"""Org: a deck's notes, or the prose of notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from markups import ORG, ORG_NOTES, imported, sections_of, told

from rehearse.importers.draft import LEFT, WARNING, NotImportedError
from rehearse.importers.org import read_org
from rehearse.importers.org_text import plain_org, spoken_org


def test_a_deck_takes_its_blocks_of_notes(tmp_path: Path) -> None:
    kind, draft = imported(tmp_path, "deck.org", ORG)
    assert (kind, draft.title, draft.speaker, draft.language) == ("org", "Glass", "Tove Lind", "sv")
    sand = (
        "Sand is *old* and *cheap*, says a source.\n\n- it melts\n- it cools\nslowly\n\n"
        "[code in python: no heading]"
    )
    assert sections_of(draft) == [
        ("Glass", 1, 8, "Hello to all."),
        ("Sand", 2, 11, sand),
        ("Furnace", 3, 27, "1500 degrees [pause] and 3 \\* 4 sacks."),
        ("Furnace (2)", 4, 33, "Second half."),
        ("Blowing", 5, 40, "A beamer note."),
        ("End", 6, 43, "Never ended."),
    ]
    assert [part.notes for part in draft.sections[:3]] == ["", "In 2300 BC.", "Per day."]
    assert draft.sections[1].planned_s == 40
    assert "line 35: not exported, not spoken: Secret" in told(draft, LEFT)
    assert told(draft, WARNING)[0].startswith("line 44: this note never ends")


def test_prose_below_headings_is_spoken(tmp_path: Path) -> None:
    kind, draft = imported(tmp_path, "notes.org", ORG_NOTES)
    assert (kind, draft.title) == ("org", "Moss")
    assert sections_of(draft) == [
        ("Where it grows", 0, 2, "Moss grows in the shade.\nIt needs no soil.\n\n- roofs\n- walls"),
        ("Why it matters", 0, 8, "[table: a, b, 1, 2]\n\nBecause it *holds* water."),
    ]
    assert draft.sections[1].planned_s == 120


def test_a_drawer_is_spoken_where_org_exports_it() -> None:
    text = "* One\n:LOGBOOK:\nnot this\n:END:\n:SAID:\nSay it.\n:END:\nAnd this.\n"
    draft = read_org(text, titles=False)
    assert [part.text for part in draft.sections] == ["Say it.\n\nAnd this."]


def test_a_deck_without_notes_is_no_prose() -> None:
    text = "#+REVEAL_THEME: black\n* One\n- a point\n"
    with pytest.raises(NotImportedError, match="no speaker notes"):
        read_org(text, titles=False)
    assert [part.title for part in read_org(text, titles=True).sections] == ["One"]


@pytest.mark.parametrize(
    ("org", "said"),
    [
        ("a /b/ and *c d*, _e_ ~f*g~", "a *b* and *c d*, e f\\*g"),
        ("1/2 and 3/4 of and/or", "1/2 and 3/4 of and/or"),
        ("[[file:img/cat.png]] seen", "[image: cat.png] seen"),
        ("[[*Ends][the end]] on <2026-01-02 Fri> {{{x}}}now", "the end on  now"),
        ("see [cite:@a;@b] *[pause]*", "see  [pause]"),
        ("[1] in a [list]", "[1] in a \\[list\\]"),
    ],
)
def test_marks_within_a_line(org: str, said: str) -> None:
    assert spoken_org(org).text == said


def test_a_heading_is_plain() -> None:
    assert plain_org("The /cat/ [[a][sat]] on *mats*") == "The cat sat on mats"
