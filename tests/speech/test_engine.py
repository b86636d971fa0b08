"""The real engine: rates are never lost, marks are exact, and odd text does no harm."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator

import pytest

from rehearse.speech.child_renderer import ChildRenderer, Order, Sound
from rehearse.speech.port import VoiceError, seconds

US = "gmw/en-US"
SENTENCE = "However, some of the organisations feel that their influence has emerged."


@pytest.fixture
async def renderer() -> AsyncIterator[ChildRenderer]:
    found = ChildRenderer()
    yield found
    await found.close()


async def rendered(renderer: ChildRenderer, *orders: Order, data: bool = False) -> list[Sound]:
    return [sound async for sound in renderer.render(orders, with_data=data)]


async def test_it_says_who_it_is_and_which_voices_it_has(renderer: ChildRenderer) -> None:
    facts = await renderer.open()
    assert facts.engine.startswith("eSpeak NG 1.")
    assert (facts.slowest, facts.fastest) == (80, 450)
    assert len(facts.voices) > 80
    by_id = {voice.id: voice for voice in facts.voices}
    assert by_id[US].languages == ("en-us",)


async def test_no_change_of_rate_is_ever_lost(renderer: ChildRenderer) -> None:
    rates = list(itertools.islice(itertools.cycle((90, 300, 150, 240)), 120))
    sounds = await rendered(renderer, *(Order("All of it.", US, rate) for rate in rates))
    lengths: dict[int, set[int]] = {}
    for rate, sound in zip(rates, sounds, strict=True):
        lengths.setdefault(rate, set()).add(sound.samples)
    typical = {rate: min(found) for rate, found in lengths.items()}
    assert typical[90] > 1.4 * typical[150] > 1.9 * typical[240] > 2 * typical[300]
    for rate, found in lengths.items():
        assert max(found) < 1.08 * typical[rate]


async def test_no_change_of_voice_is_ever_lost(renderer: ChildRenderer) -> None:
    voices = ["roa/fr", US, "gmw/de"] * 10
    sounds = await rendered(renderer, *(Order("460,000", voice, 150) for voice in voices))
    lengths: dict[str, set[float]] = {}
    for voice, sound in zip(voices, sounds, strict=True):
        lengths.setdefault(voice, set()).add(round(seconds(sound.samples), 1))
    assert all(max(found) - min(found) <= 0.11 for found in lengths.values())
    assert len(set(map(frozenset, lengths.values()))) == 3


async def test_marks_are_exact_characters_also_behind_an_emoji(renderer: ChildRenderer) -> None:
    text = "Over 460,000 \U0001f389 caf\u00e9s, here"
    (sound,) = await rendered(renderer, Order(text, US, 150))
    words = [text[start : start + length] for start, length, _ in sound.marks]
    assert words[0] == "Over"
    assert words[-2:] == ["caf\u00e9s", "here"]
    samples = [sample for _, _, sample in sound.marks]
    assert samples == sorted(samples)
    assert samples[-1] < sound.samples


@pytest.mark.parametrize(
    "text",
    [
        "One\x00two three four five six.",
        "<speak><break time='5s'/>Tags are text.</speak>",
        "[[h@'loU]] is no phoneme.",
        "\U0001f389",
        "\u202e\u200b backwards",
        "\ud800 half a pair",
        "-- --- ...",
        "%s %n {} \\x00",
        "\u0416" * 300,
        "1" * 300,
    ],
)
async def test_odd_text_is_rendered_and_the_next_is_fine(
    renderer: ChildRenderer, text: str
) -> None:
    odd, fine = await rendered(renderer, Order(text, US, 450), Order("Fine.", US, 450))
    assert odd.samples >= 0
    assert fine.samples > 2000


async def test_a_nul_does_not_end_the_text(renderer: ChildRenderer) -> None:
    with_nul, without = await rendered(
        renderer, Order("One\x00two three.", US, 200), Order("One two three.", US, 200)
    )
    assert with_nul.samples == pytest.approx(without.samples, rel=0.05)


async def test_tags_are_spoken_not_obeyed(renderer: ChildRenderer) -> None:
    tagged, plain = await rendered(
        renderer, Order("<break time='9s'/> yes", US, 200), Order("yes", US, 200)
    )
    assert seconds(tagged.samples) < 8
    assert tagged.samples > 2 * plain.samples


async def test_a_voice_that_is_not_there_is_told(renderer: ChildRenderer) -> None:
    with pytest.raises(VoiceError, match="no voice 'xx/nobody'"):
        await rendered(renderer, Order("Hello.", "xx/nobody", 150))


async def test_samples_come_whole(renderer: ChildRenderer) -> None:
    sounds = await rendered(renderer, *[Order(SENTENCE, US, 150)] * 20, data=True)
    assert all(len(sound.data) == 2 * sound.samples for sound in sounds)
    assert all(seconds(sound.samples) > 3 for sound in sounds)
