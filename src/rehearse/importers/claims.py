"""What notes say of themselves: pace, number of words, slot, speaker, and planned times."""

from __future__ import annotations

import re

from rehearse.core.record import NamedTuple
from rehearse.importers.wordlists import listed

_MINUTE = r"(?:minutes?|min|minutos?|minuti|minuten?|mn)\b"
_WORD = r"(?:words?|mots?|w\u00f6rter|worte|palabras|parole|palavras|woorden|ord)\b"
_PER = r"\s*(?:/|per|a|par|la|pro|por|al|each|an?)\s*"
_PACE = re.compile(
    rf"(\d{{2,3}})\s*{_WORD}{_PER}{_MINUTE}|(\d{{2,3}})\s*wpm\b|\bpace\s*[:=]\s*(\d{{2,3}})\b",
    re.IGNORECASE,
)
# Thousands are marked with an apostrophe, a comma, a point or a space.
_THOUSANDS = r"\d{1,3}(?:['\u2019,. ]\d{3})+|\d+"
_COUNT = re.compile(rf"({_THOUSANDS})\s*{_WORD}", re.IGNORECASE)
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_SPAN = r"\s*(?:-|\u2013|to|\u00e0|bis)\s*"
_TIME = re.compile(
    rf"(?:{_NUMBER}{_SPAN})?({_NUMBER})\s*-?\s*(hours?|h|{_MINUTE}|m\b|seconds?|sec|secs|s\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<![\d:])(?:(\d):)?(\d{1,3}):(\d{2})(?![\d:])")
_KEY = re.compile(r"\s*([A-Za-z\u00c0-\u017f][\w' \u00c0-\u017f-]{0,28}?)\s*[:=]\s+(\S.*)$")
_SLOT_KEYS = listed(
    """slot duration length time timing total totaltime dur\u00e9e dauer zeit redezeit duraci\u00f3n
    durata tiempo dura\u00e7\u00e3o temps duur spreektijd runtime"""
)
_BESIDE_A_SLOT = listed(
    """talk version short long slot total max maximum about approx ca lightning keynote speech
    presentation panel time in of for at minute including questions plus and with the"""
)
_TITLE_KEYS = listed("title titel titre t\u00edtulo subject re betreff objet asunto")
_SPEAKER_KEYS = listed(
    """speaker presenter author by speakers name ponente orador oradora autor autora sprecher
    sprecherin redner rednerin referent referentin orateur oratrice auteur autrice intervenant
    intervenante relatore relatrice autore palestrante spreker"""
)
_EVENT_KEYS = listed(
    """event conference venue occasion where meeting evento jornada jornadas veranstaltung anlass
    \u00e9v\u00e9nement conf\u00e9rence convegno evenement"""
)
ALL_KEYS = _SLOT_KEYS | _TITLE_KEYS | _SPEAKER_KEYS | _EVENT_KEYS


LONGEST_LINE = 600
"""Characters of a line that says something of the talk."""


class Claims(NamedTuple):
    """What a line of metadata says; None and empty where it doesn't."""

    wpm: float | None = None
    words: int | None = None
    slot_s: float | None = None
    title: str = ""
    speaker: str = ""
    event: str = ""

    def __bool__(self) -> bool:
        return any(value for value in self)

    def over(self, other: Claims) -> Claims:
        """These, and the other's where there is none."""
        return Claims(
            self.wpm or other.wpm,
            self.words or other.words,
            self.slot_s or other.slot_s,
            self.title or other.title,
            self.speaker or other.speaker,
            self.event or other.event,
        )


def claims_in(line: str) -> Claims:
    """What a line of metadata claims: first its pace, then its words, then its time."""
    wpm = words = None
    rest = line
    if match := _PACE.search(rest):
        pace = float(match[1] or match[2] or match[3])
        wpm = pace if 30 <= pace <= 400 else None
        rest = rest[: match.start()] + " " + rest[match.end() :]
    if match := _COUNT.search(rest):
        words = int(re.sub(r"\D", "", match[1])[:9]) or None
        rest = rest[: match.start()] + " " + rest[match.end() :]
    key, value = key_of(line)
    slot_s = None
    if key in _SLOT_KEYS:
        slot_s = planned_time(value)
    elif (match := _TIME.search(rest)) and is_about_time(
        rest[: match.start()] + " " + rest[match.end() :]
    ):
        slot_s = planned_time(match[0])
    return Claims(
        wpm,
        words,
        slot_s if slot_s and 10 <= slot_s <= 86400 else None,
        value if key in _TITLE_KEYS else "",
        value if key in _SPEAKER_KEYS else "",
        value if key in _EVENT_KEYS else "",
    )


def is_about_time(text: str) -> bool:
    """All its words can stand beside the slot of a talk: `lightning talk, max.`"""
    others = re.findall(r"[^\W\d]{2,}", _COUNT.sub(" ", _PACE.sub(" ", text)))
    return all(word.casefold() in _BESIDE_A_SLOT for word in others)


def key_of(line: str) -> tuple[str, str]:
    """`("slot", "10 min")` of `Slot: 10 min`; empty where the line has no key."""
    match = _KEY.match(line)
    return (match[1].casefold().replace(" ", ""), match[2].strip()) if match else ("", "")


def planned_time(text: str) -> float | None:
    """Seconds of `30 seconds`, `~2 min`, `1'40"`, `0:30`, or of the range `0:15 - 0:30`."""
    clocks = [
        int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        for hours, minutes, seconds in _CLOCK.findall(text)
        if int(seconds) < 60
    ]
    if len(clocks) == 2 and clocks[1] > clocks[0]:
        return float(clocks[1] - clocks[0])
    if len(clocks) == 1:
        return float(clocks[0]) or None
    if clocks:
        return None
    if match := re.search(
        r"(\d{1,3})\s*['\u2019\u2032]\s*(\d{1,2})?\s*(?:[\"\u201d\u2033]|'')?", text
    ):
        return int(match[1]) * 60.0 + int(match[2] or 0)
    if match := re.search(r"(\d{1,3})\s*[\"\u201d\u2033]", text):
        return float(match[1])
    total = 0.0
    for number, unit in _TIME.findall(text):
        factor = {"h": 3600, "s": 1}.get(unit[0].lower(), 60)
        total += float(number.replace(",", ".")) * factor
    return total or None


_PLANNED = re.compile(
    r"\s*[-\u2013\u2014:,|]?\s*(?:[(\[]([^()\[\]]{1,60})[)\]]|[-\u2013\u2014|]\s*([^()\[\]]{1,24})"
    rf"|,\s*((?:~|\u2248|ca\.?|about|max\.?)?\s*\d{{1,3}}\s*-?\s*{_MINUTE}))\s*$",
    re.IGNORECASE,
)
_PLANNED_FIRST = re.compile(
    r"^\s*[(\[]?\s*(\d{1,2}:\d{2}(?:\s*[-\u2013\u2014]\s*\d{1,2}:\d{2})?)\s*[)\]]?\s*[-\u2013\u2014:|.]?\s*"
)
_TIMEY = re.compile(
    rf"~|\u2248|\d\s*['\u2019\u2032]|\d:\d\d|\d\s*(?:{_MINUTE}|m\b|s\b|sec|seconds?|secs|hours?|h\b)|\d\s*[\"\u2033]",
    re.IGNORECASE,
)


def without_planned_time(heading: str) -> tuple[str, float | None]:
    """A heading without the time that it plans, and that time in seconds.

    `12:30` alone plans nothing: it is a time of day, or one of a recording.
    """
    bare = heading.strip(" []():")
    if len(heading) > LONGEST_LINE or _CLOCK.fullmatch(bare):
        return heading, None
    first = _PLANNED_FIRST.match(heading)
    is_range = first is not None and len(_CLOCK.findall(first[1])) > 1
    if first and is_range and first.end() == len(heading):
        return heading, planned_time(bare)
    for pattern in (_PLANNED_FIRST, _PLANNED) if is_range else (_PLANNED, _PLANNED_FIRST):
        match = pattern.search(heading)
        if not match:
            continue
        said = next(group for group in match.groups() if group)
        if not _TIMEY.search(said):
            continue
        seconds = planned_time(_COUNT.sub(" ", _PACE.sub(" ", said)))
        if seconds and seconds <= 86400:
            rest = (heading[: match.start()] + heading[match.end() :]).strip(" -\u2013\u2014:|")
            return rest, seconds
    return heading, None


def slot_behind(line: str) -> float | None:
    """Seconds of a slot that ends a line about the event: `Meetup, 5 March, 10 minutes`."""
    # A clock there is a time of day.
    return None if _CLOCK.search(line) else without_planned_time(line)[1]
