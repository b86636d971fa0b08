"""Runs for the tests of the history."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from rehearse.core.run import OPEN, SPOKEN, Run, RunSection, Take
from rehearse.core.words import Count, count

HERE = os.path.dirname(__file__)

TITLES = ("Opening", "The bridge", "Questions")


def some_sections(
    titles: tuple[str, ...] = TITLES, text: str = "so many words"
) -> tuple[RunSection, ...]:
    """Sections of a minute each; the words of each are its own."""
    return tuple(
        RunSection(
            title.lower(),
            title,
            f"{title}: {text}",
            count(text),
            0.0,
            60.0,
            False,
            title == "Aside",
        )
        for title in titles
    )


def a_run(key: str = "run-a", **changes: Any) -> Run:
    """An unfinished run of a whole talk, 90 seconds in: at its second section."""
    run = Run(
        key=key,
        talk="bridges",
        title="Bridges",
        started_at="2026-11-24T10:00:00Z",
        slot_s=180.0,
        elapsed_s=90.0,
        pace=(125.0, 220.0),
        digest="d1",
        scope=(0, 1, 2),
        position=1,
        sections=some_sections(),
        takes=(Take(0, 1, 60.0, SPOKEN), Take(1, 1, 30.0, OPEN)),
        partial=False,
        finished=False,
        cut_short=False,
        for_real=False,
        pauses=0,
    )
    return run._replace(**changes)


def a_full_run(key: str = "run-f", **changes: Any) -> Run:
    """A finished run in which every section was spoken, 10 seconds over."""
    run = a_run(key)
    takes = tuple(Take(index, 1, 190.0 / 3, SPOKEN) for index in range(len(run.sections)))
    return run._replace(takes=takes, elapsed_s=190.0, position=2, finished=True)._replace(**changes)


def growing(key: str, save: int) -> Run:
    """A run as it is at its save number `save`: a take more with every third one."""
    whole, rest = divmod(save, 3)
    takes = (*(Take(0, 1 + n, 3.0, SPOKEN) for n in range(whole)), Take(0, 1 + whole, rest, OPEN))
    return a_run(key, elapsed_s=10.0 + save, takes=takes, pauses=save)


def spoken_words(words: int) -> Count:
    """A count of words only."""
    return Count(words, 0)


def started(script: str, *arguments: str) -> subprocess.Popen[str]:
    """A process that runs the script, with these runs at hand; its lines can be read and sent."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([HERE, *sys.path])},
    )


def said_by(script: str, *arguments: str) -> list[str]:
    """The lines that the script prints; it must end well."""
    with started(script, *arguments) as process:
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 0, out
    return out.splitlines()
