"""The runs of a talk, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from rehearse.core import wording
from rehearse.core.run import Run
from rehearse.core.talk import Talk
from rehearse.reports.history import latest_span
from rehearse.tui.chosen_row import ChosenRow
from rehearse.tui.commands import Command, bindings, moving
from rehearse.tui.draw import foot, head
from rehearse.tui.draw.row import indented
from rehearse.tui.draw.run_rows import ToldRun, run_columns, run_row, told_runs
from rehearse.tui.list_room import ListRoom
from rehearse.tui.room import HELP, PALETTE
from rehearse.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store

_COMMANDS = (
    *moving("run", "run"),
    Command("report", ("enter",), "report", "its report", "The chosen run, section by section."),
    Command("close", ("escape", "h"), "close", "back", "Back to where you were."),
    HELP,
    PALETTE,
    Command("leave", ("q",), "leave", "leave", "Leave."),
)


class HistoryScreen(ListRoom):
    """A plain list."""

    ABOUT = (
        "Every run of this talk that is kept: when it was, whether it was a full run, how long it "
        "took and how far over the slot it ended. Enter shows its report."
    )
    BINDINGS: ClassVar = bindings(_COMMANDS)
    HINTS: ClassVar = ("choose", "report", "close")

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self._talk = talk
        self._lines: list[RunLine] | None = None
        self._told: list[ToldRun] = []
        self._columns = run_columns(())
        self._chosen = ChosenRow()

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here."""
        return _COMMANDS

    def compose(self) -> ComposeResult:
        """Title, table, keys."""
        yield Rows(id="title")
        yield Rows(classes="gap")
        yield Rows(id="table", classes="grows")
        yield Rows(id="span")
        yield Rows(id="news")
        yield Rows(id="keys")

    def on_mount(self) -> None:
        """Ask for the runs."""
        talk = self._talk
        self.rehearse_app.ask(lambda store: store.runs(store.key_of(talk)), self._remember)

    def _remember(self, lines: list[RunLine]) -> None:
        self._lines = lines
        app = self.rehearse_app
        self._told = told_runs(lines, app.clock.wall(), app.glyphs)
        self._columns = run_columns(self._told)
        self.project()

    def project(self) -> None:
        """Draw everything anew."""
        width = self.size.width
        if not self.can_draw:
            return
        glyphs = self.rehearse_app.glyphs
        lines = self._lines or []
        right = f"history, {wording.plural(len(lines), 'run')}"
        self.show_row("#title", head.title_row(self._talk.title, right, width, glyphs))
        table = self.query_one("#table", Rows)
        shown = self._chosen.in_sight(self._told, table.size.height)
        columns = self._columns
        rows = [run_row(run, columns, width, glyphs, chosen=chosen) for run, chosen in shown]
        if self._lines is not None and not lines:
            rows = [foot.fact_row("No run of this talk is kept yet.", "", width, glyphs)]
        table.show(rows)
        self.show_row("#span", foot.fact_row(latest_span(lines), "", width, glyphs))
        self.show_row("#news", indented(self.news))
        self.show_row("#keys", self.keys_row(width))

    def action_move(self, rows: int) -> None:
        """Choose another run."""
        self._chosen.move(rows, len(self._lines or []))
        self.tell("")

    def action_report(self) -> None:
        """The chosen run, section by section."""
        if not self._lines:
            return
        line, talk = self._lines[self._chosen.at], self._talk

        def question(store: Store) -> tuple[Run | None, Run | None]:
            key = store.key_of(talk)
            before = store.last_full(key, before=line.number, variant=line.variant)
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
        """Back to where the speaker was."""
        self.dismiss()
