"""A YAML document as a small tree: every scalar as it was written, with its place."""

from __future__ import annotations

from rehearse.core.record import NamedTuple
from rehearse.talkfile.problem import Problem


class Scalar(NamedTuple):
    """A text, a number, a word: what it means is up to the reader."""

    value: str
    style: str
    """The mark it begins with in the file: `|`, `>`, a quote, or nothing."""
    line: int
    """From 1; of that mark, or of the first character."""
    column: int

    @property
    def plain(self) -> bool:
        """Written without quotes and without `|` or `>`."""
        return not self.style

    @property
    def is_block(self) -> bool:
        """Written below a `|` or a `>`."""
        return self.style in {"|", ">"}


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file; a key may stand in it twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    flow: bool
    """Written in braces."""
    line: int
    column: int


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    flow: bool
    """Written in brackets."""
    line: int
    column: int


class Refused(NamedTuple):
    """Something that a problem tells of already: nothing more is said about it."""

    line: int
    column: int


Node = Scalar | Mapping | Sequence | Refused


_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def is_absent(node: Node) -> bool:
    """Nothing stands there, or a plain word for it."""
    return isinstance(node, Scalar) and not node.style and node.value in _NULLS


class Tree(NamedTuple):
    """What a file holds."""

    root: Node | None
    """None where there are only comments."""
    problems: tuple[Problem, ...]
    """Of anchors, aliases, tags and keys that are no words."""
