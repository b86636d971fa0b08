"""All sections with plan and truth, and a way to any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult

from rehearse.core import timespan, wording
from rehearse.core.naming import short_name
from rehearse.core.pace import pace_words
from rehearse.core.plan import PlannedSection
from rehearse.core.reading import READY, Reading
from rehearse.core.signals import light_now
from rehearse.core.timespan import clock
from rehearse.tui.chosen_row import ChosenRow
from rehearse.tui.commands import Command, bindings
from rehearse.tui.draw import foot, head
from rehearse.tui.draw.plan_rows import (
    STATUS,
    PlanColumns,
    plan_columns,
    plan_header,
    plan_row,
    spent_status,
)
from rehearse.tui.draw.row import ACCENT, DIM, MARGIN, Piece, Row, fit, indented
from rehearse.tui.list_room import ListRoom
from rehearse.tui.screens.overview_commands import COMMANDS, HINTS
from rehearse.tui.screens.rehearse_commands import in_phase
from rehearse.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from rehearse.core.stats.splits import Split
    from rehearse.tui.screens.rehearse import RehearseScreen


class ListenFrom(NamedTuple):
    """What the screen is dismissed with to listen on."""

    section: int
    """Index of the section in the talk."""


class OverviewScreen(ListRoom):
    """A table over the rehearsal of the screen below, live."""

    ABOUT = (
        "Every section: its words, when it starts by plan, its budget and what you spent on it. "
        "The clock goes on while you look. Enter goes on with the chosen section, s reads the talk "
        "aloud from there."
    )
    BINDINGS: ClassVar = bindings(COMMANDS)
    HINTS: ClassVar = HINTS

    follows_run = True

    def __init__(self, below: RehearseScreen) -> None:
        super().__init__()
        self._below = below
        self._chosen = ChosenRow(below.rehearsal.position)

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here."""
        listens = not self._below.rehearsal.for_real
        commands = [each for each in COMMANDS if listens or each.action != "listen"]
        return in_phase(self._below.others.phase, commands)

    @property
    def news(self) -> Row:
        """What was told here; else what was told of the run: nobody sees it below."""
        return super().news if self._news else self._below.news

    def compose(self) -> ComposeResult:
        """Head, table, sentences, clocks."""
        yield Rows(id="title")
        yield Rows(id="strip")
        yield Rows(classes="gap")
        yield Rows(id="header")
        yield Rows(id="table", classes="grows")
        yield Rows(id="news")
        yield Rows(id="by-plan")
        yield Rows(id="lands")
        yield Rows(id="forecast")
        yield Rows(id="talk")
        yield Rows(id="keys")

    def project(self) -> None:
        """Draw everything as it is now."""
        width = self.size.width
        if not self.can_draw:
            return
        below, glyphs = self._below, self.rehearse_app.glyphs
        now = below.instant()
        reading = below.rehearsal.reading(now)
        plan = below.plan
        shown = below.mode.shown(reading)
        right = f"{below.mode.doing(shown)}   {shown.place} of {shown.places}"
        variant = head.variant_words(plan, reading.phase)
        self.show_row("#title", head.title_row(plan.talk.title, right, width, glyphs, variant))
        strip = head.strip_row(
            plan,
            below.rehearsal.scope,
            reading,
            lambda index: below.rehearsal.spent_s(index, now),
            width,
            glyphs,
        )
        self.show_row("#strip", strip)
        outlook = below.prospects.outlook
        splits = outlook.splits if outlook else ()
        leave_by_s = below.prospects.leave_by_s(now)
        columns = plan_columns(plan, splits, leave_by_s)
        self.show_row("#header", plan_header(columns, width, glyphs))
        table = self.query_one("#table", Rows)
        parts = self._chosen.in_sight(plan.sections, table.size.height)
        rows = [
            self._line(
                part,
                reading,
                now,
                columns,
                splits[part.position] if splits else None,
                leave_by_s.get(part.position),
                chosen=chosen,
            )
            for part, chosen in parts
        ]
        table.show(rows)
        self.show_row("#news", indented(self.news))
        self.show_row("#by-plan", foot.fact_row(self._by_plan(reading), "", width, glyphs))
        self.show_row("#lands", foot.fact_row(self._lands(reading), "", width, glyphs))
        likely = foot.sentence_rows(
            below.prospects.live_sentence(now, width - 2 * MARGIN), width, glyphs
        )
        forecast = self.query_one("#forecast", Rows)
        forecast.styles.height = len(likely)
        forecast.show(likely)
        is_ready = reading.phase == READY
        ends = foot.ends_at(reading, self.rehearse_app.clock.wall() + below.others.ahead_s)
        light = light_now(plan, reading)
        self.show_row("#talk", () if is_ready else foot.talk_row(reading, ends, width, light))
        self.show_row("#keys", self.keys_row(width))

    def _line(
        self,
        part: PlannedSection,
        reading: Reading,
        now: float,
        columns: PlanColumns,
        split: Split | None,
        leave_by_s: float | None,
        *,
        chosen: bool,
    ) -> Row:
        rehearsal, roles = self._below.rehearsal, self._below.others.roles
        spent_s = rehearsal.spent_s(part.position, now)
        stand_in = self._below.others.voice
        if stand_in is not None and part.position == rehearsal.position:
            # Opened and waited at.
            spent_s = spent_s or None
        in_scope = part.position in rehearsal.scope
        status = Piece("" if in_scope else "not in part", DIM)
        if roles is not None and part.position not in roles.own:
            speaker = self._below.plan.talk.speaker_of(part.section) or "another"
            status = Piece(fit(speaker, STATUS - 2, self.rehearse_app.glyphs.ellipsis), DIM)
        if stand_in is not None and part.position == stand_in.section:
            status = Piece("now", ACCENT)
        elif stand_in is not None and part.position == rehearsal.position and spent_s is None:
            status = Piece("then you", DIM)
        elif spent_s is not None:
            here = stand_in.section if stand_in else reading.position
            opened = None if reading.phase == READY else here
            status = spent_status(part, spent_s, opened, reading.thresholds.on_time_s)
        return plan_row(
            part,
            spent_s,
            status,
            columns,
            self.size.width,
            self.rehearse_app.glyphs,
            chosen=chosen,
            in_scope=in_scope,
            split=split,
            leave_by_s=leave_by_s,
        )

    def _by_plan(self, reading: Reading) -> str:
        """Where the plan has the speaker by now."""
        rehearsal, plan = self._below.rehearsal, self._below.plan
        if reading.phase == READY:
            return wording.plan_words(plan)
        at_s = 0.0
        for index in rehearsal.scope:
            part = plan.sections[index]
            if reading.elapsed_s < at_s + part.budget_s:
                into = clock(timespan.whole_down(reading.elapsed_s - at_s))
                name = short_name([p.section.title for p in plan.sections], index)
                return f"By plan you would be {into} into {name}: {wording.drift(reading).text}."
            at_s += part.budget_s
        return f"By plan you would be done: {wording.drift(reading).text}."

    def _lands(self, reading: Reading) -> str:
        plan = self._below.plan
        if reading.phase == READY:
            return ""
        pace = pace_words(plan.pace, plan.spoken)
        if self._below.preparation.own_pace is not None:
            pace = "your own pace"
        at = f"At {pace} this "
        cells = self.size.width - 2 * MARGIN - len(at)
        landing = foot.landing_words(plan, reading, self.rehearse_app.glyphs, cells)
        if landing:
            return f"{at}{landing}."
        lands = clock(timespan.whole_up(reading.lands_s))
        verdict = "Nothing has to go."
        if reading.lands_s > reading.given_s:
            verdict = "Within 5 s counts as on time."
        return f"At {pace} you land at {lands}. {verdict}"

    def action_move(self, rows: int) -> None:
        """Choose another section."""
        self._chosen.move(rows, len(self._below.plan.sections))
        self.tell("")

    def action_go(self) -> None:
        """Go on with the chosen section."""
        if self._chosen.at not in self._below.rehearsal.scope:
            self.tell("that section is not in this part")
            return
        self.dismiss(self._chosen.at)

    def action_start_pause(self) -> None:
        """The clock of the screen below."""
        self._below.action_start_pause()
        self.project()

    def action_listen(self) -> None:
        """Hear the talk from the chosen section on; not while it is given."""
        if self._below.rehearsal.for_real:
            self.tell("no sound while you give the talk")
            return
        self.dismiss(ListenFrom(self._chosen.at))

    def action_undo(self) -> None:
        """The last move, in the screen below."""
        self._below.action_undo()
        self.project()

    def action_close(self) -> None:
        """Back to the words, nothing changed."""
        self.dismiss(None)
