"""The text that runs along with the voice: a line that lives, or plain lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from rehearse.cli.output import is_terminal, is_utf8, look_here, say, width_here
from rehearse.core.cells import fit, width
from rehearse.reports.look import STRONG
from rehearse.speech.running_text import Line
from rehearse.speech.utterances import Place

LONGEST_ROW = 72
_ROOM = 3
"""Cells that stay free for the ^C that a terminal shows when it is pressed."""
_MARK, _PLAIN, _TO_END = "\x1b[1;4m", "\x1b[0m", "\x1b[K"
"""ECMA-48: bold and underlined, which no theme hides and which is no colour; neither; erase."""


class Heading(NamedTuple):
    """What stands above a section's text: `2 of 12  Roles, Anna  1:52`."""

    place: str
    title: str
    """With the speaker, where a talk has several."""
    taken: str
    """The voice's time, empty where it is not known."""

    def fitted(self, cells: int, ellipsis: str) -> str:
        """In a row, the title shortened where it has to be."""
        around = width(self.place) + (width(self.taken) + 2 if self.taken else 0) + 2
        title = fit(self.title, max(1, cells - around), ellipsis)
        return "  ".join(filter(None, (self.place, title, self.taken)))


class Transcript(Protocol):
    """Shows what is said."""

    def show(self, sentence: int, place: Place | None) -> None:
        """This sentence is being said, and in it this word.

        Where the sound had a hole, it was shown too early: the text never goes back.
        """
        ...

    def finish(self) -> None:
        """What is shown was said to its end."""
        ...

    def stop(self) -> None:
        """Nothing more is said."""
        ...


def transcript_here(lines: Mapping[int, Line], headings: Sequence[Heading]) -> Transcript:
    """What suits this standard output.

    Args:
        lines: the sentences by number.
        headings: those of the talk's sections; a terminal shows them, a file gets the text alone.
    """
    if not is_terminal(sys.stdout):
        return PlainTranscript(lines)
    if os.environ.get("TERM", "") not in {"", "dumb"} and is_utf8(sys.stdout):
        return LivingTranscript(lines, headings)
    return PlainTranscript(lines, headings)


class _Headings:
    """Says where in the talk the voice is, whenever another section begins."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        self._headings = headings
        self._look = look_here()
        self._section = -1

    def say(self, section: int) -> None:
        """A heading with an empty line above, unless the section goes on."""
        if section == self._section or not self._headings:
            return
        if self._section >= 0:
            say("")
        self._section = section
        cells = min(LONGEST_ROW, width_here() - _ROOM)
        heading = self._headings[section].fitted(cells, self._look.ellipsis)
        say(self._look.paint(heading, STRONG))


class PlainTranscript:
    """A line for each sentence, when it begins."""

    def __init__(self, lines: Mapping[int, Line], headings: Sequence[Heading] = ()) -> None:
        self._lines = lines
        self._headings = _Headings(headings)
        self._sentence = -1

    def show(self, sentence: int, place: Place | None) -> None:
        """See `Transcript.show`."""
        del place
        if sentence > self._sentence and sentence in self._lines:
            self._sentence = sentence
            self._headings.say(self._lines[sentence].section)
            say(self._lines[sentence].text)
            if sys.stdout is not None:
                sys.stdout.flush()

    def finish(self) -> None:
        """See `Transcript.finish`."""

    def stop(self) -> None:
        """See `Transcript.stop`."""


class LivingTranscript:
    """The row of the sentence that is being said, its word marked, rewritten in place.

    A sentence longer than a row goes on in the next one when the voice gets there, so that what
    was said stands above as text.
    """

    def __init__(self, lines: Mapping[int, Line], headings: Sequence[Heading]) -> None:
        self._lines = lines
        self._headings = _Headings(headings)
        self._sentence = -1
        self._line = Line(-1, "", {})
        self._rows: list[tuple[int, int]] = []
        """Where the rows of the sentence begin and end that are not finished."""
        self._drawn = ""

    def show(self, sentence: int, place: Place | None) -> None:
        """See `Transcript.show`."""
        if sentence < self._sentence:
            return
        if sentence != self._sentence and sentence in self._lines:
            self.finish()
            self._sentence = sentence
            self._line = self._lines[sentence]
            self._headings.say(self._line.section)
            self._rows = rows(self._line.text, min(LONGEST_ROW, width_here() - _ROOM))
        if not self._rows:
            return
        word = None if place is None else self._line.words.get(place)
        while word is not None and word[0] >= self._rows[0][1] and len(self._rows) > 1:
            self._finish_row()
        self._draw(word)

    def _finish_row(self) -> None:
        first, behind = self._rows.pop(0)
        sys.stdout.write(f"\r{self._line.text[first:behind].rstrip()}{_TO_END}\n")
        self._drawn = ""

    def _draw(self, word: tuple[int, int] | None) -> None:
        first, behind = self._rows[0]
        text = self._line.text
        row = text[first:behind].rstrip()
        if word is not None:
            start, end = max(word[0], first), min(word[1], behind)
            if start < end:
                marked = f"{_MARK}{text[start:end]}{_PLAIN}"
                row = f"{text[first:start]}{marked}{text[end:behind].rstrip()}"
        if row != self._drawn:
            self._drawn = row
            sys.stdout.write(f"\r{row}{_TO_END}")
            sys.stdout.flush()

    def finish(self) -> None:
        """See `Transcript.finish`; an engine may not say where the last words begin."""
        while self._rows:
            self._finish_row()

    def stop(self) -> None:
        """See `Transcript.stop`; the row that was being said stands plain."""
        del self._rows[1:]
        self.finish()
        sys.stdout.flush()


def rows(text: str, cells: int) -> list[tuple[int, int]]:
    """Where the rows of a text begin and end: broken at spaces, or where a script has none."""
    found: list[tuple[int, int]] = []
    start = taken = 0
    may_break = 0
    for index, character in enumerate(text):
        of = width(character)
        if of == 2 or text[index - 1 : index] == " ":
            may_break = index
        if taken + of > cells and character != " " and index > start:
            end = may_break if may_break > start else index
            found.append((start, end))
            start = end
            taken = width(text[start:index])
        taken += of
    if start < len(text):
        found.append((start, len(text)))
    return found
