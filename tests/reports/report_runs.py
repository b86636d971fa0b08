"""A talk about bread, and runs of it, for the reports."""

from __future__ import annotations

from typing import NamedTuple

from rehearse.core.clock import wall_of
from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.run import Run
from rehearse.core.talk import Talk, section, talk

NOW = wall_of("2026-11-24T21:00:00Z")

PACE = Pace(120.0, 240.0)


def words(number: int) -> str:
    """So many words."""
    return " ".join(["crumb"] * number)


def bread_talk(slot_s: float | None = 300.0) -> Talk:
    """Six sections, one of them pinned, one optional, one with a pause."""
    return talk(
        "Bread and patience: what a sourdough teaches people who are always in a hurry",
        [
            section("Good morning", words(40)),
            section("Flour, water and salt are all that there is in it, and time", words(150)),
            section("Waiting", words(100) + "\n\n[pause 4s]"),
            section("Demo", pin_s=60.0),
            section("For bakers only", words(60), optional=True),
            section("Breaking it", words(90)),
        ],
        pace=PACE,
        slot_s=slot_s,
    )


def library_talk() -> Talk:
    """Two speakers and two scripts."""
    return talk(
        "駅から五分",
        [
            section("五分", "駅から五分の図書館" * 20, speaker="Aoi"),
            section("And in English", words(50), speaker="Ben"),
        ],
        pace=PACE,
        slot_s=120.0,
        language="ja",
    )


def spoken(plan: Plan, *elapsed_s: float, number: int, started_at: str) -> Run:
    """A run to its end, with these seconds for its sections."""
    rehearsal = Rehearsal(plan, key=f"key {number}")
    now = 0.0
    rehearsal.start(now, started_at)
    for seconds in elapsed_s:
        now += seconds
        rehearsal.next(now)
    return rehearsal.record(now)._replace(number=number)


def full_run() -> Run:
    """Over, most of it in two sections."""
    return spoken(
        make_plan(bread_talk()),
        22.0,
        98.5,
        55.0,
        61.0,
        36.0,
        48.0,
        number=5,
        started_at="2026-11-24T20:14:00Z",
    )


def run_before() -> Run:
    """A full run, a day earlier."""
    return spoken(
        make_plan(bread_talk()),
        20.0,
        104.0,
        55.0,
        70.0,
        33.0,
        49.0,
        number=4,
        started_at="2026-11-23T20:14:00Z",
    )


def eventful_run() -> Run:
    """A retake, a section leafed through, one left out, one broken off late."""
    rehearsal = Rehearsal(make_plan(bread_talk()), key="key 6", for_real=True)
    rehearsal.start(0.0, "2026-11-24T20:30:00Z")
    rehearsal.next(21.0)
    rehearsal.retake(50.0)
    rehearsal.stumble(60.0)
    rehearsal.next(129.0)
    rehearsal.pause(132.0)
    rehearsal.go_on(200.0)
    rehearsal.next(203.0)
    rehearsal.jump(4, 203.0)
    rehearsal.finish(250.0)
    return rehearsal.record(250.0)._replace(number=6)


def part_run() -> Run:
    """Two sections alone, inside their budgets."""
    rehearsal = Rehearsal(make_plan(bread_talk()), key="key 7", scope=(1, 5))
    rehearsal.start(0.0, "2026-11-24T20:40:00Z")
    rehearsal.next(80.0)
    rehearsal.next(125.0)
    return rehearsal.record(125.0)._replace(number=7)


class Line(NamedTuple):
    """What a list says of a run."""

    number: int
    talk: str
    title: str
    started_at: str
    slot_s: float
    elapsed_s: float
    finished: bool = True
    full: bool = True
    partial: bool = False
    cut_short: bool = False
    for_real: bool = False
    scope: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    words: int = 440
    characters: int = 0
    section: str = "Breaking it"
    variant: str = ""

    @property
    def overrun_s(self) -> float:
        """Seconds over the slot."""
        return max(0.0, self.elapsed_s - self.slot_s)


def some_lines() -> list[Line]:
    """Runs of one talk, newest first."""
    title = bread_talk().title
    made = (
        Line(8, "bread", title, "2026-11-24T20:41:00Z", 300.0, 318.4, words=409, for_real=True),
        Line(7, "bread", title, "2026-11-24T20:40:00Z", 135.0, 125.0, full=False, partial=True),
        Line(6, "bread", title, "2026-11-24T20:30:00Z", 300.0, 150.0, full=False, cut_short=True),
        Line(5, "bread", title, "2026-11-24T20:14:00Z", 300.0, 320.5),
        Line(4, "bread", title, "2026-11-23T20:14:00Z", 300.0, 299.0),
        Line(3, "bread", title, "2026-11-20T09:02:00Z", 300.0, 90.0, finished=False, full=False),
        Line(2, "bread", title, "2026-11-20T09:00:00Z", 300.0, 200.0, full=False),
        Line(1, "bread", title, "2025-03-01T09:00:00Z", 300.0, 3700.0, words=500),
    )
    return [
        line._replace(scope=(1, 5))
        if line.partial
        else line._replace(section="Waiting")
        if not line.full
        else line
        for line in made
    ]
