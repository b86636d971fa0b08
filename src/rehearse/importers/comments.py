"""HTML comments in text, found in one walk however many of them never end."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.core.record import NamedTuple
from rehearse.importers.code_fences import masked_code
from rehearse.importers.draft import LEFT, Place, Remark
from rehearse.importers.naming import first_words

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


def left_out_of_note(note: str, place: Place) -> Iterator[Remark]:
    """What the account says of the comments in a note; marks of slides, `.element:`, are none."""
    for comment in comments_in(masked_code(note)):
        if comment.inside.strip() and not comment.inside.lstrip().startswith("."):
            said = first_words(comment.inside, 8)
            yield Remark(LEFT, place, f"a comment in the note, not spoken: {said}")


def without_comments(text: str) -> str:
    """The text without its comments, nor the spaces before them."""
    out: list[str] = []
    position = 0
    for comment in comments_in(text):
        out.append(text[position : comment.start].rstrip(" "))
        position = comment.end
    return "".join([*out, text[position:]])
