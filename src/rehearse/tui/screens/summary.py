"""A run looked back at: what each section took, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult

from rehearse.core.advice import advice, practice
from rehearse.core.clock import day_and_time
from rehearse.core.comparison import than_rehearsed
from rehearse.core.pace import Pace
from rehearse.core.review import Review, balance, review_of
from rehearse.core.run import LEAST_KEPT_S, Run
from rehearse.core.stats.stumbles import stumbles_sentence
from rehearse.core.talk import Talk
from rehearse.core.timing_rule import run_verdict
from rehearse.reports.run_rows import run_name, seen_from
from rehearse.tui.commands import Command, bindings
from rehearse.tui.draw import foot, head
from rehearse.tui.draw.head import TONES
from rehearse.tui.draw.review_rows import result_row, review_columns, review_header, review_row
from rehearse.tui.draw.row import DIM, MARGIN, STRONG, TEXT, Row, indented
from rehearse.tui.draw.table import window
from rehearse.tui.list_room import ListRoom
from rehearse.tui.screens.summary_commands import AFTER_A_RUN, ALWAYS, OVER_THE_HISTORY
from rehearse.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from rehearse.core.stats.past import Past
    from rehearse.core.stats.practise import Practice
    from rehearse.core.stats.splits import Split
    from rehearse.history.store import Store
    from rehearse.tui.screens.history import HistoryScreen

FIXED_ROWS = 7
"""Title, gaps, result, header, news, keys."""


class EditAt(NamedTuple):
    """What the screen is dismissed with to edit."""

    section: int
    """Index of the section at which the editor opens."""


class Practise(NamedTuple):
    """What it is dismissed with to practise."""

    sections: tuple[int, ...]
    """Their indices."""


class SummaryScreen(ListRoom):
    """After a run, or over a run from the history."""

    ABOUT = (
        "What each section took against its budget, in the order of the talk; the two that ran "
        "over most are numbered. Below: what was lost and won back, and what to do next."
    )
    BINDINGS: ClassVar = [*bindings((*AFTER_A_RUN, *ALWAYS)), *bindings(OVER_THE_HISTORY)]
    AT_ONCE: ClassVar = tuple(
        frozenset(command.id for command in commands)
        for commands in ((*AFTER_A_RUN, *ALWAYS), (*OVER_THE_HISTORY, *ALWAYS))
    )
    HINTS: ClassVar = ("again", "edit", "practise", "history", "undo", "close")

    def __init__(self, run: Run, last: Run | None, talk: Talk | None) -> None:
        """`talk` is given after a run; a run from the history is only looked at."""
        super().__init__()
        self._run = run
        self._talk = talk
        calm = self.rehearse_app.settings.thresholds
        self._review: Review = review_of(run, last, calm.on_time_s)
        self._columns = review_columns(self._review)
        self._top = 0
        self._past: Past | None = None
        self._splits: tuple[Split, ...] = ()

    def on_mount(self) -> None:
        """Ask what the runs up to this one say."""
        self.call_after_refresh(self._look_back)

    def _look_back(self) -> None:
        run, talk = self._run, self._talk
        if run.spoken_s < LEAST_KEPT_S:
            return
        if talk is not None:
            # The history answers after the saves that wait: this run is in what it says.
            self.rehearse_app.keep(run)

        def question(store: Store) -> Past:
            key = run.talk if talk is None else store.key_of(talk)
            return store.past(key, run.sections, variant=run.variant)

        self.rehearse_app.ask(question, self._remember)

    def _remember(self, past: Past) -> None:
        from rehearse.core.stats.splits import splits  # noqa: PLC0415 - after the picture

        run = self.rehearse_app.numbered(self._run)
        self._past = past if run.number is None else past.before(run.number + 1)
        if run.number is not None:
            budgets_s = [part.budget_s for part in run.sections]
            self._splits = splits(past.before(run.number), budgets_s, Pace(*run.pace))
            self._columns = review_columns(self._review, self._splits)
        self.project()

    @property
    def _practice(self) -> Practice:
        wall = self.rehearse_app.clock.wall() if self._talk else seen_from(self._run)
        return practice(self._review, self._past, wall)

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here."""
        return ALWAYS if self._talk is None else (*AFTER_A_RUN, *ALWAYS)

    def described(self) -> tuple[Command, ...]:
        """Over the history with the key that opened it."""
        return (*ALWAYS, *OVER_THE_HISTORY) if self._talk is None else self.commands()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A run from the history is only looked at."""
        del parameters
        if self._talk is None:
            return action not in {"again", "undo", "edit", "practise", "history"}
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
        when = day_and_time(run.started_at, self.rehearse_app.clock.wall())
        real = ", for real" if run.for_real else ""
        what = f"{run_name(run)}, {when}{real}"
        self.show_row("#title", head.title_row(run.title, what, width, glyphs, run.variant))
        self.show_row("#result", result_row(review, width))
        self.show_row("#header", review_header(self._columns, width, glyphs))
        table = self.query_one("#table", Rows)
        height = max(1, table.size.height)
        self._top = window(self._top, self._top, height, len(review.rows))
        shown = review.rows[self._top : self._top + height]
        splits = self._splits or (None,) * len(self._run.sections)
        table.show(
            [review_row(row, self._columns, width, glyphs, splits[row.position]) for row in shown]
        )
        free = self.size.height - FIXED_ROWS - len(review.rows)
        said = self._said(width, free)
        says = self.query_one("#says", Rows)
        says.styles.height = max(3, len(said))
        says.show(said)
        self.show_row("#news", indented(self.news))
        self.show_row("#keys", self.keys_row(width))

    def _said(self, width: int, free: int) -> list[Row]:
        """What matters most; more where so many rows are free. The report has all of it."""
        glyphs, run, review = self.rehearse_app.glyphs, self._run, self._review
        rows: list[Row] = []
        if verdict := run_verdict(run):
            rows += foot.sentence_rows(verdict.text, width, glyphs, TONES[verdict.tone])
        rows += foot.sentence_rows(balance(review), width, glyphs)
        rows += foot.sentence_rows(than_rehearsed(review), width, glyphs)
        rows += self._hinted(advice(review), "edit", "edit it", width, STRONG)
        if run.spoken_s < LEAST_KEPT_S:
            short = f"Under {LEAST_KEPT_S:.0f} seconds were spoken: this run is not kept."
            return rows + foot.sentence_rows(short, width, glyphs, DIM)
        rows += self._hinted(self._practice.sentence, "practise", "practise", width)
        for sentence in self._more():
            more = foot.sentence_rows(sentence, width, glyphs, DIM)
            # One row stays empty: a full screen is not read.
            if len(rows) + len(more) < free:
                rows += more
        return rows

    def _hinted(
        self, sentence: str, command: str, does: str, width: int, style: str = TEXT
    ) -> list[Row]:
        """A sentence with the key that answers it, where there is room and it does something."""
        glyphs, hint = self.rehearse_app.glyphs, f"{self.key_for(command)} {does}"
        is_on = self._talk is not None and len(sentence) + len(hint) + 2 <= width - 2 * MARGIN
        if sentence and is_on and (command != "edit" or self._review.worst):
            return [foot.fact_row(sentence, hint, width, glyphs, style)]
        return foot.sentence_rows(sentence, width, glyphs, style)

    def _more(self) -> list[str]:
        """What else is worth knowing: stumbles, what is regularly lost, the chance."""
        run, past = self._run, self._past
        said = [stumbles_sentence(run)]
        if past is not None and run.full:
            from rehearse.core.stats.outlook import hindsight_in_short  # noqa: PLC0415

            said += hindsight_in_short(past, run)
        return [sentence for sentence in said if sentence]

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
        """Edit where most time was lost, then get ready."""
        worst = self._review.worst
        self.dismiss(EditAt(worst[0].position if worst else 0))

    def action_practise(self) -> None:
        """Get ready for what is worth practising."""
        positions = self._practice.positions
        if positions:
            self.dismiss(Practise(positions))
        else:
            self.tell("nothing stands out: rehearse it whole")

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
