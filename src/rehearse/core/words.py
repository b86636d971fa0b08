"""Counting what there is to say: words, and characters where a script has no spaces."""

from __future__ import annotations

import re
from functools import lru_cache

from rehearse.core.record import NamedTuple


class Count(NamedTuple):
    """How much there is to say."""

    words: int
    """Whitespace tokens that hold a letter or a digit."""
    characters: int
    """Letters of scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese)."""


# Blocks of the scripts that are written without spaces, as pairs of first and last characters;
# their digits are left out, since a number stands as one word in every script. Unicode 15,
# Blocks.txt.
_UNSPACED = (
    "\u0e01\u0e3a\u0e40\u0e4e"  # Thai
    "\u0e81\u0ecf\u0edc\u0edf"  # Lao
    "\u1000\u103f\u104c\u108f\u109a\u109f"  # Burmese
    "\u1780\u17d3\u17d7\u17d7\u17dc\u17dd"  # Khmer
    "\u2e80\u2fdf\u3005\u3007\u3021\u3029\u3038\u303b"  # Han
    "\u3041\u309f\u30a1\u30fa\u30fc\u30ff\u31f0\u31ff"  # kana
    "\u3400\u4dbf\u4e00\u9fff"  # Han
    "\ua9e0\ua9ef\ua9fa\ua9fe\uaa60\uaa7f"  # Burmese
    "\uf900\ufaff"  # Han
    "\uff66\uff9f\U0001aff0\U0001b16f"  # kana
    "\U00020000\U0003fffd"  # Han
)
_FIRSTS, _LASTS = _UNSPACED[::2], _UNSPACED[1::2]
# Compiled where it is needed: that takes as long as all else that a short command has to do.
_UNSPACED_RUN = f"[{''.join(map('{}-{}'.format, _FIRSTS, _LASTS))}]+"


@lru_cache(4096)
def is_unspaced(character: str) -> bool:
    """It is of a script written without spaces, and counted by itself."""
    return any(first <= character <= last for first, last in zip(_FIRSTS, _LASTS, strict=True))


def has_unspaced(text: str) -> bool:
    """Some character of the text is of a script written without spaces."""
    return not text.isascii() and any(map(is_unspaced, set(text)))


_WORDLESS = re.compile(r"(?<!\S)(?:[^\w\s]|_)+(?!\S)")


def count(text: str) -> Count:
    """Words and characters of plain spoken text (no cues, no stress marks).

    A word is a whitespace token with a letter or a digit in it, split also at en and em dashes
    and at a `/` between letters: `and/or` is two words, `26/03` and `460,000` are one.
    """
    characters = 0
    if not text.isascii():
        if has_unspaced(text):
            runs = re.findall(_UNSPACED_RUN, text)
            characters = sum(sum(map(str.isalpha, run)) for run in runs)
            text = re.sub(_UNSPACED_RUN, " ", text)
        text = re.sub("[\u2013\u2014\u2015]", " ", text)
    if "/" in text:
        text = re.sub(r"(?<=[^\W\d_])/(?=[^\W\d_])", " ", text)
    return Count(len(text.split()) - len(_WORDLESS.findall(text)), characters)
