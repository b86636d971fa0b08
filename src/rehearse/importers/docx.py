"""Word: the paragraphs of a document as they would be read, headings by style or by their look.

Office Open XML, ECMA-376 part 1: wordprocessingML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element

from rehearse.core.wording import plural
from rehearse.importers.archive import Archive
from rehearse.importers.document_account import accepted_changes, left_out
from rehearse.importers.docx_styles import Look, Styles, W, is_numbered, is_on, root_of, value
from rehearse.importers.draft import LEFT, NOWHERE, Draft, Remark
from rehearse.importers.paragraphs import (
    BODY,
    HEADING,
    ITEM,
    Paragraph,
    draft_of_paragraphs,
    table_paragraph,
)
from rehearse.importers.stress import Run

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_LEFT_OUT = _DELETED | {
    _FALLBACK,
    *(f"{W}{name}" for name in ("delText", "instrText", "rPr", "pPr", "sdtPr", "rt")),
}
"""What is not text: deletions, field codes, properties, readings above the letters."""
_LOOKED_AT = 1000
"""Elements of a change; they can be within one another."""
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}ptab": " "}
_SIGNS = {**_BREAKS, f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


def read_docx(path: str) -> Draft:
    """The draft of a document; its places count paragraphs, empty ones too, as Word does.

    Raises:
        NotImportedError: it is damaged, or has no text.
    """
    with Archive(path) as archive:
        root = root_of(archive, "word/document.xml")
        document = _Document(Styles(archive), archive)
    paragraphs = list(document.paragraphs(root))
    return draft_of_paragraphs(paragraphs, [*_changes(root), *document.left()])


def _changes(root: Element) -> Iterator[Remark]:
    inserted, deleted, moved = (
        sum(1 for element in root.iter(f"{W}{name}") if _says_something(element))
        for name in ("ins", "del", "moveTo")
    )
    return accepted_changes(inserted, deleted, moved)


def _says_something(change: Element) -> bool:
    """It holds text; the change of a table or of a paragraph's end holds none."""
    return any(
        element.tag in {f"{W}t", f"{W}delText", *_BREAKS}
        for element in islice(change.iter(), _LOOKED_AT)
    )


class _Document:
    """What the paragraphs of a document refer to."""

    def __init__(self, styles: Styles, archive: Archive) -> None:
        self._styles = styles
        self._notes = {reference: _notes(archive, name) for reference, name in _NOTES.items()}
        self._comments = 0
        if "word/comments.xml" in archive.names:
            comments = root_of(archive, "word/comments.xml")
            self._comments = sum(1 for _ in comments.iter(f"{W}comment"))
        self._has_headers = _has_headers(archive)
        self._hidden: list[int] = []
        self._listed = self._number = 0

    def left(self) -> Iterator[Remark]:
        """What is not spoken, once all paragraphs are read."""
        yield from left_out(self._comments, self._hidden, has_headers=self._has_headers)
        if self._listed:
            said = f"a table of contents of {plural(self._listed, 'line')}, not spoken"
            yield Remark(LEFT, NOWHERE, said)

    def paragraphs(self, root: Element) -> Iterator[Paragraph]:
        """All paragraphs, those in tables and content controls too."""
        for element in root:
            tag = element.tag
            if tag in _LEFT_OUT:
                continue
            if tag == f"{W}p":
                self._number += 1
                yield from self._paragraph(element)
            elif tag == f"{W}tbl":
                yield from self._table(element)
            else:
                yield from self.paragraphs(element)

    def _table(self, table: Element) -> Iterator[Paragraph]:
        first = self._number + 1
        rows = list(self.paragraphs(table))
        cells = ["".join(run.text for run in paragraph.runs) for paragraph in rows]
        found = table_paragraph(first, cells)
        yield from rows if found is None else [found]

    def _paragraph(self, element: Element) -> Iterator[Paragraph]:
        style = value(element.find(f"{W}pPr/{W}pStyle"))
        look = self._styles.look(style)
        if look.is_contents:
            self._listed += 1
            return
        footnotes: list[str] = []
        runs: list[Run] = []
        self._take(element, look, runs, footnotes)
        outline = value(element.find(f"{W}pPr/{W}outlineLvl"))
        kind = BODY
        if look.is_heading or (outline.isdecimal() and int(outline[:3]) < 9):
            kind = HEADING
        elif is_numbered(element) or look.is_item:
            kind = ITEM
        yield Paragraph(self._number, tuple(runs), kind, tuple(footnotes))

    def _hide(self) -> None:
        if self._number not in self._hidden[-1:]:
            self._hidden.append(self._number)

    def _take(self, element: Element, look: Look, runs: list[Run], footnotes: list[str]) -> None:
        """Add the runs and footnotes of an element to those found."""
        for child in element:
            tag = child.tag
            if tag in _LEFT_OUT:
                continue
            if tag == f"{W}t":
                runs.append(Run(child.text or "", look.is_bold, look.is_italic))
            elif tag in _SIGNS:
                runs.append(Run(_SIGNS[tag], look.is_bold, look.is_italic))
            elif tag in _NOTES:
                # A note has one mark; more of one would write it out again and again.
                note = self._notes[tag].pop(child.get(f"{W}id", ""), "")
                if note:
                    footnotes.append(note)
            elif tag == f"{W}r":
                if is_on(child.find(f"{W}rPr/{W}vanish")):
                    if any(map(_text, child)):
                        self._hide()
                    continue
                self._take(child, self._styles.run_look(child, look), runs, footnotes)
            elif tag == f"{W}p":  # of a text box
                runs.append(Run("\n"))
                self._take(child, look, runs, footnotes)
            else:
                self._take(child, look, runs, footnotes)


def _text(element: Element) -> str:
    return (element.text or "").strip() if element.tag == f"{W}t" else ""


def _notes(archive: Archive, name: str) -> dict[str, str]:
    """Texts of footnotes or endnotes by their ids; the rules above them have none."""
    part = f"word/{name}s.xml"
    if part not in archive.names:
        return {}
    return {
        note.get(f"{W}id", ""): _words(note)
        for note in root_of(archive, part).iterfind(f"{W}{name}")
    }


def _words(element: Element) -> str:
    """Its paragraphs on one line; a word may be in several runs."""
    paragraphs = (map(_said, one.iter()) for one in element.iter(f"{W}p"))
    return " ".join(filter(None, ("".join(one).strip() for one in paragraphs)))


def _said(element: Element) -> str:
    return (element.text or "") if element.tag == f"{W}t" else " " * (element.tag in _BREAKS)


def _has_headers(archive: Archive) -> bool:
    """Something stands above or below its pages."""
    parts = (
        name for name in archive.names if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)
    )
    return any(any(map(str.isalpha, _words(root_of(archive, part)))) for part in parts)
