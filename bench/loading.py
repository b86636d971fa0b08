"""Loading, validating and planning talks far longer than any talk."""

from __future__ import annotations

import nonsense
from child import samples
from figures import Finding, median, milliseconds, paired_ratio
from setting import Setting, say

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
        own, peer = samples(setting, "loading_child.py", talk, str(times))
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
