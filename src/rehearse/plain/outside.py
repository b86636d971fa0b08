"""What a room of the plain mode needs of the world around it, and what a room is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from rehearse.core.clock import Clock
from rehearse.core.settings import Settings

if TYPE_CHECKING:
    from rehearse.core.pace import Pace
    from rehearse.core.run import Run
    from rehearse.core.talk import Talk
    from rehearse.history.store import Store
    from rehearse.plain.aloud import Aloud
    from rehearse.plain.orders import Order

T = TypeVar("T")


class Room(Protocol):
    """What is gone on with at the moment: a list of talks, a rehearsal, a run looked back at."""

    def enter(self) -> None:
        """Say where one is."""
        ...

    def heed(self, order: Order) -> None:
        """Do what is asked for."""
        ...

    def tick(self) -> None:
        """The timer is due."""
        ...

    def stop_the_clock(self) -> None:
        """Whoever rehearses is gone for a while: pause, and keep what was spoken."""
        ...

    def before_leaving(self) -> None:
        """Keep what was spoken."""
        ...

    def kept(self, key: str, number: int) -> None:
        """A run was kept under this number."""
        ...


class Outside(Protocol):
    """The program around a room."""

    clock: Clock
    settings: Settings

    @property
    def by_lines(self) -> bool:
        """Commands come as lines, for there is no terminal to press keys on."""
        ...

    def say(self, *lines: str) -> None:
        """Write lines."""
        ...

    def signal(self, words: str) -> None:
        """Tell a moment, with the bell where that is wanted."""
        ...

    def keep(self, run: Run) -> None:
        """Save a run soon."""
        ...

    def look_up(self, question: Callable[[Store], T], then: Callable[[T | None], None]) -> None:
        """Ask the history; `then` is called with the answer, None for none; keys wait for it."""
        ...

    def ask(self, question: str, then: Callable[[str], None]) -> None:
        """Have a line typed."""
        ...

    def edit(self, talk: Talk, line: int) -> tuple[Talk | None, str]:
        """The talk as it is after the editor, or None with what went wrong."""
        ...

    def arm(self, wait_s: float | None) -> None:
        """Have the room's `tick` called in so many seconds; None: not at all."""
        ...

    def aloud(self, talk: Talk, pace: Pace) -> Aloud:
        """The voice of a talk."""
        ...

    def move_to(self, room: Room) -> None:
        """What is typed goes to another room from now on."""
        ...

    def go_back(self) -> bool:
        """To the list of talks; False where there is none."""
        ...

    def leave(self) -> None:
        """End."""
        ...
