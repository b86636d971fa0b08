"""The mode in which the speaker speaks: a countdown, and how far the talk is from its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import wording
from rehearse.core.reading import READY, Reading
from rehearse.core.signals import light_now
from rehearse.core.standing_in import roles_words
from rehearse.tui.commands import Command
from rehearse.tui.draw import foot, head
from rehearse.tui.draw.row import DIM, MARGIN, TEXT, Row
from rehearse.tui.draw.ticks import until_change_s
from rehearse.tui.screens.listening_commands import OF_THE_VOICE
from rehearse.tui.screens.rehearse_commands import OFF_FOR_REAL, commands_in, described_in
from rehearse.tui.screens.standing_in_commands import OF_THE_STAND_IN
from rehearse.tui.widgets.script_view import Word

if TYPE_CHECKING:
    from rehearse.tui.screens.rehearse import RehearseScreen


class Speaking:
    """The `Mode` that the screen is in unless another takes its place."""

    def __init__(self, screen: RehearseScreen) -> None:
        self._screen = screen

    def commands(self) -> tuple[Command, ...]:
        """What means something in this phase."""
        rehearsal = self._screen.rehearsal
        return commands_in(rehearsal.phase, for_real=rehearsal.for_real)

    def described(self) -> tuple[Command, ...]:
        """The keys of all phases."""
        rehearsal = self._screen.rehearsal
        return described_in(rehearsal.phase, for_real=rehearsal.for_real)

    def takes(self, action: str) -> bool:
        """While a talk is given, nothing that could disturb it."""
        if action in (OF_THE_VOICE, OF_THE_STAND_IN):
            return False
        return not (self._screen.rehearsal.for_real and action in OFF_FOR_REAL)

    def shown(self, reading: Reading) -> Reading:
        """The section that is spoken."""
        return reading

    def end(self) -> None:
        """It goes on until the run ends."""

    def draw_what_moves(self) -> bool:
        """Clocks, bar and mark move together."""
        return False

    def doing(self, reading: Reading) -> str:
        """The phase."""
        return f"{reading.phase}, for real" if self._screen.rehearsal.for_real else reading.phase

    def clock(self, reading: Reading) -> Row:
        """What is left of the section's budget."""
        return head.clock_row(reading)

    def bar(self, reading: Reading, width: int) -> Row:
        """The countdown bar."""
        return head.bar_row(reading, width, self._screen.rehearse_app.glyphs)

    def facts(self, reading: Reading, width: int) -> list[Row]:
        """Before the start what the talk needs, then what comes next and the clock of the talk."""
        screen = self._screen
        app, plan = screen.rehearse_app, screen.plan
        if reading.phase == READY:
            prospects = screen.prospects
            before = screen.earlier.sentence(plan, prospects, width - 2 * MARGIN)
            roles = screen.others.roles
            if roles is not None:
                about = roles_words(plan, roles)
            else:
                about = prospects.part_words or wording.plan_words(plan, prospects.takes_s)
                if len(about) > width - 2 * MARGIN:
                    # How much there is goes before how long it takes.
                    about = about.partition(": ")[2]
            key = screen.key_for("practise")
            hints = ("", self._practice_hint(key))
            if prospects.practises:
                hints = (f"{key} whole talk", "")
            return [
                foot.fact_row(about, hints[0], width, app.glyphs, TEXT),
                foot.fact_row(before, hints[1], width, app.glyphs, DIM),
            ]
        ends = foot.ends_at(reading, app.clock.wall() + screen.others.ahead_s)
        return [
            foot.next_row(plan, reading, width, app.glyphs),
            foot.talk_row(reading, ends, width, light_now(plan, reading)),
        ]

    def _practice_hint(self, key: str) -> str:
        can_practise = self._screen.prospects.can_practise and self.takes("practise")
        return f"{key} practise" if can_practise else ""

    def mark_share(self, reading: Reading) -> float | None:
        """Where the speaker should be by now."""
        return reading.section_elapsed_s / reading.budget_s if reading.budget_s else None

    def word(self, reading: Reading) -> Word | None:
        """The speaker's eyes find the words by themselves."""
        del reading
        return None

    def until_change_s(self, reading: Reading, mark_share: float | None) -> float | None:
        """Until a clock, the bar or the mark moves."""
        return until_change_s(reading, mark_share)
