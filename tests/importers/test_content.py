"""Bytes: how text is decoded, and what is refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.importers.content import decoded, read_head, read_text
from rehearse.importers.draft import NotImportedError
from rehearse.importers.kinds import kind_of
from rehearse.importers.paragraphs import BODY, Paragraph, draft_of_paragraphs
from rehearse.importers.read import read
from rehearse.importers.tidy import lines_of

NOTES = "Le caf\u00e9 \u2013 \u201cd\u00e9j\u00e0 vu\u201d\nA second line.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_encoding_of_notes(encoding: str) -> None:
    assert decoded(NOTES.encode(encoding)) == NOTES


def test_marked_big_endian_text() -> None:
    assert decoded(b"\xfe\xff" + NOTES.encode("utf-16-be")) == NOTES


def test_bytes_that_windows_has_no_letter_for() -> None:
    assert decoded(b"caf\xe9 \x81 and more of it") == "caf\u00e9 \x81 and more of it"


def test_a_last_character_that_is_cut_off_is_left_out() -> None:
    assert decoded(NOTES.encode("utf-16")[:-1]) == NOTES[:-1]


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 4, b"\0\0\0\1\0\0" * 40, b"\xff\xfe" + b"\x00\xd8" * 40, b"\1\2\3\4" * 90],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotImportedError):
        decoded(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decoded(data)
    except NotImportedError:
        return
    assert isinstance(text, str)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("cafe\u0301", [(1, "caf\u00e9")]),
        ("a\u00a0b\u202fc\td", [(1, "a b c d")]),
        ("zero\u200bwidth so\u00adft \ufeff", [(1, "zerowidth soft")]),
        ("soft\x0bbreak\nnext", [(1, "soft"), (1, "break"), (2, "next")]),
        ("one\u2028two", [(1, "one"), (1, "two")]),
        ("page\x0cpage", [(1, "page"), (1, ""), (1, "page")]),
        ("a\r\nb\rc", [(1, "a"), (2, "b"), (3, "c")]),
        ("\x1b[31mred\x07", [(1, "red")]),
        ("\u201cquoted\u201d", [(1, "\u201cquoted\u201d")]),
        ("\u0915\u094d\u200d\u0937", [(1, "\u0915\u094d\u200d\u0937")]),
    ],
)
def test_lines_as_they_were_meant(text: str, lines: list[tuple[int, str]]) -> None:
    assert lines_of(text) == lines


def ole(stream: str, at: int) -> bytes:
    """The container of old Office files, its directory in a sector that is no beginning."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = at.to_bytes(4, "little")
    data = bytes(header)
    if at < 1_000_000:
        data += bytes(at * 512) + stream.encode("utf-16-le").ljust(512, b"\0")
    return data


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"\xef\xbb\xbf \n\n", "the file is empty"),
        ("a.pdfpc", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "git lfs pull"),
        ("a.rtf", b"#!/bin/sh\necho hi\n", "named .rtf and is none"),
        ("a.txt", b"#!/bin/sh\necho hi\n", "a program"),
        ("a.rtf", b"{\\rtf1 }", "no text"),
        ("a.txt", b"%PDF-1.7\n", "this is a PDF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.docx", b"Just some words.\n", "named .docx and is none"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Word"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
        ("a.ppt", ole("PowerPoint Document", at=200), "an old PowerPoint file: save it as .pptx"),
        ("a.doc", ole("WordDocument", at=0), "an old Word file: save it as .docx or text"),
        ("a.xls", ole("Workbook", at=0), "a spreadsheet"),
        ("a.docx", ole("EncryptionInfo", at=130), "locked with a password"),
        ("a.doc", ole("Something", at=2_000_000), "an old Word or PowerPoint file"),
        ("a.txt", b"ID3\x03 and so on", "sound or a film"),
        ("a.txt", b"\0\0\0\x20ftypisom", "sound or a film"),
        ("a.txt", b"II*\0\x08", "a picture"),
        ("a.rtf", b"a" * 257 + b"ustar", "a tar archive"),
        ("a.txt", b"BZh91AY", "packed with bzip2"),
        ("a.fountain", b"INT. A HALL\n", "a Fountain script: save it as text"),
        ("a.typ", b"= A talk\n", "this is Typst: save it as text"),
        ("a.key", b"What is this?\n", "a Keynote deck: export it as .pptx"),
        ("a.pages", b"What is this?\n", "a Pages document: export it as .docx"),
        ("a.docx", b"PK\x03\x04 and then nothing", "damaged or cut off"),
        ("a.html", b"<!DOCTYPE html><html><p>Hello</p></html>", "a web page"),
        ("a.tex", b"Hello there.\n", "this is LaTeX"),
        ("a.tex", b"\\documentclass{beamer}\n", "this is LaTeX"),
        ("a.pdfpc", b"Just some words.\n", "named .pdfpc and is none"),
        ("a.json", b'{"a": 1}', "this is JSON"),
        ("a.pdfpc", b'{"pages"', "its JSON is damaged"),
        ("a.yaml", b"title: A\nsections:\n  - title: B\n", "a talk file already"),
    ],
)
def test_what_can_not_be_imported_is_told_in_a_sentence(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(NotImportedError, match=said) as caught:
        read(str(path))
    assert "\n" not in str(caught.value)


def test_half_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"words and words\n" * 10)
        file.truncate(500_000_000)
    with pytest.raises(NotImportedError, match="500 MB, and notes are 10 MB at most"):
        read(str(path))


def test_more_lines_than_any_talk_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"# a\n\n" * 100_001)
    with pytest.raises(NotImportedError, match="more than 200,000 lines"):
        read(str(path))
    with pytest.raises(NotImportedError, match="more than 100,000 paragraphs"):
        draft_of_paragraphs([Paragraph(1, (), BODY)] * 100_001, [])


def test_folders_and_missing_files(tmp_path: Path) -> None:
    with pytest.raises(NotImportedError, match="this is a folder"):
        read(str(tmp_path))
    with pytest.raises(NotImportedError, match="no such file"):
        read(str(tmp_path / "none.txt"))


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", "Some words.\n", "text"),
        ("a.md", "Some words.\n", "markdown"),
        ("a.txt", "# One\n\nWords.\n\n# Two\n\nWords.\n", "markdown"),
        ("a.md", "---\nmarp: true\n---\n\n# One\n", "marp"),
        ("a.md", "---\npaginate: true\n---\n\n# One\n\n<!-- Hello. -->\n", "marp"),
        ("a.md", "---\ntheme: x\ntransition: fade\n---\n# One\n", "slidev"),
        ("a.md", "# One\n\n---\n\n# Two\n\nNote:\nHello.\n\n---\n\n# Three\n", "reveal"),
        ("a.md", "# One\n\n<!-- .slide: class -->\n", "reveal"),
        ("a.md", "# One\n\n<!-- speaker_note: Hello -->\n", "presenterm"),
        ("a.md", "# One\n\n<!-- end_slide -->\n", "presenterm"),
        ("a.md", "# One\n\n???\nHello.\n\n---\n\n# Two\n", "remark"),
        ("a.md", "class: a\n\n# One\n\n---\nclass: b\n\n# Two\n\n---\nname: c\n\nx\n", "remark"),
        ("a.md", "# One\n\n```\n???\n```\n\n---\n\n# Two\n", "markdown"),
        ("a.md", "# One\n\n```\n<!-- speaker_note: a -->\n```\n\n# Two\n", "markdown"),
        ("a.md", "---\nrevealOptions: {}\n---\n\n# One\n", "reveal"),
        ("a.md", "# One\n\n:::: {.notes}\nHello.\n::::\n", "pandoc"),
        ("a.md", '# One\n\n<div class="notes">Hello.</div>\n', "pandoc"),
        ("a.md", "---\nformat:\n  revealjs:\n    theme: x\n---\n\n# One\n", "quarto"),
        ("a.qmd", "# One\n\nWords.\n", "quarto"),
        ("a.md", "---\npatat: {}\n---\n\n# One\n", "patat"),
        ("a.txt", "#+TITLE: One\n* Two\nWords.\n", "org"),
        ("a.org", "Words.\n", "org"),
        ("a.json", '{"pdfpcFormat": 2, "pages": []}', "pdfpc"),
        ("a.txt", "[file]\nx.pdf\n[notes]\n### 1\nWords.\n", "pdfpc"),
    ],
)
def test_the_kind_is_found_by_content_first(
    tmp_path: Path, name: str, text: str, kind: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert kind_of(read_head(str(path)), None).name == kind
    assert kind_of(read_head(str(path)), "text").name == "text"


def test_a_kind_that_there_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.\n")
    head = read_head(str(path))
    with pytest.raises(NotImportedError, match="there is no kind 'word', there are text, markdown"):
        kind_of(head, "word")
    with pytest.raises(NotImportedError, match="it is not a Word document"):
        kind_of(head, "docx")
    assert read_text(head) == "Words.\n"
