"""PowerPoint: the notes of each slide, in the order in which the slides are shown.

Office Open XML, ECMA-376 part 1: presentationML and its relationships.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from rehearse.importers.archive import Archive, outermost
from rehearse.importers.claims import Claims
from rehearse.importers.decks import Slide, draft_of_slides, joined_with_cues
from rehearse.importers.draft import LEFT, Draft, NotImportedError, Place, Remark
from rehearse.importers.naming import first_words
from rehearse.importers.tidy import tidy_text

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    ("http://purl.oclc.org/ooxml/drawingml/main", _A),
    ("http://purl.oclc.org/ooxml/presentationml/main", _P),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", _R),
)
_DC = "{http://purl.org/dc/elements/1.1/}"
_TITLES = frozenset(("title", "ctrTitle"))
_PRESENTATION = "ppt/presentation.xml"


def read_pptx(path: str, *, titles: bool) -> Draft:
    """The draft of a deck.

    Raises:
        NotImportedError: it is damaged, or has no notes.
    """
    with Archive(path) as archive:
        account: list[Remark] = []
        slides = [
            _slide(archive, part, number, account) for number, part in enumerate(_parts(archive), 1)
        ]
        if not slides:
            raise NotImportedError("this deck has no slides, is it the right one?")
        # What a template was called stays behind in the properties: the first slide knows better.
        title = slides[0].title or _named_title(archive)
    return draft_of_slides(slides, Claims(title=title), titles=titles, account=account)


def _parts(archive: Archive) -> Iterator[str]:
    """The slides' parts, each once, in the order of the deck."""
    root = _root(archive, _PRESENTATION)
    targets = _targets(archive, _PRESENTATION)
    listed = (targets.get(entry.get(f"{_R}id", "")) for entry in root.iter(f"{_P}sldId"))
    parts = dict.fromkeys(target[1] for target in listed if target)
    yield from (part for part in parts if part in archive.names)


def _slide(archive: Archive, part: str, number: int, account: list[Remark]) -> Slide:
    root = _root(archive, part)
    title, first = "", ""
    for shape in root.iter(f"{_P}sp"):
        text = _text_of(shape)
        if _placeholder(shape) in _TITLES:
            title = title or " ".join(text.split())
        elif _placeholder(shape) not in {"sldNum", "dt", "ftr"}:
            first = first or text
    note = ""
    for kind, target in _targets(archive, part).values():
        if kind.endswith("/notesSlide") and target in archive.names:
            page = _root(archive, target)
            note = _note(page)
            account += _beside_note(page, Place(slide=number))
    return Slide(
        number,
        title,
        note,
        is_hidden=root.get("show") in {"0", "false"},
        first_text=first,
    )


def _note(root: Element) -> str:
    """The text of the notes' body; other shapes hold the slide's picture, number and date."""
    return joined_with_cues(
        paragraph
        for shape in root.iter(f"{_P}sp")
        if _placeholder(shape) in {"body", "obj"}
        for paragraph in _paragraphs(shape)
    )


def _beside_note(root: Element, place: Place) -> Iterator[Remark]:
    """What the account says of text that somebody put beside the notes' body."""
    for shape in root.iter(f"{_P}sp"):
        if not _placeholder(shape) and (text := _text_of(shape)):
            what = f"text beside the note, not spoken: {first_words(text, 8)}"
            yield Remark(LEFT, place, what)


def _placeholder(shape: Element) -> str:
    """The kind of a placeholder; `obj` where it names none, empty where it is no placeholder."""
    found = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return "" if found is None else found.get("type", "obj")


def _text_of(shape: Element) -> str:
    """All its lines."""
    return "\n".join(_paragraphs(shape))


def _paragraphs(shape: Element) -> Iterator[str]:
    """Its paragraphs that hold text; a soft line break ends a line of one."""
    body = shape.find(f"{_P}txBody")
    if body is None:
        return
    for paragraph in outermost(body, f"{_A}p"):
        out = []
        for element in paragraph.iter():
            if element.tag == f"{_A}t":
                out.append((element.text or "").replace("_x000B_", "\n"))
            elif element.tag == f"{_A}br":
                out.append("\n")
        lines = (line.strip() for line in tidy_text("".join(out)).split("\n"))
        if text := "\n".join(filter(None, lines)):
            yield text


def _named_title(archive: Archive) -> str:
    """The title among the properties, empty where it is the one that every new deck has."""
    if "docProps/core.xml" not in archive.names:
        return ""
    root = _root(archive, "docProps/core.xml")
    title = " ".join((root.findtext(f"{_DC}title") or "").split())
    is_usual = re.fullmatch(r"(?:powerpoint presentation|slide \d+|presentation\d*)", title.lower())
    return "" if is_usual else title


def _root(archive: Archive, part: str) -> Element:
    """The root of a part, in the transitional namespaces."""
    root = archive.part(part)
    if "purl.oclc.org" in root.tag:
        for element in root.iter():
            for strict, usual in _STRICT:
                element.tag = element.tag.replace(f"{{{strict}}}", usual)
                for key in [key for key in element.attrib if key.startswith(f"{{{strict}}}")]:
                    element.set(key.replace(f"{{{strict}}}", usual), element.attrib.pop(key))
    return root


def _targets(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part: kind and target by their id."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.names:
        return {}
    found = {}
    for one in archive.part(relations):
        target = one.get("Target", "")
        is_outside = one.get("TargetMode") == "External"
        where = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found[one.get("Id", "")] = (
            one.get("Type", ""),
            "" if is_outside else posixpath.normpath(where),
        )
    return found
