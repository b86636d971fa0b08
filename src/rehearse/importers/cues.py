"""Brackets in notes: what is a stage direction, and what is spoken."""

from __future__ import annotations

import re

from rehearse.core.timespan import parse
from rehearse.importers.wordlists import listed

_WORDS = """
pause pauses click clicks slide slides applause laughter laughs laugh music video audio clip beat
breathe breath silence demo demonstration smile wait sip drink advance cue sfx sound image photo
picture animation transition optional gesture next play show point poll handout whiteboard screen
pausa pausen clic diapo diapositive musique rires rire applaudissements vid\u00e9o silence-radio
folie klick musik beifall applaus gel\u00e4chter stille risas aplausos m\u00fasica diapositiva
risate applausi dia klik muziek
"""
CUE_WORDS = listed(_WORDS)
_UNSPACED_CUES = (
    "\u505c\u987f", "\u505c\u9813", "\u6682\u505c", "\u638c\u58f0", "\u62cd\u624b",
    "\u9f13\u638c", "\u7b11", "\u97f3\u4e50", "\u97f3\u697d", "\u4f11\u6b62", "\u9593",
    "\u30af\u30ea\u30c3\u30af", "\u30b9\u30e9\u30a4\u30c9", "\u7ffb\u9875",
)  # fmt: skip
"""Pause, applause, laughter, music, click, slide, next page in Chinese and Japanese."""
_SECTION_WORDS = listed(
    """intro introduction opening hook outro ending closing conclusion main segment section part
    chapter scene slide slides folie diapo diapositive diapositiva cta"""
)
_LOOSE = frozenset(
    ["next", "play", "show", "point", "wait", "optional", "sound", "image", "screen"]
)
"""Words that begin a cue in square brackets, and often a sentence in round ones."""

LONGEST_SHOWN = 60
"""Characters of a cue for what is shown."""

_DIRECTIONS = listed(
    """open scroll wait type click pause show switch run play press select close point hit enter
    advance hold smile breathe look drink sip walk turn stop start zoom highlight hover drag paste
    cut next back gesture applause laughter music silence beat"""
)
"""Capital words that begin a stage direction."""

_BRACKETS = re.compile(
    r"\[([^\[\]\n]{0,400})\]|\(([^()\n]{0,120})\)|\uff08([^\uff08\uff09\n]{0,60})\uff09"
)
_ALONE = re.compile(
    r"(?:\[[^\[\]\n]{1,400}\]|\([^()\n]{1,160}\)|\uff08[^\uff08\uff09\n]{1,60}\uff09)[.,;:\u3002]?"
)
_MARKED = re.compile(
    r"(>{2,3}|-{1,2}>|={1,2}>|\u2192|\u21d2|\u27a1\ufe0f?|\u25b8)\s*(\S.{0,80})"
    r"|((?:TODO|FIXME|XXX|NOTE(?: TO SELF)?|SLIDE|FOLIE|DIAPO|DIAPOSITIVA|CUE|SFX|VIDEO|PHOTO|PROP)"
    r"\s*:\s*\S.{0,160})"
)
"""An arrow before it, or a word of the stage in capitals."""
_TO_DO = re.compile(r"(?:[-*+]\s+)?\[[ xX]?\]\s+(\S.{0,200})")
"""A box to tick."""
_STARRED = re.compile(r"([*_]{1,2})(?=[^\W_A-Z\d])([^*_\n]{2,60})\1")
_ASIDE = re.compile(
    '(?<=[.!?\u2026"\u201d\u3002])\\s+\\[([^\\W\\d][^\\[\\]\\n]{1,60})\\](?=\\s*(?:$|[A-Z\u00c0-\u00de]))'
)
"""What stands in square brackets between two sentences, or behind the last one."""
_SPECIAL = re.compile(r"\\(?=[\[\]*\\])|[\[\]]")


def is_cue_line(text: str) -> bool:
    """The line is one bracket and no more, or a direction: `WAIT`, `>> next`, `SLIDE: the map`."""
    stripped = text.strip()
    if _ALONE.fullmatch(stripped):
        return stripped[0] == "[" or len(stripped.split()) <= 15
    return is_direction(stripped) or bool(_marked(stripped))


def _marked(text: str) -> str:
    """What a line says that is marked as no speech; empty where it isn't."""
    if match := _TO_DO.fullmatch(text):
        return f"to do: {match[1]}"
    match = _MARKED.fullmatch(text)
    if not match or match[3]:
        return match[3] if match else ""
    words = match[2].split()
    # Other arrows stand before what is said, too: `-> so we need both`.
    is_known = _first(words) in CUE_WORDS or (_first(words) in _DIRECTIONS and len(words) <= 3)
    return match[2] if match[1][0] == ">" or is_known else ""


def starred_as_bracket(text: str) -> str:
    """In plain text a whole line in asterisks is a direction where it begins small: `*look up*`."""
    match = _STARRED.fullmatch(text.strip())
    return f"[{match[2]}]" if match and match[2][0].islower() else text


def is_section_marker(text: str) -> bool:
    """A bracket alone that names a part of the talk: `[INTRO]`, `(Slide 3: Tides)`."""
    stripped = text.strip()
    if len(stripped) > 80 or not _ALONE.fullmatch(stripped):
        return False
    words = stripped.strip("[]()\uff08\uff09.,;:\u3002 ").split()
    return bool(words) and len(words) <= 8 and _first(words) in _SECTION_WORDS


def is_direction(text: str) -> bool:
    """A line that begins with a capital word of the stage: `SCROLL to the table`, `WAIT`."""
    first, _, rest = text.partition(" ")
    word = first.strip(":.,;-\u2013\u2014\u2026!")
    if word.casefold() not in _DIRECTIONS or not word.isupper() or len(word) < 3:
        return False
    return not rest or not rest.rstrip().endswith((".", "?", "!")) or rest.isupper()


def cue(inside: str) -> str:
    """A cue in the markup of talk files; one that begins with "pause" as the silence it means."""
    inside = " ".join(re.sub(r"[\[\]]", " ", inside).split()).replace("\\", "/")
    if inside[:5].lower() != "pause":
        return f"[{inside}]" if inside else ""
    if inside[5:6].isalnum():
        return f"[cue: {inside}]"
    rest = inside[5:].strip(" .,:;!-\u2013\u2014\u2026")
    rest = re.sub(r"^for\s+(?=\d)", "", rest)
    if not rest:
        return "[pause]"
    for length in (rest, f"{rest}s"):
        try:
            parse(length)
        except ValueError:
            continue
        return f"[pause {length}]"
    return f"[pause] {cue(rest)}" if rest[:5].lower() != "pause" else f"[pause] [cue: {rest}]"


def shown(what: str, text: str) -> str:
    """A cue for what is shown rather than said: `[table: Rhine, 1,233 km]`, its beginning."""
    whole = " ".join(f"{what}: {text}".replace("*", "").split())
    if len(whole) > LONGEST_SHOWN:
        whole = whole[: LONGEST_SHOWN - 1].rstrip(" ,") + "\u2026"
    return cue(whole)


def escaped(text: str) -> str:
    """Spoken text whose brackets stand for themselves."""
    if "[" not in text and "]" not in text and "\\" not in text:
        return text
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)


def with_cues(text: str) -> str:
    """A line of notes in the markup of talk files: cues in brackets, other brackets spoken."""
    stripped = text.strip()
    if _ALONE.fullmatch(stripped) and is_cue_line(stripped):
        return cue(stripped.rstrip(".,;:\u3002")[1:-1])
    if is_direction(stripped):
        return cue(stripped)
    if marked := _marked(stripped):
        return cue(marked)
    if not any(mark in text for mark in "[(]\\\uff08"):
        return text
    asides = {match.end(1) for match in _ASIDE.finditer(text)}
    out: list[str] = []
    position = 0
    for match in _BRACKETS.finditer(text):
        out.append(escaped(text[position : match.start()]))
        position = match.end()
        if match[1] is not None:
            is_cue = match.end(1) in asides or _is_cue(match[1])
            out.append(cue(match[1]) if is_cue else escaped(match[0]))
        else:
            inside = match[2] or match[3] or ""
            out.append(cue(inside) if _is_round_cue(inside) else escaped(match[0]))
    out.append(escaped(text[position:]))
    return "".join(out)


def _is_cue(inside: str) -> bool:
    """It begins with a word of the stage, or is a number, as references to sources are."""
    words = inside.split()
    return bool(words) and (_first(words) in CUE_WORDS or inside.strip().isdecimal())


def _is_round_cue(inside: str) -> bool:
    words = inside.split()
    if not words or len(words) > 6:
        return False
    if inside.strip().startswith(_UNSPACED_CUES):
        return len(inside) <= 12
    first = _first(words)
    return first in CUE_WORDS and (first not in _LOOSE or len(words) <= 2)


def _first(words: list[str]) -> str:
    return words[0].strip(".,:;!-\u2013\u2014\u2026*_#0123456789").casefold()
