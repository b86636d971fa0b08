"""The text that runs along with the voice: what stands on the screen, and what in a pipe."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pyte
import pytest

from rehearse.cli import output, transcript
from rehearse.cli.aloud import headings
from rehearse.cli.transcript import (
    Heading,
    LivingTranscript,
    PlainTranscript,
    rows,
    transcript_here,
)
from rehearse.core.talk import section, talk
from rehearse.speech.running_text import Line, running_lines
from rehearse.speech.utterances import Passage, Place, utterances

TEXTS = [
    "Who owns the *rain*? [SLIDE 2] And once it has fallen into a lake, who decides?",
    "Nobody.",
]
SAID = utterances([Passage(text, section) for section, text in enumerate(TEXTS)])
LINES = running_lines(SAID, TEXTS)
HEADINGS = [Heading("1 of 2", "Rain", "0:07"), Heading("2 of 2", "Answer", "")]


def words() -> list[tuple[int, Place]]:
    """Every word, with its sentence, in the order in which they are said."""
    return [(said.sentence, token.place) for said in SAID for token in said.tokens]


def test_every_word_is_found_in_its_line() -> None:
    assert [LINES[sentence].text for sentence in sorted(LINES)] == [
        "Who owns the rain?",
        "And once it has fallen into a lake, who decides?",
        "Nobody.",
    ]
    found = [
        LINES[sentence].text[slice(*LINES[sentence].words[place])] for sentence, place in words()
    ]
    assert " ".join(found) == (
        "Who owns the rain? And once it has fallen into a lake, who decides? Nobody."
    )


def test_a_word_that_stands_twice_is_found_twice() -> None:
    text = "the lake and the lake"
    said = utterances([Passage(text)])
    (line,) = running_lines(said, [text]).values()
    assert [line.words[token.place][0] for token in said[0].tokens] == [0, 4, 9, 13, 17]


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 40, ["one two three"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("a incomprehensible", 6, ["a", "incomp", "rehens", "ible"]),
        ("駅から五分です。", 6, ["駅から", "五分で", "す。"]),
        ("駅 abc def", 6, ["駅 abc", "def"]),
        ("", 6, []),
    ],
)
def test_rows_are_broken_where_they_may_be(text: str, cells: int, expected: list[str]) -> None:
    assert [text[first:behind].strip() for first, behind in rows(text, cells)] == expected
    assert "".join(text[first:behind] for first, behind in rows(text, cells)) == text


class Screen(io.StringIO):
    """A terminal of 24 columns, where three stay free."""

    encoding = "utf-8"

    def __init__(self) -> None:
        super().__init__()
        self._screen = pyte.Screen(24, 12)
        self._stream = pyte.Stream(self._screen)

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 99

    def write(self, text: str) -> int:
        self._stream.feed(text.replace("\n", "\r\n"))
        return super().write(text)

    @property
    def shown(self) -> list[str]:
        return [line.rstrip() for line in self._screen.display if line.strip()]

    @property
    def marked(self) -> str:
        """What is underlined."""
        return "".join(
            self._screen.buffer[row][column].data
            for row in range(12)
            for column in range(24)
            if self._screen.buffer[row][column].underscore
        )


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    made = Screen()
    # What captures the output of tests puts another stream back before each.
    shown_on = SimpleNamespace(stdout=made)
    monkeypatch.setattr(transcript, "sys", shown_on)
    monkeypatch.setattr(output, "sys", shown_on)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(transcript, "width_here", lambda: 24)
    return made


def test_the_word_that_is_said_is_marked_and_no_other(screen: Screen) -> None:
    living = transcript_here(LINES, HEADINGS)
    assert isinstance(living, LivingTranscript)
    for sentence, place in words():
        living.show(sentence, place)
        line = LINES[sentence]
        assert screen.marked == line.text[slice(*line.words[place])]
        assert screen.marked in screen.shown[-1]


def test_what_was_said_stands_above_as_text(screen: Screen) -> None:
    living = LivingTranscript(LINES, HEADINGS)
    for sentence, place in words():
        living.show(sentence, place)
    living.finish()
    assert screen.shown == [
        "1 of 2  Rain  0:07",
        "Who owns the rain?",
        "And once it has",
        "fallen into a lake,",
        "who decides?",
        "2 of 2  Answer",
        "Nobody.",
    ]
    assert screen.marked == ""


def test_a_heading_is_apart_without_colour(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    living = LivingTranscript(LINES, HEADINGS)
    for sentence, place in words():
        living.show(sentence, place)
    living.finish()
    assert "who decides?\x1b[K\n\n2 of 2  Answer\n" in screen.getvalue()


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        (Heading("2 of 12", "Roles, Anna", "1:52"), "2 of 12  Roles, Anna  1:52"),
        (Heading("2 of 12", "Roles of all of them, Anna", "1:52"), "2 of 12  Roles of a…  1:52"),
        (Heading("2 of 12", "Roles of all of them", ""), "2 of 12  Roles of all of…"),
    ],
)
def test_a_heading_keeps_to_its_row(heading: Heading, shown: str) -> None:
    assert heading.fitted(26, "…") == shown


def test_several_speakers_stand_in_the_headings() -> None:
    parts = [section("It sings", "La la."), section("How much", "A lot.", speaker="Ben")]
    assert headings(talk("T", parts, speaker="Zoe"), {0: 61.7}) == [
        Heading("1 of 2", "It sings, Zoe", "1:02"),
        Heading("2 of 2", "How much, Ben", ""),
    ]
    assert headings(talk("T", parts[:1], speaker="Zoe"), {}) == [Heading("1 of 1", "It sings", "")]


def test_words_that_the_engine_does_not_mark_are_shown_too(screen: Screen) -> None:
    living = LivingTranscript(LINES, HEADINGS)
    for sentence in sorted(LINES):
        living.show(sentence, None)
    living.finish()
    assert screen.shown[2:] == [
        "And once it has",
        "fallen into a lake,",
        "who decides?",
        "2 of 2  Answer",
        "Nobody.",
    ]


def test_nothing_is_drawn_twice(screen: Screen) -> None:
    living = LivingTranscript(LINES, HEADINGS)
    living.show(*words()[0])
    before = screen.getvalue()
    living.show(*words()[0])
    assert screen.getvalue() == before


def test_in_silence_nothing_is_marked(screen: Screen) -> None:
    living = LivingTranscript(LINES, HEADINGS)
    living.show(*words()[0])
    living.show(0, None)
    assert screen.marked == ""
    assert screen.shown == ["1 of 2  Rain  0:07", "Who owns the rain?"]


def test_an_interruption_leaves_the_row_as_it_is(screen: Screen) -> None:
    living = LivingTranscript(LINES, HEADINGS)
    living.show(*words()[5])
    living.stop()
    assert screen.shown == ["1 of 2  Rain  0:07", "And once it has"]
    assert screen.getvalue().endswith("\n")


@pytest.mark.parametrize("terminal", ["dumb", ""])
def test_a_terminal_that_can_not_rewrite_gets_plain_lines(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, terminal: str
) -> None:
    monkeypatch.setenv("TERM", terminal)
    plain = transcript_here(LINES, HEADINGS)
    assert isinstance(plain, PlainTranscript)
    plain.show(*words()[0])
    assert screen.shown == ["1 of 2  Rain  0:07", "Who owns the rain?"]


def test_a_pipe_gets_a_line_for_each_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    plain = transcript_here(LINES, HEADINGS)
    for sentence, place in words():
        plain.show(sentence, place)
        plain.show(sentence, None)
    plain.finish()
    plain.stop()
    assert capsys.readouterr().out == (
        "Who owns the rain?\nAnd once it has fallen into a lake, who decides?\nNobody.\n"
    )


def test_the_text_never_goes_back(screen: Screen) -> None:
    living, plain = LivingTranscript(LINES, HEADINGS), PlainTranscript(LINES)
    for shown in (living, plain):
        for word in (words()[0], words()[-1], words()[0], words()[-1]):
            shown.show(*word)
        shown.finish()
    assert screen.shown[:4] == [
        "1 of 2  Rain  0:07",
        "Who owns the rain?",
        "2 of 2  Answer",
        "Nobody.",
    ]
    assert screen.shown[4:] == ["Who owns the rain?", "Nobody."]


def test_a_sentence_without_a_line_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    PlainTranscript({0: Line(0, "One.", {})}).show(7, None)
    assert capsys.readouterr().out == ""
