"""Agendas within notes: lists of what is to come, which are not spoken but can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rehearse.core.record import NamedTuple
from rehearse.importers.draft import DraftSection
from rehearse.importers.forms import plain_title
from rehearse.importers.units import Unit
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


def agenda_at(units: Sequence[Unit], at: int) -> tuple[list[str], int]:
    """The points of the agenda that begins at a unit, none where it is no agenda; what follows."""
    unit = units[at]
    if unit.is_first and not unit.is_last:
        end = at + 1
        size = len(unit.text)
        while end < len(units) and not units[end].is_first and size <= LONGEST_AGENDA:
            size += len(units[end].text) + 1
            end += 1
        if items := items_of("\n".join(other.text for other in units[at:end])):
            return items, end
    if items := items_of(unit.text):
        return items, at + 1
    if unit.size <= 6 and is_agenda_heading(unit.text):
        return _listed_below(units, at)
    return [], at + 1


def _listed_below(units: Sequence[Unit], at: int) -> tuple[list[str], int]:
    """The short lines below a heading such as Agenda, and the index behind them."""
    items: list[str] = []
    end = at + 1
    while end < len(units) and units[end].size <= LONGEST_ITEM:
        unit = units[end]
        if unit.text[-1] in ".!?" and unit.size > 4:
            break
        if items and unit.is_first and not _is_item(unit.text):
            break
        items.append(plain_title(unit.text.lstrip("-\u2022*\u2013+ ")))
        end += 1
    return (items, end) if len(items) >= 2 else ([], at + 1)


def _is_item(text: str) -> bool:
    return text[:1] in "-\u2022*\u2013+" or text[:1].isdigit()


def agenda_words(items: Sequence[str]) -> str:
    """What the account says of an agenda."""
    return f"an agenda of {len(items)}, not spoken: {'; '.join(items)}"


def unanswered(items: Sequence[str], below: Sequence[DraftSection]) -> Iterator[str]:
    """A sentence for each point that no section below the agenda has for its title."""
    if not below:
        return
    for item in compared(items, [section.title for section in below]):
        if item.heading is None:
            yield f'no heading for "{item.text}" of the agenda'
        elif not item.is_whole:
            headed = below[item.heading]
            yield f'"{item.text}" of the agenda is headed {headed.title} ({headed.place.short})'


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
