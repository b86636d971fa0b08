"""Seconds to load and plan a talk, and to load the same file with PyYAML, taken in turns.

    python loading_child.py TALK TIMES

Prints two lists as JSON: ours, PyYAML's. A process of its own keeps what is loaded apart.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable

import yaml

from rehearse.core.plan import make_plan
from rehearse.talkfile.load import load


def ours(path: str) -> None:
    """Load, validate and plan."""
    make_plan(load(path))


def theirs(path: str) -> None:
    """Load with the C loader, as plain data."""
    with open(path, "rb") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)


def timed(task: Callable[[str], None], path: str) -> float:
    """Seconds, from a clean heap."""
    gc.collect()
    begun_at = time.perf_counter()
    task(path)
    return time.perf_counter() - begun_at


talk, times = sys.argv[1], int(sys.argv[2])
samples = [(timed(ours, talk), timed(theirs, talk)) for _ in range(times + 1)][1:]
print(json.dumps([list(side) for side in zip(*samples, strict=True)]))
