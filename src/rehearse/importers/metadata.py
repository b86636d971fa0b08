"""Lines at the top of notes that nobody speaks: event, date, version, pace."""

from __future__ import annotations

import re

from rehearse.core.words import count
from rehearse.importers.claims import (
    ALL_KEYS,
    LONGEST_LINE,
    claims_in,
    is_about_time,
    key_of,
    without_planned_time,
)
from rehearse.importers.wordlists import listed

MOST_WORDS = 40
"""Words; what is longer is speech."""

_MONTH = (
    r"(?:jan(?:uary|vier|uar|eiro)?|feb(?:ruary|ruar|rero)?|f\u00e9v(?:rier)?|mar(?:ch|s|zo)?|m\u00e4rz|"
    r"apr(?:il)?|avril|abril|may|mai|mayo|june?|juin|juni|junio|july?|juillet|juli|julio|"
    r"aug(?:ust)?|ao\u00fbt|agosto|sept?(?:ember|embre)?|septiembre|oct(?:ober|obre|ubre)?|okt(?:ober)?|"
    r"nov(?:ember|embre|iembre)?|dec(?:ember)?|d\u00e9c(?:embre)?|dez(?:ember)?|dic(?:iembre)?)\.?"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?(?:\s*[-\u2013/]\s*\d{{1,2}}\.?)?\s+(?:of\s+|de\s+)?{_MONTH}(?:\s+|\b)"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-\u2013]\s*\d{{1,2}})?,?\s+\d{{4}}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    r"|\d{4}\s*\u5e74\s*\d{1,2}\s*\u6708",
    re.IGNORECASE,
)
_TIME_OF_DAY = re.compile(
    r"\b(?!00?[:.]00)\d{1,2}[:.h]\d{2}\s*(?:-|\u2013|to|\u00e0|bis|until)\s*\d{1,2}[:.h]\d{2}\b"
    r"|^\s*\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)(?:\s+\w{2,4})?\s*$",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"^(?:speaker'?s?\s+|talking\s+|speaking\s+)?(?:notes?|points|script|remarks|speech|transcript)"
    r"(?:\s+(?:for|of|by|from)\b|\s*[:\u2013\u2014-]|$)|^(?:draft|"
    r"extracted from|generated (?:by|from)|last (?:updated|modified|edited)|copyright|\u00a9|"
    r"confidential|embargo\w*|check against delivery)\b"
    r"|^(?:word count|words?|pace|slot|duration)\b\s*[:=]",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?:the\s+)?(?:(?:short|long|full|final|clean|draft|first|second|third|latest|new|old|revised|"
    r"kurz|lang|spoken|print)\s*(?:version|fassung|draft|copy)?|(?:version|v|draft|rev|revision)\s*"
    r"\.?\s*\d[\d.]*(?:\s+(?:short|long|final|draft))?|version\s+(?:courte|longue|finale)|kurzfassung|langfassung"
    r"|versi\u00f3n\s+(?:corta|larga))[\s.:]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.\w+|(?<!\w)@\w{3,}")
_KEYS = ALL_KEYS | listed(
    """title titel titre speaker presenter author by date event venue location place session
    duration length slot time pace draft version language audience from topic subject conference
    when where track room wordcount words status host moderator format name occasion meeting to re
    cc bcc sent an von betreff objet asunto fecha lugar datum ort lieu luogo data plaats idioma
    sprache langue lingua"""
)


def is_version(text: str) -> bool:
    """`SHORT VERSION`, `Draft 3`: which of several texts this is."""
    if len(text) > 80:
        return False
    stripped = text.strip(" *_#[]()")
    match = _VERSION.fullmatch(stripped)
    return match is not None and (
        " " in stripped or len(stripped) > 5 or any(map(str.isdigit, stripped))
    )


def is_metadata(text: str) -> bool:
    """A line that says when, where, by whom or how fast; and no sentence."""
    if len(text) > LONGEST_LINE:
        return False
    words = text.split()
    if not words or len(words) > MOST_WORDS or count(text).characters > 2 * MOST_WORDS:
        return False
    if is_version(text):
        return True
    if _TIME_OF_DAY.search(text) or _DATE.match(text.strip()):
        return True
    if len(words) > 12 and text.rstrip().endswith((".", "!", "?")):
        return False
    if _NOTES.match(text.strip(" *_#")):
        return not text.rstrip().endswith((".", "!", "?")) or len(words) <= 5
    if key_of(text)[0] in _KEYS and len(words) <= 20:
        return True
    if _DATE.search(text) and not _is_sentence(text):
        return True
    if _ADDRESS.search(text) and len(words) <= 20 and not _is_sentence(text):
        return True
    claims = claims_in(text)
    bare, planned_s = without_planned_time(text)
    if planned_s is not None and bare and not is_about_time(bare):
        return False  # a heading with a time that is planned for it
    return (
        bool(claims.wpm or claims.words or claims.slot_s)
        and len(words) <= 16
        and not _is_sentence(text)
    )


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?", "\u3002")) and len(text.split()) > 6
