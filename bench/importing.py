"""Importing notes and decks far longer than any talk: processor time, and how it grows."""

from __future__ import annotations

import os
import textwrap
import zipfile

import nonsense
from child import samples
from figures import Finding, median, milliseconds
from setting import Setting, say

_WORDS_A_SECTION = 300
_NOTES_BYTES = (100_000, 1_000_000)
_SLIDES = (50, 500)
_WORDS_A_SLIDE = 60
_LIMIT_S, _GROWTH = 1.0, 14.0


def importing(setting: Setting) -> list[Finding]:
    """1 MB of notes and decks of 500 slides, against a tenth of them."""
    findings = []
    for what, paths in _files(setting.folder).items():
        say(f"import: {what}")
        times = max(3, setting.runs // 4)
        small, large = (
            median(samples(setting, "importing_child.py", path, str(times))) for path in paths
        )
        name = f"import {what}"
        findings += [
            Finding("import", name, _LIMIT_S, large, milliseconds(large), unit="s"),
            Finding(
                "import",
                f"{name}, against a tenth of it",
                _GROWTH,
                large / small,
                f"{milliseconds(large)}, {milliseconds(small)}",
            ),
        ]
    return findings


def _files(folder: str) -> dict[str, list[str]]:
    """For each kind of file a small one and a large one."""
    return {
        "1 MB of plain notes": [_notes(folder, size, "txt") for size in _NOTES_BYTES],
        "1 MB of Markdown notes": [_notes(folder, size, "md") for size in _NOTES_BYTES],
        "500 slides of PowerPoint": [_pptx(folder, slides) for slides in _SLIDES],
        "500 slides of Marp": [_marp(folder, slides) for slides in _SLIDES],
    }


def _notes(folder: str, size: int, suffix: str) -> str:
    mark = "## " if suffix == "md" else ""
    sections = []
    left = size
    for part in nonsense.parts(size // 1000, _WORDS_A_SECTION):
        wrapped = [textwrap.fill(paragraph, 92) for paragraph in part.paragraphs]
        sections.append("\n\n".join([mark + part.title, *wrapped]))
        left -= len(sections[-1]) + 2
        if left <= 0:
            break
    path = os.path.join(folder, f"notes-{size}.{suffix}")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n\n".join(sections)[:size])
    return path


def _marp(folder: str, slides: int) -> str:
    shown = [
        f"# {part.title}\n\n<!--\n{chr(10).join(part.paragraphs)}\n-->"
        for part in nonsense.parts(slides, _WORDS_A_SLIDE)
    ]
    path = os.path.join(folder, f"marp-{slides}.md")
    with open(path, "w", encoding="utf-8") as file:
        file.write("---\nmarp: true\n---\n\n" + "\n\n---\n\n".join(shown) + "\n")
    return path


_OPEN_XML = "http://schemas.openxmlformats.org"
_NAMESPACES = (
    f'xmlns:a="{_OPEN_XML}/drawingml/2006/main" xmlns:p="{_OPEN_XML}/presentationml/2006/main" '
    f'xmlns:r="{_OPEN_XML}/officeDocument/2006/relationships"'
)
_RELATION = f"{_OPEN_XML}/officeDocument/2006/relationships"


def _pptx(folder: str, slides: int) -> str:
    """A deck of the least that a deck is: slides with a title, and a page of notes for each."""
    path = os.path.join(folder, f"deck-{slides}.pptx")
    listed, related = [], []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, part in enumerate(nonsense.parts(slides, _WORDS_A_SLIDE), 1):
            listed.append(f'<p:sldId id="{255 + number}" r:id="r{number}"/>')
            related.append(_relation(f"r{number}", "slide", f"slides/slide{number}.xml"))
            archive.writestr(
                f"ppt/slides/slide{number}.xml", _page("sld", _shape("title", [part.title]))
            )
            archive.writestr(
                f"ppt/slides/_rels/slide{number}.xml.rels",
                _relations(
                    [_relation("n", "notesSlide", f"../notesSlides/notesSlide{number}.xml")]
                ),
            )
            archive.writestr(
                f"ppt/notesSlides/notesSlide{number}.xml",
                _page("notes", _shape("body", part.paragraphs)),
            )
        archive.writestr("ppt/_rels/presentation.xml.rels", _relations(related))
        archive.writestr(
            "ppt/presentation.xml",
            f"<p:presentation {_NAMESPACES}><p:sldIdLst>{''.join(listed)}</p:sldIdLst>"
            "</p:presentation>",
        )
    return path


def _page(tag: str, shape: str) -> str:
    return f"<p:{tag} {_NAMESPACES}><p:cSld><p:spTree>{shape}</p:spTree></p:cSld></p:{tag}>"


def _shape(kind: str, paragraphs: list[str]) -> str:
    said = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return (
        f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
        f"<p:txBody>{said}</p:txBody></p:sp>"
    )


def _relations(relations: list[str]) -> str:
    return (
        f'<Relationships xmlns="{_OPEN_XML}/package/2006/relationships">{"".join(relations)}'
        "</Relationships>"
    )


def _relation(identity: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identity}" Type="{_RELATION}/{kind}" Target="{target}"/>'
