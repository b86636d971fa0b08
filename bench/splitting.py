"""How well plain notes are split: precision and recall of the lines that sections begin at.

    python bench/splitting.py [--real FOLDER]

The notes in `tests/importers/splits` say where their sections begin by a mark. The rules were
tuned on those of one folder there, never on those of the other. Of a folder of real files each one
has its lines in a file beside it: `talk.txt` in `talk.txt.starts`, numbers with spaces between.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from typing import NamedTuple

from rehearse.importers.read import NotImportedError, read

MARK = "\u00a7"
"""Stands before the first character of a line that a section begins at."""
_HERE = os.path.dirname(os.path.abspath(__file__))
NOTES = os.path.join(_HERE, "..", "tests", "importers", "splits")


class Score(NamedTuple):
    """One file, or many: sections that are right, found and wanted."""

    name: str
    right: int
    found: int
    wanted: int
    told: str = ""
    """Lines that are wrong, or why it could not be read."""

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """Of what was wanted, the share that was found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def row(self) -> tuple[str, str, str, str, str]:
        """As columns of the table."""
        shares = (f"{self.precision:.0%}", f"{self.recall:.0%}")
        return (self.name, str(self.wanted), *shares, self.told)


def main() -> int:
    """Score all notes and print a table for each folder."""
    parser = argparse.ArgumentParser(description="Score how plain notes are split.")
    parser.add_argument("--real", metavar="FOLDER", help="real files, each with its .starts file")
    options = parser.parse_args()
    for folder in ("tuned_on", "held_out"):
        _print(folder.replace("_", " "), list(marked_scores(os.path.join(NOTES, folder))))
    if options.real:
        _print("real", list(real_scores(options.real)))
    return 0


def marked_scores(folder: str) -> Iterator[Score]:
    """The score of each marked file of a folder."""
    with tempfile.TemporaryDirectory(prefix="rehearse-bench-") as plain:
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                text = file.read()
            path = os.path.join(plain, name)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text.replace(MARK, ""))
            lines = text.split("\n")
            yield score(path, {number for number, line in enumerate(lines, 1) if MARK in line})


def real_scores(folder: str) -> Iterator[Score]:
    """The score of each file of a folder that has a file of lines beside it."""
    for name in sorted(os.listdir(folder)):
        starts = os.path.join(folder, f"{name}.starts")
        if os.path.exists(starts):
            with open(starts, encoding="utf-8") as file:
                wanted = set(map(int, file.read().split()))
            yield score(os.path.join(folder, name), wanted)


def score(path: str, wanted: set[int]) -> Score:
    """The sections that are proposed for a file against the lines that they should begin at."""
    name = os.path.basename(path)
    try:
        found = {place.line for place in read(path).proposal.places}
    except NotImportedError as error:
        return Score(name, 0, 0, len(wanted), str(error))
    parts = [
        f"{what} {', '.join(map(str, sorted(lines)))}"
        for what, lines in (("missed", wanted - found), ("too many", found - wanted))
        if lines
    ]
    return Score(name, len(found & wanted), len(found), len(wanted), "; ".join(parts))


def total(name: str, scores: list[Score]) -> Score:
    """All of them as one: a long file weighs more than a short one."""
    right, found, wanted = (sum(one[column] for one in scores) for column in (1, 2, 3))
    exact = sum(one.right == one.found == one.wanted for one in scores)
    return Score(name, right, found, wanted, f"{exact} of {len(scores)} files exactly")


def _print(name: str, scores: list[Score]) -> None:
    if not scores:
        print(f"{name}: no files")
        return
    rows = [(name, "sections", "precision", "recall", "lines")]
    rows += [one.row for one in (*scores, total("all", scores))]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        first, *numbers = row[:4]
        cells = [first.ljust(widths[0]), *map(str.rjust, numbers, widths[1:])]
        print("  ".join([*cells, row[4]]).rstrip())
    print()


if __name__ == "__main__":
    sys.exit(main())
