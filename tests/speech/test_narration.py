from __future__ import annotations

import asyncio

import pytest
from fake_voice import FakeVoice
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.core.pace import Pace
from rehearse.core.script import paragraphs
from rehearse.speech.narration import (
    ENDED,
    PAUSED,
    SPEAKING,
    STARTING,
    STOPPED,
    WAITING,
    Heard,
    Narration,
)
from rehearse.speech.port import Facts, Tempo, VoiceError
from rehearse.speech.utterances import Passage, shown, utterances

TEXTS = (
    "One two three. [pause 2s] Four *five* six. Seven eight nine.",
    "[SLIDE 2] Ten eleven twelve.\n\nThirteen.",
)
TEMPO = Tempo(Pace(125, 220), {})


class Listening:
    """A narration, the voice under it, and what the speaker sees."""

    def __init__(self, texts: tuple[str, ...] = TEXTS, delay_s: float = 0.0) -> None:
        self.texts = texts
        self.voice = FakeVoice()
        self.changes = 0
        said = utterances([Passage(text, section) for section, text in enumerate(texts)])
        self.narration = Narration(self.voice, said, TEMPO, delay_s=delay_s, on_change=self._count)

    def _count(self) -> None:
        self.changes += 1

    async def start(self, sentence: int = 0) -> None:
        await self.narration.start(sentence)
        await turns()

    async def advance(self, seconds: float) -> Heard:
        while seconds > 0:
            step = min(seconds, 0.05)
            self.voice.advance(step)
            await turns()
            seconds -= step
        return self.heard

    @property
    def now(self) -> float:
        return self.voice.clock.now()

    @property
    def heard(self) -> Heard:
        return self.narration.heard(self.now)

    @property
    def word(self) -> str | None:
        place = self.heard.place
        if place is None:
            return None
        paragraph = list(paragraphs(self.texts[place.section]))[place.paragraph]
        return shown(paragraph)[place.offset :][: place.length]

    async def words(self) -> list[str]:
        """Every word that is lit from here to the end, each time it changes."""
        found: list[str] = []
        while self.heard.phase == SPEAKING:
            word = self.word
            if word is not None and (not found or found[-1] != word):
                found.append(word)
            await self.advance(self.heard.until_change_s or 0.01)
        return found


async def turns() -> None:
    for _ in range(4):
        await asyncio.sleep(0)


async def test_every_word_is_lit_in_its_turn() -> None:
    listening = Listening()
    assert listening.heard.phase == WAITING
    await listening.start()
    assert await listening.words() == [
        *("One", "two", "three.", "Four", "five", "six.", "Seven", "eight", "nine."),
        *("Ten", "eleven", "twelve.", "Thirteen."),
    ]
    assert listening.heard.phase == ENDED
    assert listening.word is None


async def test_in_a_written_pause_no_word_is_lit() -> None:
    listening = Listening()
    await listening.start()
    length_s = 14 * 0.05
    assert (await listening.advance(length_s - 0.02)).place
    in_the_pause = await listening.advance(0.04)
    assert in_the_pause.place is None
    assert in_the_pause.until_change_s == pytest.approx(1.98, abs=0.01)
    await listening.advance(1.99)
    assert listening.word == "Four"


async def test_what_is_foreseen_is_when_the_next_word_begins() -> None:
    listening = Listening()
    await listening.start()
    before = listening.word
    until = listening.heard.until_change_s
    assert until is not None
    await listening.advance(until - 0.001)
    assert listening.word == before
    await listening.advance(0.002)
    assert listening.word != before


async def test_the_delay_to_the_ear_moves_the_light() -> None:
    listening = Listening()
    listening.narration._delay_s = 0.2
    await listening.start()
    assert listening.heard.until_change_s == pytest.approx(0.2 + 4 * 0.05, abs=0.001)
    await listening.advance(0.3)
    assert listening.word == "One"
    await listening.advance(0.11)
    assert listening.word == "two"


async def test_a_pause_stands_still_and_goes_on_there() -> None:
    listening = Listening()
    await listening.start()
    await listening.advance(0.3)
    listening.narration.pause(listening.now)
    await turns()
    stood = await listening.advance(5)
    assert stood.phase == PAUSED
    assert stood.until_change_s is None
    assert listening.word == "two"
    listening.narration.resume()
    await turns()
    assert listening.heard.spoken_s == pytest.approx(0.3, abs=0.001)
    assert listening.heard.phase == SPEAKING


async def test_the_keys_move_by_sentence() -> None:
    listening = Listening()
    await listening.start()
    for expected in ("Four", "Seven", "Ten", "Thirteen.", "Thirteen."):
        listening.narration.forward(listening.now)
        await turns()
        assert listening.word == expected
    for expected in ("Ten", "Seven"):
        listening.narration.back(listening.now)
        await turns()
        assert listening.word == expected
    # Well into a sentence, back goes to its beginning first.
    listening.narration.set_tempo(Tempo(Pace(20, 220), {}), listening.now)
    await turns()
    await listening.advance(2)
    listening.narration.back(listening.now)
    await turns()
    assert listening.word == "Seven"


async def test_keys_that_come_faster_than_the_voice_each_count() -> None:
    listening = Listening()
    await listening.start()
    for _ in range(3):
        listening.narration.forward(listening.now)
    await turns()
    assert listening.word == "Ten"


async def test_moving_while_paused_does_not_resume() -> None:
    listening = Listening()
    await listening.start()
    listening.narration.pause(listening.now)
    await turns()
    listening.narration.forward(listening.now)
    await turns()
    assert (await listening.advance(1)).phase == PAUSED
    assert listening.word == "Four"
    listening.narration.resume()
    await turns()
    await listening.advance(0.3)
    assert listening.word == "five"


async def test_back_from_the_end_stands_at_the_last_sentence() -> None:
    listening = Listening()
    await listening.start()
    await listening.words()
    listening.narration.back(listening.now)
    await turns()
    assert listening.heard.phase == PAUSED
    assert listening.word == "Thirteen."
    listening.narration.resume()
    await turns()
    assert await listening.words() == ["Thirteen."]


async def test_it_is_heard_again_from_the_beginning() -> None:
    listening = Listening()
    await listening.start()
    await listening.words()
    await listening.narration.start()
    await turns()
    assert listening.word == "One"
    assert listening.voice.commands.count("load 6") == 1


async def test_another_pace_begins_with_the_next_sentence() -> None:
    listening = Listening()
    await listening.start()
    await listening.advance(0.2)
    listening.narration.set_tempo(Tempo(Pace(250, 440), {}), listening.now)
    assert listening.voice.commands[-1] == "tempo 250 from 2"
    await turns()
    first, second = (number.voice_s for number in listening.narration.numbers())
    assert first == pytest.approx(14 * 0.05 + 2.0 + 14 * 0.025 + 17 * 0.025, abs=0.01)
    assert second == pytest.approx((18 + 9) * 0.025, abs=0.01)


async def test_another_pace_at_the_beginning_of_a_sentence_changes_that_sentence() -> None:
    listening = Listening()
    await listening.start()
    listening.narration.pause(listening.now)
    listening.narration.set_tempo(Tempo(Pace(250, 440), {}), listening.now)
    assert listening.voice.commands[-1] == "tempo 250 from 0"


async def test_the_numbers_stand_side_by_side() -> None:
    listening = Listening()
    await listening.narration.prepare()
    await turns()
    first, second = listening.narration.numbers()
    assert (first.section, second.section) == (0, 1)
    assert first.load_s == pytest.approx(9 / 125 * 60 + 2)
    assert second.load_s == pytest.approx(4 / 125 * 60)
    assert first.voice_s == pytest.approx((14 + 14 + 17) * 0.05 + 2, abs=0.01)


async def test_the_voice_counts_by_section() -> None:
    listening = Listening()
    await listening.start(3)
    heard = await listening.advance(0.2)
    assert (heard.section, heard.sentence) == (1, 3)
    assert heard.spoken_s == pytest.approx(0.2, abs=0.001)
    while listening.heard.phase == SPEAKING:
        await listening.advance(0.1)
    assert listening.heard.spoken_s == pytest.approx((18 + 9) * 0.05, abs=0.001)


async def test_rendering_ahead_is_silent_and_makes_the_start_immediate() -> None:
    listening = Listening()
    await listening.narration.prepare()
    await listening.narration.prepare()
    assert listening.voice.commands == ["load 6"]
    assert listening.heard.phase == WAITING
    await listening.start()
    assert listening.voice.commands == ["load 6", "play 0 0"]


class SlowVoice(FakeVoice):
    """Takes its time to get ready."""

    def __init__(self) -> None:
        super().__init__()
        self.ready = asyncio.Event()

    async def open(self) -> Facts:
        await self.ready.wait()
        return await super().open()


@pytest.mark.parametrize("then", ["stop", "pause", "forward"])
async def test_what_is_pressed_before_the_voice_is_ready_counts(then: str) -> None:
    listening = Listening()
    voice = listening.voice = SlowVoice()
    listening.narration._voice = voice
    starting = asyncio.ensure_future(listening.narration.start())
    await turns()
    assert listening.heard.phase == STARTING
    match then:
        case "stop":
            listening.narration.stop()
        case "pause":
            listening.narration.pause(listening.now)
        case "forward":
            listening.narration.forward(listening.now)
    voice.ready.set()
    await starting
    await turns()
    match then:
        case "stop":
            assert voice.commands == ["load 6"]
            assert listening.heard.phase == STOPPED
        case "pause":
            assert voice.commands == ["load 6"]
            listening.narration.resume()
            assert voice.commands == ["load 6", "play 0 0"]
        case "forward":
            assert voice.commands == ["load 6", "play 2 0"]


async def test_stopping_is_at_once_and_for_good() -> None:
    listening = Listening()
    await listening.start()
    listening.narration.stop()
    assert listening.voice.commands[-1] == "pause"
    await listening.start()
    await turns()
    assert not listening.voice.is_playing


async def test_a_voice_that_cannot_speak_is_an_error_and_can_be_tried_again() -> None:
    listening = Listening()
    listening.voice.refusal = "No voice"
    with pytest.raises(VoiceError, match="No voice"):
        await listening.narration.start()
    listening.voice.refusal = ""
    await listening.start()
    assert listening.heard.phase == SPEAKING


async def test_trouble_is_told_in_a_sentence() -> None:
    listening = Listening()
    await listening.start()
    listening.voice.mute("No sound.")
    await turns()
    assert listening.narration.notice == "No sound."
    assert listening.heard.phase == SPEAKING
    listening.voice.break_down("the voice's process ended")
    await turns()
    assert listening.heard.phase == STOPPED


async def test_a_narration_of_silence_alone_can_be_heard() -> None:
    listening = Listening(("[pause 1s]",))
    await listening.start()
    listening.narration.forward(listening.now)
    listening.narration.back(listening.now)
    await turns()
    await listening.advance(1.1)
    assert listening.heard.phase == ENDED


KEYS = st.lists(
    st.sampled_from(["pause", "resume", "forward", "back", "tempo", "time", "again"]), max_size=25
)


@settings(max_examples=60, deadline=None)
@given(KEYS)
async def test_whatever_is_pressed_the_light_is_where_the_voice_is(keys: list[str]) -> None:
    listening = Listening()
    await listening.start()
    for key in keys:
        match key:
            case "pause":
                listening.narration.pause(listening.now)
            case "resume":
                listening.narration.resume()
            case "forward":
                listening.narration.forward(listening.now)
            case "back":
                listening.narration.back(listening.now)
            case "tempo":
                wpm = 100 if listening.narration.pace.wpm > 120 else 200
                listening.narration.set_tempo(Tempo(Pace(wpm, 220), {}), listening.now)
            case "again":
                await listening.narration.start()
            case "time":
                await listening.advance(0.37)
        await turns()
        heard, voice = listening.heard, listening.voice
        assert (heard.phase == SPEAKING) == voice.is_playing
        if heard.phase in (SPEAKING, PAUSED):
            said = listening.narration._utterances[min(voice.seq, 5)]
            assert heard.sentence == said.sentence


async def test_sentences_are_counted_within_their_section() -> None:
    stage = Listening((*TEXTS, "[pause 2s] One two. Three.", "[pause 1s]"))
    await stage.start()
    seen: list[tuple[int, ...]] = []
    while stage.heard.phase != ENDED:
        heard = await stage.advance(0.05)
        place = (heard.section, *stage.narration.sentence_in_section(heard))
        if not seen or seen[-1] != place:
            seen.append(place)
    assert seen == [
        (0, 1, 3),
        (0, 2, 3),
        (0, 3, 3),
        (1, 1, 2),
        (1, 2, 2),
        (2, 1, 2),
        (2, 2, 2),
        (3, 1, 1),
    ]


@pytest.mark.parametrize("delay_s", [0.25, 1.5])
async def test_what_is_heard_late_is_lit_late_and_goes_evenly(delay_s: float) -> None:
    prompt, late = Listening(), Listening(delay_s=delay_s)
    await prompt.start()
    await late.start()
    assert late.heard.until_change_s == pytest.approx((prompt.heard.until_change_s or 0) + delay_s)
    await late.advance(delay_s)
    # Anchors come once a second, and none of them makes a leap.
    for _ in range(60):
        assert late.heard.spoken_s == pytest.approx(prompt.heard.spoken_s, abs=0.002)
        await late.advance(0.05)
        await prompt.advance(0.05)
