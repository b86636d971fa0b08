"""The notes of pdfpc: JSON, and the sections of older versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from markups import PDFPC, PDFPC_SECTIONS, imported, sections_of, told

from rehearse.importers.draft import LEFT, TAKEN, WARNING, NotImportedError
from rehearse.importers.pdfpc import read_pdfpc


def test_the_pages_of_one_label_are_one_slide(tmp_path: Path) -> None:
    kind, draft = imported(tmp_path, "talk.pdfpc", PDFPC)
    assert (kind, draft.slot_s) == ("pdfpc", 720)
    assert sections_of(draft) == [
        ("Hello all.", 1, 0, "Hello *all*."),
        ("First. Then second. And third.", 2, 0, "First. Then second.\n\nAnd third."),
    ]
    assert told(draft, LEFT) == ["slide 3: hidden, left out", "slide 4: no note"]
    assert told(draft, TAKEN) == [
        ": says slot 12:00",
        ": 1 note of overlays that repeat the page before, taken once",
    ]
    assert told(draft, WARNING)[0] == ("slide 2: its 3 pages have 2 notes, they follow one another")


def test_the_sections_of_older_versions(tmp_path: Path) -> None:
    kind, draft = imported(tmp_path, "talk.pdfpc", PDFPC_SECTIONS)
    assert (kind, draft.slot_s) == ("pdfpc", 900)
    assert sections_of(draft) == [
        ("Hello there no slide", 1, 6, "Hello there\n[pause]\n### no slide"),
        ("a - b", 2, 12, "- a\n- b"),
    ]
    assert told(draft, LEFT) == ["slide 3, line 10: no note"]


@pytest.mark.parametrize(
    ("text", "slot_s"),
    [
        ('{"duration": 20', 1200),
        ('{"duration": "20"', 1200),
        ('{"duration": -1', None),
        ('{"duration": true', None),
        ('{"startTime": "10:30", "endTime": "10:55"', 1500),
        ('{"startTime": "11:00", "endTime": "10:55"', None),
    ],
)
def test_the_slot(text: str, slot_s: float | None) -> None:
    page = ', "pages": [{"label": 1, "note": "Some words to say."}]}'
    assert read_pdfpc(text + page, titles=False).slot_s == slot_s


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"pdfpcFormat": 2, "pages": [', r"its JSON is damaged \(line 1\)"),
        ("{" + '"a":[' * 20_000, "its JSON is damaged"),
        ('{"pages": [1' + "0" * 5000 + "]}", "its JSON is damaged"),
        ('{"pages": {}}', "it holds no pages"),
        ('{"pages": [1]}', "it holds no pages"),
        ('{"pages": []}', "no slides"),
        ('{"pages": [{"label": [], "note": 1}]}', "no speaker notes"),
        ("[file]\nx.pdf\n", "it holds no notes"),
    ],
)
def test_what_is_damaged_is_told_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(NotImportedError, match=said):
        read_pdfpc(text, titles=False)


def test_labels_that_do_not_rise_are_counted() -> None:
    pages = ", ".join(f'{{"label": {label}, "note": "Words."}}' for label in ('"i"', 1, 1, 1))
    draft = read_pdfpc(f'{{"pages": [{pages}, {{"note": "Others."}}]}}', titles=False)
    assert [part.place.slide for part in draft.sections] == [1, 2, 3]
