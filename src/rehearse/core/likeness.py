"""Which section is which by its text, where neither its id nor its title tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rehearse.core.run import RunSection
from rehearse.core.talk import Section

LEAST = 0.6
"""How alike two texts are at least, 0 to 1; what difflib calls a close match."""

MOST_SECTIONS, MOST_TERMS = 500, 200
"""More sections than this on a side, and more of a text than this, are not compared."""

FEW_SECTIONS = 20
"""Up to so many on a side each is compared with each: a comparison takes up to a millisecond."""

LIKELY, RAREST = 3, 12
"""With more, a section is compared with the `LIKELY` ones that share most of its `RAREST` terms."""

Sections = Sequence[RunSection | Section]


def alike(here: Sections, there: Sections, left: Iterable[int], free: set[int]) -> dict[int, int]:
    """Of the sections `left` here and `free` there, by index: the same text, else a likely one.

    Sections of one text are matched in order; of texts that are only alike, the likest first.
    """
    found = _same(here, there, left, free)
    mine = [at for at in left if at not in found and here[at].text]
    theirs = [at for at in sorted(free - set(found.values())) if there[at].text]
    if mine and theirs and max(len(mine), len(theirs)) <= MOST_SECTIONS:
        found.update(_likest(here, there, mine, theirs))
    return found


def _same(here: Sections, there: Sections, left: Iterable[int], free: set[int]) -> dict[int, int]:
    known: dict[str, list[int]] = {}
    for at in sorted(free, reverse=True):
        known.setdefault(there[at].text, []).append(at)
    return {
        at: known[here[at].text].pop() for at in left if here[at].text and known.get(here[at].text)
    }


def _likest(here: Sections, there: Sections, mine: list[int], theirs: list[int]) -> dict[int, int]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only after an edit of titles

    my_terms = [_terms(here[at]) for at in mine]
    their_terms = [_terms(there[at]) for at in theirs]
    compared: list[Iterable[int]] = [range(len(mine))] * len(theirs)
    if max(len(mine), len(theirs)) > FEW_SECTIONS:
        compared = _likely(my_terms, their_terms)
    pairs: list[tuple[float, int, int]] = []
    for at, terms, likely in zip(theirs, their_terms, compared, strict=True):
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(terms)
        for my_index in likely:
            matcher.set_seq1(my_terms[my_index])
            # Upper bounds first, which are quick.
            if matcher.real_quick_ratio() >= LEAST and matcher.quick_ratio() >= LEAST:
                pairs.append((-matcher.ratio(), mine[my_index], at))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for ratio, my_at, at in sorted(pairs):
        if -ratio >= LEAST and my_at not in found and at not in taken:
            found[my_at] = at
            taken.add(at)
    return found


def _likely(mine: list[list[str]], theirs: list[list[str]]) -> list[Iterable[int]]:
    """For each of `theirs` the ones of `mine`, by index, that share its rarest terms."""
    holders: dict[str, list[int]] = {}
    for at, terms in enumerate(mine):
        for term in set(terms):
            holders.setdefault(term, []).append(at)
    found: list[Iterable[int]] = []
    for at, terms in enumerate(theirs):
        known = sorted({term for term in terms if term in holders})
        known.sort(key=lambda term: len(holders[term]))
        shared: dict[int, int] = {}
        for term in known[:RAREST]:
            for holder in holders[term]:
                shared[holder] = shared.get(holder, 0) + 1
        # Of those that share as many the nearest: an edit leaves most of the order.
        nearest = sorted((-times, abs(holder - at), holder) for holder, times in shared.items())
        found.append([holder for _, _, holder in nearest[:LIKELY]])
    return found


def _terms(part: RunSection | Section) -> list[str]:
    """Its words, or its characters where it is written without spaces."""
    text = part.text[: MOST_TERMS * 20].casefold()
    return (list(text) if part.spoken.characters > part.spoken.words else text.split())[:MOST_TERMS]
