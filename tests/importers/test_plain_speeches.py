"""Plain notes as speakers write them: directions, lists with times, facts in other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse.core.talk import Talk
from rehearse.importers.cues import with_cues
from rehearse.importers.forms import plain_title
from rehearse.importers.language import language_by_words
from rehearse.importers.markdown import read_markdown
from rehearse.importers.plain import read_plain
from rehearse.importers.read import read

TOAST = """\
Toast for Wanda and Piet

Good evening. I am the sister, and I was asked to say three kind things. I found two.

*look at Piet*

He learned our language from crossword puzzles. He still says "seven letters" when he
means patience.

- the canoe (2 min)
- not the aunt
- thank the cooks

The canoe was meant for one. They came home in it together, wet and talking.

Please get up now. [raise glass] To both of you!
"""

LECTURE = """\
Rivers that bend
40 min

1. What we saw last week
Water that runs straight is water that somebody has told to run straight.

2. How a bend grows
The outer bank gives way, and the inner one takes what the outer one gave.
1. find the fastest thread
2. mark the bank below it
3. wait a hundred years
Then you have a loop, and a village that complains.

3. Questions
Now you. Who has seen a river leave its bed?
"""

TIMETABLE = """\
A morning without phones, 12 minutes

0:00 Hello
We took the phones of forty pupils, and nobody cried for longer than a minute.

2:00 The first hour
They looked at the ceiling, and then they looked at one another, and then they talked.

9:30 What we keep
One hour a day, on a Wednesday, as if it were weather. Thank you for listening.
"""

CHARLA = """\
El faro que pint\u00f3 mi abuelo
Ponente: Nieves Lar
Duraci\u00f3n: 8 minutos

EL COLOR

Mi abuelo pint\u00f3 el faro de azul porque no le quedaba otra pintura, y los barcos no lo
ve\u00edan. En el pueblo se re\u00edan de \u00e9l, pero no de la pintura.

LA LUZ

De noche daba igual: la luz era la misma, y los que ven\u00edan de lejos no saben de colores.
"""


def test_a_toast_without_headings_is_one_section_with_its_directions() -> None:
    (section,) = read_plain(TOAST).sections
    paragraphs = section.text.split("\n\n")
    assert "[look at Piet]" in paragraphs
    assert "- the canoe (2 min)\n- not the aunt\n- thank the cooks" in paragraphs
    assert paragraphs[-1] == "Please get up now. [raise glass] To both of you!"


def test_a_list_within_a_numbered_section_begins_none() -> None:
    draft = read_plain(LECTURE)
    titles = [section.title for section in draft.sections]
    assert titles == ["What we saw last week", "How a bend grows", "Questions"]
    assert "3. wait a hundred years" in draft.sections[1].text
    assert draft.slot_s == 2400


def test_a_time_of_day_at_the_top_is_no_slot() -> None:
    top = "Rivers that bend\n\nMeetup, 5 March, 10 minutes\n\n{}\n\nWater runs. It never asks.\n"
    assert read_plain(top.format("Draft 2")).slot_s == 600
    assert read_plain(top.replace(", 10 minutes", "").format("9:10 P.M. EST")).slot_s is None


def test_times_that_go_on_from_zero_say_when_sections_start(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(TIMETABLE)
    draft = read(str(path)).draft
    planned = [(section.title, section.planned_s) for section in draft.sections]
    assert planned == [("Hello", 120), ("The first hour", 450), ("What we keep", 150)]
    assert draft.slot_s == 720
    path.write_text(TIMETABLE.replace("0:00 Hello", "1:00 Hello"))
    assert [part.planned_s for part in read(str(path)).draft.sections] == [60, 120, 570]


def test_facts_and_words_of_another_language_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "charla.txt"
    path.write_text(CHARLA, encoding="utf-8")
    talk: Talk = read(str(path)).proposal.talk
    assert (talk.language, talk.speaker, talk.slot_s) == ("es", "Nieves Lar", 480)
    assert [section.title for section in talk.sections] == ["EL COLOR", "LA LUZ"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The tide is in the harbour and it is not what we know. " * 2, "en"),
        ("Das Meer ist nicht weit, und wir sind mit dem Boot auf der See. " * 2, "de"),
        ("La mer est dans le port et elle ne sait pas que nous sommes ici. " * 2, "fr"),
        (
            "La marea \u00e9s al port i no sap que nosaltres som a la platja amb els altres. " * 2,
            "ca",
        ),
        ("Harbour, tide, boats, ropes, salt, rust, gulls, nets, buoys, oars, masts", ""),
        ("the of and", ""),
    ],
)
def test_the_commonest_words_tell_the_language(text: str, language: str) -> None:
    assert language_by_words(text) == language


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (">> click", "[click]"),
        ("- [ ] ask about the rope", "[to do: ask about the rope]"),
        ("-> so we need both", "-> so we need both"),
        ("NOTE TO SELF: breathe", "[NOTE TO SELF: breathe]"),
        ("--> next photo", "[next photo]"),
        ("SLIDE: the harbour", "[SLIDE: the harbour]"),
        ("TODO: ask Ruth for the year", "[TODO: ask Ruth for the year]"),
        (
            "We stopped. [point at the door] Then it rained.",
            "We stopped. [point at the door] Then it rained.",
        ),
        ("It was [the] winter. [The] ice held.", "It was \\[the\\] winter. \\[The\\] ice held."),
        ("The slide: it was steep", "The slide: it was steep"),
    ],
)
def test_directions_are_cues(line: str, said: str) -> None:
    assert with_cues(line) == said


def test_a_heading_of_which_words_are_bold_shows_no_marks() -> None:
    assert plain_title("*Money* (Karin goes on here)") == "Money (Karin goes on here)"
    assert plain_title("**The ice**:") == "The ice"
    assert plain_title("2*3 is six") == "2*3 is six"


def test_the_time_in_the_title_of_markdown_notes_is_the_slot() -> None:
    draft = read_markdown(
        "# Bees (10 min)\n\n## Roof\n\nHere it is.\n\n## Honey\n\nThere it was.\n"
    )
    assert (draft.title, draft.slot_s) == ("Bees", 600)
    assert [section.title for section in draft.sections] == ["Roof", "Honey"]


def test_a_rule_below_a_sentence_makes_no_heading_of_it() -> None:
    draft = read_plain(
        "Mail\n\n---\nDear all, the lift is broken. It was a good lift.\n\n"
        "I want to thank Bo, who carried two.\n---\n\nBest,\nMia\n"
    )
    assert any("thank Bo" in section.text for section in draft.sections)
