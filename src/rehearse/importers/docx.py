"""Word: the paragraphs of a document as they would be read, headings by style or by their look.

Office Open XML, ECMA-376 part 1: wordprocessingML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from rehearse.core.record import NamedTuple
from rehearse.core.wording import plural
from rehearse.importers.archive import Archive
from rehearse.importers.draft import LEFT, NOWHERE, TAKEN, Draft, NotImportedError, Remark
from rehearse.importers.plain import read_units
from rehearse.importers.tidy import tidy_text
from rehearse.importers.units import Unit

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset(
    f"{_W}{name}"
    for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sdtPr", "footnotePr")
)
"""What is not text: deletions, field codes, properties."""
_HEADING = re.compile(
    r"(?:heading|titre|\u00fcberschrift|titolo|t\u00edtulo|kop|rubrik)\s*\d", re.IGNORECASE
)
_OFF = frozenset(("0", "false", "none", "off"))


class _Paragraph(NamedTuple):
    text: str
    is_heading: bool
    is_title: bool
    is_bold: bool


def read_docx(path: str) -> Draft:
    """The draft of a document; places count paragraphs as if they were lines.

    Raises:
        NotImportedError: it is damaged, or has no text.
    """
    with Archive(path) as archive:
        root = _root(archive, "word/document.xml")
        styles = _styles(archive)
        comments = _number(archive, "word/comments.xml", "comment")
        footnotes = _number(archive, "word/footnotes.xml", "footnote", apart=2)
    account: list[Remark] = []
    paragraphs = [_paragraph(element, styles) for element in _paragraphs(root)]
    if not any(paragraph.text for paragraph in paragraphs):
        raise NotImportedError("this document has no text, is it the right one?")
    inserted = sum(1 for _ in root.iter(f"{_W}ins"))
    deleted = sum(1 for _ in root.iter(f"{_W}del"))
    if inserted or deleted:
        said = f"tracked changes are accepted: {plural(inserted, 'insertion')}, "
        account.append(Remark(TAKEN, NOWHERE, said + f"{plural(deleted, 'deletion')} left out"))
    for number, what in ((comments, "comment"), (footnotes, "footnote")):
        if number:
            account.append(Remark(LEFT, NOWHERE, f"{plural(number, what)}, not spoken"))
    draft = read_units(_units(paragraphs))
    return draft._replace(account=(*draft.account, *account))


def _units(paragraphs: list[_Paragraph]) -> list[Unit]:
    """Paragraphs as units of plain notes: those that look like headings are underlined."""
    styled = sum(paragraph.is_heading for paragraph in paragraphs)
    bold = sum(_is_bold_line(paragraph) for paragraph in paragraphs)
    told = sum(bool(paragraph.text) for paragraph in paragraphs)
    by_look = styled < 2 and 0 < bold <= told / 2
    units = []
    for number, paragraph in enumerate(paragraphs, 1):
        if not paragraph.text:
            continue
        is_heading = (
            paragraph.is_heading or paragraph.is_title or (by_look and _is_bold_line(paragraph))
        )
        text = " ".join(paragraph.text.split()) if is_heading else paragraph.text
        units.append(Unit(number, text, is_first=True, is_last=True, is_underlined=is_heading))
    return units


def _is_bold_line(paragraph: _Paragraph) -> bool:
    text = paragraph.text
    return paragraph.is_bold and len(text.split()) <= 12 and text[-1:] not in tuple(".!,;")


def _paragraphs(root: Element) -> Iterator[Element]:
    """All paragraphs, those in tables, boxes and content controls too, outermost first."""
    stack = [iter(root)]
    while stack:
        for element in stack[-1]:
            if element.tag in {f"{_W}del", f"{_W}moveFrom", _FALLBACK}:
                continue
            if element.tag == f"{_W}p":
                yield element
                continue
            stack.append(iter(element))
            break
        else:
            stack.pop()


def _paragraph(element: Element, styles: dict[str, str]) -> _Paragraph:
    runs = [(text, bold) for text, bold in _runs(element, is_bold=False) if text]
    text = tidy_text("".join(text for text, _ in runs)).strip()
    style_id = _value(element.find(f"{_W}pPr/{_W}pStyle"))
    style = styles.get(style_id, style_id)
    outline = _value(element.find(f"{_W}pPr/{_W}outlineLvl"))
    is_bold = bool(text) and all(bold for said, bold in runs if said.strip())
    lines = [line for line in text.split("\n") if line.strip()]
    return _Paragraph(
        "\n".join(lines),
        bool(_HEADING.match(style)) or (outline.isdecimal() and int(outline) < 9),
        style.lower() in {"title", "titre", "titel", "titolo", "t\u00edtulo"},
        is_bold,
    )


def _runs(element: Element, *, is_bold: bool) -> Iterator[tuple[str, bool]]:
    """The pieces of text of a paragraph, each with whether it is bold."""
    for child in element:
        tag = child.tag
        if tag in _LEFT_OUT or tag == _FALLBACK:
            continue
        if tag == f"{_W}t":
            yield child.text or "", is_bold
        elif tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n", is_bold
        elif tag == f"{_W}tab":
            yield " ", is_bold
        elif tag == f"{_W}noBreakHyphen":
            yield "-", is_bold
        elif tag == f"{_W}r":
            if _is_on(child.find(f"{_W}rPr/{_W}vanish")):
                continue
            yield from _runs(child, is_bold=_is_on(child.find(f"{_W}rPr/{_W}b")))
        elif tag == f"{_W}p":
            yield "\n", is_bold
            yield from _runs(child, is_bold=is_bold)
        else:
            yield from _runs(child, is_bold=is_bold)


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in _OFF


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _styles(archive: Archive) -> dict[str, str]:
    """Names of styles by their ids; names are English in every language of Word."""
    if "word/styles.xml" not in archive.names:
        return {}
    root = _root(archive, "word/styles.xml")
    return {
        style.get(f"{_W}styleId", ""): _value(style.find(f"{_W}name"))
        for style in root.iter(f"{_W}style")
    }


def _number(archive: Archive, part: str, name: str, apart: int = 0) -> int:
    """How many there are in a part; `apart` of them are rules, which all documents have."""
    if part not in archive.names:
        return 0
    return max(0, sum(1 for _ in _root(archive, part).iter(f"{_W}{name}")) - apart)


def _root(archive: Archive, part: str) -> Element:
    root = archive.part(part)
    if root.tag.startswith(_STRICT):
        for element in root.iter():
            element.tag = element.tag.replace(_STRICT, _W)
            for key in [key for key in element.attrib if key.startswith(_STRICT)]:
                element.set(key.replace(_STRICT, _W), element.attrib.pop(key))
    return root
