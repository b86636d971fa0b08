"""reveal.js and reveal-md: slides in Markdown or HTML, with notes behind `Note:` or in asides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rehearse.importers.claims import Claims, planned_time
from rehearse.importers.code_fences import masked_code
from rehearse.importers.comment_decks import first_text_of, title_of
from rehearse.importers.comments import left_out_of_note, without_comments
from rehearse.importers.decks import Slide, draft_of_slides
from rehearse.importers.draft import WARNING, Draft, NotImportedError, Place, Remark
from rehearse.importers.front_matter import split_front_matter
from rehearse.importers.keys import claims_of_keys, language_of_keys
from rehearse.importers.pieces import pieces_of, spoken_markdown
from rehearse.importers.reveal_page import Page
from rehearse.importers.reveal_separators import (
    DEFAULT,
    Separators,
    separators_of,
    separators_of_keys,
)
from rehearse.importers.tidy import tidy_text

_TIMING = re.compile(r"data-timing=[\"']?(\d{1,5})")
_ASIDE = re.compile(r"<aside\s[^<>]{0,300}\bnotes\b[^<>]{0,300}>", re.IGNORECASE)
_ASIDE_END = re.compile(r"</aside>", re.IGNORECASE)
_TOTAL = re.compile(r"\btotalTime\s*:\s*(\d{1,3}(?:\s*\*\s*\d{1,3})?\d*)")


def read_reveal(text: str, path: str, *, titles: bool) -> Draft:
    """The draft of a reveal.js deck; the page that shows a Markdown file tells its separators."""
    if re.match(r"\s*<(?:!doctype|html)", text, re.IGNORECASE):
        return _read_page(text, titles=titles)
    keys, body = split_front_matter(tidy_text(text))
    account: list[Remark] = []
    separators = separators_of_keys(keys, account) or separators_of(body, path, account)
    slides = list(_slides(body, separators, account))
    account += [
        Remark(WARNING, slide.place, "it holds several notes, are slides parted otherwise here?")
        for slide in slides
        if len(re.findall(separators.notes, slide.note, re.MULTILINE)) > 0
    ]
    return draft_of_slides(
        slides,
        claims_of_keys(keys),
        titles=titles,
        language=language_of_keys(keys),
        account=account,
    )


def _slides(body: str, separators: Separators, account: list[Remark]) -> Iterator[Slide]:
    position, number, line = 0, 0, 1
    masked = masked_code(body)
    ends = [match.span() for match in re.finditer(separators.slides, masked, re.MULTILINE)]
    for start, end in [*ends, (len(body), len(body))]:
        content = body[position:start]
        first, line = line, line + body.count("\n", position, end)
        position = end
        if not content.strip() and (number == 0 or start == len(body)):
            continue
        number += 1
        yield _slide(content, number, first, separators, account)


def _slide(
    content: str, number: int, line: int, separators: Separators, account: list[Remark]
) -> Slide:
    lead = len(content) - len(content.lstrip("\n"))
    match = re.search(separators.notes, masked_code(content), re.MULTILINE | re.IGNORECASE)
    shown, note = (content[: match.start()], content[match.end() :]) if match else (content, "")
    timing = _TIMING.search(content)
    asides, shown = _parted_asides(shown)
    note = "\n\n".join([note, *asides])
    account += left_out_of_note(note, Place(line + lead, number))
    pieces = pieces_of(without_comments(shown))
    return Slide(
        number,
        title_of(pieces),
        spoken_markdown(without_comments(note)),
        line + lead,
        is_hidden='data-visibility="hidden"' in content,
        first_text=first_text_of(pieces),
        planned_s=float(timing[1]) if timing else None,
    )


def _parted_asides(text: str) -> tuple[list[str], str]:
    """What stands in the asides of a slide, and the slide without them."""
    asides: list[str] = []
    shown: list[str] = []
    position = 0
    while start := _ASIDE.search(text, position):
        end = _ASIDE_END.search(text, start.end())
        if end is None:
            break
        shown.append(text[position : start.start()])
        asides.append(text[start.end() : end.start()])
        position = end.end()
    return asides, "".join([*shown, text[position:]])


def _read_page(text: str, *, titles: bool) -> Draft:
    page = Page()
    try:
        page.feed(text)
        page.close()
    except AssertionError:
        # What html.parser answers to a marked section that it doesn't know.
        raise NotImportedError("its HTML can't be read, save its notes as text") from None
    account = [
        Remark(WARNING, Place(), f"its slides are in {name}, import that") for name in page.files
    ]
    if page.files and not page.slides:
        names = ", ".join(dict.fromkeys(page.files))
        them = "that" if len(page.files) == 1 else "them, one by one"
        raise NotImportedError(f"its slides are in {names[:300]}, import {them}")
    slides: list[Slide] = []
    for one in page.slides:
        if one.markdown:
            inside: list[Remark] = []
            for slide in _slides(tidy_text("".join(one.markdown)), DEFAULT, inside):
                slides.append(slide._replace(number=len(slides) + 1, line=one.line))
                account += (mark._replace(place=slides[-1].place) for mark in inside)
                inside.clear()
            continue
        notes = "\n\n".join(filter(None, (_plain(note) for note in one.notes)))
        slides.append(
            Slide(
                len(slides) + 1,
                _plain("".join(one.title)),
                spoken_markdown(notes),
                one.line,
                is_hidden=one.is_hidden,
                first_text=_plain("".join(one.text))[:200],
                planned_s=one.planned_s,
            )
        )
    total = _TOTAL.search(text)
    slot_s = planned_time(f"{_product(total[1])} s") if total else None
    claims = Claims(slot_s=slot_s, title=_plain("".join(page.title)))
    return draft_of_slides(slides, claims, titles=titles, language=page.language, account=account)


def _product(text: str) -> int:
    result = 1
    for factor in text.split("*"):
        result *= int(factor)
    return min(result, 86400)


def _plain(text: str) -> str:
    """Text of HTML: its paragraphs by blank lines, all other space as one."""
    parts = re.split(r"\n[ \t]*\n", tidy_text(text))
    return "\n\n".join(filter(None, (" ".join(part.split()) for part in parts)))
