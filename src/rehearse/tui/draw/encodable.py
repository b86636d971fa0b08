"""Text for a terminal whose encoding has not every character."""

from __future__ import annotations

import re
from codecs import lookup

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


class Encodable(LineFilter):
    """Puts question marks where a character can't be shown, as wide as it would be."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = lookup(encoding).name

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, of the same widths."""
        del background
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(encodable(segment.text, self._encoding), segment.style)
            for segment in segments
        ]


def encodable(text: str, encoding: str) -> str:
    """The text in as many cells, with question marks for what the encoding has not."""

    def shown(match: re.Match[str]) -> str:
        found = ""
        missing = ""
        for character in match[0]:
            if character.encode(encoding, "ignore"):
                found += "?" * cell_len(missing) + character
                missing = ""
            else:
                missing += character
        return found + "?" * cell_len(missing)

    replaced = _BEYOND_ASCII.sub(shown, text)
    # Characters may be wider together than apart.
    return set_cell_size(replaced, cell_len(text))
