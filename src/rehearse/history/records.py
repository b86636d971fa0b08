"""The rows of single runs, inside a transaction that is the caller's."""

# ruff: noqa: S608 - statements are made of constants of this package, values are bound

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from rehearse.core.run import Run, Take
from rehearse.core.talk import Section
from rehearse.history.plans import Plans
from rehearse.history.retitled import Retitled
from rehearse.history.rows import (
    NOW,
    RUN_COLUMNS,
    RUN_FIELDS,
    TAKE_COLUMNS,
    Row,
    run_of,
    run_row,
    storable,
    take_row,
)

_STANDING = f"SELECT number, plan, owner, revision, {NOW} - saved_at, finished FROM run"
_FIELDS = (*RUN_FIELDS, "plan", "owner", "revision")


class Standing(NamedTuple):
    """What the file says of a run beside its content."""

    number: int
    plan: int
    owner: str
    revision: int
    """How many times it was written."""
    saved_ago_s: int
    finished: int


class Written(NamedTuple):
    """What was written of a run, so that only what changes is written again."""

    run: Run
    number: int
    plan: int
    revision: int


class Records:
    """The tables `run` and `take`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.plans = Plans(connection)
        """The sections of the runs."""
        self._retitled = Retitled(connection, self.plans)

    def by_key(self, key: str) -> Standing | None:
        """What is known of the run with this key, None if there is none."""
        row = self._connection.execute(f"{_STANDING} WHERE key = ?", (storable(key),)).fetchone()
        return None if row is None else Standing(*row)

    def by_number(self, number: int) -> Standing | None:
        """What is known of the run with this number, None if there is none."""
        row = self._connection.execute(f"{_STANDING} WHERE number = ?", (number,)).fetchone()
        return None if row is None else Standing(*row)

    def load(self, number: int) -> Run | None:
        """The whole run, None if there is none."""
        row = self._connection.execute(
            f"SELECT plan, {RUN_COLUMNS} FROM run WHERE number = ?", (number,)
        ).fetchone()
        if row is None:
            return None
        takes = self._connection.execute(
            f"SELECT {TAKE_COLUMNS} FROM take WHERE run = ? ORDER BY section, attempt", (number,)
        )
        return run_of(number, row[1:], self.plans.sections(row[0]), takes)

    def key_of(self, talk: str, path: str, sections: Sequence[Section]) -> str:
        """What the runs of a talk are kept under."""
        return self._retitled.key_of(talk, path, sections)

    def insert(self, run: Run, owner: str, number: int | None) -> Written:
        """A new row, under this number if it is free; a retitled talk brings its runs along."""
        self._retitled.bring_along(run.talk, run.path, run.sections)
        if number is not None and self.by_number(number) is not None:
            number = None
        plan = self.plans.keep(run.sections)
        given = self._connection.execute(
            f"INSERT INTO run (saved_at, number, {', '.join(_FIELDS)})"
            f" VALUES ({NOW}, ?{', ?' * len(_FIELDS)})",
            (number, *run_row(run), plan, owner, 1),
        ).lastrowid
        assert given is not None  # noqa: S101 - an INSERT has one
        self._write_takes(given, run.takes)
        return Written(run, given, plan, 1)

    def update(self, run: Run, owner: str, standing: Standing, before: Written | None) -> Written:
        """The row of `standing` made this run; `before` is what this process wrote there last.

        Without it, or if another process wrote there since, everything is written.
        """
        if before is not None and before.revision != standing.revision:
            before = None
        if before is not None and before.run == run:
            return before
        if before is None or before.run.talk != run.talk:
            self._retitled.bring_along(run.talk, run.path, run.sections)
        number, revision = standing.number, standing.revision + 1
        if before is not None and before.run.sections == run.sections:
            plan = before.plan
        else:
            plan = self.plans.keep(run.sections)
        row = (*run_row(run), plan, owner, revision)
        if before is None:
            old: Row = (None,) * len(_FIELDS)
        else:
            old = (*run_row(before.run), before.plan, standing.owner, standing.revision)
        # A column that is set has its indexes written, whether its value is another or not.
        changed = [at for at in range(len(_FIELDS)) if row[at] != old[at]]
        self._connection.execute(
            f"UPDATE run SET {''.join(f'{_FIELDS[at]} = ?, ' for at in changed)} saved_at = {NOW}"
            " WHERE number = ?",
            (*(row[at] for at in changed), number),
        )
        if plan != standing.plan:
            self.plans.forget(standing.plan)
        if before is None:
            self._connection.execute("DELETE FROM take WHERE run = ?", (number,))
            self._write_takes(number, run.takes)
        else:
            self._change_takes(number, before.run.takes, run.takes)
        return Written(run, number, plan, revision)

    def remove(self, standing: Standing) -> None:
        """The run goes, with its takes, and with its words if no other run has them."""
        self._connection.execute("DELETE FROM run WHERE number = ?", (standing.number,))
        self.plans.forget(standing.plan)

    def _change_takes(self, number: int, before: tuple[Take, ...], after: tuple[Take, ...]) -> None:
        gone = {take[:2] for take in before} - {take[:2] for take in after}
        self._connection.executemany(
            "DELETE FROM take WHERE run = ? AND section = ? AND attempt = ?",
            [(number, *place) for place in gone],
        )
        known = frozenset(before)
        self._write_takes(number, tuple(take for take in after if take not in known))

    def _write_takes(self, number: int, takes: tuple[Take, ...]) -> None:
        self._connection.executemany(
            f"INSERT OR REPLACE INTO take (run, {TAKE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
            [(number, *take_row(take)) for take in takes],
        )
