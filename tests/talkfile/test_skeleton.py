"""A talk file to fill in: it loads as it is, and with everything in it that is a comment."""

from __future__ import annotations

import re

import pytest

from rehearse.core.pace import default_pace, parse_pace
from rehearse.core.plan import make_plan
from rehearse.talkfile import rules
from rehearse.talkfile.load import loads
from rehearse.talkfile.skeleton import Skeleton, skeleton_text, usual_sections


def skeleton(slot_s: float | None, pace: str = "", sections: int = 5) -> Skeleton:
    return Skeleton(
        "Why trams", slot_s, parse_pace(pace or "125", default_pace("en")), pace, sections
    )


@pytest.mark.parametrize("slot_s", [600.0, None])
def test_it_can_be_rehearsed_as_it_is(slot_s: float | None) -> None:
    text = skeleton_text(skeleton(slot_s, "140"))
    talk = loads(text, "trams.yaml")
    plan = make_plan(talk)
    assert (talk.title, talk.slot_s, talk.pace.wpm, len(plan.sections)) == (
        "Why trams",
        slot_s,
        140,
        5,
    )
    assert plan.fits
    assert len({part.budget_s for part in plan.sections}) == 1
    assert max(map(len, text.split("\n"))) <= 80


def test_every_key_stands_in_it_with_its_sentence_and_works_once_it_is_no_comment() -> None:
    text = skeleton_text(skeleton(600.0))
    flat = re.sub(r"\s*\n\s*# ", " ", text)
    for rule in (*rules.TALK, *rules.SECTION):
        if not rule.same_as:
            assert rule.help.replace("`", "") in flat or rule.key == "text"
            assert re.search(rf"^ *(# |- )?{rule.key}:", text, re.MULTILINE)
    for rule in rules.VARIANT:
        assert f"Its {rule.key}: {rule.help.replace('`', '')}" in flat
    talk = loads(re.sub(r"^( *)# ([a-z]+: )", r"\1\2", text, flags=re.MULTILINE), "trams.yaml")
    assert (talk.speaker, talk.voice, talk.id) == ("A. Speaker", "en-gb", "my-talk")
    assert talk.rule is not None
    assert len(talk.signals) == 3
    assert [variant.name for variant in talk.variants] == ["short"]
    first = talk.sections[0]
    assert (first.pin_s, first.speaker, first.optional, first.notes) == (
        90.0,
        "Anna",
        True,
        "breathe",
    )


@pytest.mark.parametrize(
    ("slot_s", "pace", "sections", "whole", "each"),
    [
        (600.0, "", 5, "A talk of 10 minutes: about 1,250 words", "# About 250 words: 2 minutes."),
        (600.0, "140 wpm", 6, "about 1,400 words", "# About 230 words: 1:40."),
        (600.0, "260cpm", 5, "about 2,600 characters", "# About 520 characters: 2 minutes."),
        (600.0, "100, 260cpm", 5, "about 1,000 words", "# About 200 words: 2 minutes."),
        (60.0, "", 1, "A talk of 1 minute: about 120 words", "# About 120 words: 1 minute."),
        (20.0, "", 3, "A talk of 0:20: about 40 words", "# About 14 words: 0:07."),
    ],
)
def test_time_is_translated_to_words(
    slot_s: float, pace: str, sections: int, whole: str, each: str
) -> None:
    text = skeleton_text(skeleton(slot_s, pace, sections))
    assert whole in text
    assert text.count(f"  {each}\n") == sections


def test_how_many_sections() -> None:
    assert [usual_sections(minutes * 60.0) for minutes in (1, 6, 10, 20, 45)] == [3, 3, 5, 10, 12]
    assert usual_sections(None) == 3


def test_first_lines_stand_above_everything() -> None:
    text = skeleton_text(skeleton(None), ("# yaml-language-server: $schema=x.json",))
    assert text.startswith("# yaml-language-server: $schema=x.json\n# A talk to fill in. Lines")
