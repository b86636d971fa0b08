"""The language of a text, as far as its script and its commonest words tell."""

from __future__ import annotations

import re
from collections import Counter

from rehearse.importers.wordlists import listed

_SCRIPTS = (
    ("ja", "[\u3041-\u30ff]"),
    ("ko", "[\uac00-\ud7a3]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("th", "[\u0e01-\u0e3a]"),
    ("hi", "[\u0904-\u0939]"),
    ("ar", "[\u0620-\u064a]"),
)
"""In this order: Japanese is written with Han characters too."""
_LETTERS = 20_000
"""So many characters tell."""


def language_by_script(text: str) -> str:
    """A BCP 47 tag where most letters are of a script that one language is known by, else empty."""
    if text.isascii():
        return ""
    letters = [letter for letter in text[:_LETTERS] if letter.isalpha()]
    sample = "".join(letters)
    foreign = sum(len(re.findall(pattern, sample)) for _, pattern in _SCRIPTS)
    if foreign < len(letters) / 2:
        return ""
    counts = {tag: len(re.findall(pattern, sample)) for tag, pattern in _SCRIPTS}
    if counts["ja"] > 0.1 * foreign:
        return "ja"
    return max(counts, key=lambda tag: counts[tag])


_COMMON = {
    tag: listed(words)
    for tag, words in {
        "en": """the of and to in is that it for was with as you this are be on not we have i a
            but""",
        "fr": """le la les des et est une un dans que qui pour pas vous nous sur avec ce je il au
            du en sont de ne elle mais plus on""",
        "es": """el la los las de que y en un una es por con para se no lo del como pero m\u00e1s
            nos al su a muy""",
        "de": """der die das und ist nicht ein eine ich wir sie den zu mit von f\u00fcr auf es im
            dass auch dem in er war aber als""",
        "it": """il di che \u00e8 non una per un con sono del della gli le pi\u00f9 questo anche
            ma i e la in si ci a""",
        "pt": """o a os as de que e n\u00e3o um uma \u00e9 para com do da em se mais mas por no
            na ao foi""",
        "nl": """de het een en van is niet dat ik we wij zijn op te voor met die maar in er was
            ook aan""",
        "ca": """el la els les de que i en un una \u00e9s per amb no del com per\u00f2 a al
            s\u00f3n ens aix\u00f2 m\u00e9s""",
        "sv": """och att det som en \u00e4r inte jag p\u00e5 f\u00f6r av till den med vi i ett
            har var men""",
        "da": "og at det som en er ikke jeg p\u00e5 for af til den med vi i et har var men",
        "nb": """og \u00e5 at det som en er ikke jeg p\u00e5 for av til den med vi i et har var
            men""",
        "pl": "i w na si\u0119 nie to \u017ce z do jest a o jak co po ale dla czy tak od",
    }.items()
}
"""The words without which nobody says three sentences; neighbours are there to be told apart."""
_WORDS = 3_000
"""So many words tell."""
_LEAST_COMMON = 12
_LEAST_SHARE = 0.25
"""Of all words; running text has a third to a half, key words and names hardly any."""
_LEAD = 1.2
"""So many times as many as those of any other language."""


def language_by_words(text: str) -> str:
    """A BCP 47 tag where the commonest words are clearly those of one language, else empty."""
    words = Counter(re.findall(r"[^\W\d_]+", text[: _WORDS * 8].casefold())[:_WORDS])
    ranked = sorted(
        ((sum(words[word] for word in common), tag) for tag, common in _COMMON.items()),
        reverse=True,
    )
    (most, tag), (second, _) = ranked[:2]
    is_clear = most >= max(_LEAST_COMMON, _LEAST_SHARE * words.total()) and most >= _LEAD * second
    return tag if is_clear else ""
