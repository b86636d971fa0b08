"""A voice stands in for other speakers: who speaks what, in which order, and how fast."""

from __future__ import annotations

import pytest

from rehearse.core.choice import find_speaker
from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, make_plan
from rehearse.core.reading import PAUSED, RUNNING
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.standing_in import (
    Fit,
    Roles,
    fastest,
    fit,
    fit_words,
    roles_of,
    roles_words,
    speaker_alone,
)
from rehearse.core.talk import Talk, section, talk


def spoken_by(*speakers: str, speaker: str = "") -> Talk:
    """A section of ten words (5 s) for each."""
    parts = [
        section(f"S{number}", "word " * 10, speaker=who) for number, who in enumerate(speakers, 1)
    ]
    return talk("T", parts, pace=Pace(120, 220), speaker=speaker)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Anna", "Anna"),
        ("anna", "Anna"),
        (" ANNA ", "Anna"),
        ("ann", "Anna"),
        ("Annabel", "Annabel"),
        ("b", "Ben"),
        ("zo", "Zoë Quist"),
        ("zoë  quist", "Zoë Quist"),
    ],
)
def test_a_speaker_is_found_by_the_beginning_of_a_name(typed: str, found: str) -> None:
    whole = spoken_by("Anna", "Ben", "Zoë Quist", *(["Annabel"] if typed == "Annabel" else []))
    assert find_speaker(whole, typed) == found


def test_a_whole_name_goes_before_a_longer_one() -> None:
    assert find_speaker(spoken_by("Annabel", "Anna"), "anna") == "Anna"


def test_the_talks_speaker_is_one_where_a_section_is_theirs() -> None:
    assert find_speaker(spoken_by("Ben", "", speaker="Anna"), "anna") == "Anna"
    with pytest.raises(ValueError, match="'Anna', the speakers are Ben and Cid"):
        find_speaker(spoken_by("Ben", "Cid", speaker="Anna"), "Anna")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("Bob", "nobody is called 'Bob', the speakers are Anna, Annabel and Ben"),
        ("an", "'an' could be Anna or Annabel: write more of it"),
        (" ", "nobody is named, the speakers are Anna, Annabel and Ben"),
        ("x" * 50, f"nobody is called '{'x' * 40}...', the speakers are Anna"),
    ],
)
def test_who_is_not_found(typed: str, problem: str) -> None:
    with pytest.raises(ValueError) as caught:
        find_speaker(spoken_by("Anna", "Annabel", "Ben"), typed)
    assert str(caught.value).startswith(problem)


def test_a_talk_in_which_no_section_names_anybody() -> None:
    with pytest.raises(ValueError, match="no section of this talk says who speaks it, write"):
        find_speaker(spoken_by("", "", speaker="Anna"), "Anna")


@pytest.mark.parametrize(
    ("speakers", "own", "before"),
    [
        ("ABA", (0, 2), {0: (), 2: (1,)}),
        ("BA", (1,), {1: (0,)}),
        ("BCA", (2,), {2: (0, 1)}),
        ("ABCAAB", (0, 3, 4), {0: (), 3: (1, 2), 4: ()}),
        ("AA", (0, 1), {0: (), 1: ()}),
    ],
)
def test_who_speaks_before_whom(
    speakers: str, own: tuple[int, ...], before: dict[int, tuple[int, ...]]
) -> None:
    roles = roles_of(spoken_by(*speakers), "A")
    assert roles == Roles("A", own)
    assert {index: roles.before(index) for index in roles.own} == before


def test_who_speaks_before_the_end_of_ones_own_last_section() -> None:
    roles = roles_of(spoken_by(*"BACCABAB"), "A")
    assert {index: roles.ahead(index) for index in roles.own} == {1: (2, 3, 5), 4: (5,), 6: ()}


def test_a_section_of_nobody_is_the_voices_unless_it_is_the_talks_speakers() -> None:
    assert roles_of(spoken_by("A", "", "B"), "A").own == (0,)
    assert roles_of(spoken_by("A", "", "B", speaker="A"), "A").own == (0, 1)


@pytest.mark.parametrize(
    ("scope", "speaker"),
    [((0, 2), "A"), ((1,), "B"), ((0,), ""), ((0, 1), ""), ((0, 1, 2), "")],
)
def test_whose_part_it_was(scope: tuple[int, ...], speaker: str) -> None:
    assert speaker_alone(spoken_by("A", "B", "A"), scope) == speaker


def test_a_part_of_nobody_and_a_whole_talk_are_nobodys() -> None:
    assert speaker_alone(spoken_by("A", ""), (1,)) == ""
    assert speaker_alone(spoken_by("A", "A"), (0, 1)) == ""


@pytest.mark.parametrize(
    ("speech_s", "room_s", "fitted"),
    [
        (60.0, 70.0, Fit(1.0, is_cut=False)),
        (60.0, 60.0, Fit(1.0, is_cut=False)),
        (80.0, 70.0, Fit(8 / 7, is_cut=False)),
        (140.0, 70.0, Fit(2.0, is_cut=False)),
        (141.0, 70.0, Fit(2.0, is_cut=True)),
        (10.0, 0.0, Fit(2.0, is_cut=True)),
        (10.0, -3.0, Fit(2.0, is_cut=True)),
        (0.0, 5.0, Fit(1.0, is_cut=False)),
    ],
)
def test_a_section_is_read_faster_never_slower(speech_s: float, room_s: float, fitted: Fit) -> None:
    assert fit(speech_s, room_s, 2.0) == fitted


def test_a_talk_at_the_fastest_pace_is_cut_and_not_slowed() -> None:
    assert fit(20.0, 10.0, 0.9) == Fit(1.0, is_cut=True)
    assert fastest(Pace(200, 220)) == 2.0
    assert fastest(Pace(125, 1000)) == 1.2


def planned() -> Plan:
    parts = (
        section("Mine", "word " * 100, speaker="Anna"),
        section("Roles", "word " * 160, speaker="Ben", pin_s=70.0),
        section("Nobody's", "word " * 160, pin_s=70.0),
        section("Han", "\u5b57" * 60, speaker="Ben", pin_s=20.0),
    )
    return make_plan(talk("T", parts, pace=Pace(120, 120), slot_s=220.0))


def test_what_is_said_of_the_roles() -> None:
    plan = planned()
    assert roles_words(plan, roles_of(plan.talk, "Anna")) == (
        "as Anna: 1 of 4 sections, 1:00; the voice speaks the others"
    )


@pytest.mark.parametrize(
    ("position", "needed_s", "fitted", "words"),
    [
        (
            1,
            80.0,
            Fit(8 / 7, is_cut=False),
            "Ben's section needs 1:20 at 120 wpm, its budget is 1:10: read at 137 wpm",
        ),
        (
            2,
            300.2,
            Fit(3.0, is_cut=True),
            (
                "Nobody's needs 5:00 at 120 wpm, its budget is 1:10: read at 360 wpm, "
                "and cut off when it ends"
            ),
        ),
        (
            3,
            30.0,
            Fit(1.5, is_cut=False),
            "Ben's section needs 0:30 at 120 cpm, its budget is 0:20: read at 180 cpm",
        ),
        (1, 70.4, Fit(1.01, is_cut=False), ""),
        (1, 12.0, Fit(1.0, is_cut=False), ""),
    ],
)
def test_what_is_said_of_a_section_that_is_too_long(
    position: int, needed_s: float, fitted: Fit, words: str
) -> None:
    assert fit_words(planned(), position, needed_s, fitted) == words


def test_waiting_for_a_cue_is_no_pause_of_the_speakers() -> None:
    rehearsal = Rehearsal(make_plan(spoken_by("A", "B", "A")), key="k", scope=(0, 2))
    assert not rehearsal.wait(0.0)
    rehearsal.start(0.0, "2026-11-24T12:00:00Z")
    rehearsal.next(4.0)
    assert rehearsal.wait(4.0)
    assert rehearsal.phase == PAUSED
    assert not rehearsal.wait(5.0)
    assert rehearsal.elapsed_s(9.0) == 4.0
    rehearsal.go_on(9.0)
    assert rehearsal.phase == RUNNING
    run = rehearsal.record(12.0)
    assert (run.pauses, run.elapsed_s, run.partial, run.scope) == (0, 7.0, True, (0, 2))
    assert {take.section: take.elapsed_s for take in run.takes} == {0: 4.0, 2: 3.0}
    assert rehearsal.undo(13.0) == "next"
    assert (rehearsal.position, rehearsal.spent_s(0, 13.0)) == (0, 8.0)
