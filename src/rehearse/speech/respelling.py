"""`say:` respellings, and what else the voice must not be given as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rehearse.core.words import is_unspaced


class Replacement(NamedTuple):
    """A stretch of the text, and what the voice says instead."""

    start: int
    end: int
    spoken: str


SLASH = r"(?<=[^\x00-@\[-`{-\x7f\d])/(?=[^\x00-@\[-`{-\x7f\d])"
"""A slash between letters parts words, as `rehearse.core.words` counts them."""

_PICTURE = (
    "\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\u20e3\U0001f000-\U0001faff\U000e0020-\U000e007f"
)
_UNSPOKEN = re.compile(
    # A picture would be described ("party popper"), a bullet named, and NUL ends the utterance.
    f"(?:[{_PICTURE}](?:\u200d(?=[{_PICTURE}]))?)+|[\u2022\u2023\u2043\x00-\x1f\x7f-\x9f]"
    # "and/or" would be spoken with a slash in it; a marker of a list item is none of its words.
    rf"|{SLASH}|^\s*[-\u2013\u2014*](?=\s)"
)
_LETTER = r"[\w\u0300-\u036f\u0900-\u0903\u093a-\u094f]"


class Respeller:
    """Finds the words that `say:` respells; built once for a talk.

    A key with a capital is found only as it is written (`US` is not "us"); a key in lower case is
    found in either case. The longest key wins.
    """

    def __init__(self, say: Sequence[tuple[str, str]] = ()) -> None:
        self._exact = {key: spoken for key, spoken in say if key and key != key.lower()}
        self._folded = {key: spoken for key, spoken in say if key and key == key.lower()}
        self._pattern = _pattern(self._exact, self._folded)

    def replacements(self, text: str) -> Iterator[Replacement]:
        """What the voice says otherwise, in order, without overlaps."""
        respelt = [] if self._pattern is None else list(self._respelt(self._pattern, text))
        position = 0
        for found in [*respelt, Replacement(len(text), len(text), "")]:
            for match in _UNSPOKEN.finditer(text, position, found.start):
                yield Replacement(match.start(), match.end(), " ")
            if found.end > found.start:
                yield found
            position = found.end

    def _respelt(self, pattern: re.Pattern[str], text: str) -> Iterator[Replacement]:
        for match in pattern.finditer(text):
            written = match[0]
            spoken = self._exact.get(written)
            if spoken is None:
                spoken = self._folded[written.lower()]
            yield Replacement(match.start(), match.end(), _UNSPOKEN.sub(" ", spoken))


def _pattern(exact: dict[str, str], folded: dict[str, str]) -> re.Pattern[str] | None:
    keys = sorted([*exact, *folded], key=len, reverse=True)
    if not keys:
        return None
    return re.compile("|".join(_whole_word(key, exact=key in exact) for key in keys))


def _whole_word(key: str, *, exact: bool) -> str:
    """A key found as a whole word, or anywhere where its script has no spaces."""
    found = re.escape(key) if exact else f"(?i:{re.escape(key)})"
    before = "" if is_unspaced(key[0]) else rf"(?<!{_LETTER})"
    after = "" if is_unspaced(key[-1]) else rf"(?!{_LETTER})"
    return before + found + after
