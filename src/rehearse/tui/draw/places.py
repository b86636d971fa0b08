"""Where the words of a script stand in its lines: what the voice is at can be lit."""

from __future__ import annotations

from typing import NamedTuple

from rehearse.tui.draw.layout import Layout, joins
from rehearse.tui.draw.row import LIT, Piece, Row, split


class Stretch(NamedTuple):
    """Characters of a line, counted in the text of its row."""

    first: int
    behind: int


class _Begun(NamedTuple):
    """Where a line begins in the script."""

    number: int
    paragraph: int
    offset: int
    """Characters from the start of the paragraph as shown."""
    behind: int
    """The character after its last one."""


class Places:
    """Finds words in the lines of a layout; looks no further than the words that are asked for.

    A line has the characters of its paragraph in their order; only the spaces differ.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._begun: list[_Begun] = []
        self._following = 0
        self._shown = ""
        """The paragraph that was looked at last."""
        self._shown_number = -1
        self._last = 0
        """Which of the lines the last word was in: the next one is there or soon after."""

    def find(self, paragraph: int, offset: int, length: int) -> dict[int, Stretch]:
        """The lines that a stretch of a paragraph stands in, by number, and where in them."""
        found: dict[int, Stretch] = {}
        index = self._first_line(paragraph, offset)
        while (line := self._line(index)) is not None and line.paragraph == paragraph:
            if line.offset >= offset + length:
                break
            stretch = self._within(line, offset, offset + length)
            if stretch is not None:
                found[line.number] = stretch
            index += 1
        return found

    def _first_line(self, paragraph: int, offset: int) -> int:
        """Index of the line that holds this character, or of the first one after it."""
        index = min(self._last, max(0, len(self._begun) - 1))
        while index > 0 and self._is_behind(index, paragraph, offset):
            index -= 1
        while (line := self._line(index)) is not None and (
            (line.paragraph, line.behind) <= (paragraph, offset)
        ):
            index += 1
        self._last = index
        return index

    def _is_behind(self, index: int, paragraph: int, offset: int) -> bool:
        line = self._begun[index]
        return (line.paragraph, line.offset) > (paragraph, offset)

    def _line(self, index: int) -> _Begun | None:
        while len(self._begun) <= index:
            line = self._layout.line(self._following)
            if line is None:
                return None
            if line.paragraph >= 0:
                self._begin(self._following, line.paragraph, _text(line.row))
            self._following += 1
        return self._begun[index]

    def _begin(self, number: int, paragraph: int, text: str) -> None:
        before = self._begun[-1] if self._begun else None
        at = before.behind if before and before.paragraph == paragraph else 0
        shown = self._paragraph(paragraph)
        at = _skip(shown, at)
        start = at
        for character in text:
            if not character.isspace():
                at = _skip(shown, at) + 1
        self._begun.append(_Begun(number, paragraph, start, at))

    def _within(self, line: _Begun, first: int, behind: int) -> Stretch | None:
        shown = self._paragraph(line.paragraph)
        drawn = self._layout.line(line.number)
        text = _text(drawn.row) if drawn else ""
        at = line.offset
        begin = end = -1
        for index, character in enumerate(text):
            if character.isspace():
                continue
            at = _skip(shown, at)
            if at >= behind and not (end == index and joins(character)):
                break
            if at >= first:
                begin = index if begin < 0 else begin
                end = index + 1
            at += 1
        return Stretch(begin, end) if begin >= 0 else None

    def _paragraph(self, number: int) -> str:
        if number != self._shown_number:
            spans = self._layout.paragraphs[number].spans
            self._shown, self._shown_number = "".join(span.text for span in spans), number
        return self._shown


def lit(row: Row, stretch: Stretch) -> Row:
    """The row with a stretch of it lit."""
    before, rest = split(row, stretch.first)
    words, behind = split(rest, stretch.behind - stretch.first)
    return (*before, Piece(_text(words), LIT), *behind)


def _text(row: Row) -> str:
    return "".join(piece.text for piece in row)


def _skip(text: str, at: int) -> int:
    """The first character from there on that is no space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at
