"""How text is to look where it is going to be read."""

from __future__ import annotations

from rehearse.core.record import NamedTuple
from rehearse.core.wording import CALM, LAST, OVER, Words

DIM, STRONG = "dim", "strong"
"""Tones beside those of the wording."""

# ECMA-48, SGR.
_CODES = {CALM: "", LAST: "33", OVER: "31", DIM: "2", STRONG: "1"}


class Look(NamedTuple):
    """What is known of the place where text will stand."""

    width: int = 100
    """Columns."""
    ellipsis: str = "\u2026"
    """What a cut-off title ends with."""
    colours: bool = False

    @property
    def is_ascii(self) -> bool:
        """No more than ASCII can be shown there."""
        return self.ellipsis.isascii()

    def paint(self, text: str, tone: str) -> str:
        """The text in the colour of its tone, where there are colours."""
        code = _CODES[tone] if self.colours and text else ""
        return f"\x1b[{code}m{text}\x1b[0m" if code else text

    def words(self, words: Words) -> str:
        """Words in the colour of their tone."""
        return self.paint(words.text, words.tone)
