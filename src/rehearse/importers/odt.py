"""OpenDocument text, as LibreOffice writes it: the paragraphs as they would be read."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from rehearse.core.wording import plural
from rehearse.importers.archive import Archive
from rehearse.importers.document_account import accepted_changes, left_out
from rehearse.importers.draft import LEFT, NOWHERE, Draft, NotImportedError, Remark
from rehearse.importers.opendocument import (
    OFFICE,
    TABLE,
    TEXT,
    Styles,
    Text,
    has_headers,
    is_hidden,
)
from rehearse.importers.paragraphs import (
    BODY,
    HEADING,
    ITEM,
    Paragraph,
    draft_of_paragraphs,
    table_paragraph,
)

_LEFT_OUT = frozenset(
    (f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TABLE}covered-table-cell")
)
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)


def read_odt(path: str) -> Draft:
    """The draft of a document; its places count paragraphs, empty ones too.

    Raises:
        NotImportedError: it is damaged, or has no text.
    """
    with Archive(path) as archive:
        root = archive.part("content.xml")
        roots = [root]
        if "styles.xml" in archive.names:
            roots.append(archive.part("styles.xml"))
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise NotImportedError("this document has no text, is it the right one?")
    document = _Document(Styles(roots), has_headers=any(map(has_headers, roots)))
    paragraphs = list(document.paragraphs(body))
    return draft_of_paragraphs(paragraphs, [*_changes(body), *document.left()])


def _changes(body: Element) -> Iterator[Remark]:
    inserted, deleted = (
        sum(1 for _ in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region/{TEXT}{name}"))
        for name in ("insertion", "deletion")
    )
    return accepted_changes(inserted, deleted)


class _Document:
    def __init__(self, styles: Styles, *, has_headers: bool) -> None:
        self._styles = styles
        self._has_headers = has_headers
        self._text = Text(styles)
        self._hidden: list[int] = []
        self._indexes = self._number = 0

    def left(self) -> Iterator[Remark]:
        """What is not spoken, once all paragraphs are read."""
        comments = self._text.annotations
        yield from left_out(comments, self._hidden, has_headers=self._has_headers)
        if self._indexes:
            said = f"{plural(self._indexes, 'table')} of contents or index, not spoken"
            yield Remark(LEFT, NOWHERE, said)

    def paragraphs(self, root: Element, kind: str = BODY) -> Iterator[Paragraph]:
        """All paragraphs, those of lists and tables too."""
        for element in root:
            tag = element.tag
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                self._number += 1
                yield self._paragraph(element, kind)
            elif tag in _LEFT_OUT:
                continue
            elif tag in _INDEXES:
                self._indexes += 1
            elif is_hidden(element):
                if "".join(element.itertext()).strip():
                    self._hidden.append(self._number + 1)
            elif tag == f"{TABLE}table":
                yield from self._table(element)
            elif tag == f"{TEXT}list":
                yield from self.paragraphs(element, ITEM)
            else:
                yield from self.paragraphs(element, kind)

    def _table(self, table: Element) -> Iterator[Paragraph]:
        first = self._number + 1
        rows = list(self.paragraphs(table))
        cells = ["".join(run.text for run in paragraph.runs) for paragraph in rows]
        found = table_paragraph(first, cells)
        yield from rows if found is None else [found]

    def _paragraph(self, element: Element, kind: str) -> Paragraph:
        self._text.has_hidden = False
        self._text.footnotes = []
        is_gone = any(is_hidden(field) for field in element.iterfind(f".//{TEXT}hidden-paragraph"))
        runs = tuple(self._text.runs(element))
        if is_gone or self._text.has_hidden:
            self._hidden.append(self._number)
        if is_gone:
            return Paragraph(self._number, (), BODY)
        look = self._styles.look("paragraph", element.get(f"{TEXT}style-name", ""))
        if element.tag == f"{TEXT}h" or look.is_heading:
            kind = HEADING
        return Paragraph(self._number, runs, kind, tuple(self._text.footnotes))
