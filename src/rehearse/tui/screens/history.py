"""The runs of a talk, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from rehearse.core import timespan, wording
from rehearse.core.clock import day_and_time
from rehearse.core.run import Run
from rehearse.core.talk import Talk
from rehearse.core.timespan import clock
from rehearse.tui.chosen_row import ChosenRow
from rehearse.tui.commands import Command, bindings, moving
from rehearse.tui.draw import foot, head
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import ACCENT, DIM, STRONG, TEXT, Piece, Row, indented
from rehearse.tui.draw.table import number_cell, words_cell
from rehearse.tui.room import HELP, PALETTE, Room
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


class HistoryScreen(Room):
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
        talk = self._talk.id
        self.rehearse_app.ask(lambda store: store.runs(talk), self._remember)

    def _remember(self, lines: list[RunLine]) -> None:
        self._lines = lines
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
        shown = self._chosen.in_sight(lines, table.size.height)
        rows = [self._line(line, width, chosen=chosen) for line, chosen in shown]
        if self._lines is not None and not lines:
            rows = [foot.fact_row("No run of this talk is kept yet.", "", width, glyphs)]
        table.show(rows)
        self.show_row("#span", foot.fact_row(self._span(lines), "", width, glyphs))
        self.show_row("#news", indented(self.news))
        self.show_row("#keys", foot.keys_row(self.hints(), width))

    def _line(self, line: RunLine, width: int, *, chosen: bool) -> Row:
        glyphs = self.rehearse_app.glyphs
        when = day_and_time(line.started_at, self.rehearse_app.clock.wall())
        ended = _ended(line)
        return (
            Piece(f" {glyphs.here} " if chosen else "   ", ACCENT),
            number_cell(str(line.number), 3, DIM),
            Piece("  "),
            words_cell(when, 19, glyphs, STRONG if chosen else TEXT),
            words_cell(_kind(line, glyphs), min(42, width - 50), glyphs),
            number_cell(clock(timespan.whole_down(line.elapsed_s)), 8),
            Piece("  "),
            Piece(ended.text, head.TONES[ended.tone]) if ended else Piece(""),
        )

    def _span(self, lines: list[RunLine]) -> str:
        full = [line.elapsed_s for line in lines if line.full][:3]
        if len(full) < 2:
            return ""
        shortest, longest = (clock(timespan.whole_down(value)) for value in (min(full), max(full)))
        span = f"between {shortest} and {longest}" if shortest != longest else f"at {longest}"
        return f"Your last {len(full)} full runs ended {span}."

    def action_move(self, rows: int) -> None:
        """Choose another run."""
        self._chosen.move(rows, len(self._lines or []))
        self.tell("")

    def action_report(self) -> None:
        """The chosen run, section by section."""
        if not self._lines:
            return
        number, talk = self._lines[self._chosen.at].number, self._talk.id

        def question(store: Store) -> tuple[Run | None, Run | None]:
            return store.run(number), store.last_full(talk, before=number)

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


def _ended(line: RunLine) -> wording.Words | None:
    """How far it ended from the slot, where it got to its end."""
    if not line.finished or line.cut_short:
        return None
    ended = wording.run_over(line.elapsed_s, line.slot_s)
    return ended if ended.text[:1].isdigit() else wording.Words("on time")


def _kind(line: RunLine, glyphs: Glyphs) -> str:
    real = ", for real" if line.for_real else ""
    if line.partial:
        numbers = ", ".join(str(index + 1) for index in line.scope[:6])
        more = f", {glyphs.ellipsis}" if len(line.scope) > 6 else ""
        return f"part: {numbers}{more}{real}"
    if line.full:
        return f"full{real}"
    if not line.finished:
        return f"unfinished, at {line.section}{real}"
    return f"ended early{real}" if line.cut_short else f"sections left out{real}"
