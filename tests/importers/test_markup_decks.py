"""remark, pandoc, Quarto and patat: the notes are spoken, everything else is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from markups import PANDOC, PATAT, REMARK, REMARK_PAGE, imported, sections_of, told

from rehearse.importers.draft import LEFT, WARNING, NotImportedError
from rehearse.importers.keys import claims_of_keys
from rehearse.importers.pandoc import read_pandoc
from rehearse.importers.remark import without_classes


def test_remark_notes_of_increments_belong_to_their_slide(tmp_path: Path) -> None:
    kind, draft = imported(tmp_path, "deck.md", REMARK)
    assert (kind, draft.title) == ("remark", "Tides of the North")
    assert sections_of(draft) == [
        ("Tides of the North", 1, 1, "Good evening. The sea rises twice a day."),
        ("text of a slide", 2, 20, "First the quay.\n\nThen the mole."),
    ]
    assert told(draft, LEFT) == [
        "slide 1, line 1: a comment in the note, not spoken: slower here",
        "line 13: a layout, which is never shown, with a note",
        "slide 4, line 49: 2 lines of metadata, not spoken: :EN:, :FR:",
        "slide 3, line 40: hidden, left out",
        "slide 4, line 49: no note",
    ]


def test_a_page_that_holds_a_remark_deck(tmp_path: Path) -> None:
    kind, draft = imported(tmp_path, "deck.html", REMARK_PAGE)
    assert (kind, draft.title, draft.language) == ("remark", "Ry & rug", "da")
    assert sections_of(draft) == [("Ry & co", 1, 5, "Said \u2014 at last.")]


def test_a_page_whose_slides_are_elsewhere(tmp_path: Path) -> None:
    page = '<!DOCTYPE html><script>remark.create({sourceUrl: "slides.md"})</script>'
    with pytest.raises(NotImportedError, match=r"its slides are in slides\.md, import that"):
        imported(tmp_path, "deck.html", page)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a .b[c [d](e) .f.g[h] i] j", "a c [d](e) h i j"),
        ("a.b[1] and [x]", "a.b[1] and [x]"),
        (".open[ never", " never"),
        ("\n```\n.a[b]\n```\n.a[c]", "\n```\n.a[b]\n```\nc"),
    ],
)
def test_classes_of_remark_are_no_words(text: str, plain: str) -> None:
    assert without_classes(text) == plain


def test_xaringan_makes_a_slide_of_its_title(tmp_path: Path) -> None:
    text = "---\ntitle: Fog\noutput: xaringan::moon_reader\n---\n\n# A\n\n???\n\nFog is a cloud.\n"
    kind, draft = imported(tmp_path, "deck.Rmd", text)
    assert (kind, draft.title) == ("remark", "Fog")
    assert sections_of(draft) == [("A", 2, 6, "Fog is a cloud.")]


def test_pandoc_divs_hold_one_another(tmp_path: Path) -> None:
    kind, draft = imported(tmp_path, "deck.md", PANDOC)
    assert (kind, draft.title, draft.speaker, draft.language) == (
        "pandoc", "Salt roads", "Ida Brun", "de",
    )  # fmt: skip
    salt = "Salt was *money*.\n\n- by cart\n- by mule\n\nSaid loud."
    assert sections_of(draft) == [
        ("Salt roads", 1, 9, "Welcome all."),
        ("Roads", 2, 13, "A part begins."),
        ("White gold", 3, 19, salt),
        ("text only", 4, 44, "Inner words.\n\nOuter words."),
    ]
    assert draft.sections[2].notes == "Weighed in L\u00fcneburg by hand."
    assert draft.sections[2].planned_s == 45
    assert told(draft, WARNING)[0] == (
        "slide 6, line 57: more of it is in _more.qmd, import that too"
    )
    assert told(draft, LEFT) == [
        "slide 6, line 67: a comment, not spoken: a comment of the author for later",
        "slide 5, line 51: hidden, left out",
        "slide 6, line 57: no note",
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("# A\n\n## B\n\ntext\n\n## C\n\ntext\n", ["A", "B", "C"]),
        ("# A\n\ntext\n\n## B\n\ntext\n\n# C\n\ntext\n", ["A", "C"]),
        ("# A\n\n::: notes\nx\n:::\n\n## B\n\ntext\n\n::: notes\ny\n:::\n", ["A", "B"]),
        ("---\nslide-level: 1\n---\n\n# A\n\n## B\n\ntext\n", ["A"]),
        ("% T\n% Me\n\n# A\n\ntext\n\n***\n\n# B\n\ntext\n\n- - -\n\nwords\n", ["A", "B", "words"]),
        ("::: a\n\n# A\n\ntext\n\n# B\n\ntext\n", ["A", "B"]),
    ],
)
def test_the_level_that_begins_a_slide(text: str, titles: list[str]) -> None:
    draft = read_pandoc(text, titles=True)
    assert [part.title for part in draft.sections] == titles


def test_quarto_begins_slides_at_two_levels(tmp_path: Path) -> None:
    text = "---\nformat: revealjs\n---\n\n# A\n\ntext\n\n## B\n\n::: {.notes}\nSaid of B.\n:::\n"
    kind, draft = imported(tmp_path, "deck.qmd", text)
    assert kind == "quarto"
    assert sections_of(draft) == [("B", 2, 9, "Said of B.")]


def test_a_note_that_never_ends_is_told_and_kept() -> None:
    draft = read_pandoc("# A\n\n::: notes\nAll of this.\n\n# B\n", titles=False)
    assert sections_of(draft) == [("A", 1, 1, "All of this.\n\n*B*")]
    assert told(draft, WARNING)[0].startswith("line 3: this note never ends")


def test_patat_speaks_comments_and_parts_at_rules(tmp_path: Path) -> None:
    kind, draft = imported(tmp_path, "deck.md", PATAT)
    assert kind == "patat"
    assert sections_of(draft) == [
        ("One", 1, 6, "Say this first."),
        ("Two", 2, 18, "Then that:\n\n- a\n- b"),
    ]


@pytest.mark.parametrize(
    ("author", "speaker"),
    [
        ("- name: Ida Brun affiliation: Museum - name: Ole Ny", "Ida Brun, Ole Ny"),
        ("- Ida Brun - Ole Ny", "Ida Brun, Ole Ny"),
        ("[Ida Brun, 'Ole Ny']", "Ida Brun, Ole Ny"),
        ("Ida Brun", "Ida Brun"),
    ],
)
def test_whoever_the_keys_name(author: str, speaker: str) -> None:
    assert claims_of_keys({"author": author}).speaker == speaker
