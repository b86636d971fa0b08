"""The rate at which a voice reads a talk at its pace: rendered, measured, corrected, verified.

`rate` is no pace: eSpeak NG asked for 125 speaks 108 to 120 words a minute, by the text. One rate
serves a whole talk, so that a section that differs from its load tells something about itself.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from rehearse.core.pace import Pace
from rehearse.core.words import Count
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.child_renderer import Order, Renderer
from rehearse.speech.port import Facts, VoiceError, seconds
from rehearse.speech.tempo import guessed_rate, rate_between, rate_for

CLOSE_ENOUGH = 0.01
"""Of the load; within this a measurement is a verification."""
_CORRECTED = 0.007
"""A rate is a whole number: about 0.8% at 125. Nearer than this no other rate is tried."""
_MOST_PASSES = 6
"""Renderings for one pace; two are usual, more where an engine obeys its rate in steps."""
MOST_WORDS, MOST_TEXTS = 20_000, 1_000
"""A talk with more of either is measured on texts spread over all of it."""
FEWEST_WORDS = 30
"""With fewer the silence around them counts for more than the rate: they tell nothing of it."""
_FEWEST_WORDS_A_TEXT = 4
"""With fewer on average it is the pauses between the texts that take the time."""
_MOST_WORDS_A_CHARACTER, _FEWEST_OF_WORDS = 10, 0.05
"""A measurement that was kept is believed between them, by the words of the engine's rate."""
_GOLDEN = (5**0.5 - 1) / 2
"""Its multiples fall evenly between whole numbers, in no rhythm."""

Progress = Callable[[int, int], None]
"""Told how many texts of how many are rendered."""


class Speech(NamedTuple):
    """A text that counts in the calibration, and whose section it is."""

    text: str
    spoken: Count
    section: int


class Calibrated(NamedTuple):
    """How a voice reads a talk."""

    rate: int
    voice_s: float
    """Seconds that it takes, without written pauses."""
    load_s: float
    """Words / pace, without written pauses."""
    sections_s: Mapping[int, float]
    """The voice's seconds by section, without written pauses."""
    limit: str
    """Where the engine can't go so slow or fast, a clause that says so, else empty."""

    @property
    def error(self) -> float:
        """How far the voice is from the pace, as a share of the load; + is slower."""
        return self.voice_s / self.load_s - 1 if self.load_s else 0.0


def voice_key(facts: Facts, voice: str, language: str) -> str:
    """What a voice's calibrations are kept under."""
    return f"{facts.engine}, {voice}, {language}"


def talk_key(speech: Sequence[Speech]) -> str:
    """A fingerprint of what is read, respellings and sections included."""
    sha = hashlib.sha256()
    for part in speech:
        sha.update(f"{part.section}\0{part.text}\0".encode("utf-8", "replace"))
    return sha.hexdigest()[:20]


class Calibrator:
    """Finds rates for one voice and one talk."""

    def __init__(
        self, facts: Facts, voice: str, language: str, speech: Sequence[Speech], kept: Calibrations
    ) -> None:
        self._facts = facts
        self._voice = voice
        self._speech = list(_spread(speech))
        self._kept = kept
        self._voice_key = voice_key(facts, voice, language)
        self._talk_key = talk_key(speech)
        self._spoken = _sum(speech)
        measured = _sum(self._speech)
        self._is_whole = len(self._speech) == len(speech)
        one = Pace(60, 60)
        # Where only a part is measured, the rest is taken to speak like it.
        load_s = one.load_s(measured)
        self._scale = one.load_s(self._spoken) / load_s if load_s else 1.0
        self._is_short = _words(self._spoken) < FEWEST_WORDS
        self._has_short_texts = _words(self._spoken) < len(speech) * _FEWEST_WORDS_A_TEXT
        self._tried: set[float] = set()
        """Loads for which all was done that can be."""
        likely = _likely_words(self._speech, self._scale)
        self._points = {
            rate: sections
            for rate, sections in kept.points(self._voice_key, self._talk_key).items()
            if facts.slowest <= rate <= facts.fastest
            and sections.keys() == likely.keys()
            and all(
                likely[section][0] <= s * rate / 60 <= likely[section][1]
                for section, s in sections.items()
            )
        }

    def guess(self, pace: Pace) -> int:
        """The best rate there is without rendering anything."""
        if self._points and not self._is_short:
            return self._rate_for(pace.load_s(self._spoken))
        over_pace = self._kept.over_pace(self._voice_key)
        wpm = self._spoken_wpm(pace) or pace.wpm
        return guessed_rate(wpm, self._facts.slowest, self._facts.fastest, over_pace)

    def known(self, pace: Pace) -> Calibrated | None:
        """What is known to be close enough without rendering anything."""
        if not self._points:
            return None
        if self._is_short:
            rate = self.guess(pace)
            return self._at(rate, pace) if rate in self._points else None
        load_s = pace.load_s(self._spoken)
        found = self._at(self._nearest(load_s), pace)
        is_best = load_s in self._tried or self._next(pace) is None
        return found if is_best or abs(found.error) <= CLOSE_ENOUGH else None

    async def calibrate(
        self, renderer: Renderer, pace: Pace, progress: Progress | None = None
    ) -> Calibrated:
        """The rate for a pace, verified by what came back.

        A talk of a few words is read at the guess, and only what it takes is measured.

        Raises:
            VoiceError: the engine fails.
        """
        for _ in range(_MOST_PASSES):
            rate = self._next(pace)
            if rate is None:
                break
            self._points[rate] = await self._measure(renderer, rate, progress)
        load_s = pace.load_s(self._spoken)
        self._tried.add(load_s)
        found = self._at(self.guess(pace) if self._is_short else self._nearest(load_s), pace)
        self._kept.put(self._voice_key, self._talk_key, self._points)
        if not (self._is_short or self._has_short_texts or found.limit):
            self._kept.put_over_pace(self._voice_key, found.rate / self._spoken_wpm(pace))
        # An odd path may also hold a NUL (ValueError) or a thousand folders (RecursionError).
        with suppress(OSError, ValueError, RecursionError):
            await asyncio.to_thread(self._kept.save)
        return found

    def _next(self, pace: Pace) -> int | None:
        """The rate to measure next, None where no other is likely to be nearer."""
        if self._is_short or not self._points:
            rate = self.guess(pace)
            return None if rate in self._points else rate
        load_s, totals = pace.load_s(self._spoken), self._totals()
        error = min(abs(taken_s / load_s - 1) for taken_s in totals.values())
        if error <= _CORRECTED:
            return None
        rate = self._rate_for(load_s)
        if rate not in totals:
            return rate
        if error <= CLOSE_ENOUGH:
            return None
        # Near its ends an engine obeys no longer: eSpeak's 80 to 83 are often the same.
        return rate_between(load_s, totals, self._facts.slowest, self._facts.fastest)

    async def _measure(
        self, renderer: Renderer, rate: int, progress: Progress | None
    ) -> dict[int, float]:
        orders = [Order(part.text, self._voice, rate) for part in self._speech]
        sections = {part.section: 0.0 for part in self._speech}
        done = 0
        async for sound in renderer.render(orders, with_data=False):
            sections[self._speech[done].section] += seconds(sound.samples) * self._scale
            done += 1
            if progress is not None:
                progress(done, len(orders))
        if not any(sections.values()):
            raise VoiceError("The voice renders nothing of this talk; `rehearse doctor` says more")
        return sections

    def _totals(self) -> dict[int, float]:
        return {rate: sum(sections.values()) for rate, sections in self._points.items()}

    def _rate_for(self, load_s: float) -> int:
        return rate_for(load_s, self._totals(), self._facts.slowest, self._facts.fastest)

    def _nearest(self, load_s: float) -> int:
        totals = self._totals()
        return min(totals, key=lambda rate: abs(totals[rate] - load_s))

    def _at(self, rate: int, pace: Pace) -> Calibrated:
        load_s = pace.load_s(self._spoken)
        sections = self._points[rate]
        voice_s = sum(sections.values())
        limit = "" if self._is_short else self._limit(pace, load_s)
        return Calibrated(rate, voice_s, load_s, sections if self._is_whole else {}, limit)

    def _limit(self, pace: Pace, load_s: float) -> str:
        """Nothing that was tried reaches the pace, and the end of the engine's range was."""
        totals = self._totals()
        longest_s, shortest_s = max(totals.values()), min(totals.values())
        if self._facts.slowest in totals and longest_s < load_s * (1 - CLOSE_ENOUGH):
            return f"this voice can't read slower than {self._reached(pace, load_s / longest_s)}"
        if self._facts.fastest in totals and shortest_s > load_s * (1 + CLOSE_ENOUGH):
            what = " such short sentences" if self._has_short_texts else ""
            reached = self._reached(pace, load_s / shortest_s)
            return f"this voice can't read{what} faster than {reached}"
        return ""

    def _reached(self, pace: Pace, factor: float) -> str:
        if self._spoken.characters > self._spoken.words:
            return f"{pace.cpm * factor:.0f} cpm"
        return f"{pace.wpm * factor:.0f} wpm"

    def _spoken_wpm(self, pace: Pace) -> float:
        """The pace as words a minute, characters counted in where a script has no spaces."""
        minutes = pace.load_s(self._spoken) / 60
        if not minutes:
            return 0.0
        return _words(self._spoken) / minutes


def _sum(speech: Sequence[Speech]) -> Count:
    return Count(
        sum(part.spoken.words for part in speech),
        sum(part.spoken.characters for part in speech),
    )


def _words(spoken: Count) -> float:
    """A word of eSpeak's rate is about two characters of Chinese or kana."""
    return spoken.words + spoken.characters / 2


def _likely_words(speech: Sequence[Speech], scale: float) -> dict[int, tuple[float, float]]:
    """The fewest and the most words of an engine's rate that each section can take."""
    found: dict[int, tuple[float, float]] = {}
    for part in speech:
        fewest, most = found.get(part.section, (0.0, 0.0))
        fewest += _words(part.spoken) * scale * _FEWEST_OF_WORDS
        most += (len(part.text) + 1) * scale * _MOST_WORDS_A_CHARACTER
        found[part.section] = fewest, most
    return found


def _spread(speech: Sequence[Speech]) -> Sequence[Speech]:
    """All of it, or one out of every so many texts where that is too much."""
    step = max(-(-sum(_sum(speech)) // MOST_WORDS), -(-len(speech) // MOST_TEXTS))
    if step <= 1:
        return speech
    # Not always the first of them: headings and paragraphs may take turns.
    places = (
        start + int(number * _GOLDEN % 1 * step)
        for number, start in enumerate(range(0, len(speech), step))
    )
    return [speech[min(place, len(speech) - 1)] for place in places]
