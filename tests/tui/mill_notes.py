"""Notes that are previewed: three sections, a title that was spoken, a direction, a claim."""

from __future__ import annotations

from pathlib import Path

from rehearse.importers.notes import Notes
from rehearse.importers.read import read

MILL = """\
130 words/minute, {slot}400 words

The tide mill

The wheel

Twice a day the sea fills the pond, and twice a day it leaves through the wheel. Nobody pays for
it, and nobody can stop it, which is why the town grew up around it.

We counted the turns for a whole winter. (pause) There were forty thousand of them, give or take
the two nights on which the counter froze.

The miller (1 minute)

He sleeps when the water says so, and so does his daughter, who counts in tides.

OPEN the gate

Everybody asks whether he is tired. He is not; he says that the sea is, and that nobody asks it.

What the town ate

Bread, and bread with eels. The eels came with the water and the bread came from the wheel, and
on Fridays there was neither, because the miller went to see his brother.
"""


def mill(slot: str = "8 minutes, ") -> Notes:
    """The notes, read from a file in the test's folder."""
    return notes_of("mill.txt", MILL.format(slot=slot))


def notes_of(name: str, text: str) -> Notes:
    """The notes of this text, read from a file of this name in the test's folder."""
    Path(name).write_text(text, encoding="utf-8")
    return Notes(name, read(name))


def written() -> list[str]:
    """The talk files in ./talks."""
    return sorted(path.name for path in Path("talks").iterdir())


def without(name: str) -> None:
    """No talk file of this name in ./talks."""
    Path("talks", name).unlink(missing_ok=True)


def block_talks() -> None:
    """A file stands where the folder ./talks was, so nothing can be written into it."""
    Path("talks").rmdir()
    Path("talks").touch()


def unblock_talks() -> None:
    """It is gone again."""
    Path("talks").unlink()
