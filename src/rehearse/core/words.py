"""Counting what there is to say: words, and characters where a script has no spaces."""

from __future__ import annotations

import re
from functools import cache, lru_cache

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
# Their punctuation, which parts words without a space; not the colon, stop and slash that stand
# within numbers.
_UNSPACED_MARKS = (
    "\u3001\u3004\u3008\u3020\u302a\u3030\u3036\u3037\u303d\u303f\u30a0\u30a0\u30fb\u30fb"
    "\ufe30\ufe4f\uff01\uff0d\uff1b\uff20\uff3b\uff40\uff5b\uff65"
)


def _ranges(pairs: str) -> list[tuple[str, str]]:
    return list(zip(pairs[::2], pairs[1::2], strict=True))


# Compiled where it is needed: that takes as long as all else that a short command has to do.
_UNSPACED_RUN = f"[{''.join(f'{a}-{b}' for a, b in _ranges(_UNSPACED + _UNSPACED_MARKS))}]+"


@lru_cache(4096)
def is_unspaced(character: str) -> bool:
    """It is of a script written without spaces, and counted by itself."""
    return any(first <= character <= last for first, last in _ranges(_UNSPACED))


@lru_cache(4096)
def is_unspaced_mark(character: str) -> bool:
    """It is punctuation of such a script, which parts words without a space."""
    return any(first <= character <= last for first, last in _ranges(_UNSPACED_MARKS))


def has_unspaced(text: str) -> bool:
    """Some character of the text is of a script written without spaces."""
    return not text.isascii() and any(map(is_unspaced, set(text)))


_DASHES = "\u2013\u2014\u2015"
# A slash between letters, their marks included: beside it stands neither an ASCII character that is
# no letter nor a digit.
_SLASH = r"/(?<=[^\x00-@[-`{-\x7f\d]/)(?=[^\x00-@[-`{-\x7f\d])"


def count(text: str) -> Count:
    """Words and characters of plain spoken text (no cues; stress marks change nothing).

    A word is a whitespace token with a letter or a digit in it, split also at dashes (`--` is one)
    and at a `/` between letters: `and/or` is two words, `26/03` and `460,000` are one.
    """
    text = text.replace("*", "").replace("--", " ")
    if "/" in text:
        text = re.sub(_SLASH, " ", text)
    if text.isascii():
        return Count(_tokens(text.encode(), "ascii"), 0)
    text = text.replace("\u202f", " ")  # stands beside the quotes and colons of French
    try:
        return Count(_tokens(text.encode(_CODE_PAGE), _CODE_PAGE), 0)
    except UnicodeEncodeError:
        return _count_any(text)


def _count_any(text: str) -> Count:
    """The count of a text in any script, once its slashes are settled."""
    characters = 0
    if re.search(_UNSPACED_RUN, text):
        runs = "".join(re.findall(_UNSPACED_RUN, text))
        characters = sum(map(str.isalnum, runs))
        text = re.sub(_UNSPACED_RUN, " ", text)
    for dash in _DASHES:
        text = text.replace(dash, " ")
    tokens = text.split()
    words = sum(token[0].isalnum() or any(map(str.isalnum, token)) for token in tokens)
    return Count(words, characters)


# The letters of western Europe with typographic quotes and dashes, a byte each: bytes are counted
# ten times as fast as characters are looked at.
_CODE_PAGE = "cp1252"


def _tokens(text: bytes, encoding: str) -> int:
    """The tokens of a text in an encoding of one byte a character, punctuation left out."""
    kinds, punctuation = _kinds(encoding)
    return (b" " + text.translate(kinds, punctuation)).count(b" a")


@cache
def _kinds(encoding: str) -> tuple[bytes, bytes]:
    """For every byte a space where it parts words, else an `a`; and the bytes of punctuation."""
    characters = bytes(range(256)).decode(encoding, "replace")
    kinds = "".join(" " if one.isspace() or one in _DASHES else "a" for one in characters)
    punctuation = (code for code, one in enumerate(characters) if not one.isalnum())
    return kinds.encode(), bytes(code for code in punctuation if kinds[code] == "a")
