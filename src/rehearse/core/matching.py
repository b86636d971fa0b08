"""Which section of a run is which section of the talk as it is now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rehearse.core.run import RunSection
from rehearse.core.talk import Section, slug

Sections = Sequence[RunSection | Section]


def matched(here: Sections, there: Sections) -> dict[int, int]:
    """Which section here is which there, by index: the same id, else that title, else likeness.

    Names that only count (`Part 1` and `Part 2`, two of `Demo`) say little: where a section was put
    between them, all after it have another's. Among those the text goes first, then the name.
    """
    found = _same(here, there)
    if len(found) == len(here) == len(there):
        return found
    free = set(range(len(there))) - set(found.values())
    counting = _counting(here) | _counting(there)
    mine = [None if _series(part.title) in counting else part for part in here]
    theirs = [None if _series(part.title) in counting else part for part in there]
    _match(found, free, _own_ids(here, mine), _own_ids(there, theirs))
    _match(found, free, _titles(mine), _titles(theirs))
    if counting and free:
        _match_counting(found, free, here, there, counting)
    left = [at for at in range(len(here)) if at not in found]
    if left and free:
        _match_alike(found, free, here, there, left, free)
    return found


def _same(here: Sections, there: Sections) -> dict[int, int]:
    """The sections whose id and text are what they were."""
    known = {(part.id, part.text): at for at, part in enumerate(there)}
    found = {}
    for at, part in enumerate(here):
        other = known.pop((part.id, part.text), None)
        if other is not None:
            found[at] = other
    return found


def _match(
    found: dict[int, int],
    free: set[int],
    mine: Iterable[tuple[int, str]],
    theirs: Iterable[tuple[int, str]],
) -> None:
    """Match what has the same name, in order."""
    known: dict[str, list[int]] = {}
    for at, name in theirs:
        if at in free:
            known.setdefault(name, []).append(at)
    for others in known.values():
        others.reverse()
    for at, name in mine:
        if at not in found and known.get(name):
            found[at] = known[name].pop()
            free.remove(found[at])


def _titles(parts: Sequence[RunSection | Section | None]) -> Iterable[tuple[int, str]]:
    return [(at, part.title) for at, part in enumerate(parts) if part is not None]


def _own_ids(
    parts: Sections, named: Sequence[RunSection | Section | None]
) -> Iterable[tuple[int, str]]:
    """The ids, without those that were made of a name that only counts."""
    return [
        (at, part.id)
        for at, part in enumerate(parts)
        if named[at] is not None or not _is_made(part)
    ]


def _is_made(part: RunSection | Section) -> bool:
    """The id was made of the title, or of the section's number where that has no letters."""
    stem = slug(part.title) or "section"
    return part.id == stem or (
        part.id.startswith(f"{stem}-") and part.id[len(stem) + 1 :].isdecimal()
    )


def _series(title: str) -> str:
    """The title without its numbers: what `Part 1` and `Part 2` have in common."""
    return re.sub(r"\d+", "#", " ".join(title.split()).casefold())


def _counting(parts: Sections) -> set[str]:
    """The series that have more than one section, and the names without any letter."""
    seen: set[str] = set()
    several: set[str] = set()
    for part in parts:
        series = _series(part.title)
        if series in seen or not any(map(str.isalpha, series)):
            several.add(series)
        seen.add(series)
    return several


def _match_counting(
    found: dict[int, int], free: set[int], here: Sections, there: Sections, counting: set[str]
) -> None:
    mine: dict[str, list[int]] = {}
    theirs: dict[str, set[int]] = {}
    for at, part in enumerate(here):
        if at not in found and _series(part.title) in counting:
            mine.setdefault(_series(part.title), []).append(at)
    for at in free:
        theirs.setdefault(_series(there[at].title), set()).add(at)
    for series, left in mine.items():
        if series in theirs:
            _match_alike(found, free, here, there, left, theirs[series])
    left = sorted(at for ats in mine.values() for at in ats)
    for name in (_id, _title):
        _match(
            found,
            free,
            [(at, name(here[at])) for at in left],
            [(at, name(there[at])) for at in sorted(free)],
        )


def _id(part: RunSection | Section) -> str:
    return part.id


def _title(part: RunSection | Section) -> str:
    return part.title


def _match_alike(
    found: dict[int, int],
    free: set[int],
    here: Sections,
    there: Sections,
    left: Iterable[int],
    among: set[int],
) -> None:
    from rehearse.core.likeness import alike  # noqa: PLC0415 - only after an edit of titles

    more = alike(here, there, left, among & free)
    found.update(more)
    free.difference_update(more.values())
