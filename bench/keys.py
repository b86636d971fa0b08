"""From the key to the complete new section."""

from __future__ import annotations

import random

import nonsense
from figures import Finding, median, milliseconds, percentile
from picture import View
from screens import Program, begin, begin_rehearsal, press, section_shown
from setting import Setting, say

_SECTIONS = 40


def keys(setting: Setting) -> list[Finding]:
    """`n` with the clock live and with it stopped, and lookatme's next slide, key by key."""
    content = nonsense.parts(_SECTIONS, 60)
    talk = nonsense.write_talk(setting.folder, "forty", content, "20m")
    slides = nonsense.write_slides(setting.folder, "forty", content)
    lookatme = setting.peer("lookatme")
    live: list[float] = []
    stopped: list[float] = []
    peer: list[float] = []
    rounds = max(2, setting.runs // 4)
    for turn in range(rounds):
        say(f"keys: round {turn + 1} of {rounds}, {_SECTIONS - 1} keys each")
        running = _started(setting, talk, _SECTIONS)
        paused = _started(setting, talk, _SECTIONS)
        press(paused, " ", ["PAUSED"])
        presenting = begin([lookatme, slides], setting, ["slide 1 / "]) if lookatme else None
        for number in range(2, _SECTIONS + 1):
            if presenting:
                _linger(presenting)
                peer.append(press(presenting, "l", [f"slide {number} / {_SECTIONS}"]))
            live.append(_next(running, number, section_shown))
            stopped.append(_next(paused, number, section_shown))
        for program in (running, paused, presenting):
            if program:
                program.terminal.close()
    slow, calm = percentile(live, 95), percentile(stopped, 95)
    told = f"{milliseconds(median(live))} live, {milliseconds(median(stopped))} stopped"
    return [
        Finding(
            "keys",
            "key to complete new section, median, against lookatme",
            2.0,
            median(live) / median(peer) if peer else None,
            f"{told}, lookatme {milliseconds(median(peer))}" if peer else told,
            note="" if peer else "peer not installed: lookatme",
        ),
        Finding(
            "keys",
            "the same, p95 with the clock live, against p95 with it stopped",
            1.3,
            slow / calm,
            f"{milliseconds(slow)} live, {milliseconds(calm)} stopped"
            + (f", lookatme {milliseconds(percentile(peer, 95))}" if peer else ""),
        ),
    ]


def growth(setting: Setting) -> list[Finding]:
    """The same key where there is much more text, and where there are many more sections."""
    return [
        _growth(setting, "20,000 words, against 2,000", 1.6, ((10, 20_000), (10, 2_000))),
        _growth(setting, "5,000 sections, against 10", 1.4, ((5_000, 40), (10, 40))),
    ]


def _growth(
    setting: Setting, what: str, limit: float, sizes: tuple[tuple[int, int], tuple[int, int]]
) -> Finding:
    """Two talks side by side; a size is its sections and the words of each."""
    talks = [
        nonsense.write_talk(setting.folder, f"{count}-by-{words}", nonsense.parts(count, words))
        for count, words in sizes
    ]
    taken: list[list[float]] = [[], []]
    rounds = max(2, setting.runs // 4)
    for turn in range(rounds):
        say(f"growth: {what}, round {turn + 1} of {rounds}")
        programs = [
            _started(setting, talk, count) for talk, (count, _) in zip(talks, sizes, strict=True)
        ]
        for number in range(2, 11):
            for program, samples in zip(programs, taken, strict=True):
                samples.append(_next(program, number, section_shown))
        for program in programs:
            program.terminal.close()
    much, little = taken
    return Finding(
        "growth",
        f"key to new section: {what}",
        limit,
        median(much) / median(little),
        f"{milliseconds(median(much))}, {milliseconds(median(little))}",
    )


def _started(setting: Setting, talk: str, sections: int) -> Program:
    program = begin_rehearsal(setting, talk, sections)
    press(program, " ", ["RUNNING"])
    return program


def _next(program: Program, number: int, view: View) -> float:
    _linger(program)
    return press(program, "n", [f" {number} of "], view)


def _linger(program: Program) -> None:
    """Speak for a moment that no clock can be in step with."""
    for chunk in program.terminal.read_for(random.uniform(0.05, 0.15)):
        program.picture.feed(chunk.data)
