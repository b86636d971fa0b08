"""What a rehearsal costs while its clocks run, and while it is paused."""

from __future__ import annotations

import time
from typing import NamedTuple

import nonsense
from figures import Finding, median, paired_ratio
from machine import has_timer, spent, usage
from screens import Program, begin, begin_rehearsal, press
from setting import Setting, say
from terminal import Terminal

_WINDOW_S = 10.0
_GETS_READY_S = 300.0


class Cost(NamedTuple):
    """Rates of a program over a window."""

    cpu: float
    """Seconds of processor time a second."""
    bytes_s: float
    wakeups_s: float


def running(setting: Setting) -> list[Finding]:
    """Bar and clocks live, against termdown in the same seconds."""
    termdown = setting.peer("termdown")
    ours: list[Cost] = []
    theirs: list[Cost] = []
    rounds = max(2, setting.runs // 5)
    for turn in range(rounds):
        say(f"running: round {turn + 1} of {rounds}, {_WINDOW_S:.0f} s each")
        rehearsal = _rehearsal(setting)
        press(rehearsal, " ", ["RUNNING"])
        peer = begin([termdown, "10m"], setting, []) if termdown else None
        costs = _window([rehearsal, peer] if peer else [rehearsal])
        ours.append(costs[0])
        theirs.extend(costs[1:])
        rehearsal.terminal.close()
        if peer:
            peer.terminal.close()
    return [
        _against_termdown("running: processor time", 0.8, ours, theirs, "cpu"),
        _against_termdown("running: bytes a second", 1.0, ours, theirs, "bytes_s"),
        _against_termdown("running: wakeups a second", 0.4, ours, theirs, "wakeups_s"),
    ]


def paused(setting: Setting) -> list[Finding]:
    """Nothing written, no timer armed, and no wakeup beyond those of a bare application."""
    say("paused")
    rehearsal = _rehearsal(setting)
    press(rehearsal, " ", ["RUNNING"])
    press(rehearsal, " ", ["PAUSED"])
    bare = begin(setting.bare_app, setting, ["one line of text"])
    ours, least = _window([rehearsal, bare])
    armed = _armed(rehearsal.terminal)
    rehearsal.terminal.close()
    bare.terminal.close()
    return [
        Finding("paused", "paused: bytes a second", 0.0, ours.bytes_s, unit="bytes/s"),
        Finding(
            "paused",
            "paused: looks at the event loop that found a timer armed",
            0.0,
            float(sum(armed)) if armed else None,
            f"{len(armed)} looks",
            unit="looks",
            note="" if armed else "this kernel does not show what a process waits for",
        ),
        Finding(
            "paused",
            "paused: wakeups a second, against a bare app at rest",
            1.05,
            ours.wakeups_s / least.wakeups_s,
            f"{ours.wakeups_s:.1f} /s, bare app {least.wakeups_s:.1f} /s",
        ),
    ]


def listening(setting: Setting) -> list[Finding]:
    """A word lit three times a second: in 200 words against termdown, and in 20,000 against 200.

    The rendering and measuring ahead of a long section is over by then.
    """
    say("listening: a long section gets ready")
    termdown = setting.peer("termdown")
    long = _heard(setting, 20_000)
    short = _heard(setting, 200)
    peer = begin([termdown, "10m"], setting, []) if termdown else None
    say(f"listening: {_WINDOW_S:.0f} s")
    costs = _window([short, long, *([peer] if peer else [])])
    for program in (short, long, *([peer] if peer else [])):
        program.terminal.close()
    return [
        _against_termdown("listening: processor time", 1.5, costs[:1], costs[2:], "cpu"),
        Finding(
            "listening",
            "listening: processor time, 20,000 words against 200",
            1.3,
            costs[1].cpu / costs[0].cpu,
            f"{costs[1].cpu:.2%} of a core, {costs[0].cpu:.2%}",
        ),
    ]


def _heard(setting: Setting, words: int) -> Program:
    """A section of so many words that is read at three words a second, measured already."""
    talk = nonsense.write_talk(setting.folder, f"of{words}", nonsense.parts(1, words), "10m")
    program = begin([setting.rehearse, talk, "--pace", "180"], setting, ["READY"])
    program.terminal.send("s")
    until = time.perf_counter() + _GETS_READY_S
    while not any("voice " in line for line in program.picture.lines):
        if time.perf_counter() > until:
            raise RuntimeError(f"the voice of {words} words is not measured")
        if "No sound" in program.picture.text:
            # It stands where the times do, until the next key.
            program.terminal.send("0")
        for chunk in program.terminal.read_for(0.5):
            program.picture.feed(chunk.data)
    return program


def _armed(terminal: Terminal) -> list[bool]:
    """Whether a timer was armed, at moments over two seconds."""
    looks = []
    for _ in range(40):
        terminal.read_for(0.05)
        looks.append(has_timer(terminal.pid))
    return [look for look in looks if look is not None]


def _rehearsal(setting: Setting) -> Program:
    talk = nonsense.write_talk(setting.folder, "ordinary", nonsense.parts(12, 100), "10m")
    return begin_rehearsal(setting, talk, 12)


def _window(programs: list[Program]) -> list[Cost]:
    """The cost of each of the programs over the same seconds."""
    for program in programs:  # what each does once after its first frame or a key
        program.terminal.read_for(1.5)
    before = [usage(program.terminal.pid) for program in programs]
    written = [0 for _ in programs]
    until = time.perf_counter() + _WINDOW_S
    while (left := until - time.perf_counter()) > 0:
        for place, program in enumerate(programs):
            chunks = program.terminal.read_for(min(0.02, left))
            written[place] += sum(len(chunk.data) for chunk in chunks)
    costs = []
    for program, earlier, size in zip(programs, before, written, strict=True):
        rates = spent(earlier, usage(program.terminal.pid))
        costs.append(Cost(rates.cpu, size / _WINDOW_S, rates.wakeups))
    return costs


def _against_termdown(
    what: str, limit: float, ours: list[Cost], theirs: list[Cost], field: str
) -> Finding:
    own = [float(getattr(cost, field)) for cost in ours]
    told = _told(field, median(own))
    if not theirs:
        return Finding("running", what, limit, None, told, note="peer not installed: termdown")
    peer = [float(getattr(cost, field)) for cost in theirs]
    return Finding(
        "running",
        f"{what}, against termdown",
        limit,
        paired_ratio(own, peer),
        f"{told}, termdown {_told(field, median(peer))}",
    )


def _told(field: str, value: float) -> str:
    if field == "cpu":
        return f"{value:.2%} of a core"
    return f"{value:.0f} B/s" if field == "bytes_s" else f"{value:.1f} /s"
