"""Talk files that are wrong, with the lines that have to be said of them."""

from __future__ import annotations

import os
from typing import NamedTuple

FILE = "talk.yaml"
FILES = ("syntax_mistakes.txt", "talk_problems.txt")


class Case(NamedTuple):
    """A talk file and its problems."""

    name: str
    text: str
    lines: tuple[str, ...]


def cases(file_name: str) -> list[Case]:
    """The cases in a file: `### name`, the talk file, and `=> line` for each problem."""
    path = os.path.join(os.path.dirname(__file__), file_name)
    with open(path, encoding="utf-8") as file:
        blocks = file.read().split("### ")[1:]
    return [_case(block) for block in blocks]


def _case(block: str) -> Case:
    name, _, rest = block.partition("\n")
    text, *lines = rest.split("=> ")
    return Case(name, text, tuple(f"{FILE}:{line.strip()}" for line in lines))
