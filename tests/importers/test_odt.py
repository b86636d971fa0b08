"""OpenDocument texts and decks."""

from __future__ import annotations

from pathlib import Path

import pytest
from kept import refusals_of_damaged
from open_document import odp, odt, page
from talks_again import assert_loads_the_same

from rehearse.importers.draft import LEFT, TAKEN, Draft, NotImportedError
from rehearse.importers.read import read

BODY = """
<text:tracked-changes><text:changed-region text:id="1"><text:insertion/></text:changed-region>
<text:changed-region text:id="2"><text:deletion><text:p>We were never here.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:table-of-content><text:index-body><text:p>Bells 1</text:p></text:index-body>
</text:table-of-content>
<text:p text:style-name="PT">Bells under the lake</text:p>
<text:p/>
<text:h text:outline-level="1">Casting<text:note text:note-class="footnote"><text:note-citation>1
</text:note-citation><text:note-body><text:p>In a pit</text:p><text:p>beside the church.</text:p>
</text:note-body></text:note></text:h>
<text:p>A bell   is <text:span text:style-name="B">poured</text:span>,<text:s text:c="3"/>not
 carved.<text:line-break/>It<text:tab/>cools for <text:span text:style-name="I">three
 days</text:span>.<text:span text:style-name="H">Ask the sexton.</text:span>
 2 * 3<office:annotation><text:p>Is it so?</text:p></office:annotation> [sic] men stand by.</text:p>
<text:section text:display="none"><text:p>Nobody hears this.</text:p></text:section>
<text:list><text:list-item><text:p>One rings at noon</text:p></text:list-item>
<text:list-item><text:p>One rings at night</text:p></text:list-item></text:list>
<text:list><text:list-item><text:h text:outline-level="1">Drowning</text:h></text:list-item>
</text:list>
<table:table><table:table-row><table:table-cell><text:p>1911</text:p></table:table-cell>
<table:table-cell><text:p>4 bells</text:p></table:table-cell></table:table-row></table:table>
<text:p text:style-name="PB">It was said aloud, and loudly, by the diver who found them.</text:p>
"""
CASTING = """\
A bell is *poured*, not carved.
It cools for *three days*. 2 \\* 3 \\[sic\\] men stand by.

- One rings at noon
- One rings at night"""
DROWNING = """\
[table: 1911, 4 bells]

It was said aloud, and loudly, by the diver who found them."""


def told(draft: Draft, tone: str) -> list[str]:
    return [f"{mark.place}: {mark.what}" for mark in draft.account if mark.tone == tone]


def test_a_text(tmp_path: Path) -> None:
    made = read(str(odt(tmp_path / "bells.odt", BODY)))
    draft = made.draft
    assert (made.kind.name, draft.title) == ("odt", "Bells under the lake")
    assert [(part.title, str(part.place), part.notes, part.text) for part in draft.sections] == [
        (
            "Casting",
            "paragraph 3",
            "In a pit beside the church.",
            CASTING,
        ),
        (
            "Drowning",
            "paragraph 7",
            "",
            DROWNING,
        ),
    ]
    assert told(draft, TAKEN) == [
        ": 1 line as cues: shown, never spoken",
        ": 1 footnote as notes: shown, never spoken",
        ": tracked changes are accepted: 1 insertion, 1 deletion left out",
    ]
    assert told(draft, LEFT) == [
        ": 1 comment, not spoken",
        "paragraph 4: hidden text, not spoken",
        "paragraph 5: hidden text, not spoken",
        ": headers and footers, not spoken",
        ": 1 table of contents or index, not spoken",
    ]
    assert_loads_the_same(made.proposal.talk)


def test_bold_lines_are_headings_where_no_style_is(tmp_path: Path) -> None:
    body = "".join(
        f'<text:p text:style-name="PB">{title}</text:p><text:p>{title} is all we wait for.</text:p>'
        for title in ("Rain", "Wind")
    )
    draft = read(str(odt(tmp_path / "a.odt", body))).draft
    assert [part.title for part in draft.sections] == ["Rain", "Wind"]


def test_a_deck(tmp_path: Path) -> None:
    pages = (
        page("Kites", "A kite is *held*.\nBy whom? [click]")
        + page("Gone", "Not shown.", style="hidden")
        + page("", "A string is all that there is between us.")
        + page("Empty", "")
    )
    made = read(str(odp(tmp_path / "kites.odp", pages)))
    assert [(part.title, part.place.slide, part.text) for part in made.draft.sections] == [
        ("Kites", 1, "A kite is *held*.\n\nBy whom? [click]"),
        ("Shown", 3, "A string is all that there is between us."),
    ]
    assert told(made.draft, LEFT) == ["slide 2: hidden, left out", "slide 4: no note"]
    assert_loads_the_same(made.proposal.talk)
    box = "<text:p>A kite<draw:text-box><text:p>is held.</text:p></draw:text-box></text:p>"
    boxed = read(
        str(odp(tmp_path / "box.odp", page("Kites", "x").replace("<text:p>x</text:p>", box)))
    )
    assert boxed.draft.sections[0].text == "A kite\nis held."
    bare = str(odp(tmp_path / "bare.odp", page("One", "") + page("Two", "")))
    with pytest.raises(NotImportedError, match="no speaker notes"):
        read(bare)
    assert [part.title for part in read(bare, titles=True).draft.sections] == ["One", "Two"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "a spreadsheet"),
        ({"mimetype": "application/vnd.oasis.opendocument.graphics"}, "without a text"),
        ({"mimetype": "application/epub+zip"}, "an e-book"),
        ({"META-INF/manifest.xml": "<a><encryption-data/></a>"}, "locked with a password"),
        ({"encrypted-package": "x"}, "locked with a password"),
        ({"content.xml": "<a><b></a>"}, "damaged"),
        ({"content.xml": "<a/>"}, "no text"),
        ({"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "a document type"),
        ({"content.xml": "<a>" * 300 + "</a>" * 300}, "damaged"),
        ({"content.xml": "<a>" + "<b/>" * 500_001 + "</a>"}, "unpacks to more than"),
        ({"styles.xml": "no XML"}, "damaged"),
    ],
    ids=range(11),
)
def test_what_is_wrong_with_a_file(tmp_path: Path, parts: dict[str, str], said: str) -> None:
    with pytest.raises(NotImportedError, match=said) as caught:
        read(str(odt(tmp_path / "a.odt", "<text:p>Words.</text:p>", **parts)))
    assert "\n" not in str(caught.value)


def test_a_style_that_is_its_own_parent(tmp_path: Path) -> None:
    body = (
        '<style:style style:name="x" style:family="paragraph" style:parent-style-name="x"/>'
        '<text:p text:style-name="x">It goes around and around, and ends.</text:p>'
    )
    assert read(str(odt(tmp_path / "a.odt", body))).draft.sections[0].text.startswith("It goes")


def test_any_damage_is_told_in_a_sentence(tmp_path: Path) -> None:
    refusals = refusals_of_damaged(odt(tmp_path / "a.odt", BODY), 41)
    assert len(refusals) > 20
    assert not any("\n" in refusal for refusal in refusals)
