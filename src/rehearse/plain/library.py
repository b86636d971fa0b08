"""The talks there are, as a numbered list."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from rehearse.core import timespan, wording
from rehearse.core.clock import day
from rehearse.core.plan import Plan, PlanError, make_plan
from rehearse.core.settings import Settings
from rehearse.core.spoken_time import in_words, spoken
from rehearse.core.talk import Talk
from rehearse.plain.orders import Order
from rehearse.plain.outside import Outside
from rehearse.plain.rehearsing import Rehearsing
from rehearse.rehearsing.preparation import Preparation
from rehearse.talkfile.find import FoundTalk, talks_here
from rehearse.talkfile.load import TalkFileError, load

if TYPE_CHECKING:
    from rehearse.history.lines import TalkLine


class Shelved(NamedTuple):
    """A talk file: a talk with its plan, or what is wrong with it."""

    found: FoundTalk
    talk: Talk | None
    plan: Plan | None
    problem: str


class Library:
    """The room in which a talk is chosen."""

    def __init__(self, outside: Outside, *, signals: str) -> None:
        self._outside = outside
        self._signals = signals
        self._shelf: list[Shelved] = []

    def enter(self) -> None:
        """The list."""
        self._shelf = [_shelved(found, self._outside.settings) for found in talks_here()]
        self._outside.arm(None)
        self._outside.look_up(
            lambda store: {line.talk: line for line in store.talks()}, self._say_list
        )

    def _say_list(self, kept: dict[str, TalkLine] | None) -> None:
        outside, wall = self._outside, self._outside.clock.wall()
        lines = [
            f"{number}, {_line(item, (kept or {}).get(item.talk.id) if item.talk else None, wall)}."
            for number, item in enumerate(self._shelf, 1)
        ]
        outside.say(f"{wording.plural(len(lines), 'talk')}.", *lines)
        outside.say("Bring your own: rehearse import FILE makes a talk of notes of any kind.")
        self._ask()

    def _ask(self) -> None:
        self._outside.ask("Which talk? Its number or a part of its title; q leaves.", self._choose)

    def _choose(self, answer: str) -> None:
        typed = answer.strip()
        if typed.lower() in ("q", ":q", "quit", "leave"):
            self._outside.leave()
            return
        item = self._named(typed)
        if item is None:
            self._outside.say(f"No talk is called {typed[:40]!r}." if typed else "Type a number.")
        elif item.talk is None or item.plan is None:
            self._outside.say(item.problem)
        else:
            preparation = Preparation(
                item.talk,
                scope=None,
                slot_s=None,
                pace=None,
                for_real=False,
                thresholds=self._outside.settings.thresholds,
            )
            room = Rehearsing(self._outside, preparation, signals=self._signals)
            self._outside.move_to(room)
            room.enter()
            return
        self._ask()

    def _named(self, typed: str) -> Shelved | None:
        if typed.isdecimal():
            number = int(typed[:6])
            return self._shelf[number - 1] if 0 < number <= len(self._shelf) else None
        wanted = typed.casefold()
        near = [
            item
            for item in self._shelf
            if wanted and (wanted in _name(item).casefold() or wanted == item.found.name.casefold())
        ]
        return near[0] if near else None

    def heed(self, order: Order) -> None:
        """A key, where a line is asked for."""
        if order.name == "leave":
            self._outside.leave()
        else:
            self._ask()

    def tick(self) -> None:
        """Nothing moves here."""

    def stop_the_clock(self) -> None:
        """There is none."""

    def before_leaving(self) -> None:
        """There is nothing to keep."""

    def kept(self, key: str, number: int) -> None:
        """A run that was left is kept; the list tells of it."""


def _name(item: Shelved) -> str:
    return item.talk.title if item.talk else os.path.basename(item.found.path)


def _line(item: Shelved, kept: TalkLine | None, wall: float) -> str:
    if item.talk is None or item.plan is None:
        return f"{_name(item)}: it has errors"
    slot = spoken(timespan.whole_up(item.plan.slot_s))
    needs = spoken(timespan.whole_up(item.plan.needed_s))
    facts = [f"{_name(item)}: {slot}, needs {needs}"]
    if kept is None:
        facts.append("not rehearsed yet")
    else:
        run = kept.last_full or kept.last
        took = spoken(timespan.whole_down(run.elapsed_s))
        facts.append(f"last run {day(run.started_at, wall)}, {took}")
        if kept.last_full:
            ended = wording.run_over(run.elapsed_s, run.slot_s).text
            facts.append(in_words(ended))
        if kept.unfinished:
            facts.append(f"run {kept.unfinished.number} is unfinished")
    return ", ".join(facts)


def _shelved(found: FoundTalk, settings: Settings) -> Shelved:
    try:
        talk = load(found.path, settings.pace_for)
        return Shelved(found, talk, make_plan(talk), "")
    except TalkFileError as error:
        return Shelved(found, None, None, "\n".join(str(each) for each in error.problems))
    except PlanError as error:
        return Shelved(found, talk, None, str(error))
