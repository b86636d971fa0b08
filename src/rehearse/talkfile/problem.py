"""What is wrong with a talk file, and where."""

from __future__ import annotations

from collections.abc import Iterable

from rehearse.core.record import NamedTuple
from rehearse.talkfile.clean import printable

MOST_PROBLEMS = 1000
"""More than this nobody reads; what is left out is counted in a last line."""


REMEDY = "put it after | on the next line, or in quotes"
NO_TALK = "this is no talk file: it begins with title: and sections:"
TAB_INDENTS = "a tab indents this line, use spaces"
"""What is said in more than one place."""


class Problem(NamedTuple):
    """One thing to mend."""

    file: str
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    path: str
    """Keys from the top, sections counted from 1 (`sections.3.budget`); empty for a whole file."""
    message: str
    """What is wrong, and what to write instead."""

    def __str__(self) -> str:
        where = f"{printable(self.file)}:{self.line}:{self.column}: "
        return f"{where}{self.path}: {self.message}" if self.path else where + self.message


class TalkFileError(Exception):
    """A talk file that can't be read; its text has one line for each problem."""

    def __init__(self, problems: Iterable[Problem], number: int | None = None) -> None:
        """All problems; or, with their `number`, those that are told of them, as they are told."""
        every = tuple(problems)
        self.problems = _by_place(every) if number is None else every
        self.number = len(every) if number is None else number
        """How many there are, those that are left out included."""
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[TalkFileError], tuple[tuple[Problem, ...], int]]:
        return TalkFileError, (self.problems, self.number)


def _by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    ordered = sorted(problems, key=lambda problem: (problem.line, problem.column))
    left_out = len(ordered) - MOST_PROBLEMS
    if left_out > 0:
        del ordered[MOST_PROBLEMS:]
        last = ordered[-1]
        ordered.append(last._replace(path="", message=f"and {left_out} more problems after this"))
    return tuple(ordered)
