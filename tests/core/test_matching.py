"""Which section of a run is which section of the talk as it is now."""

from __future__ import annotations

import random

import pytest
from review_runs import a_run, part, timed

from rehearse.core.changes import changes_since
from rehearse.core.likeness import MOST_SECTIONS
from rehearse.core.plan import make_plan
from rehearse.core.review import matched, review_of
from rehearse.core.talk import Section, section, talk

FERRY = "The ferry leaves at nine and nobody on the pier knows who will steer it today."
FERRY_EDITED = "The ferry leaves at ten and nobody on the pier knows who will steer it now."
BREAD = "Bread takes flour, water, salt and more patience than most of us have in a week."
JAPANESE = "\u99c5\u304b\u3089\u4e94\u5206\u306e\u56f3\u66f8\u9928\u306b\u884c\u304d\u307e\u3059"


def titled(*texts: str, word: str = "Old") -> list[Section]:
    """Sections of these texts, `Old 1`, `Old 2`; another word makes other ids and titles."""
    return [section(f"{word} {number}", text) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("now", "then", "found"),
    [
        # The same text.
        ([FERRY, BREAD], [FERRY, BREAD], {0: 0, 1: 1}),
        ([BREAD, FERRY], [FERRY, BREAD], {0: 1, 1: 0}),
        ([FERRY, FERRY, FERRY], [FERRY, FERRY], {0: 0, 1: 1}),
        # An edited one.
        ([BREAD, FERRY_EDITED], [FERRY], {1: 0}),
        ([FERRY_EDITED, FERRY], [FERRY], {1: 0}),
        ([FERRY], [FERRY_EDITED, FERRY + " Do you?"], {0: 1}),
        ([JAPANESE], [BREAD, JAPANESE[2:]], {0: 1}),
        # Another one.
        ([FERRY], [BREAD], {}),
        ([""], [""], {}),
        ([FERRY], [], {}),
    ],
)
def test_sections_of_other_titles(now: list[str], then: list[str], found: dict[int, int]) -> None:
    assert matched(titled(*now, word="New"), titled(*then)) == found


def test_ids_and_titles_come_before_likeness() -> None:
    here = [section("Pier", BREAD), section("Ferry", FERRY, id="f"), section("Boat", FERRY)]
    there = [section("Ferry", BREAD, id="g"), section("Pier", FERRY), section("Oven", FERRY)]
    assert matched(here, there) == {0: 1, 1: 0, 2: 2}


def test_beyond_a_number_of_sections_only_equal_texts_are_matched() -> None:
    now = [f"{FERRY} {number}" for number in range(MOST_SECTIONS + 1)]
    then = [f"{text}, they say" for text in now]
    few = matched(titled(*now[1:], word="New"), titled(*then[1:]))
    assert sorted(few) == sorted(few.values()) == list(range(MOST_SECTIONS))
    assert matched(titled(*now, BREAD, word="New"), titled(BREAD, *then)) == {len(now): 0}


def test_hundreds_of_sections_are_known_again_in_any_order() -> None:
    words = [f"word{number}" for number in range(400)]
    picked = random.Random(4)
    then = [picked.choices(words, k=30) for _ in range(80)]
    now = [[*text[:3], "and", *text[6:]] for text in reversed(then)]
    found = matched(
        titled(*map(" ".join, now), word="New"), titled(*map(" ".join, [["so"] * 9, *then]))
    )
    assert found == {at: len(then) - at for at in range(len(now))}


def test_a_retitled_section_keeps_its_last_time() -> None:
    old = part("Arrival", 15, 60.0, text=FERRY)
    new = part("On the pier", 15, 60.0, text=FERRY_EDITED)
    last = a_run((old, part("Oven", 15, 60.0, text=BREAD)), timed(61.0, 50.0))
    review = review_of(a_run((new,), timed(55.0), number=6), last)
    assert [row.last_s for row in review.rows] == [61.0]


def test_a_retitled_section_is_told_as_reworded_not_as_gone_and_new() -> None:
    before = a_run((part("Arrival", 16, 60.0, text=FERRY),), timed(60.0), slot_s=60.0)
    now = make_plan(talk("T", [section("On the pier", FERRY_EDITED)], slot_s=60.0))
    assert changes_since(before, now) == "Since run 5 On the pier was reworded."
