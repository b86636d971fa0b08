"""Reading documents as those do who get them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

# HTML, 13.1.2: elements that have no end.
_VOID = {"meta", "link", "br", "hr", "img", "input"}


class Node(NamedTuple):
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    texts: list[str]
    """What it says, its children included, in order."""


class Page(HTMLParser):
    """A page with its elements; an end that has no beginning, or the reverse, is an error."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []
        self._open: list[Node] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        assert len(dict(attrs)) == len(attrs)
        node = Node(tag, {name: value or "" for name, value in attrs}, [])
        self.nodes.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of XML without content."""
        self.nodes.append(Node(tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """A text."""
        for node in self._open:
            node.texts.append(data)

    def all(self, tag: str) -> list[Node]:
        """Elements of this kind, in order."""
        return [node for node in self.nodes if node.tag == tag]

    def said(self, tag: str) -> list[str]:
        """What the elements of this kind say."""
        return ["".join(node.texts) for node in self.all(tag)]
