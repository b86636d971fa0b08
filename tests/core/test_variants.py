"""A variant is the talk without what it leaves out."""

from __future__ import annotations

from itertools import combinations

import pytest
from core_talks import talks
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.optional import (
    Piece,
    Saving,
    fewest_that_suffice,
    least_that_suffices,
    optional_paragraphs,
    optional_pieces,
    piece_name,
    without,
)
from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.talk import Section, Talk, Variant, section, talk
from rehearse.core.variants import (
    chosen_pieces,
    that_still_apply,
    variant_of,
    written_pieces,
)

GATE = (
    "One two three.\n\n[Optional] Four [pause 2s] five.\n \n"
    "Six \\[optional].\n\n[optional]\nSeven\n.\n"
)


@pytest.fixture
def harbour() -> Talk:
    return talk(
        "Harbour",
        [
            section("The gate", GATE),
            section("Demo", pin_s=60.0, optional=True),
            section("All of it", "[optional] Eight nine."),
            section("Pinned", "Word.\n\n[optional] Ten.", pin_s=30.0),
            section("The end", "Eleven."),
        ],
        slot_s=300.0,
        slot_place=(2, 7),
        variants=(
            Variant("short", 180.0, ("optional",), (5, 11)),
            Variant("no demo", None, ("demo", "GATE \u00b64", "the gate\u00b6 2")),
            Variant("nobody", None, ("2",)),
            Variant("slow", 600.0),
        ),
    )


def test_optional_paragraphs_are_counted_and_escaped_brackets_are_none() -> None:
    found = [(each.number, each.spoken.words, each.pauses_s) for each in optional_paragraphs(GATE)]
    assert found == [(2, 2, 2.0), (4, 1, 0.0)]


def test_what_is_optional(harbour: Talk) -> None:
    pieces = sorted(optional_pieces(harbour))
    assert pieces == [Piece(0, 2), Piece(0, 4), Piece(1), Piece(2, 1), Piece(3, 2)]
    titles = [part.title for part in harbour.sections]
    assert [piece_name(titles, each) for each in pieces[:3]] == [
        "The gate \u00b62", "The gate \u00b64", "Demo",
    ]  # fmt: skip


def test_a_variant_keeps_ids_and_is_for_its_own_slot(harbour: Talk) -> None:
    short = variant_of(harbour, "SHORT")
    assert (short.variant, short.slot_s, short.slot_place) == ("short", 180.0, (5, 11))
    assert [part.id for part in short.sections] == ["the-gate", "pinned", "the-end"]
    gate, pinned = short.sections[:2]
    assert gate.text == "One two three.\n\nSix \\[optional]."
    assert (gate.spoken.words, gate.pauses_s) == (5, 0.0)
    assert (pinned.text, pinned.pin_s, pinned.spoken.words) == ("Word.", 30.0, 1)
    assert short.id == harbour.id
    run = Rehearsal(make_plan(short), key="k").record(0.0)
    assert (run.variant, len(run.sections)) == ("short", 3)


def test_a_variant_without_a_slot_has_that_of_the_talk(harbour: Talk) -> None:
    made = variant_of(
        harbour._replace(variants=(Variant("no demo", None, ("demo", "the gate \u00b64")),)), "no d"
    )
    assert (made.slot_s, made.slot_place, made.variant) == (300.0, (2, 7), "no demo")
    assert [part.title for part in made.sections] == ["The gate", "All of it", "Pinned", "The end"]
    assert optional_paragraphs(made.sections[0].text)[0].number == 2
    assert variant_of(harbour, "slow").sections == harbour.sections


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("shrot", "no variant is called 'shrot', did you mean 'short'?"),
        ("zz", "no variant is called 'zz', this talk has short, no demo, nobody and slow"),
        ("no", "'no' could be no demo or nobody: write more of it"),
        (" ", "no variant is named, this talk has short, no demo, nobody and slow"),
        ("no demo", "no demo: no section is called 'GATE"),
    ],
)
def test_a_variant_that_is_not_there(harbour: Talk, name: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        variant_of(harbour, name)
    assert str(caught.value).startswith(said)


def test_a_talk_without_variants_and_one_that_leaves_nothing(harbour: Talk) -> None:
    with pytest.raises(ValueError, match="has no variants, write `variants:`"):
        variant_of(harbour._replace(variants=()), "short")
    many = tuple(Variant(f"v{number}", 60.0, ()) for number in range(3000))
    with pytest.raises(ValueError, match=r"this talk has v0, v1, v2, .*, v7 and 2992 more$"):
        variant_of(harbour._replace(variants=many), "zz")
    with pytest.raises(ValueError, match=r"'v' could be v0 or .* or v7: write more of it$"):
        variant_of(harbour._replace(variants=many), "v")
    every = Variant("none", None, tuple(map(str, range(1, 6))))
    with pytest.raises(ValueError, match="none leaves nothing of the talk"):
        variant_of(harbour._replace(variants=(every,)), "none")


def test_what_is_written_for_pieces_chooses_them(harbour: Talk) -> None:
    assert written_pieces(harbour, optional_pieces(harbour)) == ("optional",)
    assert written_pieces(harbour, optional_pieces(harbour) | {Piece(4)}) == (
        "optional", "the-end",
    )  # fmt: skip
    assert written_pieces(harbour, frozenset({Piece(1), Piece(0, 4)})) == (
        "the-gate paragraph 4", "demo",
    )  # fmt: skip
    named = talk("T", [section("A", "x", id="2"), section("Optional", "x"), section("B", "y")])
    pieces = frozenset({Piece(0), Piece(1)})
    assert written_pieces(named, pieces) == ("1", "2")
    assert written_pieces(named, frozenset()) == ()


def test_variants_of_another_text_keep_what_applies(harbour: Talk) -> None:
    other = talk("Harbour", harbour.sections[:2])
    kept = that_still_apply(
        other,
        (
            Variant("a", None, ("demo", "the-end")),
            Variant("b", None, ("the-end",)),
            Variant("c", 60.0, ("the-end",)),
            Variant("d", 60.0, ("1", "2")),
        ),
    )
    assert kept == (Variant("a", None, ("demo",)), Variant("c", 60.0, ()))


@st.composite
def marked(draw: st.DrawFn) -> Section:
    """A section of paragraphs, some of which may be left out."""
    count = draw(st.integers(1, 4))
    texts = [
        f"{'[optional] ' if draw(st.booleans()) else ''}{'word ' * draw(st.integers(1, 40))}"
        for _ in range(count)
    ]
    return section("Part", "\n\n".join(texts), optional=draw(st.booleans()))


@given(st.lists(marked(), min_size=1, max_size=5), st.data())
def test_pieces_survive_being_written(parts: list[Section], data: st.DataObject) -> None:
    whole = talk("T", parts)
    every = sorted(optional_pieces(whole))
    chosen = frozenset(data.draw(st.lists(st.sampled_from(every), unique=True)) if every else ())
    again = frozenset(
        piece for text in written_pieces(whole, chosen) for piece in chosen_pieces(whole, text)
    )
    assert again == chosen
    left = without(whole.sections, chosen)
    assert all(part.id == whole.sections[at].id for at, part in left.items())
    gone = sum(
        each.spoken.words
        for at, part in enumerate(whole.sections)
        for each in optional_paragraphs(part.text)
        if Piece(at, each.number) in chosen
    ) + sum(whole.sections[piece.section].spoken.words for piece in chosen if not piece.paragraph)
    assert sum(part.spoken.words for part in left.values()) == whole.spoken.words - gone


@given(talks())
def test_leaving_nothing_out_changes_nothing(whole: Talk) -> None:
    assert tuple(without(whole.sections, ()).values()) == whole.sections


def test_the_fewest_that_suffice() -> None:
    savings = [Saving(Piece(at), seconds) for at, seconds in enumerate((10.0, 39.0, 12.0, 12.0))]
    assert least_that_suffices(savings, 11.0) == savings[3]
    assert least_that_suffices(savings, 40.0) is None
    assert fewest_that_suffice(savings, 11.0) == [savings[3]]
    assert fewest_that_suffice(savings, 45.0) == [savings[1], savings[0]]
    assert fewest_that_suffice(savings, 51.5) == [savings[1], savings[3], savings[0]]
    assert len(fewest_that_suffice(savings, 500.0)) == 4


@given(st.lists(st.integers(1, 60), max_size=7), st.integers(1, 200))
def test_no_fewer_would_suffice(seconds: list[int], needed: int) -> None:
    savings = [Saving(Piece(at), float(each)) for at, each in enumerate(seconds)]
    chosen = fewest_that_suffice(savings, float(needed))
    if sum(seconds) < needed:
        assert len(chosen) == len(savings)
        return
    assert sum(each.seconds for each in chosen) >= needed
    fewer = combinations(seconds, len(chosen) - 1)
    assert all(sum(each) < needed for each in fewer)
