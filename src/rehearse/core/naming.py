"""What a section is called in a sentence: the beginning of its title, never a cut-off one."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.cells import width

LEAST_LETTERS = 5
"""A name has at least so many letters, ..."""
LEAST_LAST_WORD = 4
"""... and ends with a word of at least so many: `Who owns`, `What a commons`, but `Roles`."""
LONGEST = 32
"""Cells that a name takes at most."""

_EDGES = " \t.,:;!?\u2026\u3002\u3001-\u2013\u2014"


def short_name(titles: Sequence[str], position: int) -> str:
    """The shortest beginning of this title that no other title has: `Roles`, `Who owns`.

    Where none is short enough, its number from 1: `section 8`. What is returned also chooses the
    section where a person may name one (`rehearse.core.choice`).
    """
    title = " ".join(titles[position].split())
    others = [
        " ".join(other.split()).casefold()
        for at, other in enumerate(titles)
        if at != position and other[:1].casefold() == title[:1].casefold()
    ]
    words = title.split(" ")
    name = ""
    for number, word in enumerate(words, 1):
        name = f"{name} {word}" if name else word
        candidate = title if number == len(words) else name.strip(_EDGES)
        if width(candidate) > LONGEST:
            break
        if number < len(words) and not _says_enough(candidate, word.strip(_EDGES)):
            continue
        folded = candidate.casefold()
        if not any(other.startswith(folded) for other in others):
            return candidate.strip(_EDGES) or candidate
        if number == len(words) and folded not in others:
            return candidate
    return f"section {position + 1}"


def _says_enough(candidate: str, last_word: str) -> bool:
    return len(candidate) >= LEAST_LETTERS and len(last_word) >= LEAST_LAST_WORD


def listed(names: Sequence[str]) -> str:
    """`Roles`, `Roles and Youth`, `Roles, Youth and 3 more`."""
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and {len(names) - 2} more"
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return "".join(names)
