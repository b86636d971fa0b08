"""The runs of a talk as the history screen knows them, without those that are to go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rehearse.core.course import Timed, course_words, section_courses
from rehearse.core.run import Run
from rehearse.core.talk import Section
from rehearse.reports.history import full_runs, latest_span, talk_course, talk_trend
from rehearse.tui.deleting import Deletions
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.run_rows import ToldRun, run_columns, told_runs

if TYPE_CHECKING:
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store

RUNS_LOOKED_AT = 12
"""Full runs that the times of a section go back."""


class TalkHistory:
    """What is told of them."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """`sections` are those of the talk as it is now."""
        self._sections = sections
        self._kept: list[RunLine] = []
        self._runs: list[Run] = []
        self.deletions = Deletions()
        self.is_known = False
        """The history has answered."""
        self.lines: list[RunLine] = []
        """Newest first, as everything here."""
        self.told: list[ToldRun] = []
        self.columns = run_columns(())
        self.course: list[Timed] = []
        """The full runs, the oldest first."""
        self.courses: list[tuple[Timed, ...]] = []
        """The last full runs likewise, section by section."""
        self.sentences: list[str] = []
        """What the full runs say."""

    def take(self, answer: tuple[list[RunLine], list[Run]]) -> None:
        """Know what `ask_for_runs` answered; `look_again` is next."""
        self._kept, self._runs = answer
        self.is_known = True

    def look_again(self, wall: float, glyphs: Glyphs) -> None:
        """Work out what there is to tell at this instant."""
        self.lines = [line for line in self._kept if line not in self.deletions]
        numbers = {line.number for line in self.lines}
        runs = [run for run in self._runs if run.number in numbers]
        self.courses = section_courses(self._sections, runs)
        self.course = talk_course(self.lines)
        told = (latest_span(self.lines), talk_trend(self.lines))
        self.sentences = [sentence for sentence in told if sentence]
        self.told = told_runs(self.lines, wall, glyphs)
        self.columns = run_columns(self.told)

    @property
    def worst(self) -> int | None:
        """The section that lost most in the last full run; None where none was spoken in one."""
        if not any(self.courses):
            return None
        return max(range(len(self.courses)), key=self._lost_in)

    def _lost_in(self, section: int) -> float:
        times = self.courses[section]
        return times[-1].elapsed_s - times[-1].given_s if times else float("-inf")

    def words_of(self, section: int) -> str:
        """Where the times of a section lead, in a sentence."""
        from_first = len(self.course) <= RUNS_LOOKED_AT
        return course_words(self.courses[section], "budget", from_first=from_first)


def ask_for_runs(store: Store, talk: str) -> tuple[list[RunLine], list[Run]]:
    """All runs of a talk as lines, and its last full runs whole, newest first."""
    lines = store.runs(talk)
    runs = (store.run(line.number) for line in full_runs(lines)[:RUNS_LOOKED_AT])
    return lines, [run for run in runs if run is not None]
