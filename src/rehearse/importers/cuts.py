"""Cutting a text without headings at the ends of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.core.script import measure
from rehearse.importers.draft import NOWHERE, TAKEN, Draft, DraftSection, Place, Remark
from rehearse.importers.naming import first_words


def cut_every(draft: Draft, words: int) -> Draft:
    """The draft with its only section cut after about so many words; two characters are a word."""
    if len(draft.sections) != 1:
        return draft
    whole = draft.sections[0]
    pieces = list(_pieces(whole, words))
    if len(pieces) < 2:
        return draft
    sections = tuple(
        DraftSection(
            first_words(text), text, place if at else whole.place, "" if at else whole.notes
        )
        for at, (text, place) in enumerate(pieces)
    )
    what = f"no headings: cut at paragraph ends, about every {words} words"
    return draft._replace(sections=sections, account=(*draft.account, Remark(TAKEN, NOWHERE, what)))


def _pieces(whole: DraftSection, words: int) -> Iterator[tuple[str, Place]]:
    paragraphs = whole.text.split("\n\n")
    known = len(whole.lines) == len(paragraphs)
    piece: list[str] = []
    size, place = 0.0, whole.place
    for at, paragraph in enumerate(paragraphs):
        count, _ = measure(paragraph)
        amount = count.words + count.characters / 2
        # Whichever end is nearer.
        if piece and size + amount / 2 > words:
            yield "\n\n".join(piece), place
            piece, size = [], 0.0
            place = Place(whole.lines[at]) if known else NOWHERE
        piece.append(paragraph)
        size += amount
    yield "\n\n".join(piece), place
