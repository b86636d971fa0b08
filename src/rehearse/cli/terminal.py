"""What the doctor finds about the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

from rehearse.cli.finding import Finding
from rehearse.cli.output import is_terminal, is_utf8
from rehearse.core.settings import ASCII
from rehearse.talkfile.settings import find_settings

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""What the screens need."""

_TERM = "TERM=xterm-256color"


def terminal_findings(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Its size, what it is called, its colours, its characters and what pictures are made of."""
    open_streams = [stream for stream in (sys.stdout, sys.stderr, sys.stdin) if stream is not None]
    terminals = [stream for stream in open_streams if is_terminal(stream)]
    if not terminals:
        # Whoever redirects all of them knows, so it is no trouble.
        yield Finding(
            "terminal", "none: input and output are redirected (only the screens need one)"
        )
        return
    yield size_finding(*os.get_terminal_size(terminals[0].fileno()))
    yield from kind_findings(environment)
    unicode = sys.stdout is not None and is_utf8(sys.stdout)
    yield characters_finding(unicode, getattr(sys.stdout, "encoding", "none"))
    yield glyphs_finding(environment, find_settings().settings.glyphs, unicode=unicode)


def size_finding(columns: int, lines: int) -> Finding:
    """Whether the screens have room."""
    if not columns or not lines:
        return Finding("size", "the terminal tells none", "tell it: stty columns 80 rows 24")
    enough = columns >= LEAST_WIDTH and lines >= LEAST_HEIGHT
    remedy = "" if enough else f"too small, make it at least {LEAST_WIDTH}x{LEAST_HEIGHT}"
    return Finding("size", f"{columns}x{lines}", remedy)


def kind_findings(environment: Mapping[str, str]) -> Iterator[Finding]:
    """What the terminal says it is, and which colours it has."""
    kind = environment.get("TERM", "")
    if not kind:
        yield Finding("kind", "TERM is not set", f"set it to what the terminal is: {_TERM}")
    elif kind == "dumb":
        yield Finding("kind", "TERM=dumb can't draw", f"use another terminal, or set {_TERM}")
    else:
        yield Finding("kind", f"TERM={kind}")
    if environment.get("NO_COLOR"):
        yield Finding("colours", "none, as NO_COLOR asks")
    elif environment.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        yield Finding("colours", f"16 million, by COLORTERM={environment['COLORTERM']}")
    else:
        number = "256" if "256color" in kind else "16"
        yield Finding("colours", f"{number}, by its kind (COLORTERM=truecolor means 16 million)")


def characters_finding(unicode: bool, encoding: str) -> Finding:
    """Whether every script can be shown."""
    if unicode:
        return Finding("characters", encoding.upper())
    return Finding(
        "characters",
        f"{encoding.upper()}: not every letter can be shown",
        "use a UTF-8 locale: export LANG=C.UTF-8",
    )


def glyphs_finding(environment: Mapping[str, str], wanted: str, *, unicode: bool) -> Finding:
    """What bars and marks are drawn with; the same glyphs as on the screens stand there."""
    if environment.get("REHEARSE_GLYPHS", "").lower() == "ascii":
        return Finding("glyphs", "ASCII, as REHEARSE_GLYPHS asks")
    if wanted == ASCII:
        return Finding("glyphs", "ASCII, as the settings ask")
    if not unicode:
        return Finding("glyphs", "ASCII, as not every character can be shown")
    return Finding(
        "glyphs",
        "\u2501\u2501\u2505\u2505\u2500\u2500 \u2588\u2588\u258c\u2591\u2591 \u25b8 "
        "(gaps or boxes there? REHEARSE_GLYPHS=ascii)",
    )
