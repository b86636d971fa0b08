"""The rate at which a voice reads a talk at its pace: rendered, measured, corrected, verified.

`rate` is no pace: eSpeak NG asked for 125 speaks 108 to 120 words a minute, by the text. One rate
serves a whole talk, so that a section that differs from its load tells something about itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from rehearse.core.pace import Pace
from rehearse.core.words import Count
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.child_renderer import Order, Renderer
from rehearse.speech.port import Facts, VoiceError, seconds
from rehearse.speech.tempo import guessed_rate, rate_for

CLOSE_ENOUGH = 0.01
"""Of the load; within this a measurement is a verification."""
_CORRECTED = 0.007
"""A rate is a whole number: about 0.8% at 125. Nearer than this no other rate is tried."""
_CORRECTIONS = 2
MOST_WORDS = 20_000
"""A talk with more is measured on sentences spread over all of it."""

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
        self._points = kept.points(self._voice_key, self._talk_key)
        self._spoken = Count(
            sum(part.spoken.words for part in speech),
            sum(part.spoken.characters for part in speech),
        )
        measured = Count(
            sum(part.spoken.words for part in self._speech),
            sum(part.spoken.characters for part in self._speech),
        )
        self._is_whole = len(self._speech) == len(speech)
        one = Pace(60, 60)
        # Where only a part is measured, the rest is taken to speak like it.
        self._scale = one.load_s(self._spoken) / (one.load_s(measured) or 1.0)

    def guess(self, pace: Pace) -> int:
        """The best rate there is without rendering anything."""
        load_s = pace.load_s(self._spoken)
        if self._points:
            return self._rate_for(load_s)
        over_pace = self._kept.over_pace(self._voice_key)
        wpm = self._spoken_wpm(pace)
        return guessed_rate(wpm, self._facts.slowest, self._facts.fastest, over_pace)

    def known(self, pace: Pace) -> Calibrated | None:
        """What is known to be close enough without rendering anything."""
        if not self._points or not self._spoken_wpm(pace):
            return None
        load_s = pace.load_s(self._spoken)
        found = self._at(self._nearest(load_s), pace)
        is_best = found.limit or self._rate_for(load_s) in self._points
        return found if is_best or abs(found.error) <= CLOSE_ENOUGH else None

    async def calibrate(
        self, renderer: Renderer, pace: Pace, progress: Progress | None = None
    ) -> Calibrated:
        """The rate for a pace, verified by what came back.

        Raises:
            VoiceError: the engine fails.
        """
        load_s = pace.load_s(self._spoken)
        for attempt in range(1 + _CORRECTIONS):
            rate = self._rate_for(load_s) if self._points else self.guess(pace)
            if rate in self._points or (
                attempt and abs(self._at(self._nearest(load_s), pace).error) <= _CORRECTED
            ):
                break
            self._points[rate] = await self._measure(renderer, rate, progress)
        found = self._at(self._nearest(load_s), pace)
        if abs(found.error) > CLOSE_ENOUGH:
            # Near its ends an engine obeys no longer: eSpeak's 80 to 83 are often the same.
            end = self._facts.slowest if found.error < 0 else self._facts.fastest
            if end not in self._points:
                self._points[end] = await self._measure(renderer, end, progress)
                found = self._at(self._nearest(load_s), pace)
        self._kept.put(self._voice_key, self._talk_key, self._points)
        wpm = self._spoken_wpm(pace)
        if wpm and not found.limit:
            self._kept.put_over_pace(self._voice_key, found.rate / wpm)
        with suppress(OSError):
            self._kept.save()
        return found

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
        limit = ""
        if voice_s < load_s * (1 - CLOSE_ENOUGH) and self._facts.slowest in self._points:
            limit = f"this voice can't read slower than {self._reached(pace, load_s / voice_s)}"
        if voice_s > load_s * (1 + CLOSE_ENOUGH) and self._facts.fastest in self._points:
            limit = f"this voice can't read faster than {self._reached(pace, load_s / voice_s)}"
        return Calibrated(rate, voice_s, load_s, sections if self._is_whole else {}, limit)

    def _reached(self, pace: Pace, factor: float) -> str:
        if self._spoken.characters > self._spoken.words:
            return f"{pace.cpm * factor:.0f} cpm"
        return f"{pace.wpm * factor:.0f} wpm"

    def _spoken_wpm(self, pace: Pace) -> float:
        """The pace as words a minute, characters counted in where a script has no spaces.

        A word of eSpeak's rate is about two characters of Chinese or kana.
        """
        minutes = pace.load_s(self._spoken) / 60
        if not minutes:
            return 0.0
        return (self._spoken.words + self._spoken.characters / 2) / minutes


def _spread(speech: Sequence[Speech]) -> Iterator[Speech]:
    """All of it, or every so manieth part where that is too much."""
    whole = sum(part.spoken.words + part.spoken.characters for part in speech)
    return iter(speech[:: max(1, -(-whole // MOST_WORDS))])
