"""Runs and talks as lines of a list, read without the words and the takes of them."""

# ruff: noqa: S608 - statements are made of constants of this package, values are bound

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rehearse.history.rows import NOW, Row, scope_of, storable
from rehearse.history.values import instant, line, seconds, whole


class RunLine(NamedTuple):
    """What a list says of a run."""

    number: int
    key: str
    talk: str
    title: str
    started_at: str
    """RFC 3339, UTC."""
    slot_s: float
    elapsed_s: float
    finished: bool
    full: bool
    partial: bool
    cut_short: bool
    for_real: bool
    scope: tuple[int, ...]
    """Indices of the sections that were to be spoken."""
    words: int
    """Of all sections of the talk as it was, whatever the scope."""
    characters: int
    position: int
    """Index of the section it stood at."""
    section: str
    """The title of that section."""
    variant: str = ""
    """Which variant of the talk it was; empty for the whole talk."""

    @property
    def overrun_s(self) -> float:
        """Seconds over the time given, 0 inside it."""
        return max(0.0, self.elapsed_s - self.slot_s)


class TalkLine(NamedTuple):
    """What the library says of a talk."""

    talk: str
    last: RunLine
    """The newest run of any kind."""
    last_full: RunLine | None
    previous_full: RunLine | None
    """The full run before the last one, of the same variant: the trend is the difference."""
    full_runs: int
    """How many there are."""
    unfinished: RunLine | None
    """The run that can be resumed."""


_COLUMNS = (
    "run.number, run.key, run.talk, run.title, run.started_at, run.slot_s, run.elapsed_s,"
    " run.finished, run.is_full, run.partial, run.cut_short, run.for_real, run.scope,"
    " plan.words, plan.characters, run.position, section.title,"
    " run.variant"
)
_WIDTH = _COLUMNS.count(",") + 1
_FROM = (
    "run JOIN plan ON plan.id = run.plan"
    " LEFT JOIN section ON section.plan = run.plan AND section.position = run.position"
)

# A full run that is newer than an unfinished one has done its work. The condition on `finished`
# stands as the partial index has it, so that runs that are finished aren't looked at.
_RESUMABLE = f"""
    SELECT {_COLUMNS}, run.owner, {NOW} - run.saved_at
    FROM {_FROM}
    WHERE run.finished = 0 AND run.dismissed = 0 AND (:talk IS NULL OR run.talk = :talk)
        AND run.number > coalesce((
            SELECT max(number) FROM run AS done
            WHERE done.talk = run.talk AND done.is_full = 1 AND done.variant = run.variant
        ), 0)
    ORDER BY run.number DESC
"""

_TALKS = f"""
    WITH per_talk AS (
        SELECT talk, sum(is_full) AS full_runs,
            (SELECT max(number) FROM run AS other WHERE other.talk = run.talk) AS last,
            max(CASE WHEN is_full = 1 THEN number END) AS last_full,
            (SELECT number FROM run AS other WHERE other.talk = run.talk AND other.is_full = 1
                AND other.variant = (SELECT variant FROM run AS newest WHERE newest.talk = run.talk
                    AND newest.is_full = 1 ORDER BY number DESC LIMIT 1)
                ORDER BY number DESC LIMIT 1 OFFSET 1) AS previous_full
        FROM run GROUP BY talk
    )
    SELECT {_COLUMNS}, full_runs, last, last_full, previous_full
    FROM per_talk JOIN {_FROM}
    WHERE run.number IN (last, last_full, previous_full)
    ORDER BY last DESC, run.number DESC
"""


def run_lines(
    connection: sqlite3.Connection, talk: str | None, limit: int, offset: int
) -> list[RunLine]:
    """Runs, newest first: of a talk or of all, `limit` of them (-1: all)."""
    chosen = "" if talk is None else "WHERE run.talk = ?"
    values = (limit, offset) if talk is None else (storable(talk), limit, offset)
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM {_FROM} {chosen} ORDER BY run.number DESC LIMIT ? OFFSET ?",
        values,
    )
    return list(map(_line, rows))


def resumable_lines(
    connection: sqlite3.Connection, talk: str | None, is_free: Callable[[str, int], bool]
) -> Iterator[RunLine]:
    """The newest run that can be resumed, of a talk or of each of all talks.

    `is_free` is asked of a run's owner and the seconds since it was saved.
    """
    chosen = None if talk is None else storable(talk)
    found = set()
    for row in connection.execute(_RESUMABLE, {"talk": chosen}):
        if row[2] not in found and is_free(row[_WIDTH], row[_WIDTH + 1]):
            found.add(row[2])
            yield _line(row)


def talk_lines(
    connection: sqlite3.Connection, is_free: Callable[[str, int], bool]
) -> list[TalkLine]:
    """Every talk that has runs, the one rehearsed last first; `is_free` as in resumable_lines."""
    unfinished = {line.talk: line for line in resumable_lines(connection, None, is_free)}
    talks: dict[str, TalkLine] = {}
    for row in connection.execute(_TALKS):
        line = _line(row)
        full_runs, _, last_full, previous_full = row[_WIDTH:]
        # The newest run of a talk comes first.
        entry = talks.get(line.talk) or TalkLine(
            line.talk, line, None, None, full_runs, unfinished.get(line.talk)
        )
        if line.number == last_full:
            entry = entry._replace(last_full=line)
        if line.number == previous_full:
            entry = entry._replace(previous_full=line)
        talks[line.talk] = entry
    return list(talks.values())


def _line(row: Row) -> RunLine:
    number, key, talk, title, started_at, slot_s, elapsed_s = row[:7]
    finished, full, partial, cut_short, for_real, scope = row[7:13]
    words, characters, position, section, variant = row[13:_WIDTH]
    return RunLine(
        number,
        # Every call counts in a list of 10,000.
        key if type(key) is str else "",
        talk if type(talk) is str else "",
        line(title),
        instant(started_at),
        seconds(slot_s),
        seconds(elapsed_s),
        finished == 1,
        full == 1,
        partial == 1,
        cut_short == 1,
        for_real == 1,
        scope_of(scope),
        whole(words),
        whole(characters),
        whole(position),
        line(section),
        line(variant),
    )
