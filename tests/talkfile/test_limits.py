"""Files made to harm are refused before they cost anything."""

from __future__ import annotations

import pytest

from rehearse.talkfile import source, tree
from rehearse.talkfile.load import TalkFileError, loads
from rehearse.talkfile.nodes import Mapping, Sequence

DEEP = "nested more than 16 deep, which no talk is"
MANY = "more than 200,000 entries, which no talk has"

LAUGHS = "a0: &a0 [lol]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)


@pytest.mark.parametrize("pure", [False, True], ids=["c", "pure"])
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 50_000, f"1:17: {DEEP}"),
        ("{" * 50_000, f"1:17: {DEEP}"),
        ("- " * 50_000, f"1:33: {DEEP}"),
        ("? " * 50_000, f"1:33: {DEEP}"),
        ("say: " + "[" * 50_000, f"1:21: {DEEP}"),
    ],
    ids=["brackets", "braces", "dashes", "questions", "later"],
)
def test_too_deep(text: str, problem: str, pure: bool) -> None:
    with pytest.raises(TalkFileError) as caught:
        tree.parse(source.from_text(text, "f"), pure=pure)
    assert str(caught.value) == f"f:{problem}"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a:\n" + "- x\n" * 200_000, f"199998:3: {MANY}"),
        ("".join(f"k{n}: 1\n" for n in range(110_000)), f"100000:1: {MANY}"),
        ("[" * 10_000_000, f"1:17: {DEEP}"),
        ("- " * 5_000_000, f"1:33: {DEEP}"),
        ("-\n" * 5_000_000, f"199999:2: {MANY}"),
    ],
    ids=["items", "keys", "brackets", "dashes", "empty items"],
)
def test_too_much(text: str, problem: str) -> None:
    with pytest.raises(TalkFileError) as caught:
        loads(text, "f")
    assert str(caught.value) == f"f:{problem}"


def test_aliases_are_refused_where_they_stand_and_expand_to_nothing() -> None:
    with pytest.raises(TalkFileError) as caught:
        loads(LAUGHS, "f")
    lines = str(caught.value).split("\n")
    assert sum("is a YAML alias" in line for line in lines) == 81
    assert sum("is a YAML anchor" in line for line in lines) == 10


def test_sixteen_levels_are_allowed() -> None:
    node = tree.parse(source.from_text("[" * 16 + "x" + "]" * 16, "f")).root
    for _ in range(16):
        assert isinstance(node, Sequence)
        (node,) = node.items


def test_the_most_entries_are_allowed() -> None:
    # A document and a list begin, and the list ends: events like every item.
    root = tree.parse(source.from_text("- x\n" * 199_997, "f")).root
    assert isinstance(root, Sequence)
    assert len(root.items) == 199_997


def test_five_thousand_sections() -> None:
    text = "title: T\nsections:\n" + "  - title: A\n    text: x\n" * 5000
    talk = loads(text, "f")
    assert [part.id for part in talk.sections[:2]] == ["a", "a-2"]
    assert len({part.id for part in talk.sections}) == 5000
    assert talk.sections[-1].line == 10_002


def test_unknown_keys_by_the_thousand() -> None:
    text = "title: T\nsections: [{title: A, text: x}]\n" + "".join(
        f"key{n}: 1\n" for n in range(60_000)
    )
    with pytest.raises(TalkFileError) as caught:
        loads(text, "f")
    assert str(caught.value).endswith("f:1002:1: and 59000 more problems after this")


@pytest.mark.parametrize(
    ("variants", "said"),
    [
        ("v: {leave_out: [" + "A, " * 501 + "]}", "leave out more than 500 entries in all"),
        ("\n ".join(f"v{n}: {{leave_out: [A, A]}}" for n in range(251)), "more than 500 entries"),
        ("v: {leave_out: '" + "A¶" * 5000 + "'}", "10,000 characters long, 300 at most"),
        ("v: {leave_out: [" + "¶ 1, " * 400 + "]}", "no section"),
        ("v" * 41 + ": {slot: 1m}", "the name is 41 characters long, 40 at most"),
    ],
    ids=["choices", "variants", "long", "wrong", "name"],
)
def test_variants_without_end(variants: str, said: str) -> None:
    with pytest.raises(TalkFileError, match=said) as caught:
        loads(f"title: T\nsections: [{{title: A, text: x}}]\nvariants:\n {variants}\n", "f")
    assert all(len(line) < 250 for line in str(caught.value).split("\n"))


def test_what_an_author_wrote_is_quoted_shortly() -> None:
    with pytest.raises(TalkFileError) as caught:
        loads("title: T\n" + "k" * 1000 + ": x\nslot: " + "9" * 100_000 + "\nsections: []\n", "f")
    assert all(len(line) < 250 for line in str(caught.value).split("\n"))


@pytest.mark.parametrize("pure", [False, True], ids=["c", "pure"])
def test_mappings_keep_their_order_and_places(pure: bool) -> None:
    root = tree.parse(source.from_text("b: 1\na: {c: 2}\n", "f"), pure=pure).root
    assert isinstance(root, Mapping)
    assert [(key.value, key.line, key.column) for key, _ in root.entries] == [
        ("b", 1, 1),
        ("a", 2, 1),
    ]
    inner = root.entries[1][1]
    assert isinstance(inner, Mapping)
    assert (inner.flow, inner.line, inner.column) == (True, 2, 4)
