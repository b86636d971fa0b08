"""Styles of a Word document: which of them are headings, lists, bold.

Office Open XML, ECMA-376 part 1, 17.7: a style takes over what the one that it is based on says.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from rehearse.core.record import NamedTuple
from rehearse.importers.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_HEADING = re.compile(
    r"(?:heading|titre|\u00fcberschrift|titolo|t\u00edtulo|kop|rubrik)\s*\d"
    r"|(?:title|titre|titel|titolo|t\u00edtulo)$",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"toc\s*(?:\d|heading)", re.IGNORECASE)
_ITEM = re.compile(r"list (?:bullet|number)", re.IGNORECASE)
_OFF = frozenset(("0", "false", "none", "off"))
_DEEPEST = 20
"""Styles based on one another; Word stops at eleven."""


class Look(NamedTuple):
    """What a style makes of a text."""

    is_heading: bool = False
    is_contents: bool = False
    """A line of a table of contents."""
    is_item: bool = False
    is_bold: bool = False
    is_italic: bool = False


class Styles:
    """The styles of a document by their ids; names are English in every language of Word."""

    def __init__(self, archive: Archive) -> None:
        self._styles: dict[str, Element] = {}
        if "word/styles.xml" in archive.names:
            for style in root_of(archive, "word/styles.xml").iter(f"{W}style"):
                self._styles.setdefault(style.get(f"{W}styleId", ""), style)
        self._looks: dict[str, Look] = {}

    def look(self, style_id: str) -> Look:
        """The look of a style; one that is not there may be told by its id."""
        if style_id not in self._looks:
            self._looks[style_id] = self._found(style_id)
        return self._looks[style_id]

    def run_look(self, run: Element, around: Look) -> Look:
        """The look of a run within a paragraph."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return around
        style = value(properties.find(f"{W}rStyle"))
        if style:
            named = self.look(style)
            bold, italic = around.is_bold or named.is_bold, around.is_italic or named.is_italic
            around = around._replace(is_bold=bold, is_italic=italic)
        return _with_properties(around, properties)

    def _found(self, style_id: str) -> Look:
        chain: list[Element] = []
        names = [] if style_id in self._styles else [style_id]
        at = style_id
        while at in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[at])
            names.append(value(chain[-1].find(f"{W}name")))
            at = value(chain[-1].find(f"{W}basedOn"))
        look = Look(
            is_heading=any(map(_HEADING.match, names)),
            is_contents=any(map(_CONTENTS.match, names[:1])),
        )
        for style in reversed(chain):
            outline = value(style.find(f"{W}pPr/{W}outlineLvl"))
            if outline.isdecimal():
                look = look._replace(is_heading=int(outline[:3]) < 9)
            if is_numbered(style) or _ITEM.match(value(style.find(f"{W}name"))):
                look = look._replace(is_item=True)
            properties = style.find(f"{W}rPr")
            if properties is not None:
                look = _with_properties(look, properties)
        return look


def _with_properties(look: Look, properties: Element) -> Look:
    bold, italic = properties.find(f"{W}b"), properties.find(f"{W}i")
    return look._replace(
        is_bold=look.is_bold if bold is None else is_on(bold),
        is_italic=look.is_italic if italic is None else is_on(italic),
    )


def is_numbered(element: Element) -> bool:
    """A paragraph, or a style, of a list; the list 0 is none (17.9.18)."""
    number = element.find(f"{W}pPr/{W}numPr/{W}numId")
    return number is not None and value(number) != "0"


def is_on(element: Element | None) -> bool:
    """A property that is there, and not switched off."""
    return element is not None and element.get(f"{W}val", "1") not in _OFF


def value(element: Element | None) -> str:
    """The value of a property, empty where it is missing."""
    return "" if element is None else element.get(f"{W}val", "")


def root_of(archive: Archive, part: str) -> Element:
    """The root of a part, in the transitional namespace."""
    root = archive.part(part)
    if root.tag.startswith(_STRICT):
        for element in root.iter():
            element.tag = element.tag.replace(_STRICT, W)
            for key in [key for key in element.attrib if key.startswith(_STRICT)]:
                element.set(key.replace(_STRICT, W), element.attrib.pop(key))
    return root
