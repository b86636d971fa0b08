"""Long lines broken between their words, for a terminal that would break them anywhere."""

from __future__ import annotations

import re

from rehearse.core.cells import width

_PAINT = re.compile(r"\x1b\[[0-9;]*m")
_MARGIN = re.compile(r" *(?:[^ ]+(?: [^ ]+)? {2,})?")
"""Spaces, and a label in a column of its own."""


def fold(line: str, cells: int) -> list[str]:
    """The line in rows of at most so many cells, each as far in as the first; colours take none.

    A word that is longer than a row stays whole.
    """
    if _cells(line) <= cells:
        return [line]
    margin = line[: len(line) - len(line.lstrip(" "))]
    if (labelled := _MARGIN.match(line)) and _cells(labelled[0]) <= cells // 2:
        margin = labelled[0]
    rows: list[str] = []
    row = ""
    for word in line[len(margin) :].split(" "):
        longer = f"{row} {word}" if row else word
        if row and _cells(margin + longer) > cells:
            rows.append(row.rstrip())
            longer = word
        row = longer
    further_in = " " * _cells(margin)
    first, *others = [*rows, row]
    return [margin + first, *(further_in + row for row in others)]


def _cells(text: str) -> int:
    return width(_PAINT.sub("", text))
