"""Where a rehearsal is, in words."""

from __future__ import annotations

from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.spoken_reading import section_words, where_words
from rehearse.core.talk import section, talk

WORDS = " ".join(["word"] * 100)
TALK = talk("Bridges", (section("Opening", WORDS), section("Roles", WORDS)), slot_s=220.0)
PLAN = make_plan(TALK)


def test_a_section_is_announced() -> None:
    rehearsal = Rehearsal(PLAN, key="k")
    rehearsal.next(0.0)
    assert section_words(PLAN, rehearsal.reading(0.0)) == "Section 2 of 2, Roles, one minute fifty"


def test_a_section_of_several_speakers_says_whose_it_is() -> None:
    plan = make_plan(
        TALK._replace(
            sections=tuple(
                part._replace(speaker=name)
                for part, name in zip(TALK.sections, ("Ana", "Ben"), strict=True)
            )
        )
    )
    reading = Rehearsal(plan, key="k").reading(0.0)
    assert section_words(plan, reading) == "Section 1 of 2, Opening, Ana, one minute fifty"


def test_where_am_i() -> None:
    rehearsal = Rehearsal(PLAN, key="k")
    assert where_words(PLAN, rehearsal.reading(0.0)) == [
        "Section 1 of 2, Opening: one minute fifty left of one minute fifty, not started.",
        "Talk: three minutes forty left of three minutes forty.",
    ]
    rehearsal.start(0.0, "2026-11-24T12:00:00Z")
    assert where_words(PLAN, rehearsal.reading(30.0), "15:38") == [
        "Section 1 of 2, Opening: one minute twenty left of one minute fifty.",
        "Talk: three minutes ten left of three minutes forty, ends at 15:38.",
        "On time.",
    ]
    late = where_words(PLAN, rehearsal.reading(240.0))
    assert late[0] == "Section 1 of 2, Opening: over by two minutes ten."
    assert late[1:3] == ["Talk: over by twenty seconds.", "Two minutes ten late."]
    assert late[3].startswith("Lands four minutes forty-eight")
    rehearsal.next(240.0)
    rehearsal.pause(240.0)
    assert where_words(PLAN, rehearsal.reading(300.0))[0] == (
        "Section 2 of 2, Roles: one minute fifty left of one minute fifty, paused."
    )


def test_a_part_says_how_much_of_it_this_is() -> None:
    rehearsal = Rehearsal(PLAN, key="k", scope=(1,))
    here = "Section 2 of 2, Roles, 1 of 1 in this part"
    assert where_words(PLAN, rehearsal.reading(0.0)) == [
        f"{here}: one minute fifty left of one minute fifty, not started.",
        "Part: one minute fifty left of one minute fifty.",
    ]
