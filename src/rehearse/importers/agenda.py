"""Agendas within notes: lists of what is to come, which are not spoken but can be checked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearse.core.record import NamedTuple
from rehearse.importers.wordlists import listed

LONGEST_ITEM = 8
"""Words; what is longer is a sentence."""

LONGEST_AGENDA = 1500
"""Characters."""

_NUMBER = re.compile(r"(?:^|(?<=[;,\s]))\s*\d{1,2}[.)]\s+")
_HEADINGS = listed(
    """agenda outline contents content plan programme program overview structure sommaire inhalt
    gliederung ablauf \u00fcbersicht ordre sommario \u00edndice indice toc roadmap"""
)
_SMALL = listed(
    """the a an of and or to in on for at by with from is are we our us it its this that as into
    de la le les des du et un une der die das und von zu im el los las y"""
)


class Item(NamedTuple):
    """A point of an agenda against the headings."""

    text: str
    heading: int | None
    """Index of the heading that is most like it, None where none is."""
    is_whole: bool
    """The heading has all its words."""


def items_of(text: str) -> list[str]:
    """The points of `1. One; 2. Two; 3. Three`; none where the text is no agenda.

    Word processors number by themselves and lose the first number when copied.
    """
    if len(text) > LONGEST_AGENDA:
        return []
    numbers = len(_NUMBER.findall(text))
    if numbers < 2:
        return []
    separator = ";" if text.count(";") >= 2 else _NUMBER
    pieces = text.split(separator) if isinstance(separator, str) else separator.split(text)
    items = [_NUMBER.sub("", piece).strip(" ;,.\n") for piece in pieces]
    items = [item for item in items if item]
    if len(items) < 3 or any(len(item.split()) > LONGEST_ITEM for item in items):
        return []
    return items


def is_agenda_heading(title: str) -> bool:
    """`Agenda`, `Outline of the talk`: what stands above a list of what is to come."""
    words = re.findall(r"\w+", title.casefold())
    return (bool(words) and words[0] in _HEADINGS and len(words) <= 5) or words == [
        "table",
        "of",
        "contents",
    ]


def compared(items: Sequence[str], headings: Sequence[str]) -> list[Item]:
    """Each point with the heading that is most like it."""
    terms = [_terms(heading) for heading in headings]
    found = []
    for item in items:
        wanted = _terms(item)
        best, most = None, 0.0
        for index, have in enumerate(terms):
            hits = sum(any(_same(word, other) for other in have) for word in wanted)
            score = hits / len(wanted) if wanted else 0.0
            if score > most:
                best, most = index, score
        # A half of two words is enough to say which heading was meant, and that it says otherwise.
        found.append(Item(item, best if most >= 0.5 else None, most >= 1.0))
    return found


def _terms(text: str) -> list[str]:
    """Words that tell; acronyms don't, since headings write them out."""
    words = re.findall(r"\w+", text)
    is_capitals = text.isupper()
    kept = [
        word.casefold()
        for word in words
        if word.casefold() not in _SMALL
        and (is_capitals or not (word.isupper() and 1 < len(word) <= 4))
    ]
    return kept or [word.casefold() for word in words]


def _same(word: str, other: str) -> bool:
    """The same word in another form: most of them is their common beginning."""
    if word == other:
        return True
    common = 0
    for mine, theirs in zip(word, other, strict=False):
        if mine != theirs:
            break
        common += 1
    shorter, longer = sorted((len(word), len(other)))
    return (common >= 4 and common >= 0.6 * longer) or (common >= 5 and common >= 0.6 * shorter)
