"""What the runs of the talks in a list say, of those that were chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.history.lines import TalkLine
    from rehearse.history.store import Store
    from rehearse.tui.draw.shelf import Shelved
    from rehearse.tui.room import Room


class Outlooks:
    """Asks the history for a talk when it is chosen first, and has the screen drawn anew."""

    def __init__(self, screen: Room) -> None:
        self._screen = screen
        self._told: dict[str, list[str]] = {}
        """By the talk's id; empty until the history has answered."""

    def forget(self) -> None:
        """There may be new runs."""
        self._told = {}

    def told(self, item: Shelved, kept: TalkLine | None) -> Sequence[str]:
        """What the runs of a talk say; `kept` is what the history has of it."""
        talk, plan, app = item.talk, item.plan, self._screen.rehearse_app
        if talk is None or plan is None or kept is None:
            return ()
        if talk.id not in self._told:
            self._told[talk.id] = []
            wall = app.clock.wall()

            def question(store: Store) -> list[str]:
                from rehearse.core.stats.outlook import outlook_in_short, outlook_of  # noqa: PLC0415

                past = store.past(store.key_of(talk), talk.sections, variant=talk.variant)
                return outlook_in_short(outlook_of(past, plan, wall))

            app.ask(question, partial(self._remember, talk.id))
        return self._told[talk.id]

    def _remember(self, talk: str, told: list[str]) -> None:
        self._told[talk] = told
        self._screen.project()
