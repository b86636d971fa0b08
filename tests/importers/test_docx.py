"""Word documents: what their looks mean, and what Word keeps beside the text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from kept import refusals_of_damaged
from office import docx, paragraph, run
from talks_again import assert_loads_the_same

from rehearse.importers.draft import LEFT, TAKEN, Draft
from rehearse.importers.read import read


def read_body(path: Path, body: str, **parts: str) -> Draft:
    made = read(str(docx(path / "a.docx", body, **parts)))
    assert_loads_the_same(made.proposal.talk)
    return made.draft


def told(draft: Draft, tone: str) -> list[str]:
    return [f"{mark.place}: {mark.what}" for mark in draft.account if mark.tone == tone]


def titles(draft: Draft) -> list[str]:
    return [part.title for part in draft.sections]


def look(text: str, *marks: str) -> str:
    """A run with these properties."""
    return f"<w:r><w:rPr>{''.join(marks)}</w:rPr><w:t>{text}</w:t></w:r>"


def reference(kind: str, number: int) -> str:
    """A run that refers to a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


STRONG = '<w:rStyle w:val="Strong"/>'
BOLD, ITALIC, NOT_BOLD = "<w:b/>", "<w:i/>", '<w:b w:val="0"/>'
ALL_BOLD = "All of it is bold, and so nothing in it is."


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("It ") + look("never", BOLD) + run(" sleeps."), "It *never* sleeps."),
        (run("It ") + look(" never ", ITALIC) + run("sleeps."), "It *never* sleeps."),
        (
            run("It ") + look("nev", BOLD) + look("er", BOLD, ITALIC) + run(" sleeps."),
            "It *never* sleeps.",
        ),
        (run("It sleeps ") + look("now.", BOLD), "It sleeps *now*."),
        (look("Now: ", BOLD) + run("it sleeps."), "*Now*: it sleeps."),
        # Not a part of a word, not a bracket, not a mark, and not all of it.
        (run("Un") + look("believ", BOLD) + run("able it is."), "Unbelievable it is."),
        (
            run("It sleeps ") + look("[", BOLD) + run("sic") + look("].", BOLD),
            "It sleeps \\[sic\\].",
        ),
        (
            run("It sleeps [click ") + look("twice", BOLD) + run("] now."),
            "It sleeps [click twice] now.",
        ),
        (run("It sleeps") + look("!", BOLD), "It sleeps!"),
        (look(ALL_BOLD, BOLD), ALL_BOLD),
        (look("Not", NOT_BOLD) + run(" at all, as it were."), "Not at all, as it were."),
        (look("WAIT", BOLD) + run(" for them"), "[WAIT for them]"),
        # What stands for itself.
        (run("2 * 3 * 4 [sic] \\*."), "2 \\* 3 \\* 4 \\[sic\\] \\\\*."),
        (run("e") + look("\u0301", BOLD) + run("tude, and no other."), "\u00e9tude, and no other."),
    ],
    ids=range(14),
)
def test_stress(tmp_path: Path, runs: str, text: str) -> None:
    body = f"<w:p>{runs}</w:p>" + paragraph("And this is the end of all of that.")
    assert read_body(tmp_path, body).sections[0].text.split("\n\n")[0] == text


def test_looks_that_styles_give(tmp_path: Path) -> None:
    styles = (
        '<w:style w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="Part"><w:name w:val="My part"/><w:basedOn w:val="H"/></w:style>'
        '<w:style w:styleId="H"><w:name w:val="Chapter"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        '</w:style><w:style w:styleId="Loop"><w:name w:val="a"/><w:basedOn w:val="Loop"/>'
        '</w:style><w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:styleId="LB"><w:name w:val="List Bullet"/></w:style>'
    )
    body = (
        paragraph("Moths 1", "TOC1")
        + paragraph("Moths", "Part")
        + f"<w:p>{run('They ')}{look('rest', STRONG)}{run(' by day.')}</w:p>"
        + paragraph("Lamps", "H")
        + paragraph("They know two things.", "Loop")
        + paragraph("The moon", "LB")
        + paragraph("A lamp", "LB")
    )
    draft = read_body(tmp_path, body, styles=styles)
    assert [(part.title, str(part.place), part.text) for part in draft.sections] == [
        ("Moths", "paragraph 2", "They *rest* by day."),
        ("Lamps", "paragraph 4", "They know two things.\n\n- The moon\n- A lamp"),
    ]
    assert told(draft, LEFT) == [": a table of contents of 1 line, not spoken"]


def test_headings_by_their_looks(tmp_path: Path) -> None:
    said = "This is said for as long as it takes to say it."
    slides = "".join(paragraph(f"Slide {n}") + paragraph(said) for n in (1, 2, 12))
    assert titles(read_body(tmp_path, slides)) == ["Slide 1", "Slide 2", "Slide 12"]
    labels = "".join(paragraph(f"{name}:") + paragraph(said) for name in ("Opening", "Closing"))
    assert titles(read_body(tmp_path, labels)) == ["Opening", "Closing"]
    again = "".join(paragraph(name, "T") + paragraph(said) for name in ("Rain", "Wind", "Snow"))
    assert titles(read_body(tmp_path, again)) == ["Rain", "Wind", "Snow"]
    broken = "".join(
        f"<w:p>{run(name, bold=True)}<w:r><w:br/></w:r>{run(said)}</w:p>" for name in ("Up", "Down")
    )
    assert titles(read_body(tmp_path, broken)) == ["Up", "Down"]
    # Where most lines are bold it is how they look, not what they are.
    bold = paragraph("They came at noon") + paragraph(said) + paragraph("They left", bold=True) * 9
    assert "They left" not in titles(read_body(tmp_path, bold))


def test_what_is_kept_beside_the_text(tmp_path: Path) -> None:
    body = (
        paragraph("Otters", "berschrift1")
        + f"<w:p>{run('They hold hands')}{reference('footnote', 2)}"
        + f'<w:ins w:id="1">{run(" asleep")}</w:ins>'
        + '<w:del w:id="2"><w:r><w:delText> awake</w:delText></w:r></w:del>'
        + f'<w:moveFrom w:id="3">{run(" gone")}</w:moveFrom>'
        + f'<w:moveTo w:id="4">{run(", always")}</w:moveTo>'
        + "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>"
        + run(" and ever")
        + "</w:sdtContent></w:sdt>"
        + run(".")
        + look("Ask whom?", "<w:vanish/>")
        + "</w:p>"
        + paragraph("Rivers", "berschrift1")
        + "<w:tbl>"
        + "".join(f"<w:tr><w:tc>{paragraph(cell)}</w:tc></w:tr>" for cell in ("Rhine", "1,233 km"))
        + f"</w:tbl><w:p>{run('A river is a road')}{reference('endnote', 1)}</w:p>"
    )
    draft = read_body(
        tmp_path,
        body,
        comments="<w:comment/>",
        footnotes='<w:footnote w:id="0"/><w:footnote w:id="2"><w:p>'
        f"{run('In 2 * 3 po')}{run('nds.')}</w:p></w:footnote>",
        header1=paragraph("Otters, a talk"),
        footer1="<w:p/>",
        endnotes=f'<w:endnote w:id="1">{paragraph("So says the ferryman.")}</w:endnote>',
    )
    assert [(part.title, part.text, part.notes) for part in draft.sections] == [
        ("Otters", "They hold hands asleep, always and ever.", "In 2 * 3 ponds."),
        ("Rivers", "[table: Rhine, 1,233 km]\n\nA river is a road", "So says the ferryman."),
    ]
    assert told(draft, TAKEN)[1:] == [
        ": 2 footnotes as notes: shown, never spoken",
        ": tracked changes are accepted: 1 insertion, 1 move, 1 deletion left out",
    ]
    assert told(draft, LEFT) == [
        ": 1 comment, not spoken",
        "paragraph 2: hidden text, not spoken",
        ": headers and footers, not spoken",
    ]


def test_places_count_paragraphs_empty_ones_too(tmp_path: Path) -> None:
    said = "This is said for as long as it takes to say it, and then for as long again."
    body = "<w:p/>" + paragraph(said) * 4
    made = read(str(docx(tmp_path / "a.docx", body)), every=20)
    assert [str(part.place) for part in made.draft.sections] == [
        f"paragraph {number}" for number in range(2, 6)
    ]


def test_any_damage_is_told_in_a_sentence(tmp_path: Path) -> None:
    body = paragraph("Otters", "berschrift1") + paragraph("They hold hands.") * 20
    whole = docx(tmp_path / "a.docx", body, comments="<w:comment/>")
    refusals = refusals_of_damaged(whole, 31)
    assert len(refusals) > 20
    assert not any("\n" in refusal for refusal in refusals)


def test_what_is_nested_on_purpose_takes_no_long_time(tmp_path: Path) -> None:
    nested = "<w:ins>" * 150 + run("a ") * 20_000 + "</w:ins>" * 150
    start = time.process_time()
    read_body(tmp_path, f"<w:p>{nested}</w:p>")
    # A fifth of it where nothing else runs; a minute where each change is gone through again.
    assert time.process_time() - start < 2.5
