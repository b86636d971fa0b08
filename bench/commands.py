"""Commands that need no screen: the whole process, from fork to exit."""

from __future__ import annotations

import os
import subprocess
import time
from typing import NamedTuple

import nonsense
from figures import Finding, median, milliseconds, paired_ratio
from setting import Setting, say

_SCREEN_PACKAGES = ("textual", "rich", "asyncio")


class Whole(NamedTuple):
    """A process that came and went."""

    wall_s: float
    cpu_s: float
    """User and system time."""


def commands(setting: Setting) -> list[Finding]:
    """`--help`, `plan` and `check` against an interpreter that does nothing."""
    talk = nonsense.write_talk(setting.folder, "ordinary", nonsense.parts(12, 100), "10m")
    named = {"--help": ["--help"], "plan": ["plan", talk], "check": ["check", talk]}
    environment = setting.environment()
    nothing: list[Whole] = []
    ours: dict[str, list[Whole]] = {name: [] for name in named}
    rounds = setting.runs * 2
    for run in range(-1, rounds):
        say(f"commands {run + 1} of {rounds}")
        pass_ = run_whole([setting.python, "-c", "pass"], environment)
        taken = {
            name: run_whole([setting.rehearse, *arguments], environment)
            for name, arguments in named.items()
        }
        if run >= 0:
            nothing.append(pass_)
            for name, whole in taken.items():
                ours[name].append(whole)
    return [
        _finding(name, ours[name], nothing, _screen_packages(setting, arguments, environment))
        for name, arguments in named.items()
    ]


def run_whole(command: list[str], environment: dict[str, str]) -> Whole:
    """Run a command to its end, its output thrown away."""
    with open(os.devnull, "r+b") as nothing:
        begun_at = time.perf_counter()
        pid = os.posix_spawn(
            command[0],
            command,
            environment,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, nothing.fileno(), descriptor) for descriptor in (0, 1, 2)
            ],
        )
        _, status, usage = os.wait4(pid, 0)
        wall_s = time.perf_counter() - begun_at
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return Whole(wall_s, usage.ru_utime + usage.ru_stime)


def _screen_packages(
    setting: Setting, arguments: list[str], environment: dict[str, str]
) -> list[str]:
    traced = subprocess.run(
        [setting.python, "-X", "importtime", setting.rehearse, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    imported = {line.rpartition("|")[2].strip() for line in traced.stderr.splitlines()}
    return [package for package in _SCREEN_PACKAGES if package in imported]


def _finding(
    name: str, ours: list[Whole], nothing: list[Whole], screen_packages: list[str]
) -> Finding:
    cpu_ratio = paired_ratio([one.cpu_s for one in ours], [one.cpu_s for one in nothing])
    return Finding(
        "commands",
        f"{name}: whole process, against python -c pass",
        3.5,
        paired_ratio([one.wall_s for one in ours], [one.wall_s for one in nothing]),
        f"{milliseconds(median([one.wall_s for one in ours]))}, python"
        f" {milliseconds(median([one.wall_s for one in nothing]))}; processor time"
        f" {milliseconds(median([one.cpu_s for one in ours]))}, {cpu_ratio:.2f} x",
        note=f"IMPORTS {', '.join(screen_packages)}" if screen_packages else "",
    )
