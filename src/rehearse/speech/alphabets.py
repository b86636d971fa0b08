"""What a voice would spell instead of reading it, so that it is told rather than spoken.

eSpeak NG 1.52 reads Greek, Devanagari, Hangul and a few more within any voice, by the language
that the script belongs to. The others it spells letter by letter, three to ten times as long, in
every voice but their own, and kanji it reads as "Chinese letter". The table is what was measured:
milliseconds a letter of the same sentences in 16 voices.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

from rehearse.speech.voices import primary_language

MOST_SPELLED = 1 / 3
"""Share of a section's letters; with more, it is not spoken."""

# Which languages' voices read a script. A script that is missing here is read by every voice.
_READERS = {
    "CYRILLIC": "ru uk be bg mk sr kk ky tt ba cv uz tg mn nog kaa",
    "ARABIC": "ar fa ur ug sd ku ks ps",
    "HEBREW": "he yi",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "cmn yue hak zh",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my shn",
    "ETHIOPIC": "am ti om",
    "TELUGU": "te",
}
# Which voices spell a script that the others read.
_SPELLERS = {"GREEK": "en", "LATIN": "ja my"}
_CALLED = {
    "CYRILLIC": "Cyrillic",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "HIRAGANA": "kana",
    "KATAKANA": "kana",
    "CJK": "Chinese characters",
    "THAI": "Thai",
    "LAO": "Lao",
    "KHMER": "Khmer",
    "MYANMAR": "Burmese",
    "ETHIOPIC": "Ethiopic",
    "TELUGU": "Telugu",
    "GREEK": "Greek",
    "LATIN": "Latin letters",
}
_ALIASES = {"HALFWIDTH": "KATAKANA", "FULLWIDTH": "LATIN", "KANGXI": "CJK", "IDEOGRAPHIC": "CJK"}


def unreadable(text: str, voice_language: str) -> str:
    """Why a section is not spoken by a voice of this language, empty where it is.

    Args:
        text: what the voice would be given, respellings applied.
        voice_language: the voice's first, a BCP 47 tag.
    """
    language = primary_language(voice_language)
    letters: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if character.isalpha():
            letters[_script(character)] += count
    total = sum(letters.values())
    spelled = {script: count for script, count in letters.items() if _spells(language, script)}
    if not total or sum(spelled.values()) <= total * MOST_SPELLED:
        return ""
    worst = max(spelled, key=lambda script: spelled[script])
    if language == "ja" and worst == "CJK":
        return "this voice reads kana only: give readings in `say:`"
    return (
        f"this voice spells {_CALLED.get(worst, worst.capitalize())} letter by letter: "
        "give respellings in `say:`, or name a voice that reads it"
    )


def reads_latin(voice_language: str) -> bool:
    """A voice of this language reads plain Latin letters."""
    return not _spells(primary_language(voice_language), "LATIN")


def _spells(language: str, script: str) -> bool:
    if script in _READERS:
        return language not in _READERS[script].split()
    return language in _SPELLERS.get(script, "").split()


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The script of a letter: the first word of its Unicode name."""
    if character.isascii():
        return "LATIN"
    name = unicodedata.name(character, "").partition(" ")[0].partition("-")[0]
    return _ALIASES.get(name, name)
