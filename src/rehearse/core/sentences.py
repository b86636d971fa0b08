"""Where the sentences of a plain text end.

In doubt a sentence is not cut: two that are read as one differ only in where a key jumps to, while
a full stop in the middle of one is heard.
"""

from __future__ import annotations

import re

CLOSERS = "\"'\u201d\u2019\u00bb\u203a)\\]\u300d\u300f\uff09\u3011\u3009\u300b"
_OPENERS = "\"'\u201c\u2018\u201e\u201a\u00ab\u2039(\\[\u00bf\u00a1"

# Marks that end a sentence whatever follows them, and marks that need a space behind them.
_BARE = "\u3002\uff01\uff1f\uff61\u0964\u0965\u061f\u06d4\u0589"
_SPACED = ".!?\u2026"
_END = re.compile(
    rf"(?:[{_BARE}][{_BARE}{_SPACED}]*|[{_SPACED}]+(?=[{CLOSERS}]*(?:\s|$)))[{CLOSERS}]*"
)
_LONGEST_ABBREVIATION = 16
_LAST_TOKEN = re.compile(rf"(?:^|(?<=[\s{_OPENERS}]))[^\s{_OPENERS}]+$")
_NEXT = re.compile(rf"\s*[{_OPENERS}\u2013\u2014-]*\s*(\S?)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A name or a number always follows these.
_BEFORE_A_NAME = _words(
    "mr mrs ms mx dr prof rev hon gen col sgt capt cpt lt gov sen rep st mt ft messrs "
    "mme mlle mgr "
    "sr sra srta dra dott sig hr fr frl dhr mevr dn"
)
# What follows these goes on with the sentence as often as it begins one.
_WITHIN = _words(
    "vs etc approx cf ca al eds inc ltd corp dept resp incl excl viz "
    "bzw usw evtl ggf inkl vgl sog bspw bijv enz"
)
# These are abbreviations only before a number: "no" is a word.
_BEFORE_A_NUMBER = _words(
    "no nos nr vol fig figs p pp art ch sec par ed n\u00b0 n\u00ba num n\u00fam abs "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
# A number with a full stop is an ordinal here ("am 3. M\u00e4rz").
_DOT_MAKES_ORDINAL = _words("de da nb nn no fi cs sk pl hu sl hr sr bs is et lv tr lb fo")


def sentence_ends(text: str, language: str = "en") -> list[int]:
    """Where each sentence ends, in characters: the first index that is no more part of it.

    The last end is the end of the text, unless only spaces are left.
    """
    ends: list[int] = []
    start = 0
    ordinals = language.partition("-")[0].lower() in _DOT_MAKES_ORDINAL
    for match in _END.finditer(text):
        if _is_end(text, start, match, ordinals=ordinals):
            ends.append(match.end())
            start = match.end()
    if text[start:].strip():
        ends.append(len(text))
    return ends


def _is_end(text: str, start: int, match: re.Match[str], *, ordinals: bool) -> bool:
    mark = match[0]
    if mark[0] in _BARE:
        return True
    following = _NEXT.match(text, match.end())
    upcoming = following[1] if following else ""
    if upcoming.islower():
        return False
    if not upcoming or mark.rstrip(CLOSERS.replace("\\", "")) != ".":
        return True
    before = text[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start()]
    found = _LAST_TOKEN.search(before)
    return found is None or not _is_abbreviation(
        found[0], upcoming, ordinals=ordinals, alone=not before[: found.start()].strip()
    )


def _is_abbreviation(token: str, upcoming: str, *, ordinals: bool, alone: bool) -> bool:
    """The full stop behind this token belongs to it; `alone`: nothing stands before it."""
    word = token.lower()
    if word in _BEFORE_A_NAME or word in _WITHIN or _DOTTED.fullmatch(token):
        return True
    if word in _BEFORE_A_NUMBER and upcoming.isdigit():
        return True
    if token.isdigit():
        return alone or (ordinals and len(token) <= 2)
    # An initial; "I" is the one capital that ends a sentence.
    return len(token) == 1 and token.isupper() and word != "i"
