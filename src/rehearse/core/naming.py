"""What a section is called in a sentence: its title, or a beginning of it that makes sense."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rehearse.core.cells import width

WHOLE = 24
"""A title of so many cells is short enough to be said whole."""
LONGEST = 32
"""Cells that a name takes at most."""
LEAST_LETTERS = 5
"""A beginning has at least so many letters, ..."""
LEAST_LAST_WORD = 4
"""... and ends with a word of at least so many: `Roles in`, `What a` and `Who` are no names."""
LONGEST_LINK = 3
"""Words up to this long mostly begin a new phrase: `Roles | in the policy making`."""

_EDGES = " \t.,:;!?\u2026\u3002\u3001-\u2013\u2014"

CLAUSE, PHRASE, CUT = "clause", "phrase", "cut"
"""What a beginning of a title is: up to a comma or the like, up to a short word, anything else."""


def short_name(titles: Sequence[str], position: int) -> str:
    """What this section is called: `Roles`, `The last chair`, `Kneading` of `Kneading, by hand`.

    Never a beginning that another title has too. Where there is none that is short enough, its
    number from 1: `section 8`. What is returned also chooses the section where a person may name
    one (`rehearse.core.choice`).
    """
    title = " ".join(titles[position].split())
    others = [
        " ".join(other.split()).casefold()
        for at, other in enumerate(titles)
        if at != position and other[:1].casefold() == title[:1].casefold()
    ]

    def is_own(name: str) -> bool:
        folded = name.casefold()
        # A number is taken for that of a section.
        return not name.isdecimal() and not any(other.startswith(folded) for other in others)

    whole = title.rstrip(_EDGES) or title
    if not is_own(whole):
        whole = "" if title.isdecimal() or title.casefold() in others else title
    phrases: list[str] = []
    cuts: list[str] = []
    for name, kind in _beginnings(title):
        if not is_own(name):
            continue
        if kind == CLAUSE and width(name) <= WHOLE:
            return name
        (cuts if kind == CUT else phrases).append(name)
    if whole and width(whole) <= WHOLE:
        return whole
    if phrases:
        return phrases[0]
    if cuts:
        short = (name for name in cuts if width(name) <= WHOLE)
        return max(short, default=cuts[0], key=_says)
    return whole if whole and width(whole) <= LONGEST else f"section {position + 1}"


def _beginnings(title: str) -> list[tuple[str, str]]:
    """Beginnings that say enough, shorter than the title, each with what it is."""
    words = title.split(" ")
    found = []
    name = ""
    for word, following in pairwise(words):
        name = f"{name} {word}" if name else word
        beginning = name.rstrip(_EDGES)
        if width(beginning) > LONGEST:
            break
        if len(beginning) < LEAST_LETTERS or len(word.strip(_EDGES)) < LEAST_LAST_WORD:
            continue
        if beginning != name or not following.strip(_EDGES):
            kind = CLAUSE
        elif len(following) <= LONGEST_LINK and len(name) + 1 + len(following) < len(title):
            kind = PHRASE
        else:
            kind = CUT
        found.append((beginning, kind))
    return found


def _says(name: str) -> tuple[bool, int]:
    """How much it says: short last words are `that`, `with` and `from`."""
    last = name.rsplit(" ", 1)[-1]
    return len(last) > LEAST_LAST_WORD, len(name)


def listed(names: Sequence[str]) -> str:
    """`Roles`, `Roles and Youth`, `Roles, Youth and 3 more`."""
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and {len(names) - 2} more"
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return "".join(names)
