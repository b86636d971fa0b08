"""Durations and sentences as a screen reader speaks them well: `one minute fifty`, in English."""

from __future__ import annotations

import re

from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_SHORTEST_BARE_S = 10
"""Fewer seconds after minutes are named as such: `one minute five` might be a time of day."""

# A clock stands by itself: not within a longer number or word.
_CLOCK = r"(?<![\w:.])\+?((?:\d{1,3}:)?\d{1,3}:\d{2}(?:\.\d)?)(?!\w|:\d|\.\d)"
_UNITS = (
    (r"(?<=\d) wpm\b", " words per minute"),
    (r"(?<=\d) cpm\b", " characters per minute"),
    (r"¶(?=\d)", "paragraph "),
)


def number_words(number: int) -> str:
    """`fifty-three`; from a hundred on, which are read well as they stand, digits: `1,151`."""
    if not 0 <= number < 100:
        return f"{number:,}"
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def spoken(seconds: float) -> str:
    """A duration in words: `thirty seconds`, `one minute fifty`, `two hours one minute`.

    Tenths are named where there are any, as some budgets have them; a sign is not.
    """
    whole, tenth = divmod(round(abs(seconds) * 10), 10)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [_counted(hours, "hour")] if hours else []
    if minutes:
        parts.append(_counted(minutes, "minute"))
    if tenth:
        parts.append(f"{number_words(rest)} point {number_words(tenth)} seconds")
    elif parts and rest >= _SHORTEST_BARE_S and minutes:
        parts.append(number_words(rest))
    elif rest or not parts:
        parts.append(_counted(rest, "second"))
    return " ".join(parts)


def in_words(sentence: str, titles: Iterable[str] = ()) -> str:
    """A sentence with its clocks and units in words, where it has `9:13 at 125 wpm`.

    A clock that stands in one of the `titles` is a name, and is left as it is.
    """
    if not any(character.isdigit() for character in sentence):
        return sentence
    names = {name for title in titles if ":" in title for name in re.findall(_CLOCK, title)}

    def say(match: re.Match[str]) -> str:
        return match[0] if match[1] in names else spoken(_seconds(match[1]))

    said = re.sub(_CLOCK, say, sentence, flags=re.ASCII)
    for pattern, words in _UNITS:
        said = re.sub(pattern, words, said)
    return said


def _seconds(clock: str) -> float:
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + float(part)
    return total


def _counted(number: int, noun: str) -> str:
    return f"{number_words(number)} {noun}" if number == 1 else f"{number_words(number)} {noun}s"
