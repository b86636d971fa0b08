"""The language of a text, as far as its script alone tells."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("ja", "[\u3041-\u30ff]"),
    ("ko", "[\uac00-\ud7a3]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("th", "[\u0e01-\u0e3a]"),
    ("hi", "[\u0904-\u0939]"),
    ("ar", "[\u0620-\u064a]"),
)
"""In this order: Japanese is written with Han characters too."""
_LETTERS = 20_000
"""So many characters tell."""


def language_by_script(text: str) -> str:
    """A BCP 47 tag where most letters are of a script that one language is known by, else empty."""
    if text.isascii():
        return ""
    letters = [letter for letter in text[:_LETTERS] if letter.isalpha()]
    sample = "".join(letters)
    foreign = sum(len(re.findall(pattern, sample)) for _, pattern in _SCRIPTS)
    if foreign < len(letters) / 2:
        return ""
    counts = {tag: len(re.findall(pattern, sample)) for tag, pattern in _SCRIPTS}
    if counts["ja"] > 0.1 * foreign:
        return "ja"
    return max(counts, key=lambda tag: counts[tag])
