"""Widths in terminal cells: a Chinese, Japanese or Korean character takes two."""

from __future__ import annotations

import unicodedata

_WIDE = frozenset("WF")
_UNSEEN = frozenset(("Mn", "Me", "Cf", "Cc"))


def width(text: str) -> int:
    """Cells that the text takes (Unicode Standard Annex 11; marks and format characters none)."""
    if text.isascii():
        return len(text)
    return sum(_of(character) for character in text)


def fit(text: str, cells: int, ellipsis: str = "\u2026") -> str:
    """The text in at most so many cells; where it is longer, its end becomes an ellipsis."""
    if width(text) <= cells:
        return text
    if cells < width(ellipsis):
        return "." * max(0, cells)
    return _beginning(text, cells - width(ellipsis)).rstrip() + ellipsis


def left(text: str, cells: int) -> str:
    """The text at the left of so many cells."""
    return text + " " * (cells - width(text))


def right(text: str, cells: int) -> str:
    """The text at the right of so many cells."""
    return " " * (cells - width(text)) + text


def _beginning(text: str, cells: int) -> str:
    taken = 0
    for index, character in enumerate(text):
        taken += _of(character)
        if taken > cells:
            return text[:index]
    return text


def _of(character: str) -> int:
    if unicodedata.category(character) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
