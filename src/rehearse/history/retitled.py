"""The history of a talk that was retitled: its file tells what it was kept under."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from rehearse.core.run import RunSection
from rehearse.core.talk import Section
from rehearse.history.plans import Plans
from rehearse.history.rows import absolute, storable


class Retitled:
    """Looks for the runs of a file under another title; transactions are the caller's."""

    def __init__(self, connection: sqlite3.Connection, plans: Plans) -> None:
        self._connection = connection
        self._plans = plans

    def key_of(self, talk: str, path: str, sections: Sequence[RunSection | Section]) -> str:
        """What the runs of a talk are kept under: its id, else that of its file's newest run.

        A file that has hardly a section of what it held then holds another talk by now.
        """
        known = "SELECT 1 FROM run WHERE talk = ? LIMIT 1"
        if not path or self._connection.execute(known, (storable(talk),)).fetchone():
            return talk
        newest = self._connection.execute(
            "SELECT talk, plan FROM run WHERE path = ? ORDER BY number DESC LIMIT 1",
            (absolute(path),),
        ).fetchone()
        if newest is None:
            return talk
        from rehearse.core.matching import matched  # noqa: PLC0415 - only after an edit of a title

        before = self._plans.sections(newest[1])
        common = len(matched(sections, before))
        return str(newest[0]) if common * 2 >= min(len(sections), len(before)) else talk

    def bring_along(self, talk: str, path: str, sections: Sequence[RunSection | Section]) -> None:
        """Let the earlier runs of a retitled file be those of the talk.

        Runs from before paths were kept come along where no other file has runs of that id.
        """
        before = self.key_of(talk, path, sections)
        if before == talk:
            return
        self._connection.execute(
            "UPDATE run SET talk = :talk WHERE talk = :before AND (path = :path OR path = '' AND"
            " NOT EXISTS (SELECT 1 FROM run AS other WHERE other.talk = :before"
            " AND other.path NOT IN ('', :path)))",
            {"talk": storable(talk), "before": before, "path": absolute(path)},
        )
