"""An engine that is not believed: how long a text took tells whether the rate was heeded."""

from __future__ import annotations

from collections import deque

from rehearse.speech.child.engine import Engine, Rendered
from rehearse.speech.protocol import SAMPLE_BYTES, SAMPLE_RATE

_LEAST_CHARACTERS = 20
"""Shorter texts differ too much."""
_PAUSE_CHARACTERS = 6
"""What the end of a sentence takes, in characters."""
_NOMINAL = 9.2
"""Seconds x rate / characters, pause included: what eSpeak NG 1.52 takes for European languages,
and any engine whose rate is words a minute.
"""
_FAR_OFF = 0.3
"""Of the seconds expected. One sentence in a hundred is as far off by its words; a rate that was
lost is 40% off. Being rendered twice in vain costs a few milliseconds.
"""
_REMEMBERED = 7


class CheckedEngine:
    """Renders a text once more, with everything set anew, where it took too long or too little."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name, self.version = engine.name, engine.version
        self.slowest, self.fastest = engine.slowest, engine.fastest
        self._taken: dict[str, deque[float]] = {}
        """What the last texts took, as `_NOMINAL` is, by voice."""

    def voices(self) -> list[list[object]]:
        """See `Engine.voices`."""
        return self._engine.voices()

    def forget(self) -> None:
        """See `Engine.forget`."""
        self._engine.forget()

    def render(self, text: str, voice: str, rate: int) -> Rendered:
        """See `Engine.render`."""
        rendered = self._engine.render(text, voice, rate)
        if len(text) < _LEAST_CHARACTERS:
            return rendered
        taken = self._taken.setdefault(voice, deque(maxlen=_REMEMBERED))
        expected = sorted(taken)[len(taken) // 2] if taken else _NOMINAL
        if abs(_taken(rendered, text, rate) / expected - 1) > _FAR_OFF:
            self._engine.forget()
            rendered = self._engine.render(text, voice, rate)
        taken.append(_taken(rendered, text, rate) or expected)
        return rendered


def _taken(rendered: Rendered, text: str, rate: int) -> float:
    taken_s = len(rendered.samples) / SAMPLE_BYTES / SAMPLE_RATE
    return taken_s * rate / (len(text) + _PAUSE_CHARACTERS)
