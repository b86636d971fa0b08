"""After an edit: a table of what is kept of a section's history, and what is let go."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rehearse.core.matching import matched
from rehearse.core.talk import Section, section, with_unique_ids

SALT = (
    "Salt came up the river in flat boats. The boats were poled by two men and a boy, and the"
    " journey took nine days when the water was high."
)
ROPE = (
    "A rope of nettles holds a boat for one summer. Hemp holds it for three, and nobody here can"
    " afford it."
)
TOLL = (
    "At every bridge somebody stood with a bowl. You paid by the sack and not by the boat, so the"
    " sacks grew."
)
LAMP = "The lamp at the landing burned fish oil, and you smelled the harbour before you saw it."
NEW = "Today the river is a footpath with benches, and the council mows it twice a year."

Parts = list[tuple[str, str]]
TALK: Parts = [("Salt", SALT), ("Rope", ROPE), ("Toll", TOLL), ("Lamp", LAMP)]
FIRST, SECOND = SALT.split(". ", 1)

TABLE: dict[str, tuple[Parts, Parts, Mapping[str, str]]] = {
    # name: (then, now, {number and title now: number and title then}); what is missing is let go.
    "nothing changed": (
        TALK,
        TALK,
        {"1 Salt": "1 Salt", "2 Rope": "2 Rope", "3 Toll": "3 Toll", "4 Lamp": "4 Lamp"},
    ),
    "renamed": (
        TALK[:2],
        [("White gold", SALT), ("Rope", ROPE)],
        {"1 White gold": "1 Salt", "2 Rope": "2 Rope"},
    ),
    "renamed and edited": (
        TALK[:2],
        [("White gold", SALT.replace("nine", "ten").replace("flat ", "")), ("Rope", ROPE)],
        {"1 White gold": "1 Salt", "2 Rope": "2 Rope"},
    ),
    "rewritten under its name": (TALK[:1], [("Salt", NEW)], {"1 Salt": "1 Salt"}),
    "rewritten and renamed": (
        TALK[:2],
        [("The footpath", NEW), ("Rope", ROPE)],
        {"2 Rope": "2 Rope"},
    ),
    "reordered": (
        TALK,
        [TALK[2], TALK[0], TALK[3], TALK[1]],
        {"1 Toll": "3 Toll", "2 Salt": "1 Salt", "3 Lamp": "4 Lamp", "4 Rope": "2 Rope"},
    ),
    "reordered and renamed": (
        TALK[:3],
        [("A bowl", TOLL), ("White gold", SALT), ("Nettles", ROPE)],
        {"1 A bowl": "3 Toll", "2 White gold": "1 Salt", "3 Nettles": "2 Rope"},
    ),
    "split, the first half keeping the name": (
        TALK[:2],
        [("Salt", FIRST), ("The journey", SECOND), ("Rope", ROPE)],
        {"1 Salt": "1 Salt", "3 Rope": "2 Rope"},
    ),
    "split, both halves renamed: the longer one has its times": (
        TALK[:2],
        [("The boats", FIRST), ("The journey", SECOND), ("Rope", ROPE)],
        {"2 The journey": "1 Salt", "3 Rope": "2 Rope"},
    ),
    "merged under one of the names": (
        TALK[:3],
        [("Salt", f"{SALT}\n\n{ROPE}"), ("Toll", TOLL)],
        {"1 Salt": "1 Salt", "2 Toll": "3 Toll"},
    ),
    "merged under a new name: the longer one's times": (
        TALK[:3],
        [("Trade", f"{SALT}\n\n{ROPE}"), ("Toll", TOLL)],
        {"1 Trade": "1 Salt", "2 Toll": "3 Toll"},
    ),
    "one put in": (
        TALK[:2],
        [("Today", NEW), *TALK[:2]],
        {"2 Salt": "1 Salt", "3 Rope": "2 Rope"},
    ),
    "one taken out": (TALK[:3], [TALK[0], TALK[2]], {"1 Salt": "1 Salt", "2 Toll": "3 Toll"}),
    "another talk": (TALK[:2], [("Today", NEW), ("Oil", LAMP)], {}),
    # Names that only count: the text tells which is which.
    "one put in before numbered ones": (
        [("Part 1", SALT), ("Part 2", ROPE)],
        [("Part 1", NEW), ("Part 2", SALT), ("Part 3", ROPE)],
        {"2 Part 2": "1 Part 1", "3 Part 3": "2 Part 2"},
    ),
    "one of the numbered ones taken out": (
        [("Slide 1", SALT), ("Slide 2", ROPE), ("Slide 3", TOLL)],
        [("Slide 1", ROPE), ("Slide 2", TOLL)],
        {"1 Slide 1": "2 Slide 2", "2 Slide 2": "3 Slide 3"},
    ),
    "a numbered one rewritten": (
        [("Part 1", SALT), ("Part 2", ROPE)],
        [("Part 1", NEW), ("Part 2", ROPE)],
        {"1 Part 1": "1 Part 1", "2 Part 2": "2 Part 2"},
    ),
    "headings that are numbered, one put in": (
        [("1. Salt", SALT), ("2. Rope", ROPE)],
        [("1. Today", NEW), ("2. Salt", SALT), ("3. Rope", ROPE)],
        {"2 2. Salt": "1 1. Salt", "3 3. Rope": "2 2. Rope"},
    ),
    "one of the same name put in before": (
        [("Demo", SALT), ("Demo", ROPE)],
        [("Demo", NEW), ("Demo", SALT), ("Demo", ROPE.replace("three", "four"))],
        {"2 Demo": "1 Demo", "3 Demo": "2 Demo"},
    ),
    "a second one of the same name": (
        [("Demo", SALT)],
        [("Demo", NEW), ("Demo", SALT)],
        {"2 Demo": "1 Demo"},
    ),
    "names without letters": (
        [("***", SALT), ("***", ROPE)],
        [("***", NEW), ("***", SALT), ("***", ROPE)],
        {"2 ***": "1 ***", "3 ***": "2 ***"},
    ),
    "demos without words": (
        [("Demo 1", ""), ("Demo 2", "")],
        [("Demo 1", ""), ("Demo 2", ""), ("Demo 3", "")],
        {"1 Demo 1": "1 Demo 1", "2 Demo 2": "2 Demo 2"},
    ),
}


def sections(parts: Parts) -> tuple[Section, ...]:
    return with_unique_ids(section(title, text) for title, text in parts)


@pytest.mark.parametrize("edit", TABLE)
def test_what_is_kept(edit: str) -> None:
    then, now, kept = TABLE[edit]
    found = matched(sections(now), sections(then))
    said = {
        f"{at + 1} {now[at][0]}": f"{was + 1} {then[was][0]}" for at, was in sorted(found.items())
    }
    assert said == kept


def test_an_id_of_the_authors_own_goes_before_everything() -> None:
    then = [section("Demo", SALT, id="map"), section("Demo", ROPE, id="knot")]
    now = [section("Demo", SALT, id="knot"), section("Demo", NEW, id="map")]
    assert matched(now, then) == {0: 1, 1: 0}
    assert matched([section("Anything", NEW, id="knot")], then) == {0: 1}


def test_thousands_of_numbered_sections_are_matched_in_no_time() -> None:
    then = sections([(f"Part {at}", f"{at} {SALT}") for at in range(3000)])
    now = sections([("Part 0", NEW), *((f"Part {at + 1}", f"{at} {SALT}") for at in range(3000))])
    assert matched(now, then) == {at + 1: at for at in range(3000)}
