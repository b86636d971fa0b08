"""What the form of a line alone shows: that it is a heading, that it could be a title."""

from __future__ import annotations

import re

from rehearse.importers.claims import without_planned_time
from rehearse.importers.cues import is_cue_line, is_section_marker
from rehearse.importers.units import Unit, is_rule
from rehearse.importers.wordlists import listed

LONGEST_HEADING = 12
"""Words of a heading that nothing but its shortness shows."""
LONGEST_LINE = 160
"""Characters of a heading or a title."""
LONGEST_TITLE = 18
"""Words of the title of a talk, which stands at the top."""

NUMBERED = re.compile(
    r"(?:slides?|part|section|chapter|act|scene|topic|point|step|page|folie|teil|kapitel|abschnitt|"
    r"diapo(?:sitive)?|partie|chapitre|parte|secci\u00f3n|cap\u00edtulo|diapositiva)\s*"
    r"(?:#\s*)?(?:\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)\b[.:)\s\u2013\u2014-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)
LIST_NUMBER = re.compile(
    r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s+(?=\S)|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}\u3001\s*(?=\S)"
)
BULLET = re.compile(r"[-\u2022\u2013\u2014*+\u25aa\u25cf\u2023>]\s+")
_DECORATED = re.compile(r"([=*#~_\u2500-]{2,}+)\s*(\S.*?\S|\S)\s*\1")
_SIGN = re.compile(
    r"[\u25a0\u25a1\u25c6\u25c7\u25bc\u25b2\u25b6\u25ba\u2605\u2606\u25ce\u2756\u00a7\u00b6]\s*(?=\w)"
)
"""Signs that stand before headings, and before hardly anything else."""
_FRAMED = re.compile(r"[\u3010\u3008\u300a\u3014](.{1,24})[\u3011\u3009\u300b\u3015]")
"""Brackets that stand around headings in Chinese and Japanese."""
_STRESS = re.compile(r"(?<![\w*])\*{1,2}(?=\S)([^*]+)(?<=\S)\*{1,2}(?![\w*])")
_GREETING = re.compile(
    r"(?:good (?:morning|afternoon|evening)|thank|thanks|hello|hi\b|hey\b|ladies and|dear\b|"
    r"welcome (?:everyone|to)|excellenc|your excellenc|mr\.?\s|mrs\.?\s|madam|merci|bonjour|"
    r"bonsoir|mesdames|guten|danke|meine damen|sehr geehrte|liebe\b|buenos|buenas|gracias|"
    r"se\u00f1or)",
    re.IGNORECASE,
)
END = ".!?,;:\u2026\u3002\uff01\uff1f\u3001\uff0c\u0964\u061f\u060c\u2026"
QUOTE = "\"\u201c\u00ab\u2018'\u300c"
GENERIC = listed(
    """introduction intro opening open hook welcome start beginning preamble foreword einleitung
    begr\u00fc\u00dfung ouverture accueil introducci\u00f3n apertura
    background summary abstract"""
)
"""Headings that are the title of no talk."""


def is_titular(unit: Unit) -> bool:
    """It could be the title of a talk: short, and no sentence."""
    text = unit.text
    return (
        "\n" not in text
        and 0 < unit.size <= LONGEST_TITLE
        and len(text) <= LONGEST_LINE
        and (text[-1] not in END or unit.is_underlined)
        and not is_cue_line(text)
        and not is_rule(text)
        and not _GREETING.match(text)
        and not BULLET.match(text)
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
    if _DECORATED.fullmatch(text) or _FRAMED.fullmatch(text):
        return unit.size <= LONGEST_HEADING
    if (match := NUMBERED.fullmatch(text)) and unit.size <= 14:
        return match[1][-1:] not in tuple(".!?,;")
    if _SIGN.match(text) and unit.size <= LONGEST_HEADING:
        return text[-1] not in END
    if is_capitals(text) and unit.size <= LONGEST_HEADING:
        return text[-1] not in ".!,;" or text.count(" ") < 4
    bare, planned_s = without_planned_time(text)
    return (
        planned_s is not None
        and 0 < len(bare.split()) <= LONGEST_HEADING
        and bare[-1:] not in tuple(".!?,;")
    )


def plain_title(text: str) -> str:
    """A heading without its decoration, its colon and its number."""
    text = _STRESS.sub(r"\1", text.strip())
    if is_section_marker(text):
        text = text.strip("[]()\uff08\uff09.,;: ")
    if len(text) <= LONGEST_LINE and (match := _DECORATED.fullmatch(text)):
        text = match[2]
    if match := _FRAMED.fullmatch(text):
        text = match[1]
    text = _SIGN.sub("", text, count=1).strip("*_#= \u2500").rstrip(":\u2013\u2014- ").strip()
    bare = LIST_NUMBER.sub("", text, count=1) if LIST_NUMBER.match(text) else text
    return bare or text


def is_capitals(text: str) -> bool:
    cased = [letter for letter in text if letter.isupper() or letter.islower()]
    if len(cased) < 3 or not any(map(str.isalpha, text)):
        return False
    upper = sum(map(str.isupper, cased))
    # An acronym alone is a heading too, a roman number or an initial is not.
    return upper >= 0.9 * len(cased)
