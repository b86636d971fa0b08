"""A world for the rooms of the plain mode: a clock turned by hand, and what was said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rehearse.core.clock import Clock, wall_of
from rehearse.core.pace import Pace
from rehearse.core.run import Run
from rehearse.core.settings import Settings
from rehearse.core.talk import Section, Talk, section, talk
from rehearse.history.store import Store
from rehearse.plain.aloud import Aloud
from rehearse.plain.orders import order_of_line
from rehearse.plain.outside import Room
from rehearse.plain.rehearsing import Rehearsing
from rehearse.rehearsing.preparation import Preparation

T = TypeVar("T")

NOON = wall_of("2026-11-24T12:00:00Z")


class TurnedClock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.turned_s = 0.0

    def now(self) -> float:
        """See `Clock.now`."""
        return 1000.0 + self.turned_s

    def wall(self) -> float:
        """See `Clock.wall`."""
        return NOON + self.turned_s


class SaidAloud:
    """What a voice was asked to read; it is done when a test says so."""

    def __init__(self) -> None:
        self.read_s: list[tuple[tuple[int, ...], float]] = []
        self.ended: Callable[[str], None] | None = None

    def read(
        self,
        sections: tuple[int, ...],
        say: Callable[[str], None],
        ended: Callable[[str], None],
        factor: float = 1.0,
    ) -> None:
        """See `Aloud.read`."""
        self.read_s.append((sections, round(factor, 2)))
        self.ended = ended
        say("(the voice)")

    def stop(self) -> None:
        """See `Aloud.stop`."""
        self.ended = None


class World:
    """An `Outside` with a real history, whose timer is run by `turn`."""

    def __init__(self, home: Path, *, by_lines: bool = True) -> None:
        self.turned = TurnedClock()
        self.clock: Clock = self.turned
        self.settings = Settings()
        self.by_lines = by_lines
        self.store = Store.open(str(home / "history.db"))
        self.said: list[str] = []
        self.wakes = 0
        self.due: float | None = None
        self.rooms: list[Room] = []
        self.asked: Callable[[str], None] | None = None
        self.saves: list[Run] = []
        self.edited: tuple[Talk | None, str] = (None, "no editor here")
        self.voice = SaidAloud()
        self.is_left = False
        self.keeps = True
        """What is saved goes into the history too."""

    # -- what a test does ------------------------------------------------------------------------

    def rehearse(self, whole: Talk, **changes: object) -> Rehearsing:
        """Begin with a talk."""
        own = {name: changes.pop(name) for name in ("resume", "weak", "signals") if name in changes}
        fixed: dict[str, object] = {"scope": None, "slot_s": None, "pace": None, "for_real": False}
        room = Rehearsing(self, Preparation(whole, **{**fixed, **changes}), **own)  # type: ignore[arg-type]
        self.move_to(room)
        room.enter()
        return room

    def type(self, *lines: str) -> list[str]:
        """Type lines; what is said then."""
        before = len(self.said)
        for line in lines:
            asked, self.asked = self.asked, None
            if asked is None:
                self.rooms[-1].heed(order_of_line(line))
            else:
                asked(line)
        return self.said[before:]

    def turn(self, seconds: float) -> list[str]:
        """Let time go by, the timer calling when it is due; what is said then."""
        before, end = len(self.said), self.turned.turned_s + seconds
        while self.due is not None and self.due <= 1000.0 + end + 1e-9:
            self.turned.turned_s = max(self.turned.turned_s, self.due - 1000.0)
            self.due = None
            self.wakes += 1
            self.rooms[-1].tick()
        self.turned.turned_s = end
        return self.said[before:]

    def sleep(self, seconds: float) -> None:
        """Let time go by with the timer asleep."""
        self.turned.turned_s += seconds

    # -- what rooms ask for ----------------------------------------------------------------------

    def say(self, *lines: str) -> None:
        """See `Outside.say`."""
        self.said += lines

    def signal(self, words: str) -> None:
        """See `Outside.signal`."""
        self.said.append(words)

    def keep(self, run: Run) -> None:
        """See `Outside.keep`."""
        self.saves.append(run)
        number = self.store.save(run) if self.keeps else None
        if number is not None and self.rooms:
            self.rooms[-1].kept(run.key, number)

    def look_up(self, question: Callable[[Store], T], then: Callable[[T | None], None]) -> None:
        """See `Outside.look_up`."""
        then(question(self.store))

    def ask(self, question: str, then: Callable[[str], None]) -> None:
        """See `Outside.ask`."""
        self.said.append(question)
        self.asked = then

    def edit(self, whole: Talk, line: int) -> tuple[Talk | None, str]:
        """See `Outside.edit`."""
        del whole, line
        return self.edited

    def arm(self, wait_s: float | None) -> None:
        """See `Outside.arm`."""
        self.due = None if wait_s is None else self.clock.now() + wait_s

    def aloud(self, whole: Talk, pace: Pace) -> Aloud:
        """See `Outside.aloud`."""
        del whole, pace
        return self.voice  # type: ignore[return-value]

    def move_to(self, room: Room) -> None:
        """See `Outside.move_to`."""
        self.rooms = [room]

    def go_back(self) -> bool:
        """See `Outside.go_back`."""
        return False

    def leave(self) -> None:
        """See `Outside.leave`."""
        self.is_left = True
        self.rooms[-1].before_leaving()


def words(count: int) -> str:
    """So many words."""
    return " ".join(f"word{number}" for number in range(count))


def a_talk(*sections: Section, **changes: object) -> Talk:
    """Three sections of a minute each, or those given."""
    parts = sections or (
        section("Opening", "We *begin* here. [SLIDE 2]\n\nAnd go on. " + words(94)),
        section("Roles", words(100)),
        section("Closing", words(100)),
    )
    return talk("Bridges", parts, **{"slot_s": 180.0, **changes})  # type: ignore[arg-type]
