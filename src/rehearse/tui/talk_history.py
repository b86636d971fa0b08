"""The runs of a talk as the history screen knows them, without those that are to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.course import Timed, course_words, section_courses
from rehearse.core.plan import Plan, PlanError, make_plan
from rehearse.core.run import Run
from rehearse.core.stats.forecast_words import chance_sentence, range_sentence
from rehearse.core.stats.outlook import outlook_of
from rehearse.core.stats.own_pace import own_pace_sentence
from rehearse.core.stats.past import Past
from rehearse.core.stats.splits import Split, split_sentence
from rehearse.core.talk import Talk
from rehearse.reports.history import full_runs, latest_span, talk_course, talk_trend
from rehearse.tui.deleting import Deletions
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.run_rows import ToldRun, run_columns, told_runs

if TYPE_CHECKING:
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store

RUNS_LOOKED_AT = 12
"""Full runs that the times of a section go back."""

LEAST_SPLIT = 3
"""With fewer runs the middle one says nothing that the rows don't show."""

if TYPE_CHECKING:
    Answer = tuple[list[RunLine], list[Run], Past]


class TalkHistory:
    """What is told of them."""

    def __init__(self, talk: Talk) -> None:
        """`talk` is as it is now."""
        self._sections = talk.sections
        self._plan = _plan_of(talk)
        self._past: Past | None = None
        self._splits: tuple[Split, ...] = ()
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

    def take(self, answer: Answer) -> None:
        """Know what `ask_for_runs` answered; `look_again` is next."""
        self._kept, self._runs, self._past = answer
        self.is_known = True

    def look_again(self, wall: float, glyphs: Glyphs) -> None:
        """Work out what there is to tell at this instant."""
        self.lines = [line for line in self._kept if line not in self.deletions]
        numbers = {line.number for line in self.lines}
        runs = [run for run in self._runs if run.number in numbers]
        self.courses = section_courses(self._sections, runs)
        self.course = talk_course(self.lines)
        told = [*self._outlook_sentences(numbers, wall), talk_trend(self.lines)]
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
        said = course_words(self.courses[section], "budget", from_first=from_first)
        split = self._splits[section] if self._splits else None
        if split is None or split.runs < LEAST_SPLIT:
            return said
        return f"{said} {split_sentence(split)}"

    def _outlook_sentences(self, numbers: set[int], wall: float) -> list[str]:
        """What the runs that are left say of the next one."""
        if self._plan is None or self._past is None:
            return [latest_span(self.lines)]
        left = tuple(run for run in self._past.runs if run.number in numbers)
        outlook = outlook_of(self._past._replace(runs=left), self._plan, wall)
        self._splits = outlook.splits
        if not outlook.past.full:
            return []
        own = own_pace_sentence(outlook.own, outlook.forecast.runs, self._plan)
        return [
            range_sentence(outlook.forecast),
            # One thing at a time: what the next runs bring first.
            chance_sentence(outlook.forecast) if outlook.own else "",
            f"{own[0].upper()}{own[1:]}." if own else "",
        ]


def ask_for_runs(store: Store, talk: Talk) -> Answer:
    """All runs of a talk as lines, its last full ones whole, and their past; newest first."""
    key = store.key_of(talk)
    lines = store.runs(key)
    runs = (store.run(line.number) for line in full_runs(lines)[:RUNS_LOOKED_AT])
    past = store.past(key, talk.sections, variant=talk.variant)
    return lines, [run for run in runs if run is not None], past


def _plan_of(talk: Talk) -> Plan | None:
    try:
        return make_plan(talk)
    except PlanError:
        return None
