"""pandoc, Quarto and patat: slides by heading or rule, notes in divs or in comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rehearse.core.record import NamedTuple
from rehearse.importers.comment_decks import first_text_of, title_of
from rehearse.importers.comments import without_comments
from rehearse.importers.decks import Slide, draft_of_slides
from rehearse.importers.draft import LEFT, WARNING, Draft, Place, Remark
from rehearse.importers.fenced_divs import Divs, Note, parted_divs
from rehearse.importers.footnotes import split_footnotes, told_footnotes
from rehearse.importers.front_matter import split_front_matter
from rehearse.importers.keys import claims_of_keys, language_of_keys
from rehearse.importers.naming import first_words
from rehearse.importers.pieces import (
    COMMENT,
    HEADING,
    RULE,
    Piece,
    joined,
    pieces_of,
    pieces_of_note,
)
from rehearse.importers.tidy import tidy_text

QUARTO_LEVEL = 2
"""What begins a slide there: https://quarto.org/docs/presentations/#creating-slides"""
_LEVEL = re.compile(r"\bslide-?level\s*:\s*([0-6])\b", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\s*\{([^{}]{1,400})\}\s*$")
_SPAN = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")
_CITATION = re.compile(r"\s?\[-?@[^\[\]]{1,200}\]")
_PAUSE = re.compile(r"(?m)^[ \t]*\.[ ]\.[ ]\.[ \t]*$")
_INCLUDE = re.compile(r"\{\{<\s{1,9}include\s{1,9}([^\s<>]{1,200})\s{1,9}>\}\}")
_SHORTCODE = re.compile(r"\{\{<[^<>\n]{0,300}>\}\}")
_TITLE_BLOCK = re.compile(r"\A\s*%[ \t]*(.*)\n(?:%[ \t]*(.*)\n)?(?:%.*\n)?")
_TIMING = re.compile(r"\bdata-timing\s*=\s*[\"']?(\d{1,5})")
_HIDDEN = re.compile(r"\bvisibility\s*=\s*[\"']?hidden\b")


class _Deck(NamedTuple):
    pieces: list[Piece]
    """Of the slides, without their notes."""
    divs: Divs
    footnotes: dict[str, str]
    title: str
    """Of the talk, empty where it has none; it makes a slide of its own."""


def read_pandoc(text: str, *, titles: bool) -> Draft:
    """The draft of a pandoc deck: a slide begins at the highest heading that has content."""
    return _read(text, None, titles=titles)


def read_quarto(text: str, *, titles: bool) -> Draft:
    """The draft of a Quarto deck: slides begin at headings of two levels."""
    return _read(text, QUARTO_LEVEL, titles=titles)


def _read(text: str, level: int | None, *, titles: bool) -> Draft:
    text = tidy_text(text)
    keys, body = _title_block(text)
    if not keys:
        keys, body = split_front_matter(text)
    named = _LEVEL.search(text[: len(text) - len(body.lstrip("\n"))])
    footnotes, body = split_footnotes(body)
    divs = parted_divs(body)
    pieces = pieces_of(_PAUSE.sub("", divs.rest))
    claims = claims_of_keys(keys)
    deck = _Deck(pieces, divs, footnotes, claims.title)
    if named:
        level = int(named[1])
    if level is None:
        level = _slide_level(pieces, divs)
    account = [
        Remark(WARNING, Place(note.line), "this note never ends: end it with ::: on its own line")
        for note in divs.notes
        if not note.is_ended
    ]
    slides = list(_slides(deck, level, account))
    return draft_of_slides(
        slides,
        claims,
        titles=titles,
        language=language_of_keys(keys),
        account=account,
    )


def read_patat(text: str, *, titles: bool) -> Draft:
    """The draft of a patat deck: rules part its slides, else headings; comments are notes."""
    keys, body = split_front_matter(tidy_text(text))
    named = _LEVEL.search(" ".join(f"{key}: {value}" for key, value in keys.items()))
    footnotes, body = split_footnotes(body)
    # https://github.com/jaspervdj/patat#speaker-notes
    pieces = pieces_of(_PAUSE.sub("", body))
    notes = tuple(
        Note(piece.line, piece.text, is_ended=True)
        for piece in pieces
        if piece.kind == COMMENT and not piece.text.lstrip().startswith("config:")
    )
    divs = Divs(body, notes, (False,) * (body.count("\n") + 1))
    shown = [piece for piece in pieces if piece.kind != COMMENT]
    if any(piece.kind == RULE and piece.level == 0 for piece in shown):
        level = 0
    else:
        level = int(named[1]) if named else _slide_level(shown, divs)
    account: list[Remark] = []
    deck = _Deck(shown, divs, footnotes, title="")
    return draft_of_slides(
        list(_slides(deck, level, account)),
        claims_of_keys(keys),
        titles=titles,
        language=language_of_keys(keys),
        account=account,
    )


def _title_block(text: str) -> tuple[dict[str, str], str]:
    """`% title`, `% author`, `% date`: https://pandoc.org/MANUAL.html#extension-pandoc_title_block"""
    match = _TITLE_BLOCK.match(text)
    if match is None:
        return {}, text
    blank = "\n" * text.count("\n", 0, match.end())
    return {"title": match[1], "author": match[2] or ""}, blank + text[match.end() :]


def _slide_level(pieces: Sequence[Piece], divs: Divs) -> int:
    """The level of the highest heading that something other than a heading follows.

    https://pandoc.org/MANUAL.html#structuring-the-slide-show. A note alone is nothing here, as long
    as some heading has more: the opening words of a part don't make one slide of all its slides.
    """
    tops = [piece for piece in pieces if not _is_within(piece, divs)]
    levels = {
        piece.level
        for piece, below in pairwise(tops)
        if piece.kind == HEADING and below.kind not in {HEADING, RULE}
    }
    others = {piece.level for piece in tops if piece.kind == HEADING}
    return min(levels or others, default=1)


def _is_within(piece: Piece, divs: Divs) -> bool:
    return 0 < piece.line <= len(divs.within) and divs.within[piece.line - 1]


def _slides(deck: _Deck, level: int, account: list[Remark]) -> Iterator[Slide]:
    number = int(bool(deck.title))
    pieces: list[Piece] = []
    notes: list[Note] = []
    waiting = list(reversed(deck.divs.notes))
    is_first = True
    for piece in [*deck.pieces, None]:
        while waiting and (piece is None or waiting[-1].line < piece.line):
            notes.append(waiting.pop())
        begins = piece is None or _begins(piece, level, deck.divs)
        if begins and (pieces or notes):
            # A note above the first slide is the one of the title.
            is_title = is_first and bool(deck.title) and not pieces
            number += not is_title
            is_first = False
            slide = _slide(number, pieces, notes, deck.footnotes, account)
            yield slide._replace(title=deck.title) if is_title else slide
            pieces, notes = [], []
        # A rule above a heading makes no slide of its own.
        if piece is not None and (piece.kind != RULE or not begins):
            pieces.append(piece)


def _begins(piece: Piece, level: int, divs: Divs) -> bool:
    if piece.kind == RULE:
        return piece.level == 0 and not _is_within(piece, divs)
    return piece.kind == HEADING and piece.level <= level and not _is_within(piece, divs)


def _slide(
    number: int,
    pieces: Sequence[Piece],
    notes: Sequence[Note],
    footnotes: dict[str, str],
    account: list[Remark],
) -> Slide:
    line = min([piece.line for piece in pieces[:1]] + [note.line for note in notes[:1]])
    place = Place(line, number)
    title, said_of_it = _without_attributes(title_of(pieces))
    for piece in pieces:
        for name in _INCLUDE.findall(piece.text):
            what = f"more of it is in {name}, import that too"
            account.append(Remark(WARNING, place, what))
        if piece.kind == COMMENT and len(piece.text.split()) > 3:
            what = f"a comment, not spoken: {first_words(piece.text, 8)}"
            account.append(Remark(LEFT, Place(piece.line, number), what))
    spoken = [_spoken(note.text) for note in notes]
    names = [name for one in spoken for piece in one for name in piece.footnotes]
    timing = _TIMING.search(said_of_it)
    return Slide(
        number,
        title,
        "\n\n".join(filter(None, map(joined, spoken))),
        line,
        is_hidden=_HIDDEN.search(said_of_it) is not None,
        first_text=_without_attributes(_SPAN.sub(r"\1", first_text_of(pieces)))[0],
        planned_s=float(timing[1]) if timing else None,
        footnotes=told_footnotes(names, footnotes),
    )


def _without_attributes(heading: str) -> tuple[str, str]:
    """`Costs` and `#costs .big` of `Costs {#costs .big}`."""
    match = _ATTRIBUTES.search(heading)
    if match is None:
        return _SPAN.sub(r"\1", heading), ""
    return _SPAN.sub(r"\1", heading[: match.start()]), match[1]


def _spoken(note: str) -> list[Piece]:
    """The pieces of a note, without what pandoc and Quarto read as no words."""
    text = _SHORTCODE.sub("", _CITATION.sub("", _SPAN.sub(r"\1", without_comments(note))))
    return pieces_of_note(tidy_text(_PAUSE.sub("", text)))
