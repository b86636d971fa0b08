"""Where in the text the speaker stumbled."""

from __future__ import annotations

import pytest
from past_runs import a_past_run, a_plan

from rehearse.core.pace import Pace
from rehearse.core.stats.past import Past
from rehearse.core.stats.stumbles import sentences_of, stumbled_at, troubles
from rehearse.core.talk import section
from rehearse.core.words import Count, count
from rehearse.speech.utterances import Passage, utterances

PACE = Pace(60.0, 60.0)
"""A word a second."""

TEXT = """The *ferry* leaves at nine. [SLIDE 2] Nobody steers it.

[pause 4s] Who does?
- one
- two and three"""
"""Sentences of 5, 3 (and 4 s of silence), 2, 1 and 3 words."""


def test_the_sentences_of_a_text() -> None:
    found = sentences_of(TEXT, PACE)
    assert [(one.paragraph, one.offset, one.text, one.load_s, one.pauses_s) for one in found] == [
        (0, 0, "The ferry leaves at nine.", 5.0, 0.0),
        (0, 36, "Nobody steers it.", 3.0, 4.0),
        (1, 11, "Who does?", 2.0, 0.0),
        (1, 21, "- one", 1.0, 0.0),
        (1, 27, "- two and three", 3.0, 0.0),
    ]
    assert [one.number for one in found] == [0, 1, 2, 3, 4]
    assert sum(one.load_s for one in found) == count("word " * 14).words


def test_sentences_are_numbered_as_the_voice_numbers_them() -> None:
    spoken = {one.sentence: one.paragraph for one in utterances([Passage(TEXT, 0)]) if one.text}
    assert {one.number: one.paragraph for one in sentences_of(TEXT, PACE)} == spoken


@pytest.mark.parametrize(
    ("marked_s", "number"),
    [
        # Half a second before the key: 0 to 10, then 6 and 4 of silence to 20, to 24, to 26, to 32.
        (0.0, 0),
        (10.4, 0),
        (10.6, 1),
        (19.0, 1),
        (20.6, 2),
        (24.6, 3),
        (26.6, 4),
        (32.0, 4),
        (99.0, 4),
    ],
)
def test_a_stumble_falls_where_its_share_of_the_take_does(marked_s: float, number: int) -> None:
    """The take is 32 s: 4 of silence, and 28 for 14 words."""
    (found,) = stumbled_at(sentences_of(TEXT, PACE), [marked_s], 32.0)
    assert found.number == number


def test_a_take_shorter_than_its_pauses_shortens_all_alike() -> None:
    # 14 words and 4 s at the pace: 18 s, here in 3.6.
    sentences = sentences_of(TEXT, PACE)
    assert [one.number for one in stumbled_at(sentences, [1.4, 1.6, 3.6], 3.6)] == [0, 1, 4]
    assert stumbled_at([], [1.0], 3.0) == []
    assert stumbled_at(sentences, [1.0], 0.0)[0].number == 0


def test_characters_have_their_share() -> None:
    sentences = sentences_of(
        "\u3044\u3044\u5929\u6c17\u3002\u3068\u3066\u3082\u3088\u3044\u3002", PACE
    )
    assert [one.load_s for one in sentences] == [4.0, 5.0]
    assert stumbled_at(sentences, [5.0], 9.0)[0].number == 1


def test_sentences_that_were_stumbled_at_in_the_last_runs() -> None:
    part = section("Ferry", "One two three. Four five six. Seven eight nine.")
    old = section("Ferry", "Four five six. One two. Seven eight nine.")
    plan = a_plan(9)
    then = a_past_run(1, plan, [9.0]).then[0]
    assert then is not None
    now = then._replace(text=part.text, spoken=Count(9, 0))
    before = then._replace(text=old.text, spoken=Count(8, 0))

    def run(number: int, *marks_s: float, was: object = now, time_s: float | None = 9.0) -> object:
        return a_past_run(number, plan, [time_s], then=(was,), stumbles_s={0: marks_s})

    runs = [
        run(8, 4.0, 4.5),
        run(7),
        # The first sentence there is the second one now; its second one is gone.
        run(6, 1.0, 5.0, was=before, time_s=8.0),
        run(5, 8.0),
        run(4, 1.0, was=None, time_s=None),
        run(3, 1.0),
    ]
    found = troubles(Past((part,), tuple(runs)), PACE)  # type: ignore[arg-type]
    assert [(one.position, one.sentence.text, one.runs) for one in found] == [
        (0, "Four five six.", (8, 6)),
        (0, "Seven eight nine.", (5,)),
    ]


def test_of_sentences_alike_the_same_one_is_found() -> None:
    now = section("Ferry", "Yes. No. Yes. Maybe so.")
    plan = a_plan(5)
    then = a_past_run(1, plan, [5.0]).then[0]
    assert then is not None
    old = then._replace(text="Yes. No. Yes. Maybe.", spoken=Count(4, 0))
    run = a_past_run(1, plan, [4.0], then=(old,), stumbles_s={0: (2.6,)})
    (found,) = troubles(Past((now,), (run,)), PACE)
    assert found.sentence.number == 2
