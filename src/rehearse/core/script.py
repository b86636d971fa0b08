"""The text of a section: paragraphs of speech, stress, written pauses and cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rehearse.core import timespan
from rehearse.core.words import Count, count

SPOKEN, STRESS, PAUSE, CUE, BREAK = "spoken", "stress", "pause", "cue", "break"
"""The kinds of a span. A BREAK ends a line on screen and is nothing to the voice."""

DEFAULT_PAUSE_S = 1.0


class Span(NamedTuple):
    """A stretch of one kind within a paragraph."""

    kind: str
    text: str
    """As it stands on screen; a pause or a cue with its brackets."""
    pause_s: float = 0.0
    """Seconds of silence; only a PAUSE has any."""


class Paragraph(NamedTuple):
    """Text between two blank lines."""

    spans: tuple[Span, ...]
    optional: bool
    """It begins with `[optional]`: it may be left out of a shorter talk."""

    @property
    def spoken(self) -> str:
        """What the mouth says, stress marks gone."""
        return "".join(
            span.text if span.kind in (SPOKEN, STRESS) else " " for span in self.spans
        ).strip()

    @property
    def pauses_s(self) -> float:
        """Seconds of written pauses."""
        return sum(span.pause_s for span in self.spans)


class BadPause(NamedTuple):
    """A bracket that begins with "pause" and is not understood."""

    text: str
    offset: int
    """Characters from the start of the section's text."""
    problem: str


# Escapes are put out of the way of the markup as noncharacters, which no text holds: the loader
# strips them.
_ESCAPES = {"\\[": "\ufdd0", "\\]": "\ufdd1", "\\*": "\ufdd2", "\\\\": "\ufdd3"}
_ESCAPE = re.compile(r"\\[\[\]*\\]")
_UNESCAPE = str.maketrans({mark: escape[1] for escape, mark in _ESCAPES.items()})

_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BRACKET = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]")
_PAUSE = re.compile(r"pause(?![^\W_])(.*)", re.IGNORECASE | re.DOTALL)
_OPTIONAL = re.compile(r"\s*\[optional\]", re.IGNORECASE)
_STRESS = re.compile(r"(?<![A-Za-z0-9*])(\*\*?)(?=[^\s*])([^*]*[^\s*])\1(?![A-Za-z0-9*])")
_LIST_ITEM = re.compile(r"(?:[-\u2022\u2013\u2014*]|\d{1,3}[.)])\s")


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a section's text, in order; an unclear pause is a cue."""
    for block in _BLANK.split(_escaped(text)):
        if block.strip():
            yield _paragraph(block)


def measure(text: str) -> tuple[Count, float]:
    """Words and characters of all paragraphs, and the seconds of their written pauses."""
    if "[" not in text and "*" not in text and "\\" not in text:
        return count(text), 0.0
    whole = list(paragraphs(text))
    return count("\n".join(part.spoken for part in whole)), sum(part.pauses_s for part in whole)


def bad_pauses(text: str) -> Iterator[BadPause]:
    """The brackets that begin with "pause" and are not understood."""
    if "[" not in text:
        return
    for match in _BRACKET.finditer(_ESCAPE.sub("\ufdd0\ufdd0", text)):
        try:
            _pause_s(match[1])
        except ValueError as error:
            yield BadPause(match[0], match.start(), str(error))


def _escaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES[match[0]], text) if "\\" in text else text


def _pause_s(inside: str) -> float | None:
    """Seconds of a written pause, None for any other cue.

    Raises:
        ValueError: it begins with "pause" and the rest is no duration.
    """
    match = _PAUSE.fullmatch(inside.strip())
    if match is None:
        return None
    length = match[1].strip()
    return timespan.parse(length) if length else DEFAULT_PAUSE_S


def _paragraph(block: str) -> Paragraph:
    optional = _OPTIONAL.match(block)
    spans: list[Span] = []
    start = 0
    if optional:
        spans.append(Span(CUE, optional[0].strip()))
        start = optional.end()
    text = _with_breaks(block[start:])
    position = 0
    for match in _BRACKET.finditer(text):
        spans.extend(_speech(text[position : match.start()]))
        spans.append(_cue(match))
        position = match.end()
    spans.extend(_speech(text[position:]))
    return Paragraph(tuple(spans), optional is not None)


def _with_breaks(block: str) -> str:
    """Line ends of the source become spaces, except around lines of cues and before list items."""
    out: list[str] = []
    was_cue_line = False
    for line in block.split("\n"):
        stripped = line.strip()
        if not stripped:
            continue
        is_cue_line = stripped.startswith("[") and not _BRACKET.sub("", stripped).strip()
        if out:
            keeps = is_cue_line or was_cue_line or _LIST_ITEM.match(stripped)
            out.append("\n" if keeps else " ")
        out.append(stripped)
        was_cue_line = is_cue_line
    lead = " " if block[:1].isspace() else ""
    return lead + "".join(out)


def _cue(match: re.Match[str]) -> Span:
    shown = match[0].replace("\n", " ").translate(_UNESCAPE)
    try:
        pause_s = _pause_s(match[1])
    except ValueError:
        pause_s = None
    return Span(CUE, shown) if pause_s is None else Span(PAUSE, shown, pause_s)


def _speech(text: str) -> Iterator[Span]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Span(BREAK, "\n")
        position = 0
        for match in _STRESS.finditer(line):
            if match.start() > position:
                yield Span(SPOKEN, line[position : match.start()].translate(_UNESCAPE))
            yield Span(STRESS, match[2].translate(_UNESCAPE))
            position = match.end()
        if position < len(line):
            yield Span(SPOKEN, line[position:].translate(_UNESCAPE))
