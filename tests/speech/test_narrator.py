from __future__ import annotations

import asyncio

import pytest
from fake_renderer import FakeRenderer
from fake_voice import FACTS, FakeVoice

from rehearse.core.pace import Pace
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.narrator import Narrator, Script, plays_far_away
from rehearse.speech.port import NOBODY, InstalledVoice, VoiceError

SCRIPT = Script(
    [
        "Words words words words words. " * 6 + "[pause 3s]",
        "[SLIDE 4]",
        "Again again again again again again. " * 5,
    ],
    Pace(125, 220),
)


def narrator(script: Script = SCRIPT) -> Narrator:
    found = Narrator(script, Calibrations(""))
    found.settle(FACTS)
    return found


def test_the_voice_is_the_languages_or_the_authors() -> None:
    assert narrator().voice_of(0) == "fake/en-US"
    assert narrator(SCRIPT._replace(language="fr")).voice_of(0) == "fake/fr"
    assert narrator(SCRIPT._replace(voice="French (France)")).voice_of(0) == "fake/fr"
    assert narrator(SCRIPT._replace(section_voices={2: "fr"})).voice_of(2) == "fake/fr"
    with pytest.raises(VoiceError, match="No voice here speaks 'ja'"):
        narrator(SCRIPT._replace(language="ja"))


async def test_every_voice_is_calibrated_on_what_it_reads() -> None:
    both = narrator(SCRIPT._replace(section_voices={2: "fr"}))
    assert not both.is_calibrated()
    spoken_s = await both.calibrate(FakeRenderer())
    assert both.is_calibrated()
    assert both.tempo().rates.keys() == {"fake/en-US", "fake/fr"}
    assert spoken_s[0] == pytest.approx(30 / 125 * 60 + 3, rel=0.02)
    assert spoken_s[2] == pytest.approx(30 / 125 * 60, rel=0.02)


async def test_the_pace_can_be_another_than_the_talks() -> None:
    slower = narrator()
    assert slower.tempo(0.8).pace == Pace(100, 176)
    assert slower.tempo(0.8).rates["fake/en-US"] < slower.tempo().rates["fake/en-US"]
    await slower.calibrate(FakeRenderer(1.3), 0.5)
    assert "can't read slower than" in slower.limit(0.5)
    assert slower.limit() == ""


async def test_a_narration_reads_the_sections_it_is_given() -> None:
    voice = FakeVoice()
    found = narrator().narration(voice, [0, 1, 2], narrator().tempo())
    assert found is not None
    assert found.sections == [0, 2]
    await found.start()
    await asyncio.sleep(0)
    assert voice.is_playing


def test_a_section_without_words_has_no_narration() -> None:
    assert narrator().narration(FakeVoice(), [1], narrator().tempo()) is None


def test_without_an_engine_everything_is_read_in_silence() -> None:
    silent = Narrator(SCRIPT, Calibrations(""))
    assert silent.settle(NOBODY).main is None
    assert silent.tempo().rates == {}
    assert silent.is_calibrated()
    assert silent.narration(FakeVoice(), [0], silent.tempo())


def test_a_section_that_would_be_spelled_is_told_and_left_out() -> None:
    espeak = FACTS._replace(
        engine="eSpeak NG 1.52.0", voices=(InstalledVoice("jpx/ja", "Japanese", ("ja",)),)
    )
    kanji = "\u99c5\u524d\u56f3\u66f8\u9928\u3002"
    script = Script(
        [kanji, "\u304b\u306a\u3002"],
        Pace(125, 260),
        "ja",
        say=(
            (
                "\u99c5\u524d\u56f3\u66f8\u9928",
                "\u3048\u304d\u307e\u3048\u3068\u3057\u3087\u304b\u3093",
            ),
        ),
    )
    for say, refused in ((script.say, False), ((), True)):
        found = Narrator(script._replace(say=say), Calibrations(""))
        found.settle(espeak)
        assert ("kana only" in found.refusal(0)) == refused
        assert found.refusal(1) == ""
        sections = {said.section for said in found.utterances([0, 1])}
        assert sections == ({1} if refused else {0, 1})


@pytest.mark.parametrize(
    ("environment", "far"),
    [
        ({}, False),
        ({"SSH_CONNECTION": "10.0.0.1 2 10.0.0.2 22"}, True),
        ({"SSH_CONNECTION": "10.0.0.1 2 10.0.0.2 22", "PULSE_SERVER": "tcp:10.0.0.1"}, False),
        ({"SSH_CONNECTION": ""}, False),
    ],
)
def test_over_ssh_the_sound_would_come_out_far_away(environment: dict[str, str], far: bool) -> None:
    assert plays_far_away(environment) == far
