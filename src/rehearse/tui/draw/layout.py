"""The script in lines, wrapped as far as somebody looks: a long text costs what is seen of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category

from rich.cells import cell_len

from rehearse.core import script, words
from rehearse.core.pace import Pace
from rehearse.core.script import Paragraph, Span
from rehearse.tui.draw.row import CUE, DIM, STRONG, TEXT, Piece, Row, width_of

LONGEST_LINE = 72
"""Columns of text; a longer line is hard to read aloud from."""

_STYLES = {script.SPOKEN: TEXT, script.STRESS: STRONG, script.CUE: CUE, script.PAUSE: CUE}

# A no-break space is no place to break.
_CHUNK = re.compile(r"[^ \n\t\u2028\u2029\x85]+|[ \n\t\u2028\u2029\x85]+")
_TRAILING = (
    "、。，．・：；？！」』）］｝〉》】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;?!)]}%”’…"
)
_JOINING = frozenset(("Mn", "Me", "Mc", "Cf", "Sk"))
_LEADING = "「『（［｛〈《【〔([{“‘"


class Line(NamedTuple):
    """One line of the script."""

    row: Row
    start_s: float
    """Load of the section before this line, in seconds at the pace."""
    is_text: bool
    """It has words; an empty line has none."""
    paragraph: int = -1
    """Index of the paragraph that its words are of, -1 where it has none."""


class _Word(NamedTuple):
    """What is not broken, unless it is longer than a line."""

    pieces: tuple[Piece, ...]
    cells: int
    load_s: float
    is_apart: bool
    """A space stands before it."""
    breaks: bool
    """A line ends before it."""


class Layout:
    """A section's text in lines of at most `width` columns, `spacing` rows from one to the next."""

    def __init__(self, text: str, notes: str, width: int, pace: Pace, spacing: int = 1) -> None:
        self.width = max(8, width)
        self._spacing = spacing
        self._pace = pace
        self._lines: list[Line] = []
        self.paragraphs: list[Paragraph] = []
        """The paragraphs as far as they are wrapped."""
        self._rest = self._all(text, notes)

    def line(self, number: int) -> Line | None:
        """The line at an index from 0, None after the last."""
        while len(self._lines) <= number:
            following = next(self._rest, None)
            if following is None:
                return None
            self._lines.append(following)
        return self._lines[number]

    def has(self, number: int) -> bool:
        """There is such a line."""
        return self.line(number) is not None

    def count(self) -> int:
        """All lines, which wraps the whole text."""
        self._lines.extend(self._rest)
        return len(self._lines)

    def line_at(self, load_s: float) -> int:
        """The line that is being spoken when so much of the section's load is done."""
        number = found = 0
        while (line := self.line(number)) is not None and line.start_s <= load_s + 1e-9:
            if line.is_text:
                found = number
            number += 1
        return found

    def next_start_s(self, number: int) -> float | None:
        """Load at which the text line after this one begins."""
        while (line := self.line(number := number + 1)) is not None:
            if line.is_text:
                return line.start_s
        return None

    # -- wrapping --------------------------------------------------------------------------------

    def _all(self, text: str, notes: str) -> Iterator[Line]:
        done_s = 0.0
        for number, note in enumerate(script.plain_paragraphs(notes)):
            if number:
                yield Line((), 0.0, is_text=False)
            label = () if number else (Span(script.SPOKEN, "notes: "),)
            labelled = note._replace(spans=(*label, *note.spans))
            for line in self._paragraph(labelled, 0.0):
                yield Line(tuple(Piece(piece.text, DIM) for piece in line.row), 0.0, is_text=False)
        if notes:
            yield Line((), 0.0, is_text=False)
        for number, paragraph in enumerate(script.paragraphs(text)):
            if number:
                # So that paragraphs stand further apart than lines.
                yield from [Line((), done_s, is_text=False)] * self._spacing
            self.paragraphs.append(paragraph)
            for row, line in enumerate(self._paragraph(paragraph, done_s)):
                if row:
                    yield from [Line((), line.start_s, is_text=False)] * (self._spacing - 1)
                yield line._replace(is_text=True, paragraph=number)
            done_s += self._load_s(paragraph)

    def _load_s(self, paragraph: Paragraph) -> float:
        return self._pace.load_s(words.count(paragraph.spoken)) + paragraph.pauses_s

    def _paragraph(self, paragraph: Paragraph, start_s: float) -> Iterator[Line]:
        pieces: list[Piece] = []
        cells = 0
        line_start_s = now_s = start_s
        for word in self._words(paragraph):
            gap = 1 if word.is_apart and pieces else 0
            if pieces and (word.breaks or cells + gap + word.cells > self.width):
                yield Line(_merged(pieces), line_start_s, is_text=False)
                pieces, cells, gap, line_start_s = [], 0, 0, now_s
            for part in self._cut(word):
                if pieces and cells + gap + width_of(part) > self.width:
                    yield Line(_merged(pieces), line_start_s, is_text=False)
                    pieces, cells, gap, line_start_s = [], 0, 0, now_s
                if gap:
                    pieces.append(Piece(" "))
                    gap = 0
                    cells += 1
                pieces.extend(part)
                cells += width_of(part)
            now_s += word.load_s
        if pieces:
            yield Line(_merged(pieces), line_start_s, is_text=False)

    def _cut(self, word: _Word) -> Iterator[Row]:
        """A word in parts that each fit a line."""
        if word.cells <= self.width:
            yield word.pieces
            return
        for piece in word.pieces:
            part = ""
            for letter in _letters(piece.text):
                # Characters may be wider together than apart.
                if part and cell_len(part + letter) > self.width:
                    yield (Piece(part, piece.style),)
                    part = ""
                part += letter
            if part:
                yield (Piece(part, piece.style),)

    def _words(self, paragraph: Paragraph) -> Iterator[_Word]:
        held: list[Piece] = []
        held_pause_s = 0.0
        is_apart = breaks = False
        for span in paragraph.spans:
            if span.kind == script.BREAK:
                if held:
                    yield self._word(held, held_pause_s, is_apart, breaks)
                held, held_pause_s, is_apart, breaks = [], 0.0, False, True
                continue
            style = _STYLES[span.kind]
            held_pause_s += span.pause_s
            for text, is_space in _chunks(span):
                if is_space:
                    if held:
                        yield self._word(held, held_pause_s, is_apart, breaks)
                        held, held_pause_s, breaks = [], 0.0, False
                    is_apart = True
                    continue
                for number, unit in enumerate(_units(text)):
                    if number and held:
                        yield self._word(held, held_pause_s, is_apart, breaks)
                        held, held_pause_s, is_apart, breaks = [], 0.0, False, False
                    held.append(Piece(unit, style))
        if held:
            yield self._word(held, held_pause_s, is_apart, breaks)

    def _word(self, held: list[Piece], pause_s: float, is_apart: bool, breaks: bool) -> _Word:
        spoken = "".join(piece.text for piece in held if piece.style in (TEXT, STRONG))
        load_s = pause_s
        if spoken.isascii() and spoken.isalpha():
            load_s += 60 / self._pace.wpm
        elif spoken:
            load_s += self._pace.load_s(words.count(spoken))
        return _Word(tuple(held), width_of(tuple(held)), load_s, is_apart, breaks)


def _chunks(span: Span) -> Iterator[tuple[str, bool]]:
    """The span's words and the spaces between them; a cue is broken at its spaces too."""
    for match in _CHUNK.finditer(span.text):
        yield match[0], match[0].isspace() and match[0] != "\u00a0"


def _units(text: str) -> Iterator[str]:
    """Where a word may be broken: nowhere, or around each character of an unspaced script."""
    if not words.has_unspaced(text):
        yield text
        return
    unit = ""
    for character in text:
        opens_unit = unit and unit[-1] not in _LEADING and character not in _TRAILING
        is_unspaced = words.is_unspaced(character)
        was_unspaced = bool(unit) and (words.is_unspaced(unit[-1]) or unit[-1] in _TRAILING)
        if opens_unit and (is_unspaced or was_unspaced) and character.isprintable():
            yield unit
            unit = ""
        unit += character
    if unit:
        yield unit


def joins(character: str) -> bool:
    """It belongs to the character before it: a mark, a selector, a skin tone."""
    return category(character) in _JOINING


def _letters(text: str) -> Iterator[str]:
    """Characters with the marks, selectors and skin tones that belong to them."""
    letter = ""
    for character in text:
        is_joined = letter.endswith("\u200d") or joins(character)
        if letter and not is_joined:
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


def _merged(pieces: list[Piece]) -> Row:
    """Neighbours of one style as one piece."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and (merged[-1].style == piece.style or piece.text == " "):
            merged[-1] = Piece(merged[-1].text + piece.text, merged[-1].style)
        else:
            merged.append(piece)
    return tuple(merged)
