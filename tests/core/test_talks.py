"""The document: ids, counts and fingerprints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.pace import Pace
from rehearse.core.talk import Talk, digest, section, slug, talk, with_unique_ids
from rehearse.core.words import Count


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The hive", "the-hive"),
        ("  Who owns -- the data?! ", "who-owns-the-data"),
        ("\u00c9t\u00e9 \u00e0 Gen\u00e8ve", "\u00e9t\u00e9-\u00e0-gen\u00e8ve"),
        ("E\u0301te\u0301", "\u00e9t\u00e9"),
        ("STRASSE Stra\u00dfe", "strasse-strasse"),
        ("\uff12\uff10\uff13\uff10\u5e74", "2030\u5e74"),
        ("\u99c5\u304b\u3089\u4e94\u5206", "\u99c5\u304b\u3089\u4e94\u5206"),
        ("snake_case and_", "snake-case-and"),
        ("\U0001f389 !?", ""),
        ("", ""),
        ("x" * 100, "x" * 80),
        ("a " * 100, "a-" * 39 + "a"),
    ],
)
def test_a_title_as_an_identifier(title: str, name: str) -> None:
    assert slug(title) == name


@given(st.text(max_size=100))
def test_an_identifier_stays_itself(title: str) -> None:
    name = slug(title)
    assert slug(name) == name
    assert len(name) <= 80
    assert not name.startswith("-")
    assert not name.endswith("-")


@pytest.mark.parametrize(
    ("wanted", "settled"),
    [
        (["a", "b"], ["a", "b"]),
        (["demo", "demo", "demo"], ["demo", "demo-2", "demo-3"]),
        (["demo", "demo-2", "demo"], ["demo", "demo-2", "demo-3"]),
        (["demo", "demo", "demo-2"], ["demo", "demo-2", "demo-2-2"]),
        (["", "x", ""], ["section-1", "x", "section-3"]),
        (["section-2", ""], ["section-2", "section-2-2"]),
    ],
)
def test_every_section_has_an_id_of_its_own(wanted: list[str], settled: list[str]) -> None:
    parts = [section("!", id=name) for name in wanted]
    assert [part.id for part in with_unique_ids(parts)] == settled


@given(st.lists(st.sampled_from(["", "a", "a-2", "a-2-2", "a-3", "section-1", "section-2"])))
def test_ids_are_unique_and_do_not_change_again(wanted: list[str]) -> None:
    once = with_unique_ids([section("!", id=name) for name in wanted])
    ids = [part.id for part in once]
    assert len(set(ids)) == len(ids)
    assert with_unique_ids(once) == once


def test_ids_of_sections_of_one_title_do_not_take_the_square_of_them() -> None:
    ids = [part.id for part in with_unique_ids([section("Demo")] * 20_000)]
    assert ids[-1] == "demo-20000"


def test_a_section_is_measured() -> None:
    part = section(
        "The hive", "It is *dark*. [pause 2s] [SLIDE 4]\n\n\u6697\u3044", notes="breathe now"
    )
    assert part.id == "the-hive"
    assert part.spoken == Count(3, 2)
    assert part.pauses_s == 2
    assert part.pin_s is None


def test_a_talk_adds_up_and_names_itself() -> None:
    parts = [section("One", "a b c"), section("One", "\u5b57 d")]
    whole = talk("Why bees dance", parts, language="ja", path="bees.yaml")
    assert whole.id == "why-bees-dance"
    assert [part.id for part in whole.sections] == ["one", "one-2"]
    assert whole.spoken == Count(4, 1)
    assert whole.pace == Pace(125, 260)
    assert talk("!", parts, path="bees.yaml").id == "bees.yaml"
    assert talk("!", parts, id="bees").id == "bees"
    assert talk("!", parts, pace=Pace(90, 90)).pace == Pace(90, 90)


def a_talk(*texts: str, **changes: str) -> Talk:
    return talk("T", [section(f"S{n}", text) for n, text in enumerate(texts)], **changes)  # type: ignore[arg-type]


def test_a_fingerprint_changes_with_the_words_alone() -> None:
    whole = a_talk("one", "two")
    assert digest(whole) == digest(a_talk("one", "two", speaker="A. Speaker", path="x.yaml"))
    others = [
        a_talk("one", "too"),
        a_talk("two", "one"),
        a_talk("onetwo", ""),
        a_talk("one", "two", ""),
        a_talk("one"),
        talk("T", [section("S0", "one"), section("S9", "two")]),
    ]
    assert len({digest(whole), *map(digest, others)}) == 7
    assert digest(a_talk("\ud800"))
