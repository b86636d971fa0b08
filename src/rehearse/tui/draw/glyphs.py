"""The glyphs that pictures are made of, in Unicode and in plain ASCII."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

from rehearse.core import settings
from rehearse.core.settings import AUTO


class Glyphs(NamedTuple):
    """One set of glyphs, each one cell wide."""

    spoken: str
    rest: str
    to_come: str
    over: str
    full: str
    half: str
    empty: str
    past: str
    past_half: str
    here: str
    ellipsis: str
    up_down: str
    left_right: str
    paragraph: str
    mark: str
    """Where a budget ends, in a row of its own."""
    mark_foot: str
    """The same below the last row."""
    dot: str


UNICODE = Glyphs(
    "━", "┅", "─", "+", "█", "▌", "░", "▒", "▒", "▸", "…", "↑↓", "←→", "¶", "│", "╵", "●"
)
ASCII = Glyphs(
    "=",
    "~",
    "-",
    "+",
    "#",
    "#",
    ".",
    "%",
    "%",
    ">",
    "...",
    "up/down",
    "left/right",
    "#",
    "|",
    "'",
    "o",
)


def glyphs_here(wanted: str = AUTO) -> Glyphs:
    """ASCII where REHEARSE_GLYPHS=ascii or the settings ask for it, or no more can be shown."""
    if settings.ASCII in (wanted, os.environ.get("REHEARSE_GLYPHS", "").lower()):
        return ASCII
    return ASCII if narrow_encoding() else UNICODE


def narrow_encoding() -> str:
    """The encoding of the terminal where it is not UTF-8 and has not every character; else empty.

    The picture goes to standard error on Unix, to standard output elsewhere (Textual 8.2).
    """
    for stream in (sys.__stdout__, sys.__stderr__):
        encoding = getattr(stream, "encoding", None) or "utf-8"
        if encoding.lower().replace("_", "-") not in {"utf-8", "utf8", "utf-8-sig"}:
            return encoding
    return ""
