"""Word and PowerPoint files, made for the tests."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Page(NamedTuple):
    """A slide to be written."""

    title: str
    note: str = ""
    """Its paragraphs by line; a vertical tab is a soft line break."""
    body: str = "Shown"
    is_hidden: bool = False
    beside: str = ""
    """In a text box of its own on the page of the note."""


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A zip file of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def pptx(path: Path, pages: Sequence[Page]) -> Path:
    """A deck; its slides are stored in the opposite order of the one they are shown in."""
    parts: dict[str, str] = {}
    ids, relations = [], []
    for number, page in enumerate(pages):
        file = len(pages) - number
        ids.append(f'<p:sldId id="{256 + number}" r:id="r{number}"/>')
        relations.append(_relation(f"r{number}", "slide", f"slides/slide{file}.xml"))
        show = ' show="0"' if page.is_hidden else ""
        title = _shape("title", page.title) if page.title else ""
        parts[f"ppt/slides/slide{file}.xml"] = (
            f"<p:sld {_A} {_P}{show}><p:cSld><p:spTree>{title}{_shape('body', page.body)}"
            "</p:spTree></p:cSld></p:sld>"
        )
        parts[f"ppt/slides/_rels/slide{file}.xml.rels"] = _relations(
            [_relation("n", "notesSlide", f"../notesSlides/notesSlide{file}.xml")]
        )
        parts[f"ppt/notesSlides/notesSlide{file}.xml"] = (
            f"<p:notes {_A} {_P}><p:cSld><p:spTree>{_shape('sldImg', '')}"
            f"{_shape('body', page.note)}{_shape('sldNum', str(number + 1))}"
            f"{_shape('', page.beside) if page.beside else ''}"
            "</p:spTree></p:cSld></p:notes>"
        )
    parts["ppt/presentation.xml"] = (
        f"<p:presentation {_P} {_R}><p:sldIdLst>{''.join(ids)}</p:sldIdLst></p:presentation>"
    )
    parts["ppt/_rels/presentation.xml.rels"] = _relations(relations)
    return zipped(path, parts)


def docx(path: Path, body: str, **parts: str) -> Path:
    """A document whose body is XML."""
    styles = (
        f'<w:styles {_W}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>'
    )
    document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    more = {
        f"word/{name}.xml": f"<w:{name} {_W}>{content}</w:{name}>"
        for name, content in parts.items()
    }
    return zipped(path, {"word/document.xml": document, "word/styles.xml": styles, **more})


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    """A paragraph of one run."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{run(text, bold=bold)}</w:p>"


def run(text: str, *, bold: bool = False) -> str:
    """A run of text."""
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{text}</w:t></w:r>"


def _shape(kind: str, text: str) -> str:
    paragraphs = "".join(
        "<a:p>" + "<a:br/>".join(f"<a:r><a:t>{piece}</a:t></a:r>" for piece in line.split("\v"))
        + "</a:p>"
        for line in text.split("\n")
    )  # fmt: skip
    placeholder = f'<p:ph type="{kind}"/>' if kind else ""
    return (
        f"<p:sp><p:nvSpPr><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>"
        f"<p:txBody>{paragraphs}</p:txBody></p:sp>"
    )


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_KIND}{kind}" Target="{target}"/>'


def _relations(relations: Sequence[str]) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'
