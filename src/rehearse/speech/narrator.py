"""Reads one talk: picks its voices, finds their rates, and makes narrations of its sections."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rehearse.core.pace import Pace
from rehearse.core.settings import UsualVoice
from rehearse.core.words import Count
from rehearse.speech.alphabets import reads_latin, unreadable
from rehearse.speech.calibration import Calibrated, Calibrator, Progress, Speech, voice_key
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.child_renderer import Renderer
from rehearse.speech.narration import DELAY_S, Narration
from rehearse.speech.port import NOBODY, Facts, InstalledVoice, Tempo, Voice
from rehearse.speech.respelling import Respeller
from rehearse.speech.tempo import guessed_rate
from rehearse.speech.utterances import Passage, Utterance, utterances
from rehearse.speech.voices import choose_voice


class Script(NamedTuple):
    """What the voice needs of a talk."""

    texts: Sequence[str]
    """The sections' texts with their markup, in order."""
    pace: Pace
    language: str = "en"
    voice: str = ""
    """What `voice:` asks for, empty for the language's own."""
    say: Sequence[tuple[str, str]] = ()
    section_voices: Mapping[int, str] = {}
    """What other speakers' sections ask for, by section."""
    usual: UsualVoice = UsualVoice()
    """Where `voice` asks for none."""


class Cast(NamedTuple):
    """Who reads the talk."""

    facts: Facts
    main: InstalledVoice | None
    """None where nobody is heard."""
    by_section: Mapping[int, InstalledVoice]
    """Other voices, where a section has its own."""

    def of(self, section: int) -> InstalledVoice | None:
        """Who reads a section."""
        return self.by_section.get(section, self.main)


SILENT = Cast(NOBODY, None, {})


class Narrator:
    """The voice of one talk, from choosing it to hearing it.

    A long talk takes its time: what `read_ahead` and `prepare` work out, in any thread, everything
    else only looks up.
    """

    def __init__(self, script: Script, calibrations: Calibrations) -> None:
        """Nothing is started."""
        self._script = script
        self._respeller = Respeller(script.say)
        self._calibrations = calibrations
        self._cast = SILENT
        self._settled_for: Facts | None = None
        self._read: dict[int, list[Utterance]] = {}
        """Each section by itself, its sentences counted from 0."""
        self._refusals: dict[int, str] = {}
        self._prepared: tuple[Cast, dict[str, Calibrator]] = (SILENT, {})
        """By voice, and for whom."""

    @property
    def cast(self) -> Cast:
        """Who reads, once that is settled."""
        return self._cast

    def settle(self, facts: Facts) -> Cast:
        """Choose among the voices there are; without an engine nobody is chosen, and all is silent.

        To be called whenever a voice was opened: it costs nothing where nothing changed.

        Raises:
            VoiceError: no voice for the language, or none of a name; a sentence says what to do.
        """
        if facts == self._settled_for:
            return self._cast
        script = self._script
        if facts == NOBODY:
            self._cast = SILENT
        else:
            main = choose_voice(facts.voices, script.language, script.voice, script.usual)
            others = {
                section: choose_voice(facts.voices, script.language, wanted)
                for section, wanted in script.section_voices.items()
                if wanted
            }
            self._cast = Cast(facts, main, others)
        self._refusals = {}
        self._settled_for = facts
        return self._cast

    def utterances(self, sections: Iterable[int]) -> list[Utterance]:
        """The sections as they are spoken; one that would be spelled is left out."""
        found: list[Utterance] = []
        sentence = 0
        for section in sections:
            if self.refusal(section):
                continue
            is_begun = False
            for said in self._utterances_of(section):
                is_begun = is_begun or bool(said.text)
                # A silence belongs to the sentence before it.
                number = sentence + said.sentence if is_begun else max(0, sentence - 1)
                found.append(said if number == said.sentence else said._replace(sentence=number))
            if is_begun:
                sentence = found[-1].sentence + 1
        return found

    def _utterances_of(self, section: int) -> list[Utterance]:
        found = self._read.get(section)
        if found is None:
            passage = Passage(self._script.texts[section], section)
            found = utterances([passage], self._script.language, self._respeller)
            self._read[section] = found
        return found

    def read_ahead(self, sections: Iterable[int]) -> None:
        """Work out how sections are spoken, about 10 ms for 1,000 words; nobody need be chosen."""
        # The file is read here, not where the first guess is made.
        self._calibrations.load()
        for section in sections:
            self._utterances_of(section)

    def refusal(self, section: int) -> str:
        """Why a section is not spoken, a clause; empty where it is."""
        refusals, cast = self._refusals, self._cast
        why = refusals.get(section)
        if why is None:
            why = refusals[section] = self._refusal(section, cast)
        return why

    def _refusal(self, section: int, cast: Cast) -> str:
        voice = cast.of(section)
        if voice is None or "eSpeak" not in cast.facts.engine:
            return ""
        language = voice.languages[0] if voice.languages else ""
        if self._script.texts[section].isascii() and reads_latin(language):
            return ""
        return unreadable(" ".join(part.text for part in self._utterances_of(section)), language)

    def prepare(self) -> None:
        """Look up what was measured of this talk; from then on its rates are known, not guessed.

        All of the talk is gone through once for the voices that are chosen.
        """
        cast = self._cast
        if self._is_prepared_for(cast):
            return
        by_voice: dict[str, list[Speech]] = {}
        for section in range(len(self._script.texts)):
            if self.refusal(section):
                continue
            voice = cast.of(section)
            heard = by_voice.setdefault(voice.id if voice else "", [])
            heard += [
                Speech(said.text, said.spoken, section)
                for said in self._utterances_of(section)
                if said.text
            ]
        calibrators = {
            voice: Calibrator(cast.facts, voice, self._script.language, speech, self._calibrations)
            for voice, speech in by_voice.items()
            if speech
        }
        self._prepared = cast, calibrators

    @property
    def is_prepared(self) -> bool:
        """Everything that was measured of the talk is looked up, or nobody reads."""
        return self._is_prepared_for(self._cast)

    def _is_prepared_for(self, cast: Cast) -> bool:
        return cast.main is None or self._prepared[0] is cast

    @property
    def _calibrators(self) -> dict[str, Calibrator]:
        """By voice; none until all is prepared."""
        cast, calibrators = self._prepared
        return calibrators if cast is self._cast else {}

    def tempo(self, factor: float = 1.0) -> Tempo:
        """How fast to read, at the talk's pace times `factor`; at once, from what is known."""
        pace = self._script.pace.scaled(factor)
        if not self.is_prepared:
            return Tempo(pace, self._guesses(pace))
        rates = {}
        for voice, calibrator in self._calibrators.items():
            known = calibrator.known(pace)
            rates[voice] = known.rate if known else calibrator.guess(pace)
        return Tempo(pace, rates)

    def _guesses(self, pace: Pace) -> dict[str, int]:
        """Rates by what was measured of the voices in other talks."""
        cast, language = self._cast, self._script.language
        read = [said.spoken for heard in list(self._read.values()) for said in heard]
        spoken = Count(sum(each.words for each in read), sum(each.characters for each in read))
        minutes = pace.load_s(spoken) / 60
        # As a calibrator takes it: a word of the rate is about two characters.
        wpm = (spoken.words + spoken.characters / 2) / minutes if minutes else pace.wpm
        rates = {}
        for voice in filter(None, (cast.main, *cast.by_section.values())):
            over_pace = self._calibrations.over_pace(voice_key(cast.facts, voice.id, language))
            rates[voice.id] = guessed_rate(wpm, cast.facts.slowest, cast.facts.fastest, over_pace)
        return rates

    def verified(self, factor: float = 1.0) -> dict[str, Calibrated]:
        """What is known to be right for this pace without rendering anything, by voice."""
        pace = self._script.pace.scaled(factor)
        known = {voice: each.known(pace) for voice, each in self._calibrators.items()}
        return {voice: found for voice, found in known.items() if found}

    def is_calibrated(self, factor: float = 1.0) -> bool:
        """The rates for this pace are verified."""
        return self.is_prepared and len(self.verified(factor)) == len(self._calibrators)

    def limit(self, factor: float = 1.0) -> str:
        """Where a voice can't read so slow or fast, a clause that says so; empty where it can."""
        limits = [found.limit for found in self.verified(factor).values()]
        return next(filter(None, limits), "")

    async def calibrate(
        self, renderer: Renderer, factor: float = 1.0, progress: Progress | None = None
    ) -> dict[int, float]:
        """Find the rates for a pace, verified; about 0.5 s for each rendering of ten minutes.

        Returns:
            The voice's seconds by section, written pauses included; none where nobody is heard, or
            where the talk was too long to be rendered whole.

        Raises:
            VoiceError: the engine fails.
        """
        pace = self._script.pace.scaled(factor)
        await asyncio.to_thread(self.prepare)
        spoken_s: dict[int, float] = {}
        for calibrator in self._calibrators.values():
            found = calibrator.known(pace) or await calibrator.calibrate(renderer, pace, progress)
            spoken_s |= found.sections_s
        if spoken_s:
            for section in range(len(self._script.texts)):
                silence_s = sum(said.silence_s for said in self._utterances_of(section))
                if silence_s and not self.refusal(section):
                    spoken_s[section] = spoken_s.get(section, 0.0) + silence_s
        return spoken_s

    def narration(
        self,
        voice: Voice,
        sections: Sequence[int],
        tempo: Tempo,
        *,
        delay_s: float = DELAY_S,
        on_change: Callable[[], None] = lambda: None,
    ) -> Narration | None:
        """A reading of these sections, None where nothing of them is spoken."""
        said = self.utterances(sections)
        if not said:
            return None
        return Narration(
            voice,
            said,
            tempo,
            voices=[self.voice_of(part.section) for part in said],
            delay_s=delay_s,
            on_change=on_change,
        )

    def voice_of(self, section: int) -> str:
        """The identifier of the voice that reads a section, empty where nobody is heard."""
        voice = self._cast.of(section)
        return voice.id if voice else ""


def plays_far_away(environment: Mapping[str, str]) -> bool:
    """The sound would come out of another machine than the one the speaker sits at."""
    return bool(environment.get("SSH_CONNECTION")) and not environment.get("PULSE_SERVER")
