"""What the rehearse screen is used for: what can be done then, and how the clocks look."""

from __future__ import annotations

from typing import Protocol

from rehearse.core.reading import Reading
from rehearse.tui.commands import Command
from rehearse.tui.draw.row import Row
from rehearse.tui.widgets.script_view import Word


class Mode(Protocol):
    """One use of the screen, an object of its own in `RehearseScreen.mode`.

    `Speaking` is what it begins with. Whoever puts another in its place for a while binds that
    mode's keys on the screen too: where a key is bound twice, it does what the mode `takes`.
    """

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done now; the line of keys and the palette read it."""
        ...

    def described(self) -> tuple[Command, ...]:
        """What the help lists: the same, with what can be done in another phase of the run."""
        ...

    def takes(self, action: str) -> bool:
        """Whether this action, by its name, is on."""
        ...

    def shown(self, reading: Reading) -> Reading:
        """What the head and the words are drawn from: it may be at another section.

        Everything else here is asked with this one.
        """
        ...

    def end(self) -> None:
        """Whatever goes on in it ends: another screen takes over, or the program is stopped."""
        ...

    def draw_what_moves(self) -> bool:
        """Draw what alone has changed when the timer is due; False where all is to be drawn."""
        ...

    def doing(self, reading: Reading) -> str:
        """What goes on, in a word for the row of the title: the phase, while speaking."""
        ...

    def clock(self, reading: Reading) -> Row:
        """The countdown in words, at the right of the section's title."""
        ...

    def bar(self, reading: Reading, width: int) -> Row:
        """The bar over the whole width."""
        ...

    def facts(self, reading: Reading, width: int) -> list[Row]:
        """The two rows between the news and the keys."""
        ...

    def mark_share(self, reading: Reading) -> float | None:
        """How much of the section's load (0 to 1) is done at the mark; None: no mark."""
        ...

    def word(self, reading: Reading) -> Word | None:
        """The word that is lit, None for none."""
        ...

    def until_change_s(self, reading: Reading, mark_share: float | None) -> float | None:
        """Seconds until something looks different; None while nothing moves.

        `mark_share` is the share at which the mark goes to its next line.
        """
        ...
