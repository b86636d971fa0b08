"""OpenDocument files, made for the tests."""

from __future__ import annotations

from pathlib import Path

from office import zipped

_URN = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{short}="{_URN}:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("presentation", "presentation"),
    )
)
_TYPE = "application/vnd.oasis.opendocument"
STYLES = (
    '<style:style style:name="Heading" style:family="paragraph"/>'
    '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading"/>'
    '<style:style style:name="Subtitle" style:family="paragraph"'
    ' style:parent-style-name="Heading"/>'
)
HEADER = "<style:header><text:p>Bells, a talk</text:p></style:header>"
AUTOMATIC = (
    '<style:style style:name="B" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="I" style:family="text">'
    '<style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="H" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="PB" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="PT" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="hidden" style:family="drawing-page">'
    '<style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
)


def odt(path: Path, body: str, **parts: str) -> Path:
    """A text whose body is XML."""
    return _package(path, "text", body, parts)


def odp(path: Path, pages: str) -> Path:
    """A deck whose pages are XML."""
    return _package(path, "presentation", pages, {})


def page(title: str, note: str, style: str = "") -> str:
    """A slide with a frame for its title, and its notes."""
    frames = frame("title", title) if title else ""
    return (
        f'<draw:page draw:style-name="{style}">{frames}{frame("outline", "Shown")}'
        f"<presentation:notes>{frame('notes', note)}{frame('page-number', '7')}"
        "</presentation:notes></draw:page>"
    )


def frame(kind: str, text: str) -> str:
    """A frame of a slide, a paragraph for every line."""
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return (
        f'<draw:frame presentation:class="{kind}"><draw:text-box>{lines}</draw:text-box>'
        "</draw:frame>"
    )


def _package(path: Path, kind: str, body: str, parts: dict[str, str]) -> Path:
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{AUTOMATIC}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    styles = f"<office:document-styles {_NAMES}>{STYLES}{HEADER}</office:document-styles>"
    made = {"mimetype": f"{_TYPE}.{kind}", "content.xml": content, "styles.xml": styles}
    return zipped(path, {**made, **parts})
