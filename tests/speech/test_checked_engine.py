"""A rate that an engine loses is noticed by the seconds that a text takes."""

from __future__ import annotations

import pytest

from rehearse.speech.child.checked import CheckedEngine
from rehearse.speech.child.engine import Rendered
from rehearse.speech.protocol import SAMPLE_BYTES, SAMPLE_RATE

TEXT = "The lake is frozen, and it carries all of us."


class DeafEngine:
    """Does not hear every change of the rate, and sticks to what it knows."""

    name, version, slowest, fastest = "Deaf", "1", 80, 450

    def __init__(self, *lost: int, seconds_by_rate: float = 9.2) -> None:
        self.changes = 0
        self.rendered: list[int] = []
        """The rate that each text was spoken at."""
        self._lost = lost
        self._seconds_by_rate = seconds_by_rate
        self._asked = 0
        self._rate = 200

    def voices(self) -> list[list[object]]:
        return []

    def forget(self) -> None:
        self._asked = 0

    def render(self, text: str, voice: str, rate: int) -> Rendered:
        if self._asked != rate:
            self._asked = rate
            if self.changes not in self._lost:
                self._rate = rate
            self.changes += 1
        self.rendered.append(self._rate)
        taken_s = self._seconds_by_rate * (len(text) + 6) / self._rate
        return Rendered(bytes(round(taken_s * SAMPLE_RATE) * SAMPLE_BYTES), [])


def seconds(rendered: Rendered) -> float:
    return len(rendered.samples) / SAMPLE_BYTES / SAMPLE_RATE


@pytest.mark.parametrize("lost", [0, 1])
def test_a_rate_that_is_lost_is_set_again(lost: int) -> None:
    engine = DeafEngine(lost)
    checked = CheckedEngine(engine)
    for rate in (136, 136, 225, 225):
        assert seconds(checked.render(TEXT, "", rate)) == pytest.approx(9.2 * 51 / rate, abs=0.001)
    assert len(engine.rendered) == 5


def test_a_voice_that_takes_its_time_is_known_after_one_text() -> None:
    engine = DeafEngine(seconds_by_rate=48.0)
    checked = CheckedEngine(engine)
    for rate in (100, 150, 300):
        checked.render(TEXT, "", rate)
    assert engine.rendered == [100, 100, 150, 300]
    checked.render(TEXT, "another", 300)
    assert len(engine.rendered) == 6


def test_what_is_odd_by_its_words_is_rendered_twice_at_most() -> None:
    engine = DeafEngine()
    checked = CheckedEngine(engine)
    checked.render(TEXT, "", 150)
    engine._seconds_by_rate = 20.0
    checked.render(TEXT, "", 150)
    checked.render("Short.", "", 150)
    assert len(engine.rendered) == 4


def test_it_is_the_engine_in_everything_else() -> None:
    checked = CheckedEngine(DeafEngine())
    assert (checked.name, checked.version) == ("Deaf", "1")
    assert (checked.slowest, checked.fastest, checked.voices()) == (80, 450, [])
