"""HTML comments in text, found in one walk however many of them never end."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.core.record import NamedTuple

_BEGIN, _END = "<!--", "-->"


class Comment(NamedTuple):
    """A comment that ends."""

    start: int
    """Where it begins in the text."""
    end: int
    """Where what follows it begins."""
    inside: str


def comments_in(text: str) -> Iterator[Comment]:
    """The comments of a text, in order."""
    start = text.find(_BEGIN)
    while start >= 0:
        end = text.find(_END, start + len(_BEGIN))
        if end < 0:
            return
        yield Comment(start, end + len(_END), text[start + len(_BEGIN) : end])
        start = text.find(_BEGIN, end)


def without_comments(text: str) -> str:
    """The text without its comments, nor the spaces before them."""
    out: list[str] = []
    position = 0
    for comment in comments_in(text):
        out.append(text[position : comment.start].rstrip(" "))
        position = comment.end
    return "".join([*out, text[position:]])
