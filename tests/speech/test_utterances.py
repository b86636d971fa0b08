from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.script import measure, paragraphs
from rehearse.speech.respelling import Respeller
from rehearse.speech.utterances import LONGEST, Passage, Utterance, shown, utterances

SAY = (
    ("UNHCR", "U N H C R"),
    ("New York", "Noo Yawk"),
    ("gif", "jif"),
    ("\u65e5\u672c", "\u306b\u307b\u3093"),
)


def said(text: str, language: str = "en") -> list[Utterance]:
    return utterances([Passage(text)], language, Respeller(SAY))


def texts(text: str) -> list[str]:
    return [part.text for part in said(text) if part.text]


def lit(text: str) -> list[tuple[str, str]]:
    """What the voice says, and the word on screen that is lit meanwhile."""
    whole = list(paragraphs(text))
    return [
        (
            part.text[token.start : token.end],
            shown(whole[token.place.paragraph])[token.place.offset :][: token.place.length],
        )
        for part in said(text)
        for token in part.tokens
    ]


def test_cues_are_left_out_and_stress_is_plain() -> None:
    assert texts("We *must* go [SLIDE 4] **now**.") == ["We must go   now."]
    assert lit("We *must* go [SLIDE 4] **now**.") == [
        ("We", "We"),
        ("must", "must"),
        ("go", "go"),
        ("now.", "now."),
    ]


def test_a_section_of_nothing_but_cues_says_nothing() -> None:
    assert said("[SLIDE 4]\n\n[look up]\n\n...") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[pause 2s] Hello.", [2.0, "Hello."]),
        ("Hello. [pause] World.", ["Hello.", 1.0, "World."]),
        ("Hello [pause 0.5s] world.", ["Hello", 0.5, "world."]),
        ("Hello.\n\n[Pause 0:03]\n\nWorld.", ["Hello.", 3.0, "World."]),
        ("Hello. [pause 1s] [pause 2s]", ["Hello.", 1.0, 2.0]),
        ("[pause 4s]", [4.0]),
    ],
)
def test_a_written_pause_is_silence_of_exactly_its_length(
    text: str, expected: list[str | float]
) -> None:
    assert [part.text or part.silence_s for part in said(text)] == expected


def test_a_jump_to_a_sentence_begins_with_speech() -> None:
    parts = said("One. [pause] Two [pause] and three.\n\n[pause]\n\nFour.")
    by_sentence = [(part.sentence, part.text or part.silence_s) for part in parts]
    assert by_sentence == [
        (0, "One."),
        (0, 1.0),
        (1, "Two"),
        (1, 1.0),
        (1, "and three."),
        (1, 1.0),
        (2, "Four."),
    ]


def test_items_of_a_list_are_sentences_and_their_bullets_are_not_spoken() -> None:
    assert texts("We need\n- time\n- \u2022 money\n- luck") == ["We need", "time", "money", "luck"]


def test_a_respelling_lights_the_word_that_was_written() -> None:
    assert lit("(UNHCR) and UNHCR's, in New York!") == [
        ("(U N H C R)", "(UNHCR)"),
        ("and", "and"),
        ("U N H C R's,", "UNHCR's,"),
        ("in", "in"),
        ("Noo Yawk!", "New York!"),
    ]


def test_a_respelling_is_for_whole_words_and_capitals_count() -> None:
    assert texts("XUNHCR unhcr GIF gifs gif") == ["XUNHCR unhcr jif gifs jif"]


def test_readings_are_found_where_there_are_no_spaces() -> None:
    assert texts("\u6771\u65e5\u672c\u3067\u3059\u3002") == [
        "\u6771\u306b\u307b\u3093\u3067\u3059\u3002"
    ]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("and/or", "and or"),
        ("3/4", "3/4"),
        ("Done \U0001f389\U0001f469\u200d\U0001f680 at last", "Done  at last"),
        ("20 \u00b0C & more", "20 \u00b0C & more"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("nul\x00ends", "nul ends"),
    ],
)
def test_what_the_engine_would_get_wrong_is_kept_from_it(text: str, spoken: str) -> None:
    assert " ".join(texts(text)[0].split()) == " ".join(spoken.split())


def test_subtitles_have_the_words_as_written() -> None:
    long = "the UNHCR said so, " * 40
    parts = said(f"[SLIDE] It is clear: {long}[pause] and and/or *done*.")
    written = " ".join(part.written for part in parts if part.text)
    assert written == " ".join(f"It is clear: {long} and and/or done.".split())
    assert all(len(part.text) <= LONGEST for part in parts)


def test_characters_are_lit_one_by_one_where_there_are_no_spaces() -> None:
    assert lit("\u6708\u304c\u51fa\u305f\u3002") == [(c, c) for c in "\u6708\u304c\u51fa\u305f"]


WORDS = st.sampled_from(
    [
        *("one", "two,", "Three.", "four?", "UNHCR", "(UNHCR),", "New", "York", "and/or"),
        *("460,000", "don't", "\u2014", "...", "\u6708\u304c\u51fa\u305f\u3002", "\U0001f389"),
        *("*stress*", "[cue]", "[pause]", "[pause 2s]", "\u2022", "Mr.", "e.g."),
        *(
            "\n\n",
            "\n",
            "\n- item",
            "so--so",
            "\u0939\u093f/\u0939\u0940",
            "\u0e14\u0e35",
            "a\u30fbb",
        ),
    ]
)


@given(st.lists(WORDS, max_size=60))
def test_every_word_is_said_once_and_lit_where_it_stands(words: list[str]) -> None:
    text = " ".join(words)
    parts = said(text)
    whole = list(paragraphs(text))
    counted, pauses_s = measure(text)
    assert sum(part.spoken.words for part in parts) == counted.words
    assert sum(part.spoken.characters for part in parts) == counted.characters
    assert sum(part.silence_s for part in parts) == pytest.approx(pauses_s)
    places = [token.place for part in parts for token in part.tokens]
    assert places == sorted(places)
    for part in parts:
        assert len(part.text) <= LONGEST
        assert bool(part.text) != bool(part.silence_s)
        for token in part.tokens:
            assert 0 <= token.start < token.end <= len(part.text)
            word = shown(whole[token.place.paragraph])[token.place.offset :][: token.place.length]
            assert any(map(str.isalnum, word))
            assert "[" not in word
    assert [part.sentence for part in parts] == sorted(part.sentence for part in parts)


@given(st.integers(0, 900), st.sampled_from(["x", "word ", "clause, ", "\u6708", "a\u0301"]))
def test_no_utterance_is_too_long_for_the_engine(count: int, unit: str) -> None:
    parts = said(unit * count)
    assert all(0 < len(part.text) <= LONGEST for part in parts)
    assert "".join("".join(part.text.split()) for part in parts) == "".join((unit * count).split())
