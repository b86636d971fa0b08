"""Which units of plain notes are headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rehearse.importers.cues import is_cue_line, is_section_marker
from rehearse.importers.forms import (
    BULLET,
    END,
    LIST_NUMBER,
    LONGEST_HEADING,
    NUMBERED,
    QUOTE,
    is_capitals,
    is_strong,
    is_titular,
)
from rehearse.importers.series import LEAST, series_of
from rehearse.importers.units import Unit, is_rule

_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+\S|[IVX]{1,5}[.)]?\s+\S|[A-Z][.)]\s+\S")
_MOST_SHORT = 0.45
"""Of the units of a text; where more are short and unfinished, they have to stand out by more."""
_CONTRAST = 2.5
"""Words of what is said for each word of what stands above it, where headings stand out."""
_MOST_SMALL = 0.6
"""Of the units of a text; where more begin with a small letter, headings may do so as well."""
_LONGEST_SMALL = 6
"""Words of a heading that begins with a small letter."""
SPEAKER = re.compile(r"([A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.' -]{1,24}):\s+(?=\S)")
"""Who speaks, before what is said."""
_LONGEST_NAME = 3
"""Words of the name of somebody who speaks."""


def headings_of(units: Sequence[Unit], spoken: Sequence[bool]) -> list[bool]:
    """For each unit whether it is a heading.

    Args:
        units: of the whole text.
        spoken: for each unit whether it can be spoken or be a heading; metadata, agendas and the
            names of speakers can't.
    """
    told = [at for at, can in enumerate(spoken) if can]
    series = series_of(units, spoken)
    strong = [
        can and (series[at] or (is_strong(units[at]) and not _is_listed(units, at)))
        for at, can in enumerate(spoken)
    ]
    labels = [can and not strong[at] and _is_label(units, at) for at, can in enumerate(spoken)]
    if sum(labels) < 2:
        labels = [False] * len(units)
    writes_small = _writes_small(units, told)
    lists = [
        can and not strong[at] and _is_above_list(units, at, writes_small)
        for at, can in enumerate(spoken)
    ]
    sure = [any(ways) for ways in zip(strong, labels, lists, strict=True)]
    below = _told_below(units)
    top = told[0] if told else 0
    weak = [
        can
        and not sure[at]
        and (writes_small or not units[at].text[0].islower())
        and _is_weak(units, at, below[at], sure, series, top)
        for at, can in enumerate(spoken)
    ]
    if sum(weak) > len(told) * _MOST_SHORT and len(told) > 4 and not _stand_out(units, told, weak):
        # Where nearly every other line is short and unfinished, that is how the speaker writes.
        weak = [False] * len(units)
    if sum(lists) + sum(weak) < LEAST - 1:
        sure = [a or b for a, b in zip(strong, labels, strict=True)]
    found = [a or b for a, b in zip(sure, weak, strict=True)]
    short = [a or b for a, b in zip(lists, weak, strict=True)]
    _add_alike(units, told, short, found, writes_small)
    _add_kin(units, spoken, found)
    _add_chapters(units, told, found)
    if sum(found[at] for at in told[1:]) == 0:
        for at in _questions(units, told) or _markers(units, told):
            found[at] = True
    # The last words are spoken: nothing comes below them.
    if told:
        found[told[-1]] = False
    return found


def speakers_of(units: Sequence[Unit], spoken: Sequence[bool]) -> list[bool]:
    """For each unit whether it is no more than who speaks next, as in a play."""
    names = [_name(unit.text) if can else "" for unit, can in zip(units, spoken, strict=True)]
    times = Counter(names)
    return [bool(name) and times[name] >= (2 if name[-1] == ":" else LEAST) for name in names]


def inline_speakers(units: Sequence[Unit], spoken: Sequence[bool]) -> frozenset[str]:
    """Names that begin what is said in a play, `ANNA: Come in.`, each more than once."""
    times = Counter(
        match[1]
        for unit, can in zip(units, spoken, strict=True)
        if can
        for line in unit.text.split("\n")
        if (match := SPEAKER.match(line))
    )
    names = frozenset(name for name, count in times.items() if count > 1)
    return names if len(names) > 1 else frozenset()


def _name(text: str) -> str:
    if len(text) > 40 or "\n" in text or len(text.split()) > _LONGEST_NAME or is_cue_line(text):
        return ""
    if any(map(str.isdigit, text)) or not (text[-1] in ":\uff1a" or is_capitals(text)):
        return ""
    return text.casefold().replace("\uff1a", ":")


def _add_kin(units: Sequence[Unit], spoken: Sequence[bool], found: list[bool]) -> None:
    """Where `Day 1` and `Day 2` are headings, `Day 3` is one too, however little is below it."""
    shapes = Counter(
        shape
        for unit, is_heading in zip(units, found, strict=True)
        if is_heading and (shape := _shape(unit.text))
    )
    for at, unit in enumerate(units):
        if spoken[at] and len(unit.text) < 40 and shapes.get(_shape(unit.text), 0) >= 2:
            found[at] = True


def _add_alike(
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


def _add_chapters(units: Sequence[Unit], told: Sequence[int], found: list[bool]) -> None:
    """A short numbered line right above a heading is one as well: `2 Tides` above `2.1 Spring`."""
    for below, at in pairwise(reversed(told)):
        unit = units[at]
        if (
            found[below]
            and unit.is_first
            and unit.is_last
            and is_titular(unit)
            and _OUTLINE.match(unit.text)
        ):
            found[at] = True


def _writes_small(units: Sequence[Unit], told: Sequence[int]) -> bool:
    """The writer does without capitals."""
    small = sum(units[at].text.lstrip("-*\u2022 ")[:1].islower() for at in told)
    return small > len(told) * _MOST_SMALL


def _shape(text: str) -> str:
    """The text with one sign for every number; empty where it holds none, or nothing else."""
    if len(text) >= 40:
        return ""
    shape = re.sub(r"\d+", "#", text)
    return shape if "#" in shape and any(map(str.isalpha, shape)) else ""


def _told_below(units: Sequence[Unit]) -> list[Unit | None]:
    """For each unit the next one below it that is said and no cue."""
    below: list[Unit | None] = [None] * len(units)
    following: Unit | None = None
    for at in range(len(units) - 1, -1, -1):
        below[at] = following
        if not is_cue_line(units[at].text):
            following = units[at]
    return below


def _is_listed(units: Sequence[Unit], at: int) -> bool:
    """It stands within lines like it, with nothing said between them."""
    unit = units[at]
    if unit.is_underlined or NUMBERED.fullmatch(unit.text):
        return False
    below = units[at + 1] if at + 1 < len(units) else None
    above = units[at - 1] if at else None
    return (
        below is not None
        and above is not None
        and not unit.is_first
        and not unit.is_last
        and is_strong(below)
        and is_strong(above)
    )


def _is_label(units: Sequence[Unit], at: int) -> bool:
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


def _is_above_list(units: Sequence[Unit], at: int, writes_small: bool) -> bool:
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


def _is_weak(
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


def _stand_out(units: Sequence[Unit], told: Sequence[int], weak: Sequence[bool]) -> bool:
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


def _questions(units: Sequence[Unit], told: Sequence[int]) -> list[int]:
    """Questions that stand alone above answers, from the top of the notes to their end."""
    found = [
        at
        for here, at in enumerate(told[:-1])
        if units[at].text[-1] in "?\uff1f\u061f"
        and units[at].is_first
        and "\n" not in units[at].text
        and units[at].size <= LONGEST_HEADING
        and units[told[here + 1]].size >= units[at].size * 2
    ]
    if len(found) < LEAST or found[0] not in told[:2] or len(found) * 5 < len(told):
        return []
    return found


def _markers(units: Sequence[Unit], told: Sequence[int]) -> list[int]:
    """`[Slide 3]` and `[INTRO]`, where nothing else parts the notes."""
    found = [at for at in told[:-1] if is_section_marker(units[at].text)]
    return found if len(found) >= LEAST else []
