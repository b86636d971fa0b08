"""A run looked back at: what each section took, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from rehearse.core import timespan
from rehearse.core.advice import advice, practice
from rehearse.core.clock import day_and_time
from rehearse.core.review import (
    Review,
    balance,
    ending,
    last_ending,
    review_of,
)
from rehearse.core.run import LEAST_KEPT_S, Run
from rehearse.core.talk import Talk
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.timing_rule import run_verdict
from rehearse.tui.commands import Command, bindings, moving
from rehearse.tui.draw import foot, head
from rehearse.tui.draw.head import TONES
from rehearse.tui.draw.review_rows import review_columns, review_header, review_row
from rehearse.tui.draw.row import (
    DIM,
    MARGIN,
    OVER,
    STRONG,
    TEXT,
    Piece,
    Row,
    indented,
    spread,
    width_of,
)
from rehearse.tui.draw.table import window
from rehearse.tui.list_room import ListRoom
from rehearse.tui.room import HELP, PALETTE
from rehearse.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from rehearse.tui.screens.history import HistoryScreen

_AFTER_A_RUN = (
    Command("again", ("space", "enter"), "again", "again", "Get ready for another run."),
    Command("undo", ("backspace",), "undo", "undo finish", "Go on with this run."),
    Command("edit", ("e",), "edit", "edit", "Edit the talk, then get ready again."),
    Command("history", ("h",), "history", "history", "All runs of this talk."),
)
_ALWAYS = (
    *moving("section", "down"),
    HELP,
    PALETTE,
    Command("close", ("escape",), "close", "back", "One screen back."),
    Command("leave", ("q",), "leave", "leave", "Leave; the run is kept."),
)
_OVER_THE_HISTORY = (
    Command("close-report", ("enter",), "close_report", "back", "Back to the runs, as escape."),
)
"""Enter has opened it there."""


class SummaryScreen(ListRoom):
    """After a run, or over a run from the history."""

    ABOUT = (
        "What each section took against its budget, in the order of the talk; the two that ran "
        "over most are numbered. Below: what was lost and won back, and what to do next."
    )
    BINDINGS: ClassVar = [*bindings((*_AFTER_A_RUN, *_ALWAYS)), *bindings(_OVER_THE_HISTORY)]
    AT_ONCE: ClassVar = tuple(
        frozenset(command.id for command in commands)
        for commands in ((*_AFTER_A_RUN, *_ALWAYS), (*_OVER_THE_HISTORY, *_ALWAYS))
    )
    HINTS: ClassVar = ("again", "edit", "history", "undo", "close")

    def __init__(self, run: Run, last: Run | None, talk: Talk | None) -> None:
        """`talk` is given after a run; a run from the history is only looked at."""
        super().__init__()
        self._run = run
        self._talk = talk
        calm = self.rehearse_app.settings.thresholds
        self._review: Review = review_of(run, last, calm.on_time_s)
        self._columns = review_columns(self._review)
        self._top = 0

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here."""
        return _ALWAYS if self._talk is None else (*_AFTER_A_RUN, *_ALWAYS)

    def described(self) -> tuple[Command, ...]:
        """Over the history with the key that opened it."""
        return (*_ALWAYS, *_OVER_THE_HISTORY) if self._talk is None else self.commands()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A run from the history is only looked at."""
        del parameters
        if self._talk is None:
            return action not in {"again", "undo", "edit", "history"}
        return action != "close_report"

    def compose(self) -> ComposeResult:
        """Result, table, sentences."""
        yield Rows(id="title")
        yield Rows(classes="gap")
        yield Rows(id="result")
        yield Rows(classes="gap")
        yield Rows(id="header")
        yield Rows(id="table", classes="grows")
        yield Rows(id="says")
        yield Rows(id="news")
        yield Rows(id="keys")

    def project(self) -> None:
        """Draw everything anew."""
        width = self.size.width
        if not self.can_draw:
            return
        glyphs, review = self.rehearse_app.glyphs, self._review
        run = self.rehearse_app.numbered(self._run)
        name = f"Run {run.number}" if run.number else "Run"
        when = day_and_time(run.started_at, self.rehearse_app.clock.wall())
        self.show_row(
            "#title", head.title_row(run.title, f"{name}, {when}", width, glyphs, run.variant)
        )
        self.show_row("#result", self._result(width))
        self.show_row("#header", review_header(self._columns, width, glyphs))
        table = self.query_one("#table", Rows)
        height = max(1, table.size.height)
        self._top = window(self._top, self._top, height, len(review.rows))
        shown = review.rows[self._top : self._top + height]
        table.show([review_row(row, self._columns, width, glyphs) for row in shown])
        verdict = run_verdict(run)
        said = [
            *(
                foot.sentence_rows(verdict.text, width, glyphs, TONES[verdict.tone])
                if verdict
                else ()
            ),
            *foot.sentence_rows(balance(review), width, glyphs),
            *foot.sentence_rows(advice(review), width, glyphs, STRONG),
        ]
        if run.spoken_s < LEAST_KEPT_S:
            short = f"Under {LEAST_KEPT_S:.0f} seconds were spoken: this run is not kept."
            said += foot.sentence_rows(short, width, glyphs, DIM)
        else:
            said += foot.sentence_rows(practice(review).sentence, width, glyphs)
        says = self.query_one("#says", Rows)
        says.styles.height = max(3, len(said))
        says.show(said)
        self.show_row("#news", indented(self.news))
        self.show_row("#keys", self.keys_row(width))

    def _result(self, width: int) -> Row:
        run, review = self._run, self._review
        part = "part " if run.partial else ""
        spent = clock(timespan.whole_down(run.elapsed_s))
        tone = OVER if timespan.whole_down(run.elapsed_s - run.slot_s) > 0 else TEXT
        left = (
            Piece(f"{part}{spent} of {budget_clock(run.slot_s)}     ", STRONG),
            Piece(ending(review), tone),
        )
        right: Row = (Piece(last_ending(review.last), DIM),) if review.last else ()
        room = width - 2 * MARGIN
        if width_of(left) + width_of(right) >= room:
            right = ()
        return indented(spread(left, right, room))

    def action_move(self, rows: int) -> None:
        """Sections further on; none is chosen here."""
        self._top = max(0, min(len(self._review.rows) - 1, self._top + rows))
        self.tell("")

    def action_again(self) -> None:
        """Ready for another run."""
        self.dismiss("again")

    def action_undo(self) -> None:
        """It was not the end."""
        self.dismiss("undo")

    def action_edit(self) -> None:
        """Edit, then get ready."""
        self.dismiss("edit")

    def action_history(self) -> None:
        """All runs of this talk."""
        from rehearse.tui.screens.history import HistoryScreen  # noqa: PLC0415

        if self._talk is not None:
            screen: HistoryScreen = HistoryScreen(self._talk)
            self.app.push_screen(screen)

    def action_close(self) -> None:
        """One screen back."""
        self.dismiss("again")

    def action_close_report(self) -> None:
        """Back to the runs."""
        self.action_close()
