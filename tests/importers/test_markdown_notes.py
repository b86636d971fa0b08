"""Markdown notes: headings, marks, code, tables, links, footnotes and front matter."""

from __future__ import annotations

import pytest

from rehearse.importers.draft import LEFT, WARNING, Draft
from rehearse.importers.front_matter import split_front_matter
from rehearse.importers.markdown import read_markdown
from rehearse.importers.pieces import spoken_markdown

NOTES = """\
---
title: "Salt: a road"
author: Marta Rovira
duration: 12
lang: en-GB
---

# Salt: a road

Before the **railway** came, salt *walked*. It came from [the coast](https://salt.example) by mule.

## 1. The mules (2 min)

A mule carries 120 kilos[^1] and an opinion.

- It stops when it is tired,
- it stops when you are tired,
- and [PAUSE] it is right.

```python
load = mules * 120
```

## Agenda

- Mules
- Inns
- Customs houses

## The inns

> Nine hours apart, each of them.

| inn | beds |
|-----|------|
| Nord | 12 |

![A ruin](ruin.jpg)

<!-- ask Pau about the beds -->

Two * three [is not] stress.

## Thanks

[^1]: In good years.
"""


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_markdown(NOTES)


def test_front_matter_says_what_the_talk_is(draft: Draft) -> None:
    assert (draft.title, draft.speaker, draft.language) == ("Salt: a road", "Marta Rovira", "en-GB")
    assert draft.slot_s == 720


def test_what_else_stands_above_the_text_is_told() -> None:
    draft = read_markdown("---\ntitle: Salt\nmood: dry\nempty:\nsummary: Mules.\n---\n\nSay it.\n")
    assert [mark.what for mark in draft.account] == ["above the text, not spoken: mood, summary"]


def test_every_heading_with_words_is_a_section(draft: Draft) -> None:
    found = [(part.title, part.place.line, part.planned_s) for part in draft.sections]
    assert found == [("Salt: a road", 8, None), ("The mules", 12, 120), ("The inns", 30, None)]


def test_marks_become_stress_and_links_their_text(draft: Draft) -> None:
    assert draft.sections[0].text == (
        "Before the **railway** came, salt *walked*. It came from the coast by mule."
    )


def test_lists_keep_their_lines_and_code_is_a_cue(draft: Draft) -> None:
    assert draft.sections[1].text == (
        "A mule carries 120 kilos and an opinion.\n"
        "\n"
        "- It stops when it is tired,\n"
        "- it stops when you are tired,\n"
        "- and [pause] it is right.\n"
        "\n"
        "[code in python: load = mules 120]"
    )


def test_footnotes_are_notes(draft: Draft) -> None:
    assert draft.sections[1].notes == "In good years."


def test_tables_and_pictures_are_cues_and_brackets_are_spoken(draft: Draft) -> None:
    assert draft.sections[2].text == (
        "Nine hours apart, each of them.\n"
        "\n"
        "[table: inn, beds, Nord, 12]\n"
        "\n"
        "[image: A ruin]\n"
        "\n"
        "Two \\* three \\[is not\\] stress."
    )


def test_the_account_tells_what_was_left(draft: Draft) -> None:
    left = [(mark.place.line, mark.what) for mark in draft.account if mark.tone == LEFT]
    assert (24, "an agenda of 3, not spoken: Mules; Inns; Customs houses") in left
    assert (40, "a comment, not spoken: ask Pau about the beds") in left
    assert (44, "a heading with no words below it: Thanks") in left
    warned = [mark.what for mark in draft.account if mark.tone == WARNING]
    assert 'no heading for "Customs houses" of the agenda' in warned


def test_labels_that_come_again_and_again_are_no_sections() -> None:
    script = "".join(
        f"## Scene {number}\n\n### Voiceover:\n\nSome words of scene {number}.\n\n"
        f"### Visual plan:\n\n- A card\n\n"
        for number in (1, 2)
    )
    draft = read_markdown(f"# A film\n\n{script}")
    assert [(part.title, part.text) for part in draft.sections] == [
        ("Scene 1", "Some words of scene 1."),
        ("Scene 2", "Some words of scene 2."),
    ]
    assert [(mark.place.line, mark.what) for mark in draft.account] == [
        (9, "Visual plan, not spoken"),
        (19, "Visual plan, not spoken"),
    ]


@pytest.mark.parametrize(
    ("notes", "titles"),
    [
        ("**One**\n\nWords here.\n\n**Two:**\n\nMore words.\n", ["One", "Two"]),
        ("Words here.\n\n---\n\nMore words of it.\n", ["Words here.", "More words of it."]),
        ("One\n===\n\nWords.\n\nTwo\n---\n\nMore.\n", ["One", "Two"]),
        ("# One\n\nWords.\n\n# Two\n\nMore.\n", ["One", "Two"]),
    ],
)
def test_how_sections_are_told_apart(notes: str, titles: list[str]) -> None:
    assert [part.title for part in read_markdown(notes).sections] == titles


@pytest.mark.parametrize(
    ("note", "spoken"),
    [
        ("*[pause]* Go", "[pause] Go"),
        ("***both***", "*both*"),
        ("line  \nbreak<br>here", "line\nbreak\nhere"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("```c\n*x = 1;\ny\n```", "[code in c: x = 1;]"),
        (
            "|a|b|\n|-|-|\n|four and forty words|that stand in a table of notes, I say|",
            "[table: a, b, four and forty words, that stand in a table of…]",
        ),
        ("a `name` &amp; ~~gone~~ more", "a name & gone more"),
        ("[pause for effect] x", "[pause] [for effect] x"),
        ("# Big\n\nwords", "*Big*\n\nwords"),
    ],
)
def test_notes_in_markdown(note: str, spoken: str) -> None:
    assert spoken_markdown(note) == spoken


def test_front_matter_that_yaml_refuses() -> None:
    text = "---\ntitle: One: two\n  tags: [a\nauthor: 'It''s me'\nx: |\n  a\n  b\n---\nWords.\n"
    keys, rest = split_front_matter(text)
    assert keys["title"] == "One: two tags: [a"
    assert (keys["author"], keys["x"]) == ("It's me", "a b")
    assert rest.split("\n").index("Words.") == 8


def test_rules_around_a_text_are_no_front_matter() -> None:
    text = "---\n\nHello there, all.\n\n---\n\nMore.\n"
    assert split_front_matter(text) == ({}, text)


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("## A *b*\n\nc", "*A b*\n\nc"),
        ("[pause 9x]\n---", "[pause] [9x]"),
        ("a [b]\n===", "*a \\[b\\]*"),
        ("## 3 \\* 4", "*3 \\* 4*"),
    ],
)
def test_a_heading_within_a_note_is_spoken(note: str, text: str) -> None:
    assert spoken_markdown(note) == text
