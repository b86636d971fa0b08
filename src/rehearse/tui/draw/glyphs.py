"""The glyphs that pictures are made of, in Unicode and in plain ASCII."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple


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


UNICODE = Glyphs("━", "┅", "─", "+", "█", "▌", "░", "▒", "▒", "▸", "…", "↑↓", "←→")
ASCII = Glyphs("=", "~", "-", "+", "#", "#", ".", "%", "%", ">", "...", "up/down", "left/right")


def glyphs_here() -> Glyphs:
    """ASCII where REHEARSE_GLYPHS=ascii asks for it or the terminal can't show more."""
    if os.environ.get("REHEARSE_GLYPHS", "").lower() == "ascii":
        return ASCII
    encoding = (getattr(sys.__stdout__, "encoding", None) or "utf-8").lower().replace("_", "-")
    return UNICODE if encoding in {"utf-8", "utf8", "utf-8-sig"} else ASCII
