"""Cutting a text of one section at the ends of its paragraphs, long ones at sentence ends."""

from __future__ import annotations

import re
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
_LONG = 1.5
"""A paragraph this many times as long as a section is to be is cut at the ends of sentences."""
_SENTENCE_END = re.compile(
    '(?<=\\w{3}[.!?])["\u201d\u2019\u00bb)]*\\s+(?=["\u201c\u00ab\u00bf\u00a1(]*[^\\W_a-z])|(?<=[\u3002\uff01\uff1f])'
)
"""No initial, and hardly a title (`Dr.`) stands before it."""


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
        why = _why_whole(whole.text, words)
        return _told(draft, WARNING, f"--every {words} cuts nothing: {why}")
    sections = tuple(
        DraftSection(opening_words(text), text, place)
        if at
        else DraftSection(opening_words(text), text, whole.place, notes=whole.notes)
        for at, (text, place) in enumerate(pieces)
    )
    what = f"one section: cut at paragraph ends, about every {words} words"
    return _told(draft._replace(sections=sections), TAKEN, what)


def _why_whole(text: str, words: int) -> str:
    is_one = "\n\n" not in text and _amount(text) > words * _LONG
    return "it is one sentence, put blank lines between" if is_one else "it is too short"


def _amount(text: str) -> float:
    count, _ = measure(text)
    return count.words + count.characters / 2


def _told(draft: Draft, tone: str, what: str) -> Draft:
    return draft._replace(account=(*draft.account, Remark(tone, NOWHERE, what)))


def _sentences(paragraph: str, words: int) -> Iterator[str]:
    """The paragraph, a long one in pieces of about so many words that end with a sentence."""
    if _amount(paragraph) <= words * _LONG:
        yield paragraph
        return
    begin, size = 0, 0.0
    ends = [match.span() for match in _SENTENCE_END.finditer(paragraph)]
    for (_, start), (end, after) in zip([(0, 0), *ends], ends, strict=False):
        size += _amount(paragraph[start:end])
        if size >= words * 0.8:
            yield paragraph[begin:after].rstrip()
            begin, size = after, 0.0
    if begin < len(paragraph):
        yield paragraph[begin:]


def _pieces(whole: DraftSection, words: int) -> Iterator[tuple[str, Place]]:
    paragraphs = whole.text.split("\n\n")
    known = len(whole.lines) == len(paragraphs)
    piece = ""
    last = -1
    size, place = 0.0, whole.place
    parted = [
        (at, part)
        for at, paragraph in enumerate(paragraphs)
        for part in _sentences(paragraph, words)
    ]
    for at, paragraph in parted:
        amount = _amount(paragraph)
        # Whichever end is nearer.
        if piece and size + amount / 2 > words:
            yield piece, place
            piece, size = "", 0.0
            place = whole.place._replace(line=whole.lines[at]) if known else NOWHERE
        if piece:
            piece += " " if at == last else "\n\n"
        piece, last = piece + paragraph, at
        size += amount
    yield piece, place
