"""Which database there is on this machine."""

from __future__ import annotations

import sqlite3


def database_words() -> str:
    """`SQLite 3.40.1`."""
    return f"SQLite {sqlite3.sqlite_version}"
