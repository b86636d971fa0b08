"""Which of the installed voices reads a talk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rehearse.core.settings import NO_USUAL_VOICE, UsualVoice
from rehearse.speech.port import InstalledVoice, VoiceError

# What a language is also called, most wanted first. eSpeak names Chinese by its varieties, and
# macrolanguages by one of theirs (IANA Language Subtag Registry, "Macrolanguage").
_ALIASES = {
    "zh": ("cmn", "yue", "hak"),
    "no": ("nb", "nn"),
    "nn": ("nb", "no"),
    "iw": ("he",),
    "in": ("id",),
    "fil": ("tl",),
    "ku": ("kmr",),
    "ms": ("zsm",),
    "fa": ("pes",),
}
# What a tag means where no voice has it: other ways of writing, and the nearer of two accents.
_TAGS = {
    "zh-hk": "yue",
    "zh-mo": "yue",
    "zh-yue": "yue",
    "zh-hakka": "hak",
    "en-au": "en-gb",
    "en-nz": "en-gb",
    "en-ie": "en-gb",
    "en-za": "en-gb",
    "en-in": "en-gb",
    "fr-ca": "fr-fr",
}
# Which of several voices a bare language means. eSpeak itself reads "en" as British.
_REGIONS = {"en": "en-gb", "fr": "fr-fr"}


def by_language(voices: Iterable[InstalledVoice]) -> dict[str, list[InstalledVoice]]:
    """The voices by primary language (`en`), languages in order of the alphabet."""
    found: dict[str, list[InstalledVoice]] = {}
    for voice in voices:
        for primary in {primary_language(tag) for tag in voice.languages} or {""}:
            found.setdefault(primary, []).append(voice)
    return dict(sorted(found.items()))


def primary_language(tag: str) -> str:
    """`en` of `en-GB`."""
    return tag.replace("_", "-").partition("-")[0].lower()


def called(voice: InstalledVoice, voices: Sequence[InstalledVoice]) -> str:
    """What `choose_voice` takes for this voice: its language tag, or a name if others share it.

    Of the only voice of a language the language is enough.
    """
    names = sorted((voice.id, voice.name.strip(), _last_of_identifier(voice)), key=len)
    languages = by_language(voices)
    primary = [primary_language(tag) for tag in voice.languages]
    alone = [language for language in primary if len(languages[language]) == 1]
    for name in (*alone, *voice.languages, *primary, *names):
        if name and _finds(voices, name, voice):
            return name
    return voice.id


def _finds(voices: Sequence[InstalledVoice], name: str, voice: InstalledVoice) -> bool:
    try:
        return _named(voices, name) == voice
    except VoiceError:
        return False


def choose_voice(
    voices: Sequence[InstalledVoice],
    language: str,
    wanted: str = "",
    usual: UsualVoice = NO_USUAL_VOICE,
) -> InstalledVoice:
    """The voice for a talk.

    Args:
        voices: those there are.
        language: the talk's, a BCP 47 tag.
        wanted: what the author asks for: an identifier, a name, the beginning of one, or a language
            tag; empty for the language's own.
        usual: the voice that the listener's settings name for talks that ask for none.

    Raises:
        VoiceError: there is none; the sentence names a near one.
    """
    if not voices:
        raise VoiceError("No voices are installed here; `rehearse doctor` says what is missing")
    if wanted:
        return _named(voices, wanted)
    if usual.name:
        try:
            named = _named(voices, usual.name)
        except VoiceError as error:
            raise VoiceError(f"{error} (your settings name it)") from None
        if usual.is_for_language or _speaks(named, language):
            return named
    for tag in _tags(language):
        match = _for_tag(voices, tag)
        if match is not None:
            return match
    raise VoiceError(
        f"No voice here speaks {language!r}; write `voice: en` to have it read by another, "
        "or see `rehearse voices`"
    )


def _speaks(voice: InstalledVoice, language: str) -> bool:
    """It has this language, whatever the accent; one that tells of none is taken at its word."""
    spoken = {primary_language(tag) for tag in voice.languages}
    return not spoken or not spoken.isdisjoint(map(primary_language, _tags(language)))


def _named(voices: Sequence[InstalledVoice], wanted: str) -> InstalledVoice:
    folded = wanted.casefold().strip()
    for field in (_identifier, _name, _last_of_identifier):
        for voice in voices:
            if field(voice) == folded:
                return voice
    for tag in _tags(wanted):
        match = _for_tag(voices, tag)
        if match is not None:
            return match
    for voice in voices:
        if voice.name.casefold().startswith(folded):
            return voice
    near = _nearest(folded, voices)
    hint = f"did you mean {near!r}? " if near else ""
    raise VoiceError(f"No voice here is called {wanted!r}; {hint}`rehearse voices` lists them")


def _identifier(voice: InstalledVoice) -> str:
    return voice.id.casefold()


def _name(voice: InstalledVoice) -> str:
    return voice.name.casefold()


def _last_of_identifier(voice: InstalledVoice) -> str:
    return voice.id.casefold().rpartition("/")[2]


def _nearest(folded: str, voices: Sequence[InstalledVoice]) -> str:
    import difflib  # noqa: PLC0415

    names = {voice.name.casefold(): voice.name for voice in voices}
    names |= {tag: tag for voice in voices for tag in voice.languages}
    close = difflib.get_close_matches(folded, names, n=1)
    return names[close[0]] if close else ""


def _tags(language: str) -> list[str]:
    """The tag and what else it may be called, from the most to the least exact."""
    tag = language.replace("_", "-").lower().strip()
    primary = primary_language(tag)
    parts = tag.split("-")
    wanted = ["-".join(parts[:count]) for count in range(len(parts), 1, -1)]
    wanted += [_TAGS.get(tag, ""), _REGIONS.get(primary, ""), primary, *_ALIASES.get(primary, ())]
    return list(dict.fromkeys(filter(None, wanted)))


def _for_tag(voices: Sequence[InstalledVoice], tag: str) -> InstalledVoice | None:
    """The voice of exactly this tag; for a bare language else one of its regions."""
    for voice in voices:
        if tag in voice.languages:
            return voice
    if "-" in tag:
        return None
    regional = [voice for voice in voices if any(t.startswith(f"{tag}-") for t in voice.languages)]
    # The shortest tag is the plainest voice: no accent, no other way of writing.
    return min(regional, key=lambda voice: len(voice.languages[0]), default=None)
