"""Org: decks whose notes are blocks of their own, or notes that are prose below headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rehearse.importers.comment_decks import first_text_of, title_of
from rehearse.importers.decks import Slide, draft_of_slides
from rehearse.importers.draft import Draft
from rehearse.importers.headed_notes import draft_of_notes
from rehearse.importers.keys import claims_of_keys, language_of_keys
from rehearse.importers.org_lines import Org, parsed_org
from rehearse.importers.org_text import plain_org
from rehearse.importers.pieces import HEADING, RULE, Piece, joined
from rehearse.importers.tidy import tidy_text

_LEVELS = 3
"""Headings of more are lists: https://orgmode.org/manual/Export-Settings.html, `H:`."""
_IS_DECK = re.compile(r"(?mi)^[ ]*#\+(?:reveal|beamer|startup:[ ]*beamer|latex_class:[ ]*beamer)")
_TIMING = re.compile(r"data-timing=[\"']?(\d{1,5})")


def read_org(text: str, *, titles: bool) -> Draft:
    """The draft of an Org file: of its notes where it is a deck, else of all its prose."""
    text = tidy_text(text)
    org = parsed_org(text)
    keys = {key: plain_org(value) for key, value in org.keys.items()}
    claims, language = claims_of_keys(keys), language_of_keys(keys)
    if not org.notes and not _IS_DECK.search(text):
        return draft_of_notes(
            org.pieces, claims, language=language, footnotes=org.footnotes, account=org.account
        )
    return draft_of_slides(
        list(_slides(org)), claims, titles=titles, language=language, account=org.account
    )


def _slides(org: Org) -> Iterator[Slide]:
    options = org.keys.get("options", "")
    named = re.search(r"\bH:(\d)", options)
    levels = int(named[1]) if named else _LEVELS
    has_title = bool(org.keys.get("title"))
    has_contents = has_title and re.search(r"\btoc:(?:nil|0)", options) is None
    number = int(has_title)
    is_first = True
    waiting = list(reversed(list(zip(org.note_lines, org.notes, strict=True))))
    pieces: list[Piece] = []
    notes: list[list[Piece]] = []
    title = ""
    for piece in [*org.pieces, None]:
        while waiting and (piece is None or waiting[-1][0] < piece.line):
            notes.append(waiting.pop()[1])
        begins = (
            piece is None or piece.kind == RULE or (piece.kind == HEADING and piece.level <= levels)
        )
        if begins and (pieces or notes):
            is_title = is_first and has_title and not pieces
            number += not is_title
            if not is_title and has_contents:
                number, has_contents = number + 1, False
            is_first = False
            title = title_of(pieces) or title
            shown = plain_org(org.keys["title"]) if is_title else title
            yield _slide(org, number, shown, pieces, notes)
            pieces, notes = [], []
        if piece is not None and piece.kind != RULE:
            pieces.append(piece)


def _slide(
    org: Org, number: int, title: str, pieces: list[Piece], notes: list[list[Piece]]
) -> Slide:
    first = [*pieces[:1], *(note[0] for note in notes if note)]
    line = first[0].line if first else 0
    timing = _TIMING.search(org.properties.get(pieces[0].line, "")) if pieces else None
    names = dict.fromkeys(name for note in notes for piece in note for name in piece.footnotes)
    told = [org.footnotes[name] for name in names if name in org.footnotes]
    return Slide(
        number,
        title,
        "\n\n".join(filter(None, map(joined, notes))),
        line,
        first_text=first_text_of(pieces),
        planned_s=float(timing[1]) if timing else None,
        footnotes="\n\n".join(told),
    )
