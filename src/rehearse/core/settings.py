"""What a user settles once for all talks; where nothing is settled, these are the defaults."""

from __future__ import annotations

from rehearse.core.pace import Pace, default_pace
from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.thresholds import Thresholds

if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")

AUTO = "auto"
"""As the terminal is."""
ASCII, UNICODE = "ascii", "unicode"
"""The two sets of glyphs."""
OFF, SIGNALS = "off", "signals"
"""When the bell rings: never; when the time of a section or of the talk is up."""


class UsualPace(NamedTuple):
    """How fast a speaker usually speaks; None keeps the default of the language."""

    wpm: float | None = None
    cpm: float | None = None


class UsualVoice(NamedTuple):
    """The voice for talks that ask for none."""

    name: str = ""
    """Empty for the one of the talk's language."""
    is_for_language: bool = False
    """It is named for the talk's language; otherwise it stands only for languages it speaks."""


NO_USUAL_VOICE = UsualVoice()


class Settings(NamedTuple):
    """The settings."""

    paces: tuple[tuple[str, UsualPace], ...] = ()
    """By language; "" is every other one."""
    thresholds: Thresholds = Thresholds()
    theme: str = AUTO
    """A name that the screens know, or `auto`: dark, or light where the terminal says so."""
    glyphs: str = AUTO
    text_width: int = 72
    """Columns of script at most; a longer line is hard to read aloud from."""
    line_spacing: int = 1
    """Rows from one line of script to the next: 1 or 2."""
    voices: tuple[tuple[str, str], ...] = ()
    """By language; "" is every language that the voice speaks."""
    audio_delay_ms: int = 10
    """From the sample that leaves to the sound that is heard; wireless adds 150 to 250."""
    bell: str = OFF
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Commands, by id or by screen and id (`rehearse.next`), with the keys they have instead."""

    def pace_for(self, language: str) -> Pace:
        """The pace of a talk in this language (BCP 47 tag) that states none."""
        usual = default_pace(language)
        wpm, cpm = _of_language(self.paces, language) or UsualPace()
        return Pace(wpm or usual.wpm, cpm or usual.cpm)

    def voice_for(self, language: str) -> UsualVoice:
        """The voice of a talk in this language (BCP 47 tag) that asks for none."""
        named = _of_language([pair for pair in self.voices if pair[0]], language)
        if named:
            return UsualVoice(named, is_for_language=True)
        return UsualVoice(dict(self.voices).get("", ""))


NO_SETTINGS = Settings()
"""Where nothing is set."""


def _of_language(pairs: tuple[tuple[str, T], ...] | list[tuple[str, T]], language: str) -> T | None:
    """What is settled for this tag, else for a shorter one, else for every language."""
    known = {tag.lower(): value for tag, value in pairs}
    tag = language.lower()
    while tag and tag not in known:
        tag = tag.rpartition("-")[0]
    return known.get(tag)
