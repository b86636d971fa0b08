"""Short lines that are headings only by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rehearse.importers.cues import is_cue_line
from rehearse.importers.forms import (
    BULLET,
    END,
    LIST_NUMBER,
    LONGEST_HEADING,
    QUOTE,
    is_titular,
)
from rehearse.importers.series import LEAST
from rehearse.importers.units import Unit, is_rule

_CONTRAST = 2.5
"""Words of what is said for each word of what stands above it, where headings stand out."""
_MOST_SMALL = 0.6
"""Of the units of a text; where more begin with a small letter, headings may do so as well."""
_LONGEST_SMALL = 6
"""Words of a heading that begins with a small letter."""


def is_label(units: Sequence[Unit], at: int) -> bool:
    """`Opening:` above a paragraph."""
    unit = units[at]
    text = unit.text
    if "\n" in text or text[-1:] not in ":\uff1a" or not 0 < unit.size <= 5 or at + 1 >= len(units):
        return False
    below = units[at + 1]
    first = text[0]
    return (
        unit.is_first
        and not first.islower()
        and first not in QUOTE
        and not BULLET.match(below.text)
        and not LIST_NUMBER.match(below.text)
        and below.size > unit.size
    )


def is_above_list(units: Sequence[Unit], at: int, writes_small: bool) -> bool:
    """A short line without an end, right above a list."""
    unit = units[at]
    return (
        unit.is_first
        and at + 1 < len(units)
        and BULLET.match(units[at + 1].text) is not None
        and (not unit.is_last or not units[at + 1].is_last)
        and is_titular(unit)
        and unit.size <= LONGEST_HEADING
        and (writes_small or not unit.text[0].islower())
    )


def is_weak(
    units: Sequence[Unit],
    at: int,
    below: Unit | None,
    sure: Sequence[bool],
    series: Sequence[bool],
    top: int,
) -> bool:
    """A short line without an end, above a paragraph."""
    unit = units[at]
    text = unit.text
    if not is_titular(unit) or unit.size > LONGEST_HEADING or len(text) > 90:
        return False
    if text[0].islower() and (unit.size > _LONGEST_SMALL or "," in text):
        return False
    if text[0] in QUOTE or text[-1] in QUOTE + "\u201d\u00bb":
        return False
    if re.search(r"[.!?]\s+\w", LIST_NUMBER.sub("", text, count=1)):
        return False
    if below is None or (sure[min(at + 1, len(units) - 1)] and not unit.is_first):
        return False
    is_below_title = at == top + 1 and is_titular(units[top])
    if at and not (is_below_title or sure[at - 1] or _is_ended(units[at - 1], unit)):
        return False
    if at and series[at - 1]:
        return False  # what is said there begins with a short line
    if LIST_NUMBER.match(text) and LIST_NUMBER.match(below.text):
        return False
    if unit.is_first and unit.is_last:
        return _is_paragraph(below, unit.size * 1.4)
    # Without a blank line below it has to stand out more.
    return unit.size <= 8 and _is_paragraph(below, max(12.0, unit.size * 2))


def _is_ended(above: Unit, unit: Unit) -> bool:
    """What stands above a line is finished: by its sign, or by a blank line."""
    last = above.text.rstrip("\"\u201d\u2019\u00bb)]' ")[-1:]
    if last in {":", ",", "\uff1a", "\uff0c", "\u060c", "\u3001"}:
        return False
    return unit.is_first or last in END or is_rule(above.text) or is_cue_line(above.text)


def _is_paragraph(unit: Unit, least: float) -> bool:
    if BULLET.match(unit.text):
        return False
    ends = unit.text.rstrip("\"\u201d\u00bb)]' ")[-1:]
    return unit.size >= least and (ends in END or unit.size >= 12)


def stand_out(units: Sequence[Unit], told: Sequence[int], weak: Sequence[bool]) -> bool:
    """Short lines take turns with paragraphs, most of which are far longer and end as such."""
    short = [at for at in told if weak[at]]
    said = [units[at] for at in told if not weak[at]]
    follow = sum(weak[a] and weak[b] for a, b in pairwise(told[1:]))
    if follow or not said:
        return False
    short_size = sum(units[at].size for at in short) / len(short)
    said_size = sum(unit.size for unit in said) / len(said)
    ended = sum(unit.text.rstrip("\"\u201d\u2019\u00bb)]' ")[-1:] in END for unit in said)
    return said_size >= short_size * _CONTRAST and ended >= 0.7 * len(said)


def writes_small(units: Sequence[Unit], told: Sequence[int]) -> bool:
    """The writer does without capitals."""
    small = sum(units[at].text.lstrip("-*\u2022 ")[:1].islower() for at in told)
    return small > len(told) * _MOST_SMALL


def add_alike(
    units: Sequence[Unit],
    told: Sequence[int],
    short: Sequence[bool],
    found: list[bool],
    writes_small: bool,
) -> None:
    """Where short lines alone are headings, one above a short sentence is one too."""
    alone = [at for at in told[1:] if short[at] and units[at].is_first and units[at].is_last]
    if len(alone) < LEAST - 1:
        return
    longest = max(units[at].size for at in alone)
    for above, at, below in zip(told, told[1:], told[2:], strict=False):
        unit = units[at]
        if (
            unit.is_first
            and unit.is_last
            and not (found[above] or found[at] or found[below])
            and unit.size <= longest
            and is_titular(unit)
            and (writes_small or unit.text[0].isupper() or not unit.text[0].isascii())
            and unit.text[0] not in QUOTE
            and units[above].text[-1] not in ":,\uff1a\uff0c"
            and (writes_small or (units[above].text[-1] in END and units[below].text[-1] in END))
            and (not writes_small or units[below].size > unit.size)
        ):
            found[at] = True
