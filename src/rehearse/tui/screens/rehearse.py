"""The main screen: one section at a time, with its countdown."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.timer import Timer

from rehearse.core import clock as clocks
from rehearse.core import timespan, wording
from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, PlanError, make_plan
from rehearse.core.reading import FINISHED, PAUSED, READY, RUNNING, Reading
from rehearse.core.rehearsal import IDLE_S, Rehearsal
from rehearse.core.run import LEAST_KEPT_S, Run
from rehearse.core.talk import Talk
from rehearse.tui.commands import Command, bindings
from rehearse.tui.draw import foot, head
from rehearse.tui.draw.row import DIM, TEXT, WARN, Piece, Row, indented, split
from rehearse.tui.draw.ticks import until_change_s
from rehearse.tui.room import Room
from rehearse.tui.screens.rehearse_commands import COMMANDS, OFF_FOR_REAL, commands_in
from rehearse.tui.slot_answer import SlotAnswer, slot_answer
from rehearse.tui.widgets.rows import Rows
from rehearse.tui.widgets.script_view import ScriptView

if TYPE_CHECKING:
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store

GAP_S = 2.0
"""A timer so late means that the machine slept or the program was stopped."""

SAVE_EVERY_S = 1.0


class RehearseScreen(Room):
    """Holds the rehearsal, reads the clock once per event, and hands readings to the widgets."""

    ABOUT = (
        "One section at a time. The bar empties with the section's budget, which is its share of "
        "the words; the mark in the margin stands where you should be by now. Nothing runs until "
        "you press space."
    )
    BINDINGS: ClassVar = bindings(COMMANDS)
    HINTS: ClassVar = ("start", "next", "back", "retake", "undo", "overview", "history")

    def __init__(
        self,
        talk: Talk,
        *,
        scope: tuple[int, ...] | None = None,
        slot_s: float | None = None,
        pace: Pace | None = None,
        resume: bool = False,
        for_real: bool = False,
    ) -> None:
        super().__init__()
        self._talk = talk
        self._scope = scope
        self._slot_s = slot_s
        self._pace = pace
        self._answer: SlotAnswer | None = None
        self._resume_asked = resume
        self.for_real = for_real
        self.plan: Plan = make_plan(talk, slot_s=slot_s, pace=pace)
        self.rehearsal = self._fresh()
        self.last_full: Run | None = None
        """The full run before this one, to compare with."""
        self._unfinished: RunLine | None = None
        self._timer: Timer | None = None
        self._due: float | None = None
        self._saved_at = float("-inf")
        self._last_key_at = 0.0
        self._shown_position = -1

    def _fresh(self) -> Rehearsal:
        return Rehearsal(
            self.plan, key=os.urandom(16).hex(), scope=self._scope, for_real=self.for_real
        )

    # -- the screen ------------------------------------------------------------------------------

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done now."""
        return commands_in(self.rehearsal.phase, for_real=self.for_real)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a talk is given, nothing that could disturb it."""
        del parameters
        return not (self.for_real and action in OFF_FOR_REAL)

    def compose(self) -> ComposeResult:
        """Four rows and a gap above the words, four rows below: few widgets start fast."""
        yield Rows(id="head")
        # The countdown and the end of the bar stand apart: where the end of a row changes, Textual
        # sends all of its widget's row.
        yield Rows(id="clock")
        yield ScriptView(self.rehearse_app.glyphs, id="script")
        yield Rows(id="foot")

    def on_mount(self) -> None:
        """The history is opened once the first picture stands."""
        self.call_after_refresh(self._look_back)

    def on_screen_resume(self) -> None:
        """Another screen was closed."""
        if self.size.width:
            self.project()

    def instant(self) -> float:
        """The time now; a gap before it is taken out of the run and told."""
        now = self.rehearse_app.clock.now()
        due, self._due = self._due, None
        if due is not None and now - due > GAP_S and self.rehearsal.slept(now - due, now):
            away = timespan.clock(timespan.whole_down(now - due))
            self._set_news(f"asleep {away}, not counted; backspace counts it", trouble=True)
        else:
            self._due = due
        return now

    def reading(self) -> Reading:
        """What stands now."""
        return self.rehearsal.reading(self.instant())

    def project(self) -> None:
        """Draw everything as it is at this instant, and arm the timer for the next change."""
        width = self.size.width
        if not self.can_draw:
            self._arm_blind()
            return
        now = self.instant()
        reading = self.rehearsal.reading(now)
        part = self.plan.sections[reading.position]
        bar = head.bar_row(reading, width, self.rehearse_app.glyphs)
        bar_left, bar_right = split(bar, width - head.CLOCK_WIDTH)
        self.query_one("#head", Rows).show([*self._head(reading, now, width), bar_left])
        self.query_one("#clock", Rows).show([head.clock_row(reading), bar_right])
        script = self.query_one("#script", ScriptView)
        if reading.position != self._shown_position:
            self._shown_position = reading.position
            script.open(part, self.plan.pace)
        script.mark(reading.section_elapsed_s / reading.budget_s if reading.budget_s else None)
        self.query_one("#foot", Rows).show(self._foot(reading, width))
        if reading.next_position is not None:
            self.call_after_refresh(script.prepare, self.plan.sections[reading.next_position])
        self._arm(now, reading, script)
        above = self.app.screen
        if above is not self and isinstance(above, Room) and above.follows_run:
            above.project()

    def _head(self, reading: Reading, now: float, width: int) -> list[Row]:
        plan, glyphs = self.plan, self.rehearse_app.glyphs
        section = plan.sections[reading.position].section
        name = section.title
        if section.speaker and section.speaker != plan.talk.speaker:
            name = f"{name} ({section.speaker})"
        return [
            head.title_row(plan.talk.title, self._where(reading), width, glyphs),
            head.strip_row(
                plan,
                self.rehearsal.scope,
                reading,
                lambda index: self.rehearsal.spent_s(index, now),
                width,
                glyphs,
            ),
            head.section_row(name, width, glyphs),
        ]

    def _foot(self, reading: Reading, width: int) -> list[Row]:
        plan, glyphs = self.plan, self.rehearse_app.glyphs
        if reading.phase == READY:
            hint = "u resume" if self._unfinished else ""
            facts = [
                foot.fact_row(wording.plan_words(plan), "t other slot", width, glyphs, TEXT),
                foot.fact_row(self._since_last(), hint, width, glyphs, DIM),
            ]
        else:
            ends = ""
            if reading.phase == RUNNING and reading.remaining_s > 0:
                ends = clocks.time_of_day(self.rehearse_app.clock.wall() + reading.remaining_s)
            facts = [
                foot.next_row(plan, reading, width, glyphs),
                foot.talk_row(reading, ends, width),
            ]
        return [indented(self.news), *facts, foot.keys_row(self._hints(reading), width)]

    def _since_last(self) -> str:
        if self._unfinished is not None:
            stopped = timespan.clock(timespan.whole_down(self._unfinished.elapsed_s))
            number = self._unfinished.number
            stands = f"Run {number} is unfinished: {stopped}, at {self._unfinished.section}"
            return foot.with_full_stop(stands)
        if self.last_full is None:
            return "Space starts the clock; nothing runs until then."
        from rehearse.core.changes import changes_since  # noqa: PLC0415

        return changes_since(self.last_full, self.plan) or self._last_ended(self.last_full)

    def _last_ended(self, run: Run) -> str:
        ended = wording.run_over(run.elapsed_s, run.slot_s).text
        took = timespan.clock(timespan.whole_down(run.elapsed_s))
        return f"The last full run, {run.number}, took {took}: {ended}."

    def _where(self, reading: Reading) -> str:
        part = "part " if reading.partial else ""
        real = ", for real" if self.for_real else ""
        return f"{reading.phase}{real}   {part}{reading.place} of {reading.places}"

    def _hints(self, reading: Reading) -> list[tuple[str, str]]:
        words = {READY: "start", RUNNING: "pause", PAUSED: "go on"}
        return [
            (key, words.get(reading.phase, label) if key == "space" else label)
            for key, label in self.hints()
        ]

    def _set_news(self, sentence: str, *, trouble: bool = False) -> None:
        style = WARN if trouble else DIM
        self._news = (Piece(sentence, style),) if sentence else ()

    # -- time ------------------------------------------------------------------------------------

    def _arm(self, now: float, reading: Reading, script: ScriptView) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        wait_s = until_change_s(reading, script.next_mark_share())
        if wait_s is None:
            self._due = None
            return
        self._due = now + wait_s
        self._timer = self.set_timer(wait_s, self.tick)

    def _arm_blind(self) -> None:
        """Nothing is seen, but a run is saved each second all the same."""
        if self._timer is not None:
            self._timer.stop()
            self._timer, self._due = None, None
        if self.rehearsal.phase == RUNNING:
            self._due = self.instant() + SAVE_EVERY_S
            self._timer = self.set_timer(SAVE_EVERY_S, self.tick)

    def tick(self) -> None:
        """Something visible changes now."""
        now = self.instant()
        reading = self.rehearsal.reading(now)
        if reading.phase == RUNNING and now - self._last_key_at >= reading.budget_s + IDLE_S:
            self.rehearsal.idled(now)
            self._set_news(
                "no key for a long time: paused; backspace counts the time since", trouble=True
            )
            self._keep(now)
        self.project()
        if self._due is not None and self._due - self._saved_at > SAVE_EVERY_S + 0.05:
            # The next tick would be too late.
            self._keep(now)

    def _keep(self, now: float) -> None:
        self._saved_at = now
        if not self.rehearsal.started_at:
            return
        run = self.rehearsal.record(now)
        last = self.rehearse_app.last_run
        if run.elapsed_s >= LEAST_KEPT_S or (last is not None and last.key == run.key):
            self.rehearse_app.keep(run)

    def _pressed(self) -> float:
        """A key was pressed: the news is read, somebody is there."""
        self._news = ()
        now = self.instant()
        self._last_key_at = now
        return now

    def _moved(self) -> None:
        if self.rehearsal.phase == FINISHED:
            self._show_summary()
        else:
            self.query_one("#script", ScriptView).follows = True
            self.project()
        # The thread that saves is not to compete with the picture.
        self.call_after_refresh(lambda: self._keep(self.instant()))

    # -- what the keys do ------------------------------------------------------------------------

    def action_start_pause(self) -> None:
        """Start, pause, go on."""
        now = self._pressed()
        if self.rehearsal.phase == READY:
            self._replan_until()
            self._unfinished = None
            self.rehearsal.start(now, clocks.utc(self.rehearse_app.clock.wall()))
            self._saved_at = now
        elif self.rehearsal.phase == RUNNING:
            self.rehearsal.pause(now)
            self._keep(now)
        else:
            self.rehearsal.go_on(now)
        self.project()

    def action_next_section(self) -> None:
        """The next section, or the end."""
        now = self._pressed()
        if self.rehearsal.next(now):
            self._moved()

    def action_back(self) -> None:
        """The section before."""
        now = self._pressed()
        if self.rehearsal.back(now):
            self._moved()
        else:
            self.project()

    def action_page_down(self) -> None:
        """A screenful on, then the next section; it never finishes."""
        now = self._pressed()
        if self.query_one("#script", ScriptView).scroll_screen(1):
            return
        if self.rehearsal.reading(now).next_position is not None and self.rehearsal.next(now):
            self._moved()

    def action_page_up(self) -> None:
        """A screenful back, then the section before."""
        now = self._pressed()
        if not self.query_one("#script", ScriptView).scroll_screen(-1) and self.rehearsal.back(now):
            self._moved()

    def action_scroll(self, lines: int) -> None:
        """Lines on or back."""
        self._pressed()
        self.query_one("#script", ScriptView).scroll_lines(lines)

    def action_undo(self) -> None:
        """Take the last move back."""
        now = self._pressed()
        move = self.rehearsal.undo(now)
        if move:
            self._set_news(f"taken back: {move}")
            self._moved()
        else:
            self._set_news("nothing to take back")
            self.project()

    def action_retake(self) -> None:
        """This section again."""
        now = self._pressed()
        if self.rehearsal.retake(now):
            self._set_news("retake: the clock is back where this section began")
            self._shown_position = -1
            self._moved()

    def action_finish(self) -> None:
        """End the run here."""
        now = self._pressed()
        if self.rehearsal.finish(now):
            self._moved()

    def action_stumble(self) -> None:
        """Mark a stumble."""
        now = self._pressed()
        if self.rehearsal.stumble(now):
            self._set_news("stumble marked")
            self.project()

    def action_follow(self) -> None:
        """Follow the mark, or stand still."""
        self._pressed()
        script = self.query_one("#script", ScriptView)
        script.follows = not script.follows
        self._set_news("the text follows the mark" if script.follows else "the text stands still")
        self.project()

    def action_overview(self) -> None:
        """All sections; the clock goes on."""
        from rehearse.tui.screens.overview import OverviewScreen  # noqa: PLC0415

        self._pressed()

        def go(position: object) -> None:
            now = self._pressed()
            if isinstance(position, int) and self.rehearsal.jump(position, now):
                self._moved()

        self.app.push_screen(OverviewScreen(self), go)

    def action_history(self) -> None:
        """The runs of this talk."""
        from rehearse.tui.screens.history import HistoryScreen  # noqa: PLC0415

        self._stop_the_clock()
        self.app.push_screen(HistoryScreen(self._talk))

    def action_other_slot(self) -> None:
        """READY: plan for another slot, here and now."""
        from rehearse.tui.screens.prompt import PromptScreen  # noqa: PLC0415

        self._pressed()
        if self.rehearsal.phase != READY:
            self._set_news("the slot can be changed before the start only")
            self.project()
            return
        self.app.push_screen(
            PromptScreen("Another slot: 7m, or until 15:40", self._slot_problem), self._take_slot
        )

    def action_resume(self) -> None:
        """READY: go on with the unfinished run."""
        self._pressed()
        if self.rehearsal.phase != READY or self._unfinished is None:
            return
        number = self._unfinished.number
        self.rehearse_app.ask(lambda store: store.claim(number), self._go_on_with)

    def action_edit(self) -> None:
        """Open the text in the editor, and come back."""
        from rehearse.tui import editing  # noqa: PLC0415

        self._stop_the_clock()
        section = self.plan.sections[self.rehearsal.position].section
        talk, sentence = editing.edit(self.app, self._talk, section.line)
        if talk is not None:
            sentence = self._take_text(talk) or sentence
        self._set_news(sentence, trouble=talk is None)
        self.project()

    def action_one_back(self) -> None:
        """To the library, where there is one."""
        if len(self.app.screen_stack) > 1:
            self.before_leaving()
            self.dismiss()
        else:
            self._pressed()
            self._set_news("q leaves; what you spoke is kept")
            self.project()

    # -- slots, texts, runs ----------------------------------------------------------------------

    def _stop_the_clock(self) -> None:
        now = self._pressed()
        if self.rehearsal.pause(now):
            self._keep(now)
        self.project()

    def before_leaving(self) -> None:
        """What was spoken is kept, and can be resumed."""
        if self.rehearsal.phase in (RUNNING, PAUSED):
            self._keep(self.instant())

    def before_suspending(self) -> None:
        """The clock stops with the program."""
        self._stop_the_clock()

    def _slot_problem(self, answer: str) -> str:
        try:
            slot_s = slot_answer(answer).seconds(self.rehearse_app.clock.wall())
            make_plan(self._talk, slot_s=slot_s, pace=self._pace)
        except (ValueError, PlanError) as error:
            return str(error)
        return ""

    def _take_slot(self, answer: str | None) -> None:
        if answer:
            self._answer = slot_answer(answer)
            self._slot_s = self._answer.seconds(self.rehearse_app.clock.wall())
            self._replan()
        self.project()

    def _replan_until(self) -> None:
        """A slot until a time of day is as long as it is from the start on."""
        if self._answer is None or self._answer.until is None:
            return
        slot_s = self._answer.seconds(self.rehearse_app.clock.wall())
        # Too late for what is pinned: the plan stays, and the clock says how late it gets.
        with suppress(PlanError):
            make_plan(self._talk, slot_s=slot_s, pace=self._pace)
            self._slot_s = slot_s
            self._replan()

    def _replan(self) -> None:
        """A new rehearsal of the text and the slot as they are now, at the same section."""
        position = self.rehearsal.position
        self.plan = make_plan(self._talk, slot_s=self._slot_s, pace=self._pace)
        self.rehearsal = self._fresh()
        if position in self.rehearsal.scope:
            self.rehearsal.jump(position, 0.0)
        self._shown_position = -1

    def _take_text(self, talk: Talk) -> str:
        """Use an edited text; returns what to say."""
        try:
            make_plan(talk, slot_s=self._slot_s, pace=self._pace)
        except PlanError as error:
            return f"The edited talk can't be planned: {error}"
        if self.rehearsal.phase != READY:
            self._talk = talk
            return "Edited. This run keeps its plan; the next one has the new text."
        if len(talk.sections) != len(self._talk.sections):
            self._scope = None
        self._talk = talk
        self._replan()
        return "Edited, and planned anew."

    def _look_back(self) -> None:
        talk = self._talk.id
        ids = [part.id for part in self._talk.sections]

        def question(store: Store) -> tuple[RunLine | None, Run | None]:
            line = store.unfinished(talk)
            run = store.run(line.number) if line else None
            # A run of other sections can't be gone on with, and is not offered.
            is_same = run is not None and [part.id for part in run.sections] == ids
            return line if is_same else None, store.last_full(talk)

        self.rehearse_app.ask(question, self._remember)

    def _remember(self, answer: tuple[RunLine | None, Run | None]) -> None:
        unfinished, self.last_full = answer
        if self.rehearsal.phase != READY:
            return
        self._unfinished = unfinished
        if self._resume_asked:
            self._resume_asked = False
            if unfinished is None:
                self._set_news("nothing to resume: none is unfinished, or another window has it")
            else:
                self.action_resume()
        self.project()

    def _go_on_with(self, run: Run | None) -> None:
        if self.rehearsal.phase != READY:
            return
        if run is None:
            self._unfinished = None
            self._set_news("that run is gone, or another window has it")
        else:
            try:
                plan = make_plan(self._talk, slot_s=self._slot_s, pace=Pace(*run.pace))
                self.rehearsal = Rehearsal.resumed(plan, run)
            except (ValueError, PlanError) as error:
                self._set_news(f"can't be resumed: {error}; space starts afresh", trouble=True)
                self._unfinished = None
            else:
                self.plan = self.rehearsal.plan
                self.for_real = run.for_real
                self.rehearse_app.last_run = run
                self._unfinished = None
                self._shown_position = -1
                self._set_news("as you left it; space goes on")
        self.project()

    def _show_summary(self) -> None:
        from rehearse.tui.screens.summary import SummaryScreen  # noqa: PLC0415

        if self._timer is not None:
            self._timer.stop()
            self._timer, self._due = None, None
        run = self.rehearsal.record(self.instant())
        self.app.push_screen(SummaryScreen(run, self.last_full, self._talk), self._after_summary)

    def _after_summary(self, choice: object) -> None:
        if choice == "undo":
            now = self._pressed()
            self.rehearsal.undo(now)
            self._set_news("taken back: finish")
            self._moved()
            return
        self.plan = make_plan(self._talk, slot_s=self._slot_s, pace=self._pace)
        self.rehearsal = self._fresh()
        self._shown_position = -1
        self._look_back()
        if choice == "edit":
            self.action_edit()
        self.project()
