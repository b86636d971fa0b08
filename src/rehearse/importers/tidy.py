"""Text as it was meant: one form of each letter, plain spaces, nothing unseen."""

from __future__ import annotations

import re
import unicodedata

from rehearse.core.record import NamedTuple
from rehearse.talkfile.clean import clean

_SPACES = dict.fromkeys(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
                                 "\u2008\u2009\u200a\u202f\u205f\t"), " ")  # fmt: skip
# Joiners stay: Indic and Persian words, and emoji, are written with them.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_SOFT = "[\u2028\x0b]"
_HARD = "[\u2029\x0c\x85]"


class Line(NamedTuple):
    """A line of text, tidy."""

    number: int
    """Of the line of the file that it stands on, from 1."""
    text: str


def tidy(text: str) -> str:
    """A line without unseen characters, in NFC, each space a plain one; quotes stay as they are."""
    if text.isascii() and text.isprintable():
        return text
    return clean(unicodedata.normalize("NFC", text.translate(_SPACES).translate(_UNSEEN)))


def lines_of(text: str) -> list[Line]:
    """All lines. A soft line break is one; a form feed or a paragraph mark is an empty line."""
    found: list[Line] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, physical in enumerate(text.split("\n"), 1):
        if physical.isascii() and physical.isprintable():
            found.append(Line(number, physical.rstrip()))
            continue
        pieces = re.split(_SOFT, re.sub(_HARD, "\u2028\u2028", physical))
        found.extend(Line(number, tidy(piece).rstrip()) for piece in pieces)
    return found


def tidy_text(text: str) -> str:
    """A whole text, line by line as `lines_of` has it."""
    return "\n".join(line.text for line in lines_of(text))
