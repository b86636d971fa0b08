"""Numbers that go on from line to line: `Day 1`, `II. Water`, `第三条`; such lines are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearse.core.record import NamedTuple
from rehearse.importers.units import Unit

LEAST = 3
"""Lines that make a series."""
_LARGEST_GAP = 3
"""A number may be forgotten, or be written otherwise."""
_LONGEST = 100
"""Characters of a line with a number."""
_MOST_WORDS = 14

_ROMAN = "[IVXLC]{1,6}"
_HAN = "[\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e]{1,5}"
_SPELLED = {
    word: number
    for number, words in enumerate(
        (
            "one un une eins uno um first premier premi\u00e8re erster primero primera",
            "two deux zwei dos due second deuxi\u00e8me zweiter segundo segunda",
            "three trois drei tres tre third troisi\u00e8me dritter tercero tercera",
            "four quatre vier cuatro quattro fourth quatri\u00e8me",
            "five cinq f\u00fcnf cinco cinque fifth cinqui\u00e8me",
            "six sechs seis sei sixth",
            "seven sept sieben siete sette seventh",
            "eight huit acht ocho otto eighth",
            "nine neuf neun nueve nove ninth",
            "ten dix zehn diez dieci tenth",
        ),
        1,
    )
    for word in words.split()
}
_WORD = r"[^\d\s:;,.!?()\[\]\u3001\u3002\uff0c]"
_AFTER = r"\s*(?:[.:)\uff0e\uff1a\u3001)\uff09|\u2013\u2014-]+\s*(.*))?$"
_NAMED = re.compile(
    rf"(?P<name>{_WORD}{{2,24}}(?:\s{_WORD}{{1,24}})?)\s*(?:#|\u2116|n\u00b0|no\.)?\s*"
    rf"(?P<number>\d{{1,3}}|(?<=\s){_ROMAN}|(?<=\s)[^\W\d_]{{2,9}})(?:{_AFTER}|\s+(?P<said>\S.*)$)"
)
_BARE = re.compile(rf"[(\uff08]?(?P<number>\d{{1,3}}|{_ROMAN}|{_HAN}){_AFTER}")
_COUNTED = re.compile(
    rf"(?P<name>\u7b2c)\s*(?P<number>\d{{1,3}}|{_HAN})\s*"
    "([\u6761\u689d\u7ae0\u8282\u7bc0\u90e8\u56de\u5e55\u8bb2\u8b1b\u8bfe\u8ab2\u9875\u9801\u6bb5"
    "\u70b9\u9ede\u9879\u9805\u6b65\u96c6\u8a71\u8bdd\u7de8\u7f16\u7bc7\u5834\u573a]?)(.*)$"
)


class Entry(NamedTuple):
    """A line with a number."""

    name: str
    """What stands before it, in small letters; where nothing does, the kind of its number."""
    number: int
    rest: str
    """What stands behind it."""


def entry(text: str) -> Entry | None:
    """The number of a line that could belong to a series."""
    if "\n" in text or len(text) > _LONGEST:
        return None
    text = text.strip("*_#= ")
    if match := _COUNTED.match(text):
        return Entry(match[1] + match[3], _value(match["number"]), match[4].strip(" \u3000:\uff1a"))
    if match := _BARE.match(text):
        written = match["number"]
        style = "1" if written.isdecimal() else "I" if written.isascii() else "\u4e00"
        return Entry(style, _value(written), (match[2] or "").strip())
    if match := _NAMED.match(text):
        number = _value(match["number"])
        rest = (match[3] or match["said"] or "").strip()
        if not number or (match["said"] and rest[0].islower()):
            return None
        return Entry(match["name"].casefold(), number, rest)
    return None


def series_of(units: Sequence[Unit], spoken: Sequence[bool]) -> list[bool]:
    """For each unit whether it is one of a series, each with words of its own below it."""
    entries = [
        entry(unit.text) if can and unit.size <= _MOST_WORDS else None
        for unit, can in zip(units, spoken, strict=True)
    ]
    chains: dict[tuple[str, int], list[int]] = {}
    for at, found in enumerate(entries):
        if found is None or found.rest[-1:] in tuple(".!,;\u3002\uff0c\uff01"):
            continue
        below = at + 1
        while below < len(units) and not spoken[below]:
            below += 1
        follows = entries[below] if below < len(units) else None
        if below == len(units) or (follows is not None and follows.name == found.name):
            continue  # a line of a list
        above = entries[at - 1] if at else None
        if above is not None and above.name == found.name and not units[at].is_first:
            continue  # the last line of a list
        for step in (1, -1):
            chain = chains.setdefault((found.name, step), [])
            last = entries[chain[-1]] if chain else None
            begins = last is None and (found.number <= _LARGEST_GAP or step < 0)
            if begins or (last and 0 < step * (found.number - last.number) <= _LARGEST_GAP):
                chain.append(at)
    within = [False] * len(units)
    for chain in chains.values():
        if len(chain) >= LEAST:
            for at in chain:
                within[at] = True
    return within


def _value(written: str) -> int:
    """The number, 0 where it is none."""
    if written.isdecimal():
        return int(written)
    if re.fullmatch(_ROMAN, written):
        digits = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in written]
        return sum(
            -digit if digit < following else digit
            for digit, following in zip(digits, [*digits[1:], 0], strict=True)
        )
    if re.fullmatch(_HAN, written):
        return _han(written)
    return _SPELLED.get(written.casefold(), 0)


def _han(written: str) -> int:
    total, digit = 0, 0
    for sign in written:
        if sign in "\u5341\u767e":
            total += (digit or 1) * (10 if sign == "\u5341" else 100)
            digit = 0
        else:
            found = "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d".find(sign)
            digit = max(0, found)
    return total + digit
