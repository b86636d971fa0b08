"""The talk's other speakers, whom the voice speaks for in a rehearsal as one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.reading import PAUSED, RUNNING
from rehearse.core.standing_in import Roles

if TYPE_CHECKING:
    from rehearse.tui.rehearsing.standing_in import StandIn
    from rehearse.tui.screens.rehearse import RehearseScreen


class OtherSpeakers:
    """Knows what they say and when; without `--as`, nobody is here."""

    def __init__(self, screen: RehearseScreen) -> None:
        self._screen = screen
        self.voice: StandIn | None = None
        """The mode while the voice speaks for one of them."""
        self.are_silent = False
        """The voice was asked to be silent whenever it speaks for somebody."""

    @property
    def roles(self) -> Roles | None:
        """Who speaks what, where the voice stands in for the others."""
        roles = self._screen.preparation.roles
        return roles if roles and set(self._screen.rehearsal.scope) <= set(roles.own) else None

    @property
    def ahead_s(self) -> float:
        """Seconds that the voice speaks for them from here to the end of the run."""
        screen, roles = self._screen, self.roles
        ahead = roles.ahead(screen.rehearsal.position) if roles else ()
        return sum(screen.plan.sections[index].budget_s for index in ahead)

    @property
    def phase(self) -> str:
        """The phase that the key which starts and pauses goes by."""
        return self.voice.phase if self.voice else self._screen.rehearsal.phase

    def speak_before(self, now: float) -> None:
        """Let the voice speak what they say before the section that the run stands at."""
        if self.roles is not None and self._screen.rehearsal.phase in (RUNNING, PAUSED):
            from rehearse.tui.rehearsing.standing_in import stand_in  # noqa: PLC0415

            stand_in(self._screen, now)

    def leave(self) -> None:
        """The speaker's own section goes on."""
        if self.voice is not None:
            self.voice.leave()
