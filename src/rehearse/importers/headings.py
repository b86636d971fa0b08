"""Which units of plain notes are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearse.importers.claims import without_planned_time
from rehearse.importers.cues import is_cue_line
from rehearse.importers.units import Unit, is_rule
from rehearse.importers.wordlists import listed

LONGEST_HEADING = 12
"""Words of a heading that nothing but its shortness shows."""
LONGEST_LINE = 160
"""Characters of a heading or a title."""
LONGEST_TITLE = 18
"""Words of the title of a talk, which stands at the top."""

_NUMBERED = re.compile(
    r"(?:slides?|part|section|chapter|act|scene|topic|point|step|page|folie|teil|kapitel|abschnitt|"
    r"diapo(?:sitive)?|partie|chapitre|parte|secci\u00f3n|cap\u00edtulo|diapositiva)\s*"
    r"(?:#\s*)?(?:\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)\b[.:)\s\u2013\u2014-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s+(?=\S)")
_BULLET = re.compile(r"[-\u2022\u2013\u2014*+\u25aa\u25cf\u2023>]\s+")
_DECORATED = re.compile(r"([=*#~_\u2500-]{2,}+)\s*(\S.*?\S|\S)\s*\1")
_GREETING = re.compile(
    r"(?:good (?:morning|afternoon|evening)|thank|thanks|hello|hi\b|hey\b|ladies and|dear\b|"
    r"welcome (?:everyone|to)|excellenc|your excellenc|mr\.?\s|mrs\.?\s|madam|merci|bonjour|"
    r"bonsoir|mesdames|guten|danke|meine damen|sehr geehrte|liebe\b|buenos|buenas|gracias|"
    r"se\u00f1or)",
    re.IGNORECASE,
)
_END = ".!?,;:\u2026\u3002\uff01\uff1f\u3001\uff0c\u0964\u061f\u060c\u2026"
_QUOTE = "\"\u201c\u00ab\u2018'\u300c"
GENERIC = listed(
    """introduction intro opening open hook welcome start beginning preamble foreword einleitung
    begr\u00fc\u00dfung ouverture accueil introducci\u00f3n apertura
    background summary abstract"""
)
"""Headings that are the title of no talk."""


def headings_of(units: Sequence[Unit], spoken: Sequence[bool]) -> list[bool]:
    """For each unit whether it is a heading.

    Args:
        units: of the whole text.
        spoken: for each unit whether it can be spoken or be a heading; metadata and agendas aren't.
    """
    strong = [
        can and is_strong(unit) and not _is_listed(units, at)
        for at, (unit, can) in enumerate(zip(units, spoken, strict=True))
    ]
    labels = [can and not strong[at] and _is_label(units, at) for at, can in enumerate(spoken)]
    if sum(labels) < 2:
        labels = [False] * len(units)
    weak = [
        can and not strong[at] and not labels[at] and _is_weak(units, at, strong)
        for at, can in enumerate(spoken)
    ]
    told = sum(spoken)
    if sum(weak) > told * 0.45 and told > 4:
        # Where nearly every other line is short and unfinished, that is how the speaker writes.
        weak = [False] * len(units)
    found = [a or b or c for a, b, c in zip(strong, labels, weak, strict=True)]
    _add_kin(units, spoken, found)
    # The last words are spoken: nothing comes below them.
    for at in range(len(units) - 1, -1, -1):
        if spoken[at]:
            found[at] = False
            break
    return found


def _add_kin(units: Sequence[Unit], spoken: Sequence[bool], found: list[bool]) -> None:
    """Where `Day 1` and `Day 2` are headings, `Day 3` is one too, however little is below it."""
    shapes: dict[str, int] = {}
    for unit, is_heading in zip(units, found, strict=True):
        if is_heading and (shape := _shape(unit.text)):
            shapes[shape] = shapes.get(shape, 0) + 1
    for at, unit in enumerate(units):
        if spoken[at] and len(unit.text) < 40 and shapes.get(_shape(unit.text), 0) >= 2:
            found[at] = True


def _shape(text: str) -> str:
    """The text with one sign for every number; empty where it holds none, or nothing else."""
    shape = re.sub(r"\d+", "#", text)
    return shape if "#" in shape and any(map(str.isalpha, shape)) and len(text) < 40 else ""


def is_titular(unit: Unit) -> bool:
    """It could be the title of a talk: short, and no sentence."""
    text = unit.text
    return (
        "\n" not in text
        and 0 < unit.size <= LONGEST_TITLE
        and len(text) <= LONGEST_LINE
        and (text[-1] not in _END or unit.is_underlined)
        and not is_cue_line(text)
        and not is_rule(text)
        and not _GREETING.match(text)
        and not _BULLET.match(text)
    )


def is_strong(unit: Unit) -> bool:
    """Its form alone shows it: underlined, in capitals, numbered by a word, or with a time."""
    text = unit.text
    if "\n" in text or len(text) > 120 or is_rule(text) or not any(map(str.isalnum, text)):
        return False
    if unit.is_underlined:
        return unit.size <= 16
    if is_cue_line(text):
        return False
    if _DECORATED.fullmatch(text):
        return unit.size <= LONGEST_HEADING
    if (match := _NUMBERED.fullmatch(text)) and unit.size <= 14:
        return match[1][-1:] not in tuple(".!?,;")
    if _is_capitals(text) and unit.size <= LONGEST_HEADING:
        return text[-1] not in ".!,;" or text.count(" ") < 4
    bare, planned_s = without_planned_time(text)
    return (
        planned_s is not None
        and 0 < len(bare.split()) <= LONGEST_HEADING
        and bare[-1:] not in tuple(".!?,;")
    )


def plain_title(text: str) -> str:
    """A heading without its decoration, its colon and its number."""
    text = text.strip()
    if len(text) <= LONGEST_LINE and (match := _DECORATED.fullmatch(text)):
        text = match[2]
    text = text.strip("*_#= \u2500").rstrip(":\u2013\u2014- ").strip()
    bare = _LIST_NUMBER.sub("", text, count=1) if _LIST_NUMBER.match(text) else text
    return bare or text


def _is_capitals(text: str) -> bool:
    cased = [letter for letter in text if letter.isupper() or letter.islower()]
    if len(cased) < 3 or not any(map(str.isalpha, text)):
        return False
    upper = sum(map(str.isupper, cased))
    # An acronym alone is a heading too, a roman number or an initial is not.
    return upper >= 0.9 * len(cased)


def _is_listed(units: Sequence[Unit], at: int) -> bool:
    """It stands within lines like it, with nothing said between them."""
    unit = units[at]
    if unit.is_underlined or _NUMBERED.fullmatch(unit.text):
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
        and first not in _QUOTE
        and not _BULLET.match(below.text)
        and not _LIST_NUMBER.match(below.text)
        and below.size > unit.size
    )


def _is_weak(units: Sequence[Unit], at: int, strong: Sequence[bool]) -> bool:
    """A short line without an end, above a paragraph."""
    unit = units[at]
    text = unit.text
    if not is_titular(unit) or unit.size > LONGEST_HEADING or len(text) > 90:
        return False
    if text[0].islower() or text[0] in _QUOTE or text[-1] in _QUOTE + "\u201d\u00bb":
        return False
    if re.search(r"[.!?]\s+\w", _LIST_NUMBER.sub("", text, count=1)):
        return False
    below = next((other for other in units[at + 1 :] if not is_cue_line(other.text)), None)
    above = units[at - 1] if at else None
    if below is None or (strong[min(at + 1, len(units) - 1)] and not unit.is_first):
        return False
    if above is not None and above.text[-1:] in {":", ",", "\uff1a"} and not strong[at - 1]:
        return False
    if _LIST_NUMBER.match(text) and _LIST_NUMBER.match(below.text):
        return False
    if unit.is_first and unit.is_last:
        return _is_paragraph(below, unit.size * 1.4)
    # Without a blank line below it has to stand out more.
    return unit.size <= 8 and _is_paragraph(below, max(12.0, unit.size * 2))


def _is_paragraph(unit: Unit, least: float) -> bool:
    if _BULLET.match(unit.text):
        return False
    ends = unit.text.rstrip("\"\u201d\u00bb)]' ")[-1:]
    return unit.size >= least and (ends in _END or unit.size >= 12)
