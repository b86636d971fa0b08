"""The text of OpenDocument files: styles, paragraphs, and what in them is not spoken.

OASIS OpenDocument 1.3, part 3: sections 4 to 7 (text), 9 (tables), 16 (styles).
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from rehearse.core.record import NamedTuple
from rehearse.importers.stress import Run

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_URN}office:1.0}}"
TEXT = f"{{{_URN}text:1.0}}"
STYLE = f"{{{_URN}style:1.0}}"
TABLE = f"{{{_URN}table:1.0}}"
DRAW = f"{{{_URN}drawing:1.0}}"
PRESENTATION = f"{{{_URN}presentation:1.0}}"
FO = f"{{{_URN}xsl-fo-compatible:1.0}}"
_SVG = f"{{{_URN}svg-compatible:1.0}}"

_DEEPEST = 20
"""Styles with parents of their own."""
_LEFT_OUT = frozenset(
    (
        f"{OFFICE}annotation",
        f"{TEXT}tracked-changes",
        f"{TEXT}note-citation",
        f"{TEXT}ruby-text",
        f"{TEXT}page-number",
        f"{TEXT}page-count",
        f"{OFFICE}forms",
        f"{OFFICE}event-listeners",
        f"{_SVG}title",
        f"{_SVG}desc",
        f"{DRAW}object",
        f"{DRAW}image",
    )
)
"""What is not text, or not of the text."""


class Look(NamedTuple):
    """What a style makes of a text."""

    is_heading: bool = False
    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False


class Styles:
    """Styles by family and name; an automatic one, made by formatting by hand, has a parent."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", ""))
                self._styles.setdefault(key, style)
        self._looks: dict[tuple[str, str], Look] = {}

    def look(self, family: str, name: str) -> Look:
        """The look of a style of its own."""
        key = (family, name)
        if key not in self._looks:
            look = Look()
            for style in reversed(self.chain(family, name)):
                look = _over(look, style)
            self._looks[key] = look
        return self._looks[key]

    def chain(self, family: str, name: str) -> list[Element]:
        """The style and its parents, the nearest first."""
        chain: list[Element] = []
        while (family, name) in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[family, name])
            name = chain[-1].get(f"{STYLE}parent-style-name", "")
        return chain


def _over(look: Look, style: Element) -> Look:
    name = style.get(f"{STYLE}name")
    if name in {"Title", "Heading"} or style.get(f"{STYLE}default-outline-level"):
        look = look._replace(is_heading=True)
    elif name == "Subtitle":
        look = look._replace(is_heading=False)
    properties = style.find(f"{STYLE}text-properties")
    if properties is None:
        return look
    weight, slant = properties.get(f"{FO}font-weight"), properties.get(f"{FO}font-style")
    display = properties.get(f"{TEXT}display")
    return Look(
        look.is_heading,
        look.is_bold if weight is None else weight in {"bold", "600", "700", "800", "900"},
        look.is_italic if slant is None else slant in {"italic", "oblique"},
        look.is_hidden if display is None else display == "none",
    )


class Text:
    """Reads the text of paragraphs, and keeps what it leaves out."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.footnotes: list[str] = []
        """Of the paragraphs that were read since it was emptied."""
        self.annotations = 0
        self.has_hidden = False

    def runs(self, element: Element) -> list[Run]:
        """The runs of a paragraph."""
        look = self._styles.look("paragraph", element.get(f"{TEXT}style-name", ""))
        runs: list[Run] = []
        self._inside(element, look, runs)
        return runs

    def _inside(self, element: Element, look: Look, runs: list[Run]) -> None:
        self._say(element.text, look, runs)
        for child in element:
            self._child(child, look, runs)
            self._say(child.tail, look, runs)

    def _child(self, child: Element, look: Look, runs: list[Run]) -> None:
        tag = child.tag
        if tag in _LEFT_OUT:
            self.annotations += tag == f"{OFFICE}annotation"
        elif tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            if body is not None:
                self.footnotes.append(_words(body))
        elif tag in {f"{TEXT}s", f"{TEXT}tab"}:
            runs.append(Run(" "))
        elif tag == f"{TEXT}line-break":
            runs.append(Run("\n"))
        elif tag in {f"{TEXT}p", f"{TEXT}h"}:  # of a text box
            runs.append(Run("\n"))
            runs += self.runs(child)
        elif is_hidden(child):
            self.has_hidden |= bool("".join(child.itertext()).strip())
        elif tag == f"{TEXT}span":
            found = self._styles.look("text", child.get(f"{TEXT}style-name", ""))
            self._inside(
                child,
                look._replace(
                    is_bold=look.is_bold or found.is_bold,
                    is_italic=look.is_italic or found.is_italic,
                    is_hidden=look.is_hidden or found.is_hidden,
                ),
                runs,
            )
        else:
            self._inside(child, look, runs)

    def _say(self, text: str | None, look: Look, runs: list[Run]) -> None:
        if not text:
            return
        if look.is_hidden:
            self.has_hidden |= bool(text.strip())
            return
        # White space is one space (6.1.2); breaks are elements.
        said = " ".join(text.split())
        before = " " if text[0].isspace() and said else ""
        after = " " if text[-1].isspace() else ""
        runs.append(Run(f"{before}{said}{after}", look.is_bold, look.is_italic))


def is_hidden(element: Element) -> bool:
    """A section, or a field, that its writer hid."""
    return element.get(f"{TEXT}is-hidden") == "true" or element.get(f"{TEXT}display") == "none"


def has_headers(root: Element) -> bool:
    """Something stands above or below its pages."""
    margins = (part for name in ("header", "footer") for part in root.iter(f"{STYLE}{name}"))
    return any(any(map(str.isalpha, _words(part))) for part in margins)


def _words(element: Element) -> str:
    """Its paragraphs on one line."""
    paragraphs = ("".join(one.itertext()) for one in element.iter(f"{TEXT}p"))
    return " ".join(" ".join(paragraphs).split())
