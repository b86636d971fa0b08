"""Where in the file a text begins, and where something in it stands."""

from __future__ import annotations

from rehearse.talkfile.nodes import Node, Scalar
from rehearse.talkfile.source import Source


def first_text_line(node: Node) -> int:
    """The line (from 1) on which a text begins: below its `|`, after empty lines."""
    if not isinstance(node, Scalar) or not node.is_block:
        return node.line
    value = node.value
    return node.line + 1 + value.count("\n", 0, len(value) - len(value.lstrip()))


def place_in_text(node: Scalar, text: str, offset: int, source: Source) -> tuple[int, int]:
    """Line and column (from 1) of what stands `offset` characters from the start of a text.

    Exact below `|`, and for a text on one line without escapes; otherwise where the text begins.
    """
    if node.style == "|":
        start = text.rfind("\n", 0, offset) + 1
        number = first_text_line(node) + text.count("\n", 0, offset)
        line = text[start:].split("\n", 1)[0]
        indent = source.lines[number - 1].find(line)
        return number, max(indent, 0) + offset - start + 1
    written = source.lines[node.line - 1]
    start = node.column - 1 if node.plain else node.column
    if not node.is_block and written.startswith(text, start):
        return node.line, start + offset + 1
    return node.line, node.column
