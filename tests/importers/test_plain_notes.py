"""Plain notes: metadata, agendas, headings, cues, and the lines that sections begin at."""

from __future__ import annotations

import pytest
from notes import DAYS, DEMO, PANEL, PANEL_STARTS, SPEECH, TIMED

from rehearse.importers.claims import without_planned_time
from rehearse.importers.cuts import cut_every
from rehearse.importers.draft import LEFT, WARNING, Draft
from rehearse.importers.plain import read_plain
from rehearse.importers.proposal import propose


def told(draft: Draft, tone: str) -> list[str]:
    """The remarks of a tone, each behind its line."""
    return [f"{mark.place.line}: {mark.what}" for mark in draft.account if mark.tone == tone]


@pytest.fixture(scope="module")
def panel() -> Draft:
    return read_plain(PANEL)


def test_sections_begin_where_their_headings_stand(panel: Draft) -> None:
    assert {part.place.line: part.title for part in panel.sections} == PANEL_STARTS


def test_pace_slot_and_claim_are_three_numbers(panel: Draft) -> None:
    assert (panel.wpm, panel.slot_s, panel.claimed_words) == (130, 600, 1300)
    assert panel.title == "Sleeping across borders, a shared timetable"


def test_what_is_left_is_told_with_its_line(panel: Draft) -> None:
    left = told(panel, LEFT)
    assert [int(line.partition(":")[0]) for line in left] == [3, 5, 7, 9, 18, 41]
    assert "a version marker, not spoken: LONG VERSION" in left[3]
    assert left[4].endswith(
        "an agenda of 4, not spoken: Operators; RB evolution; Reservations; Border delays"
    )


def test_agendas_are_held_against_the_headings(panel: Draft) -> None:
    assert told(panel, WARNING) == [
        '18: no heading for "RB evolution" of the agenda',
        '41: "Shifting costs" of the agenda is headed SHIFTING FARES (line 59)',
    ]


def test_a_question_above_an_agenda_is_a_heading_and_is_spoken(panel: Draft) -> None:
    asked = next(part for part in panel.sections if part.place.line == 39)
    assert asked.text == asked.title


def test_the_question_below_a_heading_is_its_first_line(panel: Draft) -> None:
    access = next(part for part in panel.sections if part.title == "TRACK ACCESS")
    assert access.text.startswith("Why does a sleeper pay like a freight train?\n\nIt runs")


def test_words_counted_stand_beside_words_claimed(panel: Draft) -> None:
    made = propose(panel, "panel")
    words = made.talk.spoken.words
    assert f"{words} words counted, against 1,300 claimed" in [mark.what for mark in made.account]
    assert words == sum(part.measured().spoken.words for part in panel.sections)


def test_cues_are_told_from_what_is_spoken(panel: Draft) -> None:
    texts = "\n".join(part.text for part in panel.sections)
    assert "[Pause] We read 14" not in texts
    assert "[pause] We read 14 of them" in texts
    assert "[slide 3] This is what it looks like \\[from the outside\\] for" in texts


def test_capitals_of_the_stage_are_no_headings() -> None:
    draft = read_plain(DEMO)
    assert [(part.title, part.place.line) for part in draft.sections] == [
        ("A form in three minutes", 1)
    ]
    text = draft.sections[0].text
    assert "[OPEN the terminal]\n[TYPE make form]" in text
    assert "[WAIT]" in text
    assert draft.sections[0].measured().spoken.words == 61


def test_planned_times_are_held_against_the_text() -> None:
    draft = read_plain(TIMED)
    assert draft.title == "How bees vote"
    assert [(part.title, part.planned_s) for part in draft.sections] == [
        ("Opening hook", 30),
        ("The dance", 60),
        ("Quorum", 10),
    ]
    made = propose(draft, "bees")
    assert [str(mark.what) for mark in made.account if mark.tone == WARNING] == [
        "The dance: planned 1:00, its 14 words need 0:07 at 125 wpm",
    ]


def test_a_speech_without_headings_is_one_section() -> None:
    draft = read_plain(SPEECH)
    assert [part.place.line for part in draft.sections] == [1]
    assert draft.sections[0].lines == (1, 4, 9, 12)
    assert draft.title == ""


def test_it_is_cut_at_the_ends_of_paragraphs() -> None:
    draft = read_plain(SPEECH)
    cut = cut_every(draft, 70)
    assert [part.place.line for part in cut.sections] == [1, 9]
    assert "\n\n".join(part.text for part in cut.sections) == draft.sections[0].text
    assert cut.sections[1].title == "A bridge knows nobody\u2026"


def test_a_long_paragraph_is_cut_at_the_ends_of_sentences() -> None:
    text = "Mr. O. Ny came late. He was told so, twice. " * 60
    cut = cut_every(read_plain(text), 100)
    assert 5 <= len(cut.sections) <= 7
    assert {part.place.line for part in cut.sections} == {1}
    assert " ".join(part.text for part in cut.sections) == text.strip()
    assert all(part.text[:3] in {"Mr.", "He "} for part in cut.sections)


def test_what_can_not_be_cut_is_told_with_the_way_round() -> None:
    assert told(cut_every(read_plain(SPEECH), 5000), WARNING) == [
        "0: --every 5000 cuts nothing: it is too short"
    ]
    assert told(cut_every(read_plain("We go on and " * 200), 100), WARNING) == [
        "0: --every 100 cuts nothing: it is one sentence, put blank lines between"
    ]
    timed = cut_every(read_plain(TIMED), 100)
    assert len(timed.sections) == 3
    assert timed.account[-1].what == "it has 3 sections of its own, --every cuts none"


@pytest.mark.parametrize(
    ("notes", "starts"),
    [
        ("Intro\n=====\nSome words are said here.\n\nEnd\n---\nAnd more of them here.\n", [1, 5]),
        ("Slide 1\nThe first words.\n\nSlide 2: Cats\nMore words.\n\nSlide 3\nBye.\n", [1, 4, 7]),
        ("Opening:\n\nWe begin with a few words.\n\nClosing:\n\nWe end with a few more.\n", [1, 5]),
        ("Rivers\n\nA river is a long thing that never sleeps.\n\nThank you\n", [1]),
        ("Good morning everyone\n\nToday we speak of the river and of what it does.\n", [1]),
        (DAYS, [1, 3, 5]),
        (
            "He said it twice:\n\nNo more bread\n\nAnd then he left the room by its door.\n",
            [1],
        ),
    ],
    ids=["underlined", "slides", "labels", "last words", "greeting", "kin", "quoted"],
)
def test_how_people_write_headings(notes: str, starts: list[int]) -> None:
    assert [part.place.line for part in read_plain(notes).sections] == starts


def test_a_second_version_in_the_same_file_is_told() -> None:
    notes = "Rivers\n\nA river never sleeps, they say.\n\nSHORT VERSION\n\nRivers don't sleep.\n"
    warnings = told(read_plain(notes), WARNING)
    assert warnings == ["5: SHORT VERSION: another version begins here, keep one"]


@pytest.mark.parametrize(
    ("line", "wpm", "words", "slot_s"),
    [
        ("Duration: 12 min", None, None, 720),
        ("Slot: 7:30", None, None, 450),
        ("10-12 minutes", None, None, 720),
        ("140 wpm, 900 words", 140, 900, None),
        ("150 mots par minute, 1 500 mots, 10 min", 150, 1500, 600),
        ("Date: 3 May 2026, 15:00 to 17:00", None, None, None),
    ],
)
def test_what_the_top_of_notes_says(
    line: str, wpm: float | None, words: int | None, slot_s: float | None
) -> None:
    draft = read_plain(f"{line}\n\nThe river\n\nA river is a long thing that never sleeps.\n")
    assert (draft.wpm, draft.claimed_words, draft.slot_s) == (wpm, words, slot_s)
    assert draft.title == "The river"


def test_times_in_the_text_are_no_slot() -> None:
    draft = read_plain("The river\n\nIt takes 10 minutes to cross it, at 125 words a minute.\n")
    assert (draft.wpm, draft.slot_s) == (None, None)


@pytest.mark.parametrize(
    ("notes", "text"),
    [
        (
            "Two\n\nANNA:\nCome in.\n\nBEN:\nI am in.\n\nANNA:\nGood.\n\nBEN:\nIs it?\n",
            "[ANNA]\nCome in.\n\n[BEN]\nI am in.\n\n[ANNA]\nGood.\n\n[BEN]\nIs it?",
        ),
        (
            "Two\n\nANNA: Come in.\n\nBEN: I am in, glad of it.\n\nANNA: Good.\n\nBEN: Is it?\n",
            "[ANNA] Come in.\n\n[BEN] I am in, glad of it.\n\n[ANNA] Good.\n\n[BEN] Is it?",
        ),
    ],
    ids=["above", "before"],
)
def test_who_speaks_is_a_cue(notes: str, text: str) -> None:
    draft = read_plain(notes)
    assert [part.text for part in draft.sections] == [text]
    assert draft.account[-1].what == "who speaks, as cues: ANNA, BEN"


def test_a_title_with_the_time_of_all_its_sections_gives_the_slot() -> None:
    draft = read_plain(
        "A map (15 min)\n\n1. Open - 1 min\nHold it up.\n\n2. Close - 2 min\nLet it fall.\n"
    )
    assert (draft.title, draft.slot_s) == ("A map", 900)
    assert [(part.title, part.planned_s) for part in draft.sections] == [
        ("Open", 60),
        ("Close", 120),
    ]


def test_a_chapter_with_no_words_is_not_spoken_by_the_one_above() -> None:
    notes = "1 Recap\n\nThe river fell, and we with it.\n\n2 Tides\n\n2.1 Spring tide\n\nIt climbs twice a day, and nobody asks it to.\n\n3 End\n\nIt falls, and that was it.\n"  # noqa: E501
    draft = read_plain(notes)
    assert told(draft, LEFT) == ["5: a heading with no words below it: 2 Tides"]
    assert [part.place.line for part in draft.sections] == [1, 7, 11]


@pytest.mark.parametrize(
    ("line", "cued"),
    [
        ("\u5927\u5bb6\u597d\u3002\uff08\u505c\u987f\uff09\u6211\u4eec\u5f00\u59cb\u3002", True),
        ("\u6f6e\u6c34\uff08\u6bcf\u5929\u4e24\u6b21\uff09\u5f88\u9ad8\u3002", False),
    ],
)
def test_cues_in_wide_brackets(line: str, cued: bool) -> None:
    assert ("[" in read_plain(line).sections[0].text) == cued


@pytest.mark.parametrize(
    ("heading", "bare", "planned_s"),
    [
        ("12:30", "12:30", None),
        ("[1:02:30]", "[1:02:30]", None),
        ("Tides [0:30]", "Tides", 30),
        ("0:15 - 0:45 Tides", "Tides", 30),
        ("[0:15 - 0:45]", "[0:15 - 0:45]", 30),
        ("0:15 Tides", "Tides", 15),
    ],
)
def test_what_clocks_in_a_heading_plan(heading: str, bare: str, planned_s: float | None) -> None:
    assert without_planned_time(heading) == (bare, planned_s)
