"""Options that several commands take."""

from __future__ import annotations

from rehearse.cli.command import Option

SLOT = Option("--slot", "TIME", "for this slot instead of the talk's own: 7m, 9m30s", "7m")
PACE = Option(
    "--pace",
    "PACE",
    'at this pace: 140 (words a minute), 260cpm\n(characters), "125 wpm, 260 cpm", or mine: your\n'
    "own, known from three full runs on",
    "140",
)
VARIANT = Option(
    "--variant", "NAME", "this variant of it, one of `variants:` in its\nfile", "short"
)
JSON = Option("--json", "", "as JSON: seconds end in _s, instants are UTC")
OUT = Option("-o", "FILE", "write it to this file", "FILE")
FORCE = Option("--force", "", "replace a file that is there")
YES = Option("--yes", "", "do it, ask nothing")

OF_PLAIN = frozenset({"--plain", "--signals", "--bell"})
"""What asks for lines instead of a screen, and how they come."""
