"""Cutting a text of one section at the ends of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.core.script import measure
from rehearse.core.talk import Talk
from rehearse.core.wording import plural
from rehearse.importers.draft import (
    NOWHERE,
    TAKEN,
    WARNING,
    Draft,
    DraftSection,
    Place,
    Remark,
)
from rehearse.importers.naming import opening_words

EVERY = 150
"""Words after which a cut is proposed; two characters of a script without spaces are a word."""
_PIECES = 2
"""Into fewer no text is cut."""


def is_uncut(talk: Talk) -> bool:
    """It is one section, long enough to be cut."""
    words = talk.spoken.words + talk.spoken.characters / 2
    return len(talk.sections) == 1 and words > (_PIECES - 0.5) * EVERY


def cut_every(draft: Draft, words: int) -> Draft:
    """The draft with its only section cut after about so many words; two characters are a word."""
    if len(draft.sections) != 1:
        what = f"it has {plural(len(draft.sections), 'section')} of its own, --every cuts none"
        return _told(draft, TAKEN, what) if draft.sections else draft
    whole = draft.sections[0]
    pieces = list(_pieces(whole, words))
    if len(pieces) < _PIECES:
        is_one = "\n\n" not in whole.text
        why = "it is one paragraph, put blank lines between" if is_one else "it is too short"
        return _told(draft, WARNING, f"--every {words} cuts nothing: {why}")
    sections = tuple(
        DraftSection(opening_words(text), text, place)
        if at
        else DraftSection(opening_words(text), text, whole.place, notes=whole.notes)
        for at, (text, place) in enumerate(pieces)
    )
    what = f"one section: cut at paragraph ends, about every {words} words"
    return _told(draft._replace(sections=sections), TAKEN, what)


def _told(draft: Draft, tone: str, what: str) -> Draft:
    return draft._replace(account=(*draft.account, Remark(tone, NOWHERE, what)))


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
            place = whole.place._replace(line=whole.lines[at]) if known else NOWHERE
        piece.append(paragraph)
        size += amount
    yield "\n\n".join(piece), place
