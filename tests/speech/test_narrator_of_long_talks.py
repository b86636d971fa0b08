from __future__ import annotations

import asyncio
import threading

import pytest
from fake_renderer import FakeRenderer
from fake_voice import FACTS, FakeVoice

from rehearse.core.pace import Pace
from rehearse.speech import narrator as narrators
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.narrator import Narrator, Script
from rehearse.speech.utterances import Passage, utterances

TEXTS = [
    "One two. Three four [pause 2s] five.",
    "[pause 1s] Six seven.\n\n[SLIDE 2]\n\nEight nine ten",
    "[pause 3s]",
    "[SLIDE 3]",
    "Eleven. [pause 1s] Twelve [pause 1s]",
    "[pause 1s] Thirteen.",
]


def narrator(texts: list[str], calibrations: Calibrations | None = None) -> Narrator:
    found = Narrator(Script(texts, Pace(125, 220)), calibrations or Calibrations(""))
    found.settle(FACTS)
    return found


@pytest.fixture
def gone_through(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, bool]]:
    """The sections that are worked out, and whether it was done in the event loop's thread."""
    seen: list[tuple[int, bool]] = []

    def worked_out(passages: list[Passage], *rest: object) -> object:
        seen.extend(
            (each.section, threading.current_thread() is threading.main_thread())
            for each in passages
        )
        return utterances(passages, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(narrators, "utterances", worked_out)
    return seen


@pytest.mark.parametrize(
    "sections", [[0, 1, 2, 3, 4, 5], [1], [2], [2, 5], [3, 1, 0], [4, 2, 1], [5, 5]]
)
def test_sections_are_spoken_as_if_they_were_gone_through_together(sections: list[int]) -> None:
    together = utterances([Passage(TEXTS[section], section) for section in sections])
    assert narrator(TEXTS).utterances(sections) == together


def test_hearing_one_section_goes_through_that_alone_and_once(
    gone_through: list[tuple[int, bool]],
) -> None:
    found = narrator(TEXTS)
    for _ in range(3):
        assert found.narration(FakeVoice(), [1], found.tempo())
        assert not found.is_calibrated()
        assert found.verified() == {}
    assert gone_through == [(1, True)]


async def test_all_of_it_is_gone_through_beside_the_event_loop(
    gone_through: list[tuple[int, bool]],
) -> None:
    found = narrator(TEXTS)
    await found.calibrate(FakeRenderer())
    assert gone_through == [(section, False) for section in range(6)]
    assert found.is_prepared


async def test_before_that_the_rate_is_a_guess_from_other_talks_of_the_voice() -> None:
    kept = Calibrations("")
    await narrator(["Again and again, over and over. " * 6], kept).calibrate(FakeRenderer(0.7))
    found = narrator(TEXTS, kept)
    guessed = found.tempo().rates["fake/en-US"]
    await asyncio.to_thread(found.prepare)
    assert found.is_prepared
    assert found.tempo().rates["fake/en-US"] == guessed
    assert guessed > narrator(TEXTS).tempo().rates["fake/en-US"]


def test_what_was_measured_is_forgotten_with_the_voices() -> None:
    found = narrator(TEXTS)
    are_prepared = [found.is_prepared]
    found.prepare()
    are_prepared.append(found.is_prepared)
    found.settle(FACTS._replace(engine="Fake 2.0"))
    are_prepared.append(found.is_prepared)
    assert are_prepared == [False, True, False]
