"""PowerPoint notes and Word documents, and what is wrong with such files."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from office import Page, docx, paragraph, pptx, run, zipped

from rehearse.importers.draft import LEFT, TAKEN, WARNING, Draft, NotImportedError
from rehearse.importers.read import read

PAGES = [
    Page("Moss", "Moss has no roots.\nIt drinks with\vits leaves. [click]"),
    Page("Hidden", "Nobody hears this.", is_hidden=True),
    Page("", "A roof of moss weighs less than you think it does.", body="Roofs &amp; walls"),
    Page("", "Nothing is shown here, and still there is something to be said.", body=""),
    Page("Empty", beside="Mind the wind"),
    Page("Again", "Moss has no roots.\nIt drinks with\vits leaves. [click]"),
]


def told(draft: Draft, tone: str) -> list[str]:
    return [f"{mark.place.slide}: {mark.what}" for mark in draft.account if mark.tone == tone]


def test_notes_of_powerpoint(tmp_path: Path) -> None:
    draft = read(str(pptx(tmp_path / "moss.pptx", PAGES))).draft
    assert draft.title == "Moss"
    assert [(part.title, part.place.slide, part.text) for part in draft.sections] == [
        ("Moss", 1, "Moss has no roots.\n\nIt drinks with\nits leaves. [click]"),
        ("Roofs & walls", 3, "A roof of moss weighs less than you think it does."),
        (
            "Nothing is shown here, and still\u2026",
            4,
            "Nothing is shown here, and still there is something to be said.",
        ),
        ("Again", 6, "Moss has no roots.\n\nIt drinks with\nits leaves. [click]"),
    ]
    assert told(draft, LEFT) == [
        "5: text beside the note, not spoken: Mind the wind",
        "2: hidden, left out",
        "5: no note",
    ]
    assert told(draft, WARNING)[:1] == ["6: its note is that of slide 1 again"]


def test_a_deck_without_notes(tmp_path: Path) -> None:
    path = str(pptx(tmp_path / "a.pptx", [Page("One"), Page("", body="Two")]))
    with pytest.raises(NotImportedError, match="no speaker notes"):
        read(path)
    made = read(path, titles=True)
    assert [part.title for part in made.draft.sections] == ["One", "Two"]
    assert [part.pin_s for part in made.proposal.talk.sections] == [60, 60]


def test_word_by_its_styles_and_its_tracked_changes(tmp_path: Path) -> None:
    body = (
        paragraph("Fog over the harbour", "T")
        + paragraph("Horns", "berschrift1")
        + "<w:p>"
        + run("A horn says ")
        + f'<w:ins w:id="1">{run("only")}</w:ins>'
        + '<w:del w:id="2"><w:r><w:delText>never</w:delText></w:r></w:del>'
        + run(" where it stands, and how long it has stood there.")
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>"
        + "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:br/></w:r>"
        + run("Twice a minute.")
        + "</w:p>"
        + paragraph("Lights", "berschrift1")
        + f"<w:tbl><w:tr><w:tc>{paragraph('A light is seen by those who look.')}</w:tc></w:tr>"
        + "</w:tbl><w:sdt><w:sdtContent>"
        + paragraph("(pause)")
        + paragraph("Most of us do not look up from it.")
        + "</w:sdtContent></w:sdt>"
    )
    comments = "<w:comment/><w:comment/>"
    path = docx(tmp_path / "fog.docx", body, comments=comments)
    draft = read(str(path)).draft
    assert draft.title == "Fog over the harbour"
    assert [(part.title, part.place.line, part.text) for part in draft.sections] == [
        (
            "Horns",
            2,
            "A horn says only where it stands, and how long it has stood there.\nTwice a minute.",
        ),
        (
            "Lights",
            4,
            "A light is seen by those who look.\n\n[pause]\n\nMost of us do not look up from it.",
        ),
    ]
    assert told(draft, LEFT) == ["0: 2 comments, not spoken", "0: hidden text, not spoken"]
    changes = "0: tracked changes are accepted: 1 insertion, 1 deletion left out"
    assert changes in told(draft, TAKEN)


def test_word_by_its_looks(tmp_path: Path) -> None:
    body = "".join(
        paragraph(title, bold=True) + paragraph(f"{title} takes a while to get used to.")
        for title in ("Slide 1", "The long way", "Home again")
    )
    draft = read(str(docx(tmp_path / "a.docx", body))).draft
    assert [part.title for part in draft.sections] == ["Slide 1", "The long way", "Home again"]


DOCUMENT = "<w:document xmlns:w='w'/>"
BOMB = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"a.txt": "hello"}, "this is an archive, unpack it first"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "OpenDocument"),
        ({"xl/workbook.xml": "<a/>"}, "a spreadsheet"),
        ({"Index/Document.iwa": "x"}, "Keynote or Pages"),
        ({"word/document.xml": "<a><b></a>"}, "damaged or cut off"),
        ({"word/document.xml": DOCUMENT}, "no text"),
        ({"word/document.xml": BOMB}, "declares a document type"),
        ({"word/document.xml": "<a>" * 100_000}, "damaged"),
        ({"word/document.xml": b" " * 40_000_000}, "unpacks to more than"),
        ({"ppt/presentation.xml": "<a/>"}, "no slides"),
    ],
    ids=range(10),
)
def test_what_is_wrong_with_a_packed_file(
    tmp_path: Path, parts: dict[str, str | bytes], said: str
) -> None:
    with pytest.raises(NotImportedError, match=said) as caught:
        read(str(zipped(tmp_path / "a.docx", parts)))
    assert "\n" not in str(caught.value)


def test_a_file_that_is_cut_off_anywhere(tmp_path: Path) -> None:
    whole = pptx(tmp_path / "a.pptx", PAGES).read_bytes()
    cut = tmp_path / "b.pptx"
    for length in range(10, len(whole), 97):
        cut.write_bytes(whole[:length])
        with pytest.raises(NotImportedError):
            read(str(cut))


def test_bytes_that_are_changed_anywhere(tmp_path: Path) -> None:
    whole = bytearray(docx(tmp_path / "a.docx", paragraph("Some words.") * 9).read_bytes())
    changed = tmp_path / "b.docx"
    for at in range(0, len(whole), 13):
        damaged = bytearray(whole)
        damaged[at] ^= 0xFF
        changed.write_bytes(damaged)
        try:
            made = read(str(changed))
        except NotImportedError:
            continue
        assert made.proposal.talk.spoken.words == 18


def test_a_locked_part(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", paragraph("Some words."))
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(NotImportedError, match="locked with a password"):
        read(str(path))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(200):
            part.write(b" " * 1_000_000)
    with pytest.raises(NotImportedError, match="unpacks to more"):
        read(str(path))


def test_a_small_file_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that is within itself, or named again and again, is read again and again."""
    words = "word " * 20_000
    deck = pptx(tmp_path / "a.pptx", [Page("Moss", "Moss <X/>has no roots.")])
    with zipfile.ZipFile(deck) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    note, slides = "ppt/notesSlides/notesSlide1.xml", "ppt/presentation.xml"
    nested = (b"<a:p>" * 100, words.encode() + b"</a:t></a:r>" + b"</a:p>" * 100)
    whole = parts[note].replace(b"<a:p><a:r><a:t>Moss", nested[0] + b"<a:r><a:t>Moss")
    parts[note] = whole.replace(b"<X/>has no roots.</a:t></a:r></a:p>", nested[1])
    one = re.findall(rb"<p:sldId .*?/>", parts[slides])[0]
    parts[slides] = parts[slides].replace(one, one * 1000)
    made = read(str(zipped(deck, parts)))
    assert (len(made.draft.sections), made.proposal.talk.spoken.words) == (1, 20_001)

    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = paragraph("Some words.") + f"<w:p>{mark * 1000}</w:p>"
    note = f'<w:footnote w:id="1"><w:p>{run(words)}</w:p></w:footnote>'
    noted = read(str(docx(tmp_path / "a.docx", body, footnotes=note))).draft.sections[0].notes
    assert len(noted) < len(words)

    monkeypatch.setattr("rehearse.importers.archive.MOST_ELEMENTS_OF_ALL", 100)
    with pytest.raises(NotImportedError, match="unpacks to more"):
        read(str(pptx(tmp_path / "b.pptx", PAGES * 2)))


def test_a_list_of_parts_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", paragraph("Some words."))
    whole = path.read_bytes()
    end = whole.rindex(b"PK\x05\x06")
    path.write_bytes(whole[: end + 12] + b"\xff\xff\xff\x7f" + whole[end + 16 :])
    with pytest.raises(NotImportedError, match="too many parts"):
        read(str(path))
    path.write_bytes(whole[:end] + b"PK\x06\x07" + bytes(16) + whole[end:])
    with pytest.raises(NotImportedError, match="too many parts"):
        read(str(path))
