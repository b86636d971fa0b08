"""Notes that say where their sections begin: a mark stands there, which is taken out first.

`splits/tuned_on` holds the notes that the rules were tuned on, `splits/held_out` those that were
never looked at for them. `bench/splitting.py` scores both.
"""

from __future__ import annotations

from pathlib import Path

from rehearse.core.record import NamedTuple

MARK = "\u00a7"
FOLDER = Path(__file__).parent / "splits"


class Marked(NamedTuple):
    """Notes, and the lines that their sections are to begin at."""

    name: str
    text: str
    starts: list[int]


def marked(folder: str) -> list[Marked]:
    """All notes of a folder."""
    found = []
    for path in sorted((FOLDER / folder).iterdir()):
        text = path.read_bytes().decode()
        starts = [number for number, line in enumerate(text.split("\n"), 1) if MARK in line]
        found.append(Marked(path.stem, text.replace(MARK, ""), starts))
    return found
