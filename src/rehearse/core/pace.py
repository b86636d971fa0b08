"""The pace of a talk: words per minute, and characters per minute where a script has no spaces."""

from __future__ import annotations

import re

from rehearse.core.record import NamedTuple
from rehearse.core.words import Count

SLOWEST_WPM, FASTEST_WPM = 30, 400
SLOWEST_CPM, FASTEST_CPM = 60, 1200

DEFAULT_WPM, DEFAULT_CPM = 125.0, 220.0

# Measured with one slow synthetic voice on the same narration, the pace at which it takes as long
# as the English at 125 words a minute.
_WPM = {"en": 125.0, "hi": 125.0, "fr": 140.0, "es": 125.0, "de": 110.0, "ar": 75.0}
_CPM = {"ja": 260.0, "zh": 205.0}

_TERM = r"(\d{1,5}(?:\.\d{1,3})?)\s*(wpm|cpm)?"
GRAMMAR = rf"{_TERM}(?:\s*,\s*{_TERM})?"
"""What `parse_pace` takes, in either case, but for its ranges."""


class Pace(NamedTuple):
    """How fast the author means to speak."""

    wpm: float
    """Words per minute."""
    cpm: float
    """Characters per minute, for scripts written without spaces."""

    def load_s(self, count: Count) -> float:
        """Seconds that these words and characters take, without any pause."""
        return count.words / self.wpm * 60 + count.characters / self.cpm * 60

    def scaled(self, factor: float) -> Pace:
        """Both paces times `factor`."""
        return Pace(self.wpm * factor, self.cpm * factor)


def default_pace(language: str) -> Pace:
    """The pace of a talk that states none, by its language (BCP 47 tag)."""
    primary = language.partition("-")[0].lower()
    return Pace(_WPM.get(primary, DEFAULT_WPM), _CPM.get(primary, DEFAULT_CPM))


def parse_pace(text: str, usual: Pace) -> Pace:
    """A pace as written: `125`, `125 wpm`, `260 cpm` or `125 wpm, 260 cpm`.

    What is not said is as in `usual`.

    Raises:
        ValueError: with a sentence that says what to write instead.
    """
    wpm, cpm = paces_in(text)
    return Pace(wpm or usual.wpm, cpm or usual.cpm)


def paces_in(text: str) -> tuple[float | None, float | None]:
    """Words and characters a minute as written; None for what is not said.

    Raises:
        ValueError: with a sentence that says what to write instead.
    """
    found: dict[str, float] = {}
    for term in text.split(","):
        match = re.fullmatch(_TERM, term.strip(), re.ASCII | re.IGNORECASE)
        if match is None:
            raise ValueError(f"{text!r} is not a pace, write 125, 260 cpm or 125 wpm, 260 cpm")
        unit = (match[2] or "wpm").lower()
        if unit in found:
            raise ValueError(f"{text!r} gives {unit} twice, write it once")
        found[unit] = float(match[1])
    _check_range(found.get("wpm"), SLOWEST_WPM, FASTEST_WPM, "words")
    _check_range(found.get("cpm"), SLOWEST_CPM, FASTEST_CPM, "characters")
    return found.get("wpm"), found.get("cpm")


def _check_range(value: float | None, slowest: int, fastest: int, unit: str) -> None:
    if value is not None and not slowest <= value <= fastest:
        raise ValueError(
            f"{value:g} {unit} a minute is nobody's pace, write one from {slowest} to {fastest}"
        )


def pace_words(pace: Pace, count: Count) -> str:
    """The pace in words, naming only the units that this count uses: `125 wpm`."""
    parts = []
    if count.words or not count.characters:
        parts.append(f"{pace.wpm:.0f} wpm")
    if count.characters:
        parts.append(f"{pace.cpm:.0f} cpm")
    return ", ".join(parts)
