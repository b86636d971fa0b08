"""What kind of notes a file holds: by its content first, by its name second."""

from __future__ import annotations

import os
import re

from rehearse.core.record import NamedTuple
from rehearse.importers.code_fences import masked_code
from rehearse.importers.content import Head, decoded
from rehearse.importers.draft import NotImportedError
from rehearse.importers.markup_kinds import (
    FRONT,
    ORG,
    PANDOC,
    PATAT,
    PDFPC,
    QUARTO,
    REMARK,
    is_page_of_remark,
    markup_kind,
)
from rehearse.importers.markup_kinds import WORDS as MARKUP_WORDS

TEXT, MARKDOWN, PPTX, DOCX = "text", "markdown", "pptx", "docx"
MARP, SLIDEV, REVEAL, PRESENTERM = "marp", "slidev", "reveal", "presenterm"
ODT, ODP, RTF = "odt", "odp", "rtf"
PACKED = frozenset((PPTX, DOCX, ODT, ODP))
"""Kinds that are zip files."""
MARKUPS = (REMARK, PANDOC, QUARTO, PATAT, ORG, PDFPC)
KINDS = (
    TEXT,
    MARKDOWN,
    PPTX,
    DOCX,
    ODT,
    ODP,
    RTF,
    MARP,
    SLIDEV,
    REVEAL,
    PRESENTERM,
    *MARKUPS,
)
"""What can be read, as `--kind` names it."""

_AROUND = "save it as text or .docx and import that"


class Kind(NamedTuple):
    """What a file is."""

    name: str
    words: str
    """`a Marp deck`."""


WORDS = {
    TEXT: "plain notes",
    MARKDOWN: "Markdown notes",
    PPTX: "a PowerPoint deck",
    DOCX: "a Word document",
    ODT: "an OpenDocument text",
    ODP: "an OpenDocument deck",
    RTF: "an RTF document",
    MARP: "a Marp deck",
    SLIDEV: "a Slidev deck",
    REVEAL: "a reveal.js deck",
    PRESENTERM: "a presenterm deck",
    **MARKUP_WORDS,
}

_PICTURE = "this is a picture, it holds no text: save your notes as text or .docx"
_SOUND = "this is sound or a film, it holds no text: save your notes as text or .docx"
_MAGIC = (
    (b"%PDF", f"this is a PDF, which does not keep notes: {_AROUND}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"RIFF", "this is sound, a film or a picture, it holds no text"),
    (b"ID3", _SOUND),
    (b"\xff\xfb", _SOUND),
    (b"fLaC", _SOUND),
    (b"OggS", _SOUND),
    (b"\x1aE\xdf\xa3", _SOUND),
    (b"\x1f\x8b", "this is packed with gzip, unpack it first: gunzip"),
    (b"BZh", "this is packed with bzip2, unpack it first: bunzip2"),
    (b"\xfd7zXZ", "this is packed with xz, unpack it first: unxz"),
    (b"\x28\xb5\x2f\xfd", "this is packed with zstd, unpack it first: unzstd"),
    (b"7z\xbc\xaf", "this is a 7z archive, unpack it first and import a file of it"),
    (b"Rar!", "this is a rar archive, unpack it first and import a file of it"),
    (b"\x7fELF", "this is a program, it holds no notes"),
    (b"SQLite format 3", "this is a database, it holds no notes"),
)
_MAGIC_WITHIN = (
    (4, b"ftyp", _SOUND),
    (257, b"ustar", "this is a tar archive, unpack it first and import a file of it"),
)
"""Marks that stand behind the first bytes."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BY_NAME = {
    ".tex": f"this is LaTeX: {_AROUND}",
    ".typ": f"this is Typst: {_AROUND}",
    ".fountain": f"this is a Fountain script: {_AROUND}",
    ".rst": f"this is reStructuredText: {_AROUND}",
    ".adoc": f"this is AsciiDoc: {_AROUND}",
    ".json": f"this is JSON: {_AROUND}",
    ".csv": f"this is a table: {_AROUND}",
    ".srt": f"these are subtitles: {_AROUND}",
    ".key": "this is a Keynote deck: export it as .pptx and import that",
    ".pages": "this is a Pages document: export it as .docx and import that",
}
_MARKDOWN_NAMES = {".md", ".markdown", ".mdown", ".mkd"}
_PLAIN_NAMES = {".txt", ".text", ".notes", ""}


def kind_of(head: Head, wanted: str | None) -> Kind:
    """The kind of a file; `wanted` is what the speaker says it is.

    Raises:
        NotImportedError: it can't be read, with the way round.
    """
    if wanted is not None:
        _check_wanted(head, wanted)
        return Kind(wanted, WORDS[wanted])
    name = _found(head)
    return Kind(name, WORDS[name])


def _check_wanted(head: Head, wanted: str) -> None:
    if wanted not in KINDS:
        raise NotImportedError(f"there is no kind {wanted!r}, there are {', '.join(KINDS)}")
    is_archive = head.data.startswith(b"PK\x03\x04")
    if (wanted in PACKED and not is_archive) or (wanted == RTF and not is_rtf(head)):
        raise NotImportedError(f"it is not {WORDS[wanted]}, leave out --kind {wanted}")
    if wanted not in PACKED and (is_archive or head.data.startswith(_OLE)):
        raise NotImportedError(f"it is no text, leave out --kind {wanted}")


def _found(head: Head) -> str:
    data, suffix = head.data, os.path.splitext(head.path)[1].lower()
    if data.startswith(b"version https://git-lfs"):
        raise NotImportedError(
            "this is a pointer of Git LFS, the file itself is elsewhere: git lfs pull"
        )
    if data.startswith(b"PK"):
        from rehearse.importers.archive_kinds import kind_inside  # noqa: PLC0415 - zipfile is slow

        return kind_inside(head.path)
    if data.startswith(_OLE):
        from rehearse.importers.ole import about_ole  # noqa: PLC0415 - rarely met

        raise NotImportedError(about_ole(head))
    if is_rtf(head):
        return RTF
    for magic, message in _MAGIC:
        if data.startswith(magic):
            raise NotImportedError(message)
    for at, magic, message in _MAGIC_WITHIN:
        if data.startswith(magic, at):
            raise NotImportedError(message)
    if suffix in {".pptx", ".docx", ".odt", ".odp", ".ppt", ".doc", ".rtf", ".pdf"}:
        raise NotImportedError(
            f"it is named {suffix} and is none: if it is text, say so with --kind text"
        )
    if data.startswith(b"#!"):
        raise NotImportedError("this is a program, not notes; --kind text reads it all the same")
    if suffix in _BY_NAME and not (suffix == ".json" and b'"pdfpcFormat"' in data):
        raise NotImportedError(_BY_NAME[suffix])
    return _text_kind(decoded(_whole_characters(head)), suffix)


def is_rtf(head: Head) -> bool:
    """It begins as RTF does, whatever it is named."""
    return head.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def _whole_characters(head: Head) -> bytes:
    """The head without the character that its end cuts in two."""
    if head.size <= len(head.data) or head.data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return head.data
    return head.data[: head.data.rfind(b"\n") + 1] or head.data[:-4]


_PRESENTERM = re.compile(r"<!--\s*(?:end_slide\b|speaker_note:|column_layout:)")
_MARP_KEY = r"(?m)^(?:marp|paginate|_?class|_paginate|headingDivider|size|_backgroundColor)\s*:"
_SLIDEV_KEY = (
    r"(?m)^(?:drawings|transition|layout|mdc|comark|highlighter|routerMode|canvasWidth|"
    r"colorSchema|fonts|lineNumbers|titleTemplate|selectable|exportFilename|download)\s*:"
)
_SLIDE_FRONT = re.compile(
    r"(?m)^---[ \t]*\n(?:[\w-]+:[^\n]*\n)*(?:layout|transition|clicks|hideInToc|src):[^\n]*\n"
)
_REVEAL = re.compile(
    r"<!--\s*\.(?:slide|element)|<!--\s*Note\s*-->|<aside\s+class=[\"']notes|class=[\"']reveal\b"
)
_REVEAL_NOTE = re.compile(r"(?m)^\s*[Nn]otes?:")
_RULE = re.compile(r"(?m)^(?:---+|\*\*\*+|___+)[ \t]*$")


def _text_kind(text: str, suffix: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    start = text[:2000].lstrip().lower()
    is_web = start.startswith(("<!doctype html", "<html", "<?xml", "<svg"))
    if is_web and is_page_of_remark(text):
        return REMARK
    if is_web and not _REVEAL.search(text):
        raise NotImportedError("this is a web page or XML: copy its words into a text file")
    if is_web:
        return REVEAL
    if suffix in {".yaml", ".yml"} and re.search(r"(?m)^sections\s*:", text):
        raise NotImportedError("this is a talk file already: rehearse it as it is")
    if suffix == ".pdfpc" and not markup_kind(text, suffix):
        raise NotImportedError("it is named .pdfpc and is none: --kind text reads it as text")
    if re.search(r"(?m)^\\documentclass", text):
        raise NotImportedError(f"this is LaTeX: {_AROUND}")
    front = FRONT.match(text)
    keys = front[1] if front else ""
    signs = masked_code(text)
    if _PRESENTERM.search(signs):
        return PRESENTERM
    if re.search(r"(?m)^marp\s*:\s*true", keys):
        return MARP
    if markup := markup_kind(text, suffix):
        return markup
    if re.search(r"(?m)^(?:revealOptions|verticalSeparator|notesSeparator)\s*:", keys):
        return REVEAL
    if re.search(_SLIDEV_KEY, keys) or _SLIDE_FRONT.search(signs) or "<v-click" in signs:
        return SLIDEV
    if _REVEAL.search(signs) or (_REVEAL_NOTE.search(signs) and len(_RULE.findall(signs)) >= 2):
        return REVEAL
    if re.search(_MARP_KEY, keys) or re.search(r"<!--\s*_?(?:class|paginate|theme):", signs):
        return MARP
    headings = len(re.findall(r"(?m)^ {0,3}#{1,6} +\S", text))
    if suffix in _MARKDOWN_NAMES or headings >= 2:
        return MARKDOWN
    if suffix not in _PLAIN_NAMES and re.search(r"(?m)[{};]\s*$", text):
        raise NotImportedError(
            f"it is named {suffix} and looks like code: if it is your script, say --kind text"
        )
    return TEXT
