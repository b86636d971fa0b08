from __future__ import annotations

import asyncio
import json
import math
import os
import threading
from collections.abc import AsyncGenerator, Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from fake_renderer import FakeRenderer
from fake_voice import FACTS

from rehearse.core.pace import Pace
from rehearse.core.words import count
from rehearse.speech.calibration import Calibrator, Speech
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.child_renderer import ChildRenderer, Order, Sound
from rehearse.speech.port import VoiceError, samples

TEXTS = ["Words words words words words.", "Again again again.", "Other other other other."] * 8


def speech(texts: list[str]) -> list[Speech]:
    return [Speech(text, count(text), number % 3) for number, text in enumerate(texts)]


def calibrator(kept: Calibrations, texts: list[str] = TEXTS) -> Calibrator:
    return Calibrator(FACTS, "fake/en-US", "en", speech(texts), kept)


def pace(wpm: float) -> Pace:
    return Pace(wpm, 220)


async def test_one_correction_lands_within_a_hundredth() -> None:
    for true_pace in (0.8, 0.88, 0.96, 1.1):
        renderer = FakeRenderer(true_pace)
        found = await calibrator(Calibrations("")).calibrate(renderer, pace(125))
        assert abs(found.error) < 0.01
        assert len(renderer.passes) <= 2
        assert found.limit == ""


async def test_what_is_known_is_not_rendered_again(tmp_path: Path) -> None:
    path = str(tmp_path / "data" / "voice.json")
    renderer = FakeRenderer()
    first = await calibrator(Calibrations(path)).calibrate(renderer, pace(125))
    renderer.passes.clear()
    again = calibrator(Calibrations(path))
    known = again.known(pace(125))
    assert known is not None
    assert known.rate == first.rate
    assert known.sections_s == pytest.approx(first.sections_s, abs=0.001)
    assert await again.calibrate(renderer, pace(125)) == known
    assert renderer.passes == []


async def test_other_words_are_measured_anew_but_guessed_better(tmp_path: Path) -> None:
    path = str(tmp_path / "voice.json")
    renderer = FakeRenderer(0.8)
    await calibrator(Calibrations(path)).calibrate(renderer, pace(125))
    renderer.passes.clear()
    other = calibrator(Calibrations(path), [*TEXTS, "And more."])
    assert other.known(pace(125)) is None
    assert abs((await other.calibrate(renderer, pace(125))).error) < 0.01
    assert len(renderer.passes) == 1


async def test_another_version_of_the_engine_is_measured_anew(tmp_path: Path) -> None:
    path = str(tmp_path / "voice.json")
    await calibrator(Calibrations(path)).calibrate(FakeRenderer(), pace(125))
    newer = FACTS._replace(engine="Fake 2.0")
    other = Calibrator(newer, "fake/en-US", "en", speech(TEXTS), Calibrations(path))
    assert other.known(pace(125)) is None


async def test_where_the_engine_cannot_go_it_says_so() -> None:
    # The text has long words for a fast voice: at its slowest rate it still speaks 96 a minute.
    slow = await calibrator(Calibrations("")).calibrate(FakeRenderer(1.2), pace(60))
    assert slow.rate == FACTS.slowest
    assert slow.limit.startswith("this voice can't read slower than ")
    fast = await calibrator(Calibrations("")).calibrate(FakeRenderer(0.5), pace(400))
    assert fast.rate == FACTS.fastest
    assert fast.limit.startswith("this voice can't read faster than ")
    known = calibrator(Calibrations(""))
    await known.calibrate(FakeRenderer(0.5), pace(400))
    assert (found := known.known(pace(400)))
    assert found.limit


async def test_an_engine_that_obeys_no_more_near_its_end_is_seen_through() -> None:
    # eSpeak's rates from 80 to 83 sound the same with some texts.
    class Stubborn(FakeRenderer):
        async def render(
            self, orders: Iterable[Order], *, with_data: bool
        ) -> AsyncGenerator[Sound, None]:
            heeded = [order._replace(rate=max(order.rate, 84)) for order in orders]
            self.passes.append(heeded[0].rate)
            async for sound in super().render(heeded, with_data=with_data):
                yield sound

    kept = calibrator(Calibrations(""))
    found = await kept.calibrate(Stubborn(1.0), pace(80))
    assert found.limit == "this voice can't read slower than 84 wpm"
    assert kept.known(pace(80)) == found


class Stepping(FakeRenderer):
    """Obeys its rate in steps of 40."""

    async def render(
        self, orders: Iterable[Order], *, with_data: bool
    ) -> AsyncGenerator[Sound, None]:
        asked = list(orders)
        heeded = [order._replace(rate=order.rate // 40 * 40) for order in asked]
        async for sound in super().render(heeded, with_data=with_data):
            yield sound


@pytest.mark.parametrize("wpm", [110, 125, 150, 300])
async def test_a_pace_that_is_missed_is_no_limit_where_the_engine_goes_beyond(wpm: int) -> None:
    renderer, kept = Stepping(), calibrator(Calibrations(""))
    for end in (40, 600):
        assert (await kept.calibrate(renderer, pace(end))).limit
    renderer.passes.clear()
    found = await kept.calibrate(renderer, pace(wpm))
    assert abs(found.error) > 0.01
    assert found.limit == ""
    assert len(renderer.passes) <= 6
    assert kept.known(pace(wpm)) == found


async def test_a_rate_that_is_only_found_by_halving_is_found() -> None:
    # As slow as at 80 up to 170, then as it should be: the straight line leads astray.
    class Late(FakeRenderer):
        async def render(
            self, orders: Iterable[Order], *, with_data: bool
        ) -> AsyncGenerator[Sound, None]:
            heeded = [each._replace(rate=each.rate if each.rate > 170 else 80) for each in orders]
            async for sound in super().render(heeded, with_data=with_data):
                yield sound

    kept = calibrator(Calibrations(""))
    await kept.calibrate(Late(1.0), pace(60))
    found = await kept.calibrate(Late(1.0), pace(180))
    assert abs(found.error) <= 0.01
    assert found.limit == ""


@pytest.mark.parametrize("wpm", [30, 125, 600])
async def test_a_few_words_are_read_at_the_guess_and_told_no_limit(wpm: int) -> None:
    renderer = FakeRenderer(3.0)
    few = calibrator(Calibrations(""), ["Yes.", "Well, that is all."])
    guess = few.guess(pace(wpm))
    found = await few.calibrate(renderer, pace(wpm))
    assert (found.rate, found.limit) == (guess, "")
    assert renderer.passes == [guess]
    assert sum(found.sections_s.values()) == pytest.approx(found.voice_s)
    assert few.known(pace(wpm)) == found


class Pausing(FakeRenderer):
    """A second of silence after each text."""

    async def render(
        self, orders: Iterable[Order], *, with_data: bool
    ) -> AsyncGenerator[Sound, None]:
        async for sound in super().render(orders, with_data=with_data):
            yield sound._replace(samples=sound.samples + samples(1.0))


async def test_it_is_the_pauses_that_keep_a_voice_from_reading_single_words_fast() -> None:
    found = await calibrator(Calibrations(""), ["Word."] * 50).calibrate(Pausing(), pace(125))
    assert found.limit.startswith("this voice can't read such short sentences faster than ")


async def test_a_talk_of_single_words_says_nothing_of_other_talks() -> None:
    kept = Calibrations("")
    guess = calibrator(kept).guess(pace(125))
    for odd in (["Word."] * 50, ["A few words."], ["Only a few words."] * 3):
        await calibrator(kept, odd).calibrate(FakeRenderer(0.6), pace(125))
        assert calibrator(kept).guess(pace(125)) == guess


async def test_a_text_without_any_words_is_measured_once() -> None:
    renderer = FakeRenderer()
    found = calibrator(Calibrations(""), ["\U0001f389 \U0001f389"])
    assert await found.calibrate(renderer, pace(125)) == found.known(pace(125))
    assert len(renderer.passes) == 1


async def test_a_voice_that_renders_nothing_is_told() -> None:
    with pytest.raises(VoiceError, match="renders nothing"):
        await calibrator(Calibrations("")).calibrate(FakeRenderer(1e9), pace(125))


async def test_sections_are_told_apart() -> None:
    found = await calibrator(Calibrations("")).calibrate(FakeRenderer(), pace(125))
    assert found.sections_s.keys() == {0, 1, 2}
    assert sum(found.sections_s.values()) == pytest.approx(found.voice_s)


async def test_a_very_long_talk_is_measured_on_a_part_of_it() -> None:
    renderer = FakeRenderer()
    rendered: list[int] = []
    long = [f"Sentence number {n} has a few words in it and is not very long." for n in range(4000)]
    found = await calibrator(Calibrations(""), long).calibrate(
        renderer, pace(125), lambda _, whole: rendered.append(whole)
    )
    assert max(rendered) < 2000
    assert abs(found.error) < 0.01
    assert found.sections_s == {}


async def test_of_thousands_of_short_sections_only_some_are_rendered_all_over_the_talk() -> None:
    rendered: list[str] = []

    class Noting(FakeRenderer):
        async def render(
            self, orders: Iterable[Order], *, with_data: bool
        ) -> AsyncGenerator[Sound, None]:
            asked = list(orders)
            rendered[:] = [order.text for order in asked]
            async for sound in super().render(asked, with_data=with_data):
                yield sound

    # Long and short ones take turns.
    lengths = [(2, 14)[number % 2] for number in range(5000)]
    many = [f"{number} {'word ' * length}" for number, length in enumerate(lengths)]
    found = await calibrator(Calibrations(""), many).calibrate(Noting(), pace(125))
    assert 500 <= len(rendered) <= 1000
    places = [int(text.split()[0]) for text in rendered]
    assert places[0] < 50
    assert places[-1] > 4950
    assert max(after - before for before, after in pairwise(places)) <= 10
    assert sum(place % 2 for place in places) == pytest.approx(len(places) / 2, rel=0.05)
    assert abs(found.error) < 0.01


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", "null", '{"version": 2, "voices": {}}'),
        '{"version": 1, "voices": {"x": 3}}',
        '{"version":1,"voices":{"Fake 1.0, fake/en-US, en":{"talks":[],"over_pace":"x"}}}',
        *("{}", '{"version": 1}', '{"voices": {}}', '{"version": 1, "voices": []}', "[" * 100_000),
    ],
)
async def test_a_file_that_makes_no_sense_is_as_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "voice.json"
    path.write_text(content)
    found = await calibrator(Calibrations(str(path))).calibrate(FakeRenderer(), pace(125))
    assert abs(found.error) < 0.01
    assert json.loads(path.read_text())["version"] == 1


ONE: dict[str, object] = {"0": 20.0, "1": 10.0, "2": 10.0}
NO_SECONDS: list[object] = [math.inf, math.nan, 0, -1, 1e300, 1e6, 1e-9, None, [], int("9" * 400)]
NO_SECTIONS: list[object] = [{}, {"0": 20.0}, ONE | {"7": 1.0}, {"x": 1}, [], 3]


@pytest.mark.parametrize(
    "points",
    [
        *({rate: ONE} for rate in ("0", "-5", "79", "451", "99999999", "x", "9" * 5000)),
        *({"136": ONE | {"1": s}} for s in NO_SECONDS),
        *({"136": sections} for sections in NO_SECTIONS),
        {"136": {"0": 0.002, "1": 0.001, "2": 0.001}},
    ],
)
async def test_what_cannot_have_been_measured_is_measured_again(
    tmp_path: Path, points: dict[str, object]
) -> None:
    path = tmp_path / "voice.json"
    await calibrator(Calibrations(str(path))).calibrate(FakeRenderer(), pace(125))
    kept = json.loads(path.read_text())
    talks = kept["voices"]["Fake 1.0, fake/en-US, en"]["talks"]
    (talk,) = talks
    right = talks[talk]
    talks[talk] = points
    path.write_text(json.dumps(kept))
    again = calibrator(Calibrations(str(path)))
    assert again.known(pace(125)) is None
    found = await again.calibrate(FakeRenderer(), pace(125))
    assert abs(found.error) < 0.01
    assert found.limit == ""
    mended = json.loads(path.read_text())["voices"]["Fake 1.0, fake/en-US, en"]["talks"][talk]
    assert mended.items() <= right.items()


@pytest.mark.parametrize("folder", ["no\0where", "deep/" * 5000, "name" * 100])
async def test_an_odd_path_costs_nothing_but_time(tmp_path: Path, folder: str) -> None:
    path = str(tmp_path / "file" / folder / "voice.json")
    found = await calibrator(Calibrations(path)).calibrate(FakeRenderer(), pace(125))
    assert abs(found.error) < 0.01


async def test_a_folder_that_cannot_be_written_costs_nothing_but_time() -> None:
    found = await calibrator(Calibrations("/proc/nowhere/voice.json")).calibrate(
        FakeRenderer(), pace(125)
    )
    assert abs(found.error) < 0.01


async def test_the_event_loop_does_not_wait_for_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []

    def noted(path: str, text: str) -> None:
        threads.append(threading.get_ident())

    monkeypatch.setattr("rehearse.speech.calibration_store.keep", noted)
    kept = Calibrations(str(tmp_path / "voice.json"))
    await calibrator(kept).calibrate(FakeRenderer(), pace(125))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


async def test_what_was_read_ahead_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "voice.json"
    await calibrator(Calibrations(str(path))).calibrate(FakeRenderer(), pace(125))
    kept = Calibrations(str(path))
    await asyncio.to_thread(kept.load)
    path.unlink()
    assert calibrator(kept).known(pace(125)) is not None


async def test_the_file_stays_small_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "voice.json"
    kept = Calibrations(str(path))
    for number in range(40):
        texts = [*TEXTS, f"Talk {number}."]
        await calibrator(kept, texts).calibrate(FakeRenderer(), pace(125))
    talks = json.loads(path.read_text())["voices"]["Fake 1.0, fake/en-US, en"]["talks"]
    assert len(talks) == 30
    assert os.listdir(tmp_path) == ["voice.json"]


TALK = [
    "There is a lake behind the house, and in winter it carries us.",
    "We walk out with lanterns, forty or fifty people, and nobody says a word.",
    "The ice speaks instead: it groans, it sings, it cracks like a whip far away.",
    "My grandmother measured it with an auger, and wrote the number on the barn door.",
    "Ten centimetres for one, twenty for all of us, forty for the horse.",
    "Last year there were eleven days, and the year before that there were none.",
] * 5


@pytest.mark.parametrize("wpm", [110, 160, 220])
async def test_the_real_engine_reads_a_whole_talk_at_its_pace(wpm: int) -> None:
    renderer = ChildRenderer()
    facts = await renderer.open()
    real = Calibrator(facts, "gmw/en-US", "en", speech(TALK), Calibrations(""))
    found = await real.calibrate(renderer, pace(wpm))
    await renderer.close()
    assert abs(found.error) <= 0.01
    assert found.limit == ""


async def test_the_real_engine_says_where_it_cannot_go() -> None:
    renderer = ChildRenderer()
    facts = await renderer.open()
    real = Calibrator(facts, "gmw/en-US", "en", speech(TALK), Calibrations(""))
    found = await real.calibrate(renderer, pace(40))
    await renderer.close()
    assert "can't read slower than" in found.limit
