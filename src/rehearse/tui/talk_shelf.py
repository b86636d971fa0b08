"""The talks that the library shows: those there are, those that were found, the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import wording
from rehearse.core.plan import PlanError, make_plan
from rehearse.talkfile.find import FoundTalk, talks_here
from rehearse.talkfile.load import TalkFileError, load
from rehearse.talkfile.reading import UsualPace
from rehearse.tui.chosen_row import ChosenRow
from rehearse.tui.draw.shelf import Shelved


class TalkShelf:
    """All talks, or those with a part of their title."""

    def __init__(self, usual_pace: UsualPace) -> None:
        """`usual_pace` is that of talks which name none."""
        self._usual_pace = usual_pace
        self._row = ChosenRow()
        self.all = self._read()
        self.shown = self.all

    def _read(self) -> list[Shelved]:
        return [_shelved(found, self._usual_pace) for found in talks_here()]

    @property
    def shows_all(self) -> bool:
        """Nothing is left out by a find."""
        return len(self.shown) == len(self.all)

    @property
    def chosen(self) -> Shelved | None:
        """None where no talk is shown."""
        return self.shown[self._row.at] if self.shown else None

    def in_sight(self, height: int) -> Sequence[tuple[Shelved, bool]]:
        """As many as there is room for, each with whether it is the chosen one."""
        return self._row.in_sight(self.shown, height)

    def move(self, rows: int) -> None:
        """Choose the talk so many rows further on."""
        self._row.move(rows, len(self.shown))

    def read_again(self) -> None:
        """The talks that there are by now, the chosen one still chosen."""
        shows_all, paths = self.shows_all, {item.path for item in self.shown}
        chosen = self.chosen
        self.all = self._read()
        self.shown = [item for item in self.all if shows_all or item.path in paths]
        self.choose(chosen.path if chosen else "")

    def choose(self, path: str) -> None:
        """Choose the talk at a path, where it is shown."""
        at = next((at for at, item in enumerate(self.shown) if item.path == path), self._row.at)
        self._row.at = max(0, min(at, len(self.shown) - 1))

    def matching(self, text: str) -> list[Shelved]:
        """The talks with this in their title or their path."""
        wanted = text.casefold()
        return [
            item
            for item in self.all
            if wanted in item.name.casefold() or wanted in item.path.casefold()
        ]

    def find(self, text: str) -> None:
        """Show only those."""
        self.shown, self._row = self.matching(text), ChosenRow()

    def show_all(self) -> None:
        """Everything again."""
        self.shown, self._row = self.all, ChosenRow()

    def where(self) -> str:
        """`3 talks in ./talks`, `2 of 3 talks in ./talks`."""
        origins = {item.origin for item in self.all}
        count = wording.plural(len(self.all), "talk")
        if not self.shows_all:
            count = f"{len(self.shown)} of {count}"
        if origins == {"samples"}:
            return f"{count}, samples to try"
        return f"{count} in {next(iter(origins))}" if len(origins) == 1 else count


def _shelved(found: FoundTalk, usual_pace: UsualPace) -> Shelved:
    try:
        talk = load(found.path, usual_pace)
        return Shelved(found.path, found.origin, talk, make_plan(talk), ())
    except TalkFileError as error:
        problems = tuple(str(problem) for problem in error.problems)
        return Shelved(found.path, found.origin, None, None, problems)
    except PlanError as error:
        return Shelved(found.path, found.origin, talk, None, (str(error),))
