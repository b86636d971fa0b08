"""Plain text as units: what a writer ended on purpose, be it by a blank line or by a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearse.core.record import NamedTuple
from rehearse.core.words import count
from rehearse.importers.tidy import Line

LONG_LINE = 120
"""Characters; nobody wraps lines by hand as wide as this."""
_LEAST_SAID = 5
"""Words of a sentence."""
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,}|\u2500{3,}|\u2550{3,})\s*")


class Unit(NamedTuple):
    """A heading, a paragraph, or a line that stands for itself."""

    line: int
    """Where it begins, from 1."""
    text: str
    """Its lines, joined by newlines."""
    is_first: bool
    """A blank line, or nothing, is above it."""
    is_last: bool
    """A blank line, or nothing, is below it."""
    is_underlined: bool = False

    @property
    def size(self) -> float:
        """Words; two characters of a script without spaces are about as much as a word."""
        found = count(self.text)
        return found.words + found.characters / 2


def is_rule(text: str) -> bool:
    """A line of nothing but a rule."""
    return (
        _UNDERLINE.fullmatch(text) is not None
        or re.fullmatch(r"\s*(?:[*#~-]\s+){2,}[*#~-]\s*", text) is not None
    )


def units_of(lines: Sequence[Line]) -> list[Unit]:
    """The units of a text, in order."""
    width = _width(lines)
    units: list[Unit] = []
    block: list[Line] = []
    for line in [*lines, Line(0, "")]:
        if line.text.strip():
            block.append(Line(line.number, line.text.strip()))
        elif block:
            units.extend(_units(block, width))
            block = []
    return units


def _width(lines: Sequence[Line]) -> int:
    """The column that the writer wrapped at, 0 where lines were not wrapped."""
    longest, before = 0, ""
    for line in lines:
        text = line.text.strip()
        if len(text) > LONG_LINE:
            return 0
        if text and before:
            longest = max(longest, len(text), len(before))
        before = text
    return longest if longest >= 50 else 0


def _units(block: list[Line], width: int) -> list[Unit]:
    groups: list[tuple[list[Line], bool]] = []
    for line in block:
        if groups and is_rule(line.text):
            above, _ = groups[-1]
            underlines = line.text.strip()[0] in "=-~\u2500\u2550" and not _is_said(above[0].text)
            if underlines and len(above) == 1 and not is_rule(above[0].text):
                groups[-1] = (above, True)
                continue
        if groups and not groups[-1][1] and goes_on(groups[-1][0][-1].text, line.text, width):
            groups[-1][0].append(line)
        else:
            groups.append(([line], False))
    last = len(groups) - 1
    return [
        Unit(
            group[0].number,
            "\n".join(line.text for line in group),
            index == 0,
            index == last,
            underlined,
        )
        for index, (group, underlined) in enumerate(groups)
    ]


def _is_said(text: str) -> bool:
    """A sentence; a rule below it ends what is said rather than making a heading of it."""
    return text[-1] == "." and len(text.split()) >= _LEAST_SAID


def goes_on(above: str, below: str, width: int) -> bool:
    """The line above was wrapped at `width`: the first word below had no room in it."""
    if not width or is_rule(above) or is_rule(below):
        return False
    if above[-1] in ".!?:" and len(below) < width / 2 and below[-1].isalnum():
        return False  # a heading below the end of a paragraph
    first = below.split(" ", 1)[0]
    return len(above) + 1 + len(first) > width - 8
