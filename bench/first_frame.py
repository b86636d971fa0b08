"""The time to the first full frame, and the memory held then."""

from __future__ import annotations

import nonsense
from figures import Finding, median, milliseconds, paired_ratio
from machine import resident_mib
from screens import begin, begin_rehearsal
from setting import Setting, say


def first_frame(setting: Setting) -> list[Finding]:
    """The rehearse screen of an ordinary talk against a bare application."""
    talk = nonsense.write_talk(setting.folder, "ordinary", nonsense.parts(12, 100), "10m")
    ours, bare = [], []
    for run in range(-1, setting.runs):
        say(f"first frame {run + 1} of {setting.runs}")
        rehearsal = begin_rehearsal(setting, talk, 12)
        rehearsal.terminal.close()
        least = begin(setting.bare_app, setting, ["one line of text"])
        least.terminal.close()
        if run >= 0:  # the one before them fills the caches
            ours.append(rehearsal.first_frame_s)
            bare.append(least.first_frame_s)
    return [
        Finding(
            "frame",
            "first full frame, against a bare app",
            1.20,
            paired_ratio(ours, bare),
            f"{milliseconds(median(ours))}, bare app {milliseconds(median(bare))}",
        )
    ]


def memory(setting: Setting) -> list[Finding]:
    """A section of 20,000 words on the screen against a bare application."""
    content = nonsense.parts(1, 20_000)
    talk = nonsense.write_talk(setting.folder, "long", content)
    ours, bare = [], []
    for run in range(max(3, setting.runs // 5)):
        say(f"memory {run + 1}")
        rehearsal = begin_rehearsal(setting, talk, 1)
        ours.append(resident_mib(rehearsal.terminal.pid))
        rehearsal.terminal.close()
        least = begin(setting.bare_app, setting, ["one line of text"])
        bare.append(resident_mib(least.terminal.pid))
        least.terminal.close()
    return [
        Finding(
            "memory",
            "memory with a section of 20,000 words, against a bare app",
            1.25,
            paired_ratio(ours, bare),
            f"{median(ours):.1f} MiB, bare app {median(bare):.1f} MiB",
        )
    ]
