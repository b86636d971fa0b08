"""Counting what there is to say: words, and characters where a script has no spaces."""

from __future__ import annotations

import re
from typing import NamedTuple


class Count(NamedTuple):
    """How much there is to say."""

    words: int
    """Whitespace tokens that hold a letter or a digit."""
    characters: int
    """Letters of scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese)."""


# Blocks of the scripts that are written without spaces; their digits are left out, since a
# number stands as one word in every script. Unicode 15, Blocks.txt.
_UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"  # Han
    "\uf900-\ufaff\U00020000-\U0003fffd"
    "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f\U0001aff0-\U0001b16f"  # kana
    "\u0e01-\u0e3a\u0e40-\u0e4e"  # Thai
    "\u0e81-\u0ecf\u0edc-\u0edf"  # Lao
    "\u1780-\u17d3\u17d7\u17dc\u17dd"  # Khmer
    "\u1000-\u103f\u104c-\u108f\u109a-\u109f\uaa60-\uaa7f\ua9e0-\ua9ef\ua9fa-\ua9fe"  # Burmese
)
unspaced_run = re.compile(f"[{_UNSPACED}]+")
"""A run of characters that are counted one by one."""

_DASHES = re.compile("[\u2013\u2014\u2015]")
_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_WORDLESS = re.compile(r"(?<!\S)(?:[^\w\s]|_)+(?!\S)")


def count(text: str) -> Count:
    """Words and characters of plain spoken text (no cues, no stress marks).

    A word is a whitespace token with a letter or a digit in it, split also at en and em dashes
    and at a `/` between letters: `and/or` is two words, `26/03` and `460,000` are one.
    """
    characters = 0
    if not text.isascii():
        if unspaced_run.search(text):
            runs = unspaced_run.findall(text)
            characters = sum(sum(map(str.isalpha, run)) for run in runs)
            text = unspaced_run.sub(" ", text)
        text = _DASHES.sub(" ", text)
    if "/" in text:
        text = _SLASH.sub(" ", text)
    return Count(len(text.split()) - len(_WORDLESS.findall(text)), characters)
