"""A paragraph as the mouth has it: one line, cut where a breath is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rehearse.core.record import NamedTuple
from rehearse.core.script import BREAK, CUE, PAUSE, Paragraph
from rehearse.core.sentences import sentence_ends


class SpokenLine(NamedTuple):
    """A paragraph as one line of speech."""

    text: str
    shown_at: list[int]
    """Where each character stands on screen."""
    pauses: list[tuple[int, float]]
    """Before which character a silence comes, and its seconds."""
    breaks: list[int]
    """Where an item of a list begins: a sentence ends there without a full stop."""


_ITEM = re.compile(r"(?:[-*\u2022\u2013\u2014]|\d{1,3}[.)])\s")


def spoken_line(paragraph: Paragraph) -> SpokenLine:
    """The speech of a paragraph; cues, pauses and ends of lines are spaces in it."""
    text: list[str] = []
    shown_at: list[int] = []
    pauses: list[tuple[int, float]] = []
    breaks: list[int] = []
    offset = 0
    after_break = False
    for span in paragraph.spans:
        if span.kind == PAUSE:
            pauses.append((len(shown_at), span.pause_s))
        if span.kind in (PAUSE, CUE, BREAK):
            text.append(" ")
            shown_at.append(offset)
        else:
            if after_break and _ITEM.match(span.text):
                breaks.append(len(shown_at))
            text.append(span.text)
            shown_at += range(offset, offset + len(span.text))
        after_break = span.kind == BREAK
        offset += len(span.text)
    return SpokenLine("".join(text), shown_at, pauses, breaks)


class Piece(NamedTuple):
    """A stretch of a line that is spoken in one breath, and the silence behind it."""

    start: int
    end: int
    silence_s: float
    ends_sentence: bool


def pieces(line: SpokenLine, language: str) -> Iterator[Piece]:
    """The line cut where a sentence ends and where a silence is written."""
    ends: set[int] = set()
    start = 0
    for stop in [*line.breaks, len(line.text)]:
        ends |= {start + end for end in sentence_ends(line.text[start:stop], language)}
        ends.add(stop)
        start = stop
    silences: dict[int, float] = {}
    for position, silence_s in line.pauses:
        silences[position] = silences.get(position, 0.0) + silence_s
    start = 0
    for end in sorted(ends | silences.keys()):
        yield Piece(start, end, silences.get(end, 0.0), end in ends)
        start = end
