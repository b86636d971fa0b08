"""OpenDocument presentations, as LibreOffice writes them: the notes of each slide."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from rehearse.importers.archive import Archive, outermost
from rehearse.importers.claims import Claims
from rehearse.importers.decks import Slide, draft_of_slides, joined_with_cues
from rehearse.importers.draft import Draft, NotImportedError
from rehearse.importers.opendocument import (
    DRAW,
    OFFICE,
    PRESENTATION,
    STYLE,
    TEXT,
    Styles,
    Text,
)
from rehearse.importers.stress import lines_of_runs, plain_asterisks, without_marks


def read_odp(path: str, *, titles: bool) -> Draft:
    """The draft of a deck.

    Raises:
        NotImportedError: it is damaged, or has no notes.
    """
    with Archive(path) as archive:
        root = archive.part("content.xml")
        roots = [root]
        if "styles.xml" in archive.names:
            roots.append(archive.part("styles.xml"))
    styles = Styles(roots)
    pages = root.findall(f"{OFFICE}body/{OFFICE}presentation/{DRAW}page")
    if not pages:
        raise NotImportedError("this deck has no slides, is it the right one?")
    slides = [_slide(page, number, styles) for number, page in enumerate(pages, 1)]
    return draft_of_slides(slides, Claims(title=slides[0].title), titles=titles)


def _slide(page: Element, number: int, styles: Styles) -> Slide:
    title, first, note = "", "", ""
    for frame in page:
        if frame.tag == f"{PRESENTATION}notes":
            note = joined_with_cues(
                paragraph
                for part in frame
                if _class(part) == "notes"
                for paragraph in _paragraphs(part, styles)
            )
        elif _class(frame) == "title":
            title = title or " ".join(_text_of(frame, styles).split())
        elif _class(frame) not in {"date-time", "footer", "header", "page-number"}:
            first = first or _text_of(frame, styles)
    return Slide(number, title, note, is_hidden=_is_hidden(page, styles), first_text=first)


def _class(frame: Element) -> str:
    """What a frame is for; the placeholder of an empty one says what to do with it."""
    is_empty = frame.get(f"{PRESENTATION}placeholder") == "true"
    return "" if is_empty else frame.get(f"{PRESENTATION}class", "")


def _is_hidden(page: Element, styles: Styles) -> bool:
    for style in styles.chain("drawing-page", page.get(f"{DRAW}style-name", "")):
        properties = style.find(f"{STYLE}drawing-page-properties")
        if properties is not None and (told := properties.get(f"{PRESENTATION}visibility")):
            return told == "hidden"
    return False


def _text_of(frame: Element, styles: Styles) -> str:
    """All its lines."""
    return "\n".join(_paragraphs(frame, styles))


def _paragraphs(frame: Element, styles: Styles) -> Iterator[str]:
    """Its paragraphs; a soft line break ends a line of one."""
    text = Text(styles)
    for paragraph in outermost(frame, f"{TEXT}p", f"{TEXT}h"):
        lines = map(without_marks, lines_of_runs(text.runs(paragraph)))
        yield plain_asterisks("\n".join(lines))
