"""Whatever stands in a file: a talk comes out, or a TalkFileError, and the parsers agree."""

from __future__ import annotations

from collections.abc import Callable

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mistakes import FILE, FILES, cases

from rehearse.core.talk import Talk
from rehearse.talkfile import source, tree
from rehearse.talkfile.load import TalkFileError
from rehearse.talkfile.nodes import Mapping, Node, Scalar, Sequence
from rehearse.talkfile.reading import read_talk

VALID = """\
title: Why
say: {A: B}
sections:
  - title: >
      one
      two
    text: "x \\u00e9"
    budget: 1:10
  - title: B
    text: |
      *Where* to?

      [pause 2s] Home.
"""
SEEDS = [VALID, *(case.text for name in FILES for case in cases(name))]
PIECES = [*"[]{}*&!%@`|>'\"#:-?,~ \n\t\\/é\u2028\u200e\x85\ufeff\0"]
PIECES += [": ", " #", "- ", "\n  ", "\n    ", "|\n", "---\n", "...\n", "<<: ", "title: ", "\\x9b"]
PIECES += [
    "!!str ",
    "? ",
    "\n\t",
    "%YAML 1.2\n",
    "- title: x\n",
    "null",
    "[pause ",
    "\\ud800",
    "&a *a",
]


def outcome(prepare: Callable[[], source.Source], *, pure: bool = False) -> Talk | TalkFileError:
    """The talk, or what is wrong with it; anything else that happens is a failure."""
    try:
        prepared = prepare()
        return read_talk(prepared, tree.parse(prepared, pure=pure))
    except TalkFileError as error:
        return error


def is_sound(made: Talk | TalkFileError) -> bool:
    """Problems have places and one line each, a talk has sections with ids of their own."""
    if isinstance(made, TalkFileError):
        return len(str(made).split("\n")) == len(made.problems) > 0 and all(
            problem.line > 0 and problem.column > 0 for problem in made.problems
        )
    return 0 < len(made.sections) == len({part.id for part in made.sections})


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A talk file, right or wrong, with pieces put in, taken out and moved."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 6))
        piece = draw(st.sampled_from(PIECES) | st.just("") | st.just(text[at : at + 20]))
        text = text[:at] + piece + text[at + gone :]
    return text


@settings(max_examples=400, deadline=None)
@given(mutated())
def test_mutated_talks(text: str) -> None:
    assert is_sound(outcome(lambda: source.from_text(text, FILE)))
    assert is_sound(outcome(lambda: source.from_text(text, FILE), pure=True))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join))
def test_random_text(text: str) -> None:
    assert is_sound(outcome(lambda: source.from_text(text, FILE)))
    assert is_sound(outcome(lambda: source.from_text(text, FILE), pure=True))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_random_bytes(data: bytes) -> None:
    assert is_sound(outcome(lambda: source.from_bytes(data, FILE)))


line = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Cf", "Co"]),
    max_size=30,
)
data = st.recursive(
    st.lists(line, max_size=4).map("\n".join),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(line, inner, max_size=4),
    max_leaves=12,
)


def as_data(node: Node | None) -> object:
    """A tree without places and styles."""
    if isinstance(node, Mapping):
        return {key.value: as_data(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [as_data(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.value


@settings(max_examples=250, deadline=None)
@given(data, st.sampled_from([None, "'", '"', "|", ">"]), st.sampled_from([None, True, False]))
def test_valid_yaml_makes_the_same_tree_by_both_parsers(
    value: object, style: str | None, flow: bool | None
) -> None:
    text = yaml.safe_dump(value, default_style=style, default_flow_style=flow, allow_unicode=True)
    if style and "!!" in text:  # a tag that the dumper put before a style of its own
        return
    prepared = source.from_text(text, FILE)
    by_c = tree.parse(prepared)
    assert by_c == tree.parse(prepared, pure=True)
    assert as_data(by_c.root) == value
