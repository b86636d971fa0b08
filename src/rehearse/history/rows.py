"""A run as it stands in the tables, and back."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from rehearse.core.run import Run, RunSection, Take
from rehearse.core.words import Count
from rehearse.history.values import (
    MOST_SECTIONS,
    instant,
    line,
    moments,
    per_minute,
    seconds,
    text,
    whole,
)

RUN_FIELDS = (
    "key",
    "talk",
    "title",
    "started_at",
    "slot_s",
    "elapsed_s",
    "wpm",
    "cpm",
    "digest",
    "scope",
    "position",
    "partial",
    "finished",
    "cut_short",
    "for_real",
    "pauses",
    "is_full",
    "path",
    "variant",
    "rule",
)
RUN_COLUMNS = ", ".join(RUN_FIELDS)
TAKE_COLUMNS = "section, attempt, elapsed_s, outcome, stumbles_s"
SECTION_COLUMNS = (
    "section.id, title, text.text, words, characters, pauses_s, budget_s, pinned, optional"
)

NOW = "CAST(strftime('%s', 'now') AS INTEGER)"
"""Seconds since 1970, UTC, in SQL: how old a row is, is a difference on this one clock."""

Row = tuple[Any, ...]
"""What sqlite3 takes and gives: text, whole numbers, floats, bytes and None, unchecked."""


def storable(written: str) -> str:
    r"""Text that UTF-8 can hold; half a surrogate pair, as in some file names, becomes `\udcff`."""
    if written.isascii():
        return written
    return written.encode("utf-8", "backslashreplace").decode("utf-8")


def absolute(path: str) -> str:
    """The path of a file from the root, empty for none; as it is where the folder is gone."""
    try:
        return storable(os.path.abspath(path)) if path else ""
    except OSError:
        return storable(path)


def fingerprint(written: str) -> bytes:
    """What tells one text, or one set of sections, from another."""
    return blake2b(written.encode("utf-8"), digest_size=16).digest()


def run_row(run: Run) -> Row:
    """The values of `RUN_COLUMNS`."""
    return (
        storable(run.key),
        storable(run.talk),
        storable(run.title),
        storable(run.started_at),
        run.slot_s,
        run.elapsed_s,
        run.pace[0],
        run.pace[1],
        storable(run.digest),
        ranges(run.scope),
        run.position,
        run.partial,
        run.finished,
        run.cut_short,
        run.for_real,
        run.pauses,
        run.full,
        absolute(run.path),
        storable(run.variant),
        storable(run.rule),
    )


def take_row(take: Take) -> Row:
    """The values of `TAKE_COLUMNS`."""
    stumbles = " ".join(map(repr, map(float, take.stumbles_s)))
    return (take.section, take.attempt, take.elapsed_s, storable(take.outcome), stumbles)


def run_of(number: int, row: Row, sections: tuple[RunSection, ...], takes: Iterable[Row]) -> Run:
    """The run with the values of `RUN_COLUMNS`, its sections and its rows of `TAKE_COLUMNS`."""
    (key, talk, title, started_at, slot_s, elapsed_s, wpm, cpm, digest, scope, position) = row[:11]
    partial, finished, cut_short, for_real, pauses, _, path, variant, rule = row[11:]
    sections = sections or (_LOST,)
    here = tuple(index for index in scope_of(scope) if index < len(sections))
    here = here or tuple(range(len(sections)))
    return Run(
        key=text(key),
        talk=text(talk),
        title=line(title),
        started_at=instant(started_at),
        slot_s=seconds(slot_s),
        elapsed_s=seconds(elapsed_s),
        pace=(per_minute(wpm, 125.0), per_minute(cpm, 220.0)),
        digest=text(digest),
        scope=here,
        position=position if position in here else here[-1],
        sections=sections,
        takes=tuple(_take(*values) for values in takes if 0 <= values[0] < len(sections)),
        partial=bool(partial),
        finished=bool(finished),
        cut_short=bool(cut_short),
        for_real=bool(for_real),
        pauses=whole(pauses),
        number=number,
        path=text(path),
        variant=line(variant),
        rule=line(rule),
    )


_LOST = RunSection("lost", "(lost)", "", Count(0, 0), 0.0, 0.0, pinned=True, optional=True)
"""Stands for the sections of a run that has none in the file."""


def section_of(row: Row) -> RunSection:
    """The section with the values of `SECTION_COLUMNS`."""
    id, title, script, words, characters, pauses_s, budget_s, pinned, optional = row
    return RunSection(
        line(id),
        line(title),
        text(script),
        Count(whole(words), whole(characters)),
        seconds(pauses_s),
        seconds(budget_s),
        bool(pinned),
        bool(optional),
    )


def _take(section: int, attempt: int, elapsed_s: float, outcome: str, stumbles: str) -> Take:
    return Take(section, attempt, seconds(elapsed_s), text(outcome), moments(stumbles))


def ranges(scope: Sequence[int]) -> str:
    """Indices, short: `0-11`, or `1 7` (5,000 sections are not 5,000 numbers)."""
    parts: list[str] = []
    first = last = None
    for index in scope:
        if first is None or last is None:
            first = last = index
        elif index == last + 1:
            last = index
        else:
            parts.append(_range(first, last))
            first = last = index
    if first is not None and last is not None:
        parts.append(_range(first, last))
    return " ".join(parts)


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


@lru_cache(maxsize=256)
def scope_of(written: str) -> tuple[int, ...]:
    """The indices that `ranges` wrote; what it can't have written is left out."""
    scope: list[int] = []
    for part in text(written).split():
        first, dash, last = part.partition("-")
        try:
            scope.extend(range(int(first), min(int(last if dash else first), MOST_SECTIONS) + 1))
        except ValueError:
            continue
    return tuple(scope)
