"""The runs of a talk, newest first, and how each section went from run to run."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from rehearse.core import wording
from rehearse.core.run import Run
from rehearse.core.talk import Talk
from rehearse.tui.chosen_row import ChosenRow
from rehearse.tui.commands import Command, bindings, moving
from rehearse.tui.deleting import is_going_on
from rehearse.tui.draw import foot, head
from rehearse.tui.draw.row import Row, indented
from rehearse.tui.draw.run_rows import run_row
from rehearse.tui.draw.time_rows import time_rows, times_heading
from rehearse.tui.list_room import ListRoom
from rehearse.tui.room import HELP, PALETTE
from rehearse.tui.talk_history import RUNS_LOOKED_AT, TalkHistory, ask_for_runs
from rehearse.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store
    from rehearse.tui.talk_history import Answer
    from rehearse.tui.widgets.trend_chart import TrendChart

_COMMANDS = (
    *moving("run", "run"),
    Command("section", ("right",), "section(1)", "section", "The next section.", is_listed=False),
    Command("left", ("left",), "section(-1)", "before", "The one before.", is_listed=False),
    Command("report", ("enter",), "report", "its report", "The chosen run, section by section."),
    Command(
        "chart", ("c",), "chart", "chart", "The full runs as a chart; c again: section by section."
    ),
    Command("delete", ("d",), "delete", "delete", "Delete the chosen run; it is asked first."),
    Command(
        "sure", ("y",), "sure", "yes", "Yes, delete it, where that was asked.", is_listed=False
    ),
    Command(
        "take-back", ("backspace",), "take_back", "undo", "A run that was deleted here comes back."
    ),
    Command("close", ("escape", "h"), "close", "back", "Back to where you were."),
    HELP,
    PALETTE,
    Command("leave", ("q",), "leave", "leave", "Leave."),
)

MOST_SAID, TALL = 3, 30
"""Sentences below the runs on a screen that is not so tall."""


class HistoryScreen(ListRoom):
    """A list of runs, and below it the times of one section, or a chart of the whole runs."""

    ABOUT = (
        "Every run of this talk that is kept: when it was, whether it was a full run, how long it "
        "took and how far over the slot it ended. Below, what a section took in the last full "
        "runs against its budget; left and right choose the section, enter shows the report of a "
        "run. A run that is deleted can be taken back until you leave this screen."
    )
    BINDINGS: ClassVar = bindings(_COMMANDS)
    HINTS: ClassVar = ("choose", "section", "report", "delete", "chart", "close")

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self._talk = talk
        self._history = TalkHistory(talk)
        self._chosen = ChosenRow()
        self._section: int | None = None
        self._asked: RunLine | None = None
        self._chart: TrendChart | None = None
        self._shows_chart = False

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here."""
        return _COMMANDS

    def compose(self) -> ComposeResult:
        """Title, runs, what they say, a section, keys."""
        yield Rows(id="title")
        yield Rows(classes="gap")
        yield Rows(id="table")
        yield Rows(classes="gap")
        yield Rows(id="says")
        yield Rows(id="section", classes="grows")
        yield Rows(id="news")
        yield Rows(id="keys")

    def on_mount(self) -> None:
        """Ask for the runs."""
        talk = self._talk
        self.rehearse_app.ask(lambda store: ask_for_runs(store, talk), self._remember)

    def _remember(self, answer: Answer) -> None:
        self._history.take(answer)
        self._look_again()

    def _look_again(self) -> None:
        app, history = self.rehearse_app, self._history
        history.look_again(app.clock.wall(), app.glyphs)
        if self._section is None:
            self._section = history.worst
        self._chosen.move(0, len(history.lines))
        self.project()

    # -- the picture -----------------------------------------------------------------------------

    def project(self) -> None:
        """Draw everything anew."""
        width, height = self.size
        if not self.can_draw:
            return
        glyphs, lines = self.rehearse_app.glyphs, self._history.lines
        right = f"history, {wording.plural(len(lines), 'run')}"
        self.show_row("#title", head.title_row(self._talk.title, right, width, glyphs))
        says = [
            row
            for line in self._history.sentences[: MOST_SAID if height < TALL else None]
            for row in foot.sentence_rows(line, width, glyphs)
        ]
        self._show_rows("#says", says)
        # Title, gaps, news, keys; and below the runs as much as they leave, at least this.
        room = height - 5 - len(says)
        below = self._below(width, max(3, min(RUNS_LOOKED_AT, height - 19)))
        least = height // 2 if self._shows_chart else len(below)
        self._show_table(width, max(1, min(max(1, len(lines)), room - least)))
        section = self.query_one("#section", Rows)
        section.display = not self._shows_chart
        section.show(below)
        if self._chart is not None:
            self._chart.display = self._shows_chart
            if self._shows_chart:
                self._chart.show_runs(self._history.course, glyphs)
        self.show_row("#news", indented(self.news))
        self.show_row("#keys", self.keys_row(width))

    def _show_rows(self, selector: str, rows: list[Row]) -> None:
        widget = self.query_one(selector, Rows)
        widget.styles.height = len(rows)
        widget.show(rows)

    def _show_table(self, width: int, height: int) -> None:
        glyphs, history = self.rehearse_app.glyphs, self._history
        shown = self._chosen.in_sight(history.told, height)
        rows = [
            run_row(run, history.columns, width, glyphs, chosen=chosen) for run, chosen in shown
        ]
        if history.is_known and not history.lines:
            rows = [foot.fact_row("No run of this talk is kept yet.", "", width, glyphs)]
        table = self.query_one("#table", Rows)
        table.styles.height = height
        table.show(rows)

    def _below(self, width: int, most: int) -> list[Row]:
        """The chosen section: its times in the last full runs, and what they say."""
        if self._section is None:
            return []
        glyphs = self.rehearse_app.glyphs
        course = self._history.courses[self._section]
        title = self._talk.sections[self._section].title
        place = f"{self._section + 1} of {len(self._talk.sections)}"
        sentence = self._history.words_of(self._section)
        return [
            (),
            times_heading(title, course, place, width, glyphs),
            *time_rows(course[-most:], width, glyphs),
            (),
            *foot.sentence_rows(sentence, width, glyphs),
        ]

    def tell(self, sentence: str, *, is_trouble: bool = False) -> None:
        """Say something; a question that stood there is answered with no."""
        self._asked = None
        super().tell(sentence, is_trouble=is_trouble)

    # -- what is done ----------------------------------------------------------------------------

    @property
    def _line(self) -> RunLine | None:
        return self._history.lines[self._chosen.at] if self._history.lines else None

    def action_move(self, rows: int) -> None:
        """Choose another run."""
        self._chosen.move(rows, len(self._history.lines))
        self.tell("")

    def action_section(self, sections: int) -> None:
        """Choose another section."""
        if self._section is not None:
            last = len(self._talk.sections) - 1
            self._section = max(0, min(last, self._section + sections))
            self._shows_chart = False
        self.tell("")

    async def action_chart(self) -> None:
        """The full runs as a chart, or the section again."""
        if not self._shows_chart and len(self._history.course) < 2:
            self.tell("a chart takes two full runs")
            return
        if self._chart is None:
            from rehearse.tui.widgets.trend_chart import TrendChart  # noqa: PLC0415 - rarely seen

            self._chart = TrendChart()
            await self.mount(self._chart, after="#section")
        self._shows_chart = not self._shows_chart
        self.tell("")

    def action_delete(self) -> None:
        """Ask; the same key again is yes."""
        line = self._line
        if line is None:
            return
        if self._asked == line:
            self.action_sure()
            return
        if is_going_on(self.rehearse_app, line):
            self.tell(f"run {line.number} goes on: end it first")
            return
        self.tell(f"Delete run {line.number}? d or y: yes, any other key: no")
        self._asked = line

    def action_sure(self) -> None:
        """It goes, on leaving this screen."""
        line = self._asked
        if line is None:
            self.tell("")
            return
        self._history.deletions.add(line)
        self._look_again()
        self.tell(f"run {line.number} deleted; backspace brings it back until you leave")

    def action_take_back(self) -> None:
        """The run that was deleted last comes back."""
        line = self._history.deletions.take_back()
        if line is None:
            self.tell("nothing was deleted here")
            return
        self._look_again()
        self._chosen.at = self._history.lines.index(line)
        self.tell(f"run {line.number} is back")

    def action_report(self) -> None:
        """The chosen run, section by section."""
        line = self._line
        if line is None:
            return
        self.tell("")
        talk = self._talk

        def question(store: Store) -> tuple[Run | None, Run | None]:
            before = store.compared(
                store.key_of(talk), line.number, for_real=line.for_real, variant=line.variant
            )
            return store.run(line.number), before

        self.rehearse_app.ask(question, self._show_report)

    def _show_report(self, answer: tuple[Run | None, Run | None]) -> None:
        from rehearse.tui.screens.summary import SummaryScreen  # noqa: PLC0415

        run, before = answer
        if run is None:
            self.tell("that run is gone")
            return
        self.app.push_screen(SummaryScreen(run, before, None))

    def action_close(self) -> None:
        """Back to where the speaker was; what is to go goes now."""
        self.before_leaving()
        self.dismiss()

    def before_leaving(self) -> None:
        """What is to go goes now."""
        self._history.deletions.carry_out(self.rehearse_app)
