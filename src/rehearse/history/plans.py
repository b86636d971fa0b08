"""The sections of runs, kept once for all runs that had the same."""

# ruff: noqa: S608 - statements are made of constants of this package, values are bound

from __future__ import annotations

import sqlite3

from rehearse.core.run import RunSection
from rehearse.history.rows import SECTION_COLUMNS, Row, fingerprint, section_of, storable

_REMEMBERED = 64


class Plans:
    """The tables `plan`, `section` and `text`; transactions are the caller's."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._read: dict[int, tuple[RunSection, ...]] = {}

    def sections(self, plan: int) -> tuple[RunSection, ...]:
        """The sections of a plan; runs of one plan share them."""
        if plan not in self._read:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            rows = self._connection.execute(
                f"SELECT {SECTION_COLUMNS} FROM section JOIN text ON text.id = section.text"
                " WHERE plan = ? ORDER BY position",
                (plan,),
            )
            self._read[plan] = tuple(map(section_of, rows))
        return self._read[plan]

    def keep(self, sections: tuple[RunSection, ...]) -> int:
        """The plan with these sections, made if there is none."""
        digest = fingerprint(storable(repr(sections)))
        found = self._one("SELECT id FROM plan WHERE digest = ?", (digest,))
        if found is not None:
            return found
        words = sum(part.spoken.words for part in sections)
        characters = sum(part.spoken.characters for part in sections)
        plan = self._added(
            "INSERT INTO plan (digest, words, characters) VALUES (?, ?, ?)",
            (digest, words, characters),
        )
        self._connection.executemany(
            "INSERT INTO section (plan, position, id, title, text, words, characters, pauses_s,"
            " budget_s, pinned, optional) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    plan,
                    position,
                    storable(part.id),
                    storable(part.title),
                    self._keep_text(storable(part.text)),
                    part.spoken.words,
                    part.spoken.characters,
                    part.pauses_s,
                    part.budget_s,
                    part.pinned,
                    part.optional,
                )
                for position, part in enumerate(sections)
            ],
        )
        return plan

    def forget(self, plan: int) -> None:
        """Remove the plan and its words where no run has them any more."""
        texts = self._connection.execute(
            "SELECT DISTINCT text FROM section WHERE plan = ?", (plan,)
        ).fetchall()
        removed = self._connection.execute(
            "DELETE FROM plan WHERE id = ?"
            " AND NOT EXISTS (SELECT 1 FROM run WHERE run.plan = plan.id)",
            (plan,),
        ).rowcount
        if removed:
            self._connection.executemany(
                "DELETE FROM text WHERE id = ?"
                " AND NOT EXISTS (SELECT 1 FROM section WHERE section.text = text.id)",
                texts,
            )

    def _keep_text(self, text: str) -> int:
        digest = fingerprint(text)
        found = self._one("SELECT id FROM text WHERE digest = ?", (digest,))
        if found is not None:
            return found
        return self._added("INSERT INTO text (digest, text) VALUES (?, ?)", (digest, text))

    def _one(self, query: str, values: Row) -> int | None:
        row = self._connection.execute(query, values).fetchone()
        return None if row is None else int(row[0])

    def _added(self, statement: str, values: Row) -> int:
        number = self._connection.execute(statement, values).lastrowid
        assert number is not None  # noqa: S101 - an INSERT has one
        return number
