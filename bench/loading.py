"""Loading, validating and planning talks far longer than any talk."""

from __future__ import annotations

import json
import os
import subprocess

import nonsense
from figures import Finding, median, milliseconds, paired_ratio
from setting import HERE, Setting, say

_WORDS_A_SECTION = 100


def load(setting: Setting) -> list[Finding]:
    """10,000, 100,000 and 1,000,000 words against PyYAML's C loader on the same file."""
    findings = []
    ours: dict[int, float] = {}
    for words in (10_000, 100_000, 1_000_000):
        say(f"load: {words:,} words")
        content = nonsense.parts(words // _WORDS_A_SECTION, _WORDS_A_SECTION)
        talk = nonsense.write_talk(setting.folder, f"words-{words}", content)
        times = setting.runs if words < 1_000_000 else max(3, setting.runs // 4)
        own, peer = _in_turns(setting, talk, times)
        ours[words] = median(own)
        findings.append(
            Finding(
                "load",
                f"load and plan {words:,} words, against PyYAML's C loader",
                2.0,
                paired_ratio(own, peer),
                f"{milliseconds(median(own))}, PyYAML {milliseconds(median(peer))}",
            )
        )
    findings.extend(
        Finding(
            "load",
            f"load and plan {words * 10:,} words, against {words:,}",
            14.0,
            ours[words * 10] / ours[words],
            f"{milliseconds(ours[words * 10])}, {milliseconds(ours[words])}",
        )
        for words in (10_000, 100_000)
    )
    return findings


def _in_turns(setting: Setting, talk: str, times: int) -> tuple[list[float], list[float]]:
    child = subprocess.run(
        [setting.python, os.path.join(HERE, "loading_child.py"), talk, str(times)],
        env=setting.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if child.returncode:
        raise RuntimeError(child.stderr.strip().splitlines()[-1])
    ours, theirs = json.loads(child.stdout)
    return ours, theirs
