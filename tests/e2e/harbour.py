"""The talks that are rehearsed here, and runs of them that stand in the history already."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from terminals import an_environment

SHORT = """\
title: Four short legs
id: legs
sections:
  - {title: Harbour, budget: 2s, text: The ropes are loose and nobody has noticed yet.}
  - {title: Channel, budget: 4s, text: Between the buoys the water is flat.}
  - {title: Open sea, budget: 3s, text: Then the swell begins.}
  - {title: Landing, budget: 3s, text: Somebody takes the rope.}
"""

LONG_TITLES = tuple(f"Leg {number}" for number in range(1, 13))


def long_talk() -> str:
    """Twelve sections, ten minutes: nothing ends while a test looks at it."""
    parts = [
        f"  - title: {title}\n    text: |\n"
        + "".join(
            f"      On day {day} of leg {number} we row past the point, and rest.\n\n"
            for day in range(1, 3 + number % 4)
        )
        for number, title in enumerate(LONG_TITLES, 1)
    ]
    return "title: Twelve legs\nid: twelve\nslot: 10m\nsections:\n" + "".join(parts)


def written(path: Path, text: str) -> str:
    """A talk file; its path as an argument."""
    path.write_text(text, encoding="utf-8")
    return str(path)


_KEEP = """
import sys
from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.history.place import history_path
from rehearse.history.store import Store
from rehearse.talkfile.load import load

rehearsal = Rehearsal(make_plan(load(sys.argv[1])), key="kept before")
rehearsal.start(0.0, "2026-11-23T18:02:00Z")
rehearsal.next(30.0)
with Store.open(history_path()) as store:
    store.save(rehearsal.record(42.5))
"""


def keep_an_unfinished_run(home: Path, talk: str) -> None:
    """As if a process that is gone had been at it: 42.5 seconds, 12.5 of them in the second leg."""
    subprocess.run([sys.executable, "-c", _KEEP, talk], env=an_environment(home), check=True)
