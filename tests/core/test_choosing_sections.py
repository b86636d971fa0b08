"""A section is chosen by number, by id, or by how its title begins."""

from __future__ import annotations

import pytest

from rehearse.core.choice import (
    find_section,
    find_sections,
    find_sections_as_named,
    parse_choices,
)
from rehearse.core.talk import Talk, section, talk

REMEDY = "write its number, its id or how its title begins"


@pytest.fixture
def bees() -> Talk:
    """Six sections, two of which begin alike."""
    return talk(
        "Bees",
        [
            section("The hive", "one"),
            section("The queen", "two", id="monarch"),
            section("2030: what then", "three"),
            section("Honey", "four"),
            section("Honey, again", "five"),
            section("Ça va  bien", "six"),
        ],
    )


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("1", 0),
        (" 6 ", 5),
        ("monarch", 1),
        ("MONARCH", 1),
        ("the-hive", 0),
        ("The q", 1),
        ("the  hive", 0),
        ("2030", 2),
        ("honey", 3),
        ("Honey, a", 4),
        ("ÇA VA", 5),
        ("c\u0327a va b", 5),
        ("٣", 2),
    ],
)
def test_one_section(bees: Talk, text: str, position: int) -> None:
    assert find_section(bees, text) == position


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("the", "'the' could be 1 The hive or 2 The queen: write its number"),
        ("hon", "'hon' could be 4 Honey or 5 Honey, again: write its number"),
        ("7", "there is no section '7', the talk has 6"),
        ("0", "there is no section '0', the talk has 6"),
        ("the hyve", "no section is called 'the hyve', did you mean 1 The hive?"),
        (
            "wasps",
            f"no section is called 'wasps', {REMEDY}",
        ),
        ("", f"no section is named, {REMEDY}"),
        (
            "x" * 100,
            f"no section is called '{'x' * 40}...', {REMEDY}",
        ),
    ],
)
def test_no_section_or_several(bees: Talk, text: str, problem: str) -> None:
    with pytest.raises(ValueError) as caught:
        find_section(bees, text)
    assert str(caught.value) == problem


def test_many_candidates_are_counted() -> None:
    many = talk("T", [section(f"Part {letter}", "x") for letter in "abcdefgh"])
    with pytest.raises(ValueError, match=r"4 Part d, 5 Part e or 3 more: write its number$"):
        find_section(many, "part")


def test_several_sections(bees: Talk) -> None:
    assert find_sections(bees, "4,1, monarch,1") == (0, 1, 3)
    assert find_sections_as_named(bees, "4,1, monarch,1") == (3, 0, 1)
    assert (
        find_sections(bees, "Honey, again") == find_sections_as_named(bees, "honey, again") == (4,)
    )
    assert find_sections(bees, "2") == (1,)


@pytest.mark.parametrize("text", ["4,wasps", "wasps", "4,,1", ","])
def test_several_sections_of_which_one_is_unknown(bees: Talk, text: str) -> None:
    with pytest.raises(ValueError):
        find_sections(bees, text)


def test_choices() -> None:
    assert parse_choices("2,8") == ("2", "8")
    assert parse_choices(" roles , 8") == ("roles", "8")
    with pytest.raises(ValueError, match=r"^'2,,8' names no section between two commas"):
        parse_choices("2,,8")
