"""The tables, and the steps that bring an older file up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

APPLICATION_ID = 0x52454852
"""Tells the file from other programs' databases: `REHR`, at byte 68."""

FIRST = (
    # The words of a section, once however many runs spoke them.
    """
    CREATE TABLE text (
        id INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE,
        text TEXT NOT NULL
    )
    """,
    # The sections with their budgets as one run had them, once for all runs that had the same.
    """
    CREATE TABLE plan (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        digest BLOB NOT NULL UNIQUE,
        words INTEGER NOT NULL,
        characters INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE section (
        plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        title TEXT NOT NULL,
        text INTEGER NOT NULL REFERENCES text,
        words INTEGER NOT NULL,
        characters INTEGER NOT NULL,
        pauses_s REAL NOT NULL,
        budget_s REAL NOT NULL,
        pinned INTEGER NOT NULL,
        optional INTEGER NOT NULL,
        PRIMARY KEY (plan, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX section_by_text ON section (text)",
    # AUTOINCREMENT: the number of a deleted run is never given to another.
    """
    CREATE TABLE run (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        talk TEXT NOT NULL,
        title TEXT NOT NULL,
        started_at TEXT NOT NULL,
        slot_s REAL NOT NULL,
        elapsed_s REAL NOT NULL,
        wpm REAL NOT NULL,
        cpm REAL NOT NULL,
        digest TEXT NOT NULL,
        plan INTEGER NOT NULL REFERENCES plan,
        scope TEXT NOT NULL,
        position INTEGER NOT NULL,
        partial INTEGER NOT NULL,
        finished INTEGER NOT NULL,
        cut_short INTEGER NOT NULL,
        for_real INTEGER NOT NULL,
        pauses INTEGER NOT NULL,
        is_full INTEGER NOT NULL,
        dismissed INTEGER NOT NULL DEFAULT 0,
        owner TEXT NOT NULL,
        saved_at INTEGER NOT NULL,
        revision INTEGER NOT NULL
    )
    """,
    "CREATE INDEX run_by_talk ON run (talk)",
    "CREATE INDEX run_by_fullness ON run (talk, is_full)",
    "CREATE INDEX run_by_plan ON run (plan)",
    "CREATE INDEX unfinished_run ON run (talk) WHERE finished = 0",
    """
    CREATE TABLE take (
        run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
        section INTEGER NOT NULL,
        attempt INTEGER NOT NULL,
        elapsed_s REAL NOT NULL,
        outcome TEXT NOT NULL,
        stumbles_s TEXT NOT NULL,
        PRIMARY KEY (run, section, attempt)
    ) WITHOUT ROWID
    """,
    f"PRAGMA application_id = {APPLICATION_ID}",
)

# A talk that was retitled is known by its file.
PATHS = (
    "ALTER TABLE run ADD COLUMN path TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX run_by_path ON run (path)",
)

# Runs of one variant of a talk are compared with each other only; a run is judged by the rule that
# it was spoken by.
VARIANTS = (
    "ALTER TABLE run ADD COLUMN variant TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE run ADD COLUMN rule TEXT NOT NULL DEFAULT ''",
)

STEPS: Sequence[Sequence[str]] = (FIRST, PATHS, VARIANTS)
"""Step n takes a file of version n to n + 1; a step that was released is never changed."""


def version_of(connection: sqlite3.Connection) -> int:
    """Which step the file has reached; 0 for an empty one."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Take the steps that the file lacks, each in one transaction: it is whole or not at all.

    Raises:
        sqlite3.Error: the disk is full, or another program holds the file.
    """
    while version_of(connection) < len(STEPS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another window may have taken the step while this one waited for the lock.
            version = version_of(connection)
            if version < len(STEPS):
                for statement in STEPS[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
