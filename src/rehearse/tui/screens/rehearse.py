"""The main screen: one section at a time, with its countdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan
from rehearse.core.reading import FINISHED, PAUSED, RUNNING
from rehearse.core.rehearsal import SAVE_EVERY_S, Rehearsal
from rehearse.core.settings import SIGNALS
from rehearse.core.talk import Talk
from rehearse.rehearsing.preparation import Preparation
from rehearse.tui.commands import Command, bindings
from rehearse.tui.draw import head
from rehearse.tui.draw.row import MARGIN, indented, split
from rehearse.tui.rehearsing.bell import Bell
from rehearse.tui.rehearsing.change_timer import ChangeTimer
from rehearse.tui.rehearsing.earlier_runs import EarlierRuns
from rehearse.tui.rehearsing.head_rows import head_rows
from rehearse.tui.rehearsing.other_speakers import OtherSpeakers
from rehearse.tui.rehearsing.prospects import Prospects
from rehearse.tui.rehearsing.run_guard import RunGuard
from rehearse.tui.rehearsing.speaking import Speaking
from rehearse.tui.room import Room
from rehearse.tui.screens.leading_keys import LeadingKeys
from rehearse.tui.screens.listening_commands import AROUND_LISTENING, LISTENING, LISTENING_HINTS
from rehearse.tui.screens.rehearse_commands import COMMANDS
from rehearse.tui.screens.standing_in_commands import (
    AROUND_THE_STAND_IN,
    STANDING_IN,
    STANDING_IN_HINTS,
)
from rehearse.tui.widgets.rows import Rows
from rehearse.tui.widgets.script_view import ScriptView

if TYPE_CHECKING:
    from rehearse.tui.rehearsing.listening import Listening
    from rehearse.tui.rehearsing.mode import Mode
    from rehearse.tui.rehearsing.talk_voice import TalkVoice


class RehearseScreen(LeadingKeys):
    """Holds the rehearsal, reads the clock once per event, and hands readings to the widgets."""

    ABOUT = (
        "One section at a time. The bar empties with the section's budget, which is its share of "
        "the words; the mark in the margin stands where you should be by now. Nothing runs until "
        "you press space; s reads the section aloud at the talk's own pace. An ! in the margin "
        "stands where you stumbled in one of the last runs."
    )
    BINDINGS: ClassVar = [*bindings(COMMANDS), *bindings(LISTENING), *bindings(STANDING_IN)]
    AT_ONCE: ClassVar = tuple(
        frozenset(command.id for command in commands) | more
        for commands, more in (
            (COMMANDS, frozenset()),
            (LISTENING, AROUND_LISTENING | {"help", "palette", "leave"}),
            (STANDING_IN, AROUND_THE_STAND_IN | {"help", "palette"}),
        )
    )
    HINTS: ClassVar[tuple[str, ...]] = (
        *LISTENING_HINTS,
        *STANDING_IN_HINTS,
        "start",
        "next",
        "back",
        "listen",
        "slot",
        "retake",
        "undo",
        "overview",
        "history",
    )

    def __init__(
        self,
        talk: Talk,
        *,
        scope: tuple[int, ...] | None = None,
        slot_s: float | None = None,
        pace: Pace | None = None,
        resume: bool = False,
        for_real: bool = False,
        speaker: str = "",
        practise: bool = False,
    ) -> None:
        super().__init__()
        settings = self.rehearse_app.settings
        self.preparation = Preparation(
            talk,
            scope=scope,
            slot_s=slot_s,
            pace=pace,
            for_real=for_real,
            speaker=speaker,
            thresholds=settings.thresholds,
        )
        self._bell = Bell(self.app.bell) if settings.bell == SIGNALS and not for_real else None
        self.rehearsal: Rehearsal = self.preparation.rehearsal()
        self.earlier = EarlierRuns(self, resume=resume)
        self.prospects = Prospects(self, practise=practise)
        self.mode: Mode = Speaking(self)
        self.listening: Listening | None = None
        """The mode while the voice is heard."""
        self.others = OtherSpeakers(self)
        self.voice: TalkVoice | None = None
        """What reads this talk aloud, once that was asked for."""
        self.timer = ChangeTimer(self, self.tick)
        self.guard = RunGuard(self)
        self._shown_position: int | None = None

    @property
    def whole(self) -> RehearseScreen:
        """This screen, as those know it that it leads to."""
        return self

    @property
    def plan(self) -> Plan:
        """What is spoken by; it stands from the start of a run to its end."""
        return self.rehearsal.plan

    # -- the screen ------------------------------------------------------------------------------

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done now."""
        return self.mode.commands()

    def described(self) -> tuple[Command, ...]:
        """The keys that the help lists."""
        return self.mode.described()

    def hinted(self) -> tuple[str, ...]:
        """Undo only where there is a move to take back."""
        if self.rehearsal.reading(self.instant()).can_undo:
            return self.HINTS
        return tuple(name for name in self.HINTS if name != "undo")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The mode decides."""
        del parameters
        return self.mode.takes(action)

    def compose(self) -> ComposeResult:
        """Four rows and a gap above the words, four rows below: few widgets start fast."""
        yield Rows(id="head")
        # The countdown and the end of the bar stand apart: where the end of a row changes, Textual
        # sends all of its widget's row.
        yield Rows(id="clock")
        settings = self.rehearse_app.settings
        yield ScriptView(
            self.rehearse_app.glyphs,
            longest_line=settings.text_width,
            spacing=settings.line_spacing,
            id="script",
        )
        yield Rows(id="foot")

    @property
    def script(self) -> ScriptView:
        """The words."""
        return self.query_one("#script", ScriptView)

    def on_mount(self) -> None:
        """The history is opened once the first picture stands."""
        self.call_after_refresh(self.look_back)

    def look_back(self) -> None:
        """Ask the history for earlier runs of this talk, and what they say of the next one."""
        self.earlier.look_back()
        self.prospects.look_back()

    def on_screen_resume(self) -> None:
        """Another screen was closed."""
        if self.size.width:
            self.project()

    def project(self) -> None:
        """Draw everything as it is at this instant, and arm the timer for the next change."""
        now = self.instant()
        if not self.can_draw:
            # A run is saved each second though nothing is seen.
            self.timer.arm(now, SAVE_EVERY_S if self.others.phase == RUNNING else None)
            return
        spoken, width = self.rehearsal.reading(now), self.size.width
        if self._bell is not None:
            self._bell.heed(spoken)
        reading = self.mode.shown(spoken)
        glyphs, doing = self.rehearse_app.glyphs, self.mode.doing(reading)
        above = head_rows(self.rehearsal, reading, now, doing, width, glyphs)
        bar_left, bar_right = split(self.mode.bar(reading, width), width - head.CLOCK_WIDTH)
        self.query_one("#head", Rows).show([*above, bar_left])
        self.query_one("#clock", Rows).show([self.mode.clock(reading), bar_right])
        script = self.script
        if reading.position != self._shown_position:
            self._shown_position = reading.position
            script.open(self.plan.sections[reading.position], self.plan.pace)
        script.mark(self.mode.mark_share(reading), self.mode.word(reading))
        keys = self.keys_row(width)
        news = self.news
        if not news and self.mode.takes("resume"):
            news = self.earlier.unfinished_row(width - 2 * MARGIN, glyphs)
        self.query_one("#foot", Rows).show([indented(news), *self.mode.facts(reading, width), keys])
        if reading.next_position is not None:
            self.call_after_refresh(script.prepare, self.plan.sections[reading.next_position])
        self.timer.arm(now, self.mode.until_change_s(reading, script.next_mark_share()))
        on_top = self.app.screen
        if on_top is not self and isinstance(on_top, Room) and on_top.follows_run:
            on_top.project()

    # -- time ------------------------------------------------------------------------------------

    def instant(self) -> float:
        """The time now."""
        return self.guard.instant()

    def tick(self) -> None:
        """Something visible changes now."""
        self.guard.pause_if_nobody_is_there()
        if not self.mode.draw_what_moves():
            self.project()
        self.guard.save_before_the_next_tick()

    def moved(self, *, on_at: float | None = None) -> None:
        """Draw where the rehearsal stands now, or look back at it where it has ended."""
        self.others.leave()
        if on_at is not None:
            self.others.speak_before(on_at)
        if self.rehearsal.phase == FINISHED:
            from rehearse.tui.rehearsing.visits import visit_summary  # noqa: PLC0415

            self.timer.stop()
            # At once: quick keys put another rehearsal in the place of this one.
            self.guard.save(self.instant())
            visit_summary(self)
            return
        self.script.follows = True
        self.project()
        # The thread that saves is not to compete with the picture.
        self.call_after_refresh(lambda: self.guard.save(self.instant()))

    def stop_the_clock(self) -> None:
        """Pause, and keep what was spoken."""
        now = self.pressed()
        self.mode.end()
        if self.rehearsal.pause(now):
            self.guard.save(now)
        self.project()

    def before_leaving(self) -> None:
        """What was spoken is kept, and can be resumed."""
        self.mode.end()
        if self.rehearsal.phase in (RUNNING, PAUSED):
            self.guard.save(self.instant())

    def before_suspending(self) -> None:
        """The clock stops with the program."""
        self.stop_the_clock()

    # -- which rehearsal -------------------------------------------------------------------------

    def open_anew(self) -> None:
        """The words of this section are drawn from their beginning."""
        self._shown_position = None

    def take_up(self, rehearsal: Rehearsal) -> None:
        """Another rehearsal takes the place of this one."""
        self.rehearsal = rehearsal
        self.open_anew()

    def prepare_anew(self) -> None:
        """A new rehearsal of what is prepared by now, at the same section."""
        position = self.rehearsal.position
        self.take_up(self.preparation.rehearsal())
        self.rehearsal.jump(position, self.instant())
