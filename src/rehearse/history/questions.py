"""What the history is asked: runs, lists of them, and what statistics need."""

# ruff: noqa: S608 - statements are made of constants of this package, values are bound

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.run import Run, RunSection
from rehearse.core.stats.past import Past
from rehearse.core.talk import Section, Talk
from rehearse.history import looking_back
from rehearse.history.file import HistoryFile
from rehearse.history.lines import RunLine, TalkLine, resumable_lines, run_lines, talk_lines
from rehearse.history.rows import storable


class Questions(HistoryFile):
    """Reads the history; nothing here changes it."""

    def key_of(self, talk: Talk) -> str:
        """What the runs of a talk are kept under, for the methods below.

        Its id, or, where nothing is kept under that, what the runs of its file are kept under: it
        was retitled. The next run that is saved brings them over to the new id.
        """
        with self._transaction("BEGIN"):
            return self._records.key_of(talk.id, talk.path, talk.sections)

    def run(self, number: int) -> Run | None:
        """The whole run, None if there is none of that number."""
        with self._transaction("BEGIN"):
            return self._records.load(number)

    def latest(self, talk: str) -> Run | None:
        """The newest run of a talk, of any kind, whole."""
        return next(iter(self._whole(talk, "1", 1, None)), None)

    def last_full(self, talk: str, before: int | None = None, *, variant: str = "") -> Run | None:
        """The newest full run of a talk, of those before run number `before` if one is given.

        Of this variant only: runs of others are not to be compared with it.
        """
        return next(iter(self.full_runs(talk, 1, before, variant=variant)), None)

    def compared(
        self, talk: str, before: int | None, *, for_real: bool, variant: str = ""
    ) -> Run | None:
        """What a run is compared with: the newest full run, or that before run number `before`.

        For a talk given for real that is the last rehearsal, as long as there is one; `variant` as
        in `last_full`.
        """
        rehearsed = None
        if for_real:
            which = "is_full = 1 AND for_real = 0 AND variant = :variant"
            rehearsed = next(iter(self._whole(talk, which, 1, before, variant)), None)
        return rehearsed or self.last_full(talk, before, variant=variant)

    def full_runs(
        self, talk: str, limit: int, before: int | None = None, *, variant: str = ""
    ) -> list[Run]:
        """The newest full runs of a talk, whole, newest first; the rest as in `last_full`."""
        return self._whole(talk, "is_full = 1 AND variant = :variant", limit, before, variant)

    def past(
        self,
        talk: str,
        sections: Sequence[Section | RunSection],
        *,
        variant: str = "",
        full: int = looking_back.FULL_RUNS,
        any_kind: int = looking_back.ANY_RUNS,
    ) -> Past:
        """What statistics need of a talk's runs (`rehearse.core.stats`), under today's sections.

        Args:
            talk: what its runs are kept under (`key_of`).
            sections: today's, which those of the runs are matched to by id, title or likeness.
            variant: the full runs of this variant count as full, others as another variant's.
            full: how many of the newest full runs of the variant are looked at.
            any_kind: how many of the newest runs of any kind are looked at besides.
        """
        with self._transaction("BEGIN"):
            return looking_back.past(
                self._connection,
                self._records.plans,
                talk,
                sections,
                variant,
                full,
                any_kind,
            )

    def runs(self, talk: str | None = None, limit: int = -1, offset: int = 0) -> list[RunLine]:
        """Runs as lines, newest first: of a talk or of all, `limit` of them (-1: all)."""
        with self._transaction("BEGIN"):
            return run_lines(self._connection, talk, limit, offset)

    def count(self, talk: str | None = None) -> int:
        """How many runs there are, of a talk or of all."""
        chosen = "" if talk is None else "WHERE talk = ?"
        values = () if talk is None else (storable(talk),)
        with self._transaction("BEGIN"):
            row = self._connection.execute(f"SELECT count(*) FROM run {chosen}", values).fetchone()
        return int(row[0])

    def unfinished(self, talk: str) -> RunLine | None:
        """The newest run of a talk that can be resumed.

        It is neither finished nor dismissed, no full run came after it, and no other living
        process is at it.
        """
        with self._transaction("BEGIN"):
            return next(resumable_lines(self._connection, talk, self._is_free), None)

    def talks(self) -> list[TalkLine]:
        """Every talk that has runs, the one rehearsed last first."""
        with self._transaction("BEGIN"):
            return talk_lines(self._connection, self._is_free)

    def _whole(
        self, talk: str, which: str, limit: int, before: int | None, variant: str = ""
    ) -> list[Run]:
        with self._transaction("BEGIN"):
            numbers = self._connection.execute(
                f"SELECT number FROM run WHERE talk = :talk AND {which}"
                " AND (:before IS NULL OR number < :before) ORDER BY number DESC LIMIT :limit",
                {
                    "talk": storable(talk),
                    "before": before,
                    "limit": limit,
                    "variant": storable(variant),
                },
            ).fetchall()
            loaded = [self._records.load(number) for (number,) in numbers]
        return [run for run in loaded if run is not None]
