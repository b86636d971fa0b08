"""What the orders of a rehearsal work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.plan import Plan
from rehearse.core.reading import Reading
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.signal_choices import ALL
from rehearse.core.spoken_signals import Signals
from rehearse.plain.earlier import Earlier
from rehearse.plain.guard import Guard
from rehearse.plain.orders import Order
from rehearse.plain.outside import Outside
from rehearse.rehearsing.preparation import Preparation

if TYPE_CHECKING:
    from rehearse.core.run import Run
    from rehearse.core.standing_in import Roles
    from rehearse.history.lines import RunLine
    from rehearse.plain.standing_in import StandingIn


class Desk:
    """The rehearsal with all that belongs to it."""

    def __init__(
        self,
        outside: Outside,
        preparation: Preparation,
        *,
        resume: bool = False,
        weak: bool = False,
        signals: str = ALL,
    ) -> None:
        self.outside = outside
        self.preparation = preparation
        self.rehearsal: Rehearsal = preparation.rehearsal()
        self.guard = Guard(outside)
        self.signals = Signals(signals)
        self.earlier = Earlier()
        """What the runs that are kept say."""
        self.last_full: Run | None = None
        """The full run before this one, to compare with."""
        self.standing_in: StandingIn | None = None
        """While the voice speaks for another speaker."""
        self.resume_asked = resume
        self.weak_asked = weak
        self.unfinished: RunLine | None = None
        self.told: set[int] = set()
        """The sections whose text was said."""
        self.numbers: dict[str, int] = {}
        """Of the runs that were kept, by their keys."""
        self.paragraph = -1
        self.listens = False

    @property
    def plan(self) -> Plan:
        """What is spoken by; it stands from the start of a run to its end."""
        return self.rehearsal.plan

    @property
    def roles(self) -> Roles | None:
        """Who speaks what, where the voice stands in for the others."""
        roles = self.preparation.roles
        return roles if roles and set(self.rehearsal.scope) <= set(roles.own) else None

    def heed(self, order: Order) -> None:
        """Do what is asked for."""
        raise NotImplementedError

    def take_up(self, rehearsal: Rehearsal) -> None:
        """Another rehearsal takes the place of this one."""
        raise NotImplementedError

    def stop_the_clock(self) -> None:
        """Pause, and keep what was spoken."""
        raise NotImplementedError

    def before_leaving(self) -> None:
        """What was spoken is kept, and can be resumed."""
        raise NotImplementedError

    def project(self, now: float) -> Reading:
        """Tell what is due at this instant, and set the timer for what comes next."""
        raise NotImplementedError

    def arm(self, now: float) -> None:
        """Set the timer for what comes next."""
        raise NotImplementedError

    def moved(self, now: float, *, is_onward: bool = False) -> None:
        """Say where the rehearsal stands now, or look back at it where it has ended.

        `is_onward`: what others say before it is heard first, where a voice does that.
        """
        raise NotImplementedError

    def stand_in(self, now: float) -> bool:
        """Let the voice speak what others say before this section; whether anybody does."""
        raise NotImplementedError

    def say_section(self) -> None:
        """The section's announcement, and its text the first time."""
        raise NotImplementedError

    def text(self) -> list[str]:
        """The lines of this section."""
        raise NotImplementedError


def sentence_of(problem: str) -> str:
    """What went wrong, as a sentence of its own."""
    capital = f"{problem[:1].upper()}{problem[1:]}"
    return capital if capital.endswith((".", "?", "!")) else f"{capital}."
