"""Reads one talk: picks its voices, finds their rates, and makes narrations of its sections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rehearse.core.pace import Pace
from rehearse.speech.alphabets import reads_latin, unreadable
from rehearse.speech.calibration import Calibrated, Calibrator, Progress, Speech
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.child_renderer import Renderer
from rehearse.speech.narration import DELAY_S, Narration
from rehearse.speech.port import NOBODY, Facts, InstalledVoice, Tempo, Voice
from rehearse.speech.respelling import Respeller
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
    """The voice of one talk, from choosing it to hearing it."""

    def __init__(self, script: Script, calibrations: Calibrations) -> None:
        """Nothing is started."""
        self._script = script
        self._respeller = Respeller(script.say)
        self._calibrations = calibrations
        self._cast = SILENT
        self._settled_for: Facts | None = None
        self._calibrators: dict[str, Calibrator] = {}

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
            main = choose_voice(facts.voices, script.language, script.voice)
            others = {
                section: choose_voice(facts.voices, script.language, wanted)
                for section, wanted in script.section_voices.items()
                if wanted
            }
            self._cast = Cast(facts, main, others)
        self._calibrators = {}
        self._settled_for = facts
        return self._cast

    def utterances(self, sections: Sequence[int]) -> list[Utterance]:
        """The sections as they are spoken; one that would be spelled is left out."""
        passages = [
            Passage(self._script.texts[section], section)
            for section in sections
            if not self.refusal(section)
        ]
        return self._of(passages)

    def _of(self, passages: Sequence[Passage]) -> list[Utterance]:
        return utterances(passages, self._script.language, self._respeller)

    def refusal(self, section: int) -> str:
        """Why a section is not spoken, a clause; empty where it is."""
        voice = self._cast.of(section)
        if voice is None or "eSpeak" not in self._cast.facts.engine:
            return ""
        text = self._script.texts[section]
        language = voice.languages[0] if voice.languages else ""
        if text.isascii() and reads_latin(language):
            return ""
        said = " ".join(part.text for part in self._of([Passage(text, section)]))
        return unreadable(said, language)

    def tempo(self, factor: float = 1.0) -> Tempo:
        """How fast to read, at the talk's pace times `factor`; at once, from what is known."""
        pace = self._script.pace.scaled(factor)
        rates = {}
        for voice, calibrator in self._all_calibrators().items():
            known = calibrator.known(pace)
            rates[voice] = known.rate if known else calibrator.guess(pace)
        return Tempo(pace, rates)

    def verified(self, factor: float = 1.0) -> dict[str, Calibrated]:
        """What is known to be right for this pace without rendering anything, by voice."""
        pace = self._script.pace.scaled(factor)
        known = {voice: each.known(pace) for voice, each in self._all_calibrators().items()}
        return {voice: found for voice, found in known.items() if found}

    def is_calibrated(self, factor: float = 1.0) -> bool:
        """The rates for this pace are verified."""
        return len(self.verified(factor)) == len(self._all_calibrators())

    def limit(self, factor: float = 1.0) -> str:
        """Where a voice can't read so slow or fast, a clause that says so; empty where it can."""
        limits = [found.limit for found in self.verified(factor).values()]
        return next(filter(None, limits), "")

    async def calibrate(
        self, renderer: Renderer, factor: float = 1.0, progress: Progress | None = None
    ) -> dict[int, float]:
        """Find the rates for a pace, verified; about 1.4 s for each rendering of ten minutes.

        Returns:
            The voice's seconds by section, written pauses included; none where nobody is heard, or
            where the talk was too long to be rendered whole.

        Raises:
            VoiceError: the engine fails.
        """
        pace = self._script.pace.scaled(factor)
        spoken_s: dict[int, float] = {}
        for calibrator in self._all_calibrators().values():
            found = calibrator.known(pace) or await calibrator.calibrate(renderer, pace, progress)
            spoken_s |= found.sections_s
        if spoken_s:
            for said in self.utterances(range(len(self._script.texts))):
                if said.silence_s:
                    spoken_s[said.section] = spoken_s.get(said.section, 0.0) + said.silence_s
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

    def _all_calibrators(self) -> dict[str, Calibrator]:
        if not self._calibrators and self._cast.main is not None:
            by_voice: dict[str, list[Speech]] = {}
            for said in self.utterances(range(len(self._script.texts))):
                if said.text:
                    speech = Speech(said.text, said.spoken, said.section)
                    by_voice.setdefault(self.voice_of(said.section), []).append(speech)
            self._calibrators = {
                voice: Calibrator(
                    self._cast.facts, voice, self._script.language, speech, self._calibrations
                )
                for voice, speech in by_voice.items()
            }
        return self._calibrators


def plays_far_away(environment: Mapping[str, str]) -> bool:
    """The sound would come out of another machine than the one the speaker sits at."""
    return bool(environment.get("SSH_CONNECTION")) and not environment.get("PULSE_SERVER")
