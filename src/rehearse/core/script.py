"""The text of a section: paragraphs of speech, stress, written pauses and cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rehearse.core import timespan
from rehearse.core.record import NamedTuple
from rehearse.core.words import Count, count, is_unspaced, is_unspaced_mark

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


# Patterns are compiled when first used: a plain text needs none of them.
_ESCAPE = r"\\[\[\]*\\]"
# Escapes are put out of the way of the markup as noncharacters, which no text holds: the loader
# strips them.
_ESCAPES = {"\\[": "\ufdd0", "\\]": "\ufdd1", "\\*": "\ufdd2", "\\\\": "\ufdd3"}

_BLANK = r"\n[ \t]*\n[ \t\n]*"
# A bracket ends with its paragraph and holds brackets one deep. Possessive, so that one that is
# long or never ends is gone through once.
_INSIDE = r"[^\[\]\n]++|\n(?![ \t]*\n)"
_BRACKET = rf"\[((?:{_INSIDE}|\[(?:{_INSIDE})*+\])*+)\]"
_BRACKET_OR_OPEN_PAUSE = rf"{_BRACKET}|\[\s*(?i:pause)[^\[\]\n]*"
_OPTIONAL = r"\s*(\[(?i:optional)\])"
_STRESS = r"(?<![A-Za-z0-9*])(\*\*?)(?=[^\s*])([^*]*[^\s*])\1(?![A-Za-z0-9*])"
_LIST_MARKS = "-\u2022\u2013\u2014*"
_SHARED_MARKS = "\u2014\u2018\u2019\u201c\u201d\u2026\uff0e\uff0f\uff1a"
"""Punctuation that takes no space beside a script written without spaces."""


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a section's text, in order; an unclear pause is a cue."""
    for block in re.split(_BLANK, _escaped(text)):
        if block.strip():
            yield _paragraph(block)


def written_paragraphs(text: str) -> list[str]:
    """The same paragraphs as they are written, markup included."""
    return [block for block in re.split(_BLANK, text) if block.strip()]


def may_be_left_out(written: str) -> bool:
    """A paragraph, as it is written, begins with `[optional]`."""
    return re.match(_OPTIONAL, written) is not None


def plain_paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text that knows no markup: notes."""
    for block in re.split(_BLANK, text):
        spans: list[Span] = []
        for line in filter(None, _with_breaks(block).split("\n")):
            if spans:
                spans.append(Span(BREAK, "\n"))
            spans.append(Span(SPOKEN, line))
        if spans:
            yield Paragraph(tuple(spans), optional=False)


def measure(text: str) -> tuple[Count, float]:
    """Words and characters of all paragraphs, and the seconds of their written pauses."""
    if "[" not in text and "\\" not in text:
        return count(text), 0.0
    pieces = re.split(_BRACKET, _escaped(text))  # speech and what brackets hold, in turn
    pauses_s = sum(_silence_s(inside) or 0.0 for inside in pieces[1::2])
    return count(_unescaped(" ".join(pieces[::2]))), pauses_s


def bad_pauses(text: str) -> Iterator[BadPause]:
    """The brackets that begin with "pause" and are not understood, or never end."""
    if "[" not in text:
        return
    masked = re.sub(_ESCAPE, "\ufdd0\ufdd0", text) if "\\" in text else text
    for match in re.finditer(_BRACKET_OR_OPEN_PAUSE, masked):
        problem = "the bracket never ends"
        if match[1] is not None:
            try:
                _pause_s(match[1])
                continue
            except ValueError as error:
                problem = str(error)
        yield BadPause(text[slice(*match.span())], match.start(), problem)


def _escaped(text: str) -> str:
    if "\\" not in text:
        return text
    return re.sub(_ESCAPE, lambda match: _ESCAPES[match[0]], text)


def _unescaped(text: str) -> str:
    if not text.isascii():
        for escape, mark in _ESCAPES.items():
            text = text.replace(mark, escape[1])
    return text


def _pause_s(inside: str) -> float | None:
    """Seconds of a written pause, None for any other cue.

    Raises:
        ValueError: it begins with "pause" and the rest is no duration.
    """
    stripped = inside.strip()
    length = stripped[5:]
    if stripped[:5].lower() != "pause":
        return None
    if length[:1].isalnum():
        raise ValueError(f"{stripped.split()[0]} is not [pause]")
    length = length.strip()
    return _seconds(length) if length else DEFAULT_PAUSE_S


# A talk writes the same few pauses again and again.
_seconds = lru_cache(64)(timespan.parse)


def _silence_s(inside: str) -> float | None:
    """Seconds of a written pause, None for any other cue and for a pause that is not understood."""
    try:
        return _pause_s(inside)
    except ValueError:
        return None


def _paragraph(block: str) -> Paragraph:
    optional = re.match(_OPTIONAL, block)
    spans: list[Span] = []
    start = 0
    if optional:
        spans.append(Span(CUE, optional[1]))
        start = optional.end()
    text = _with_breaks(block[start:])
    position = 0
    for match in re.finditer(_BRACKET, text):
        spans.extend(_speech(text[position : match.start()]))
        spans.append(_cue(match))
        position = match.end()
    spans.extend(_speech(text[position:]))
    return Paragraph(tuple(spans), optional is not None)


def _with_breaks(block: str) -> str:
    """Lines of the source joined, except around lines of cues and before list items."""
    out: list[str] = []
    was_cue_line = False
    for line in block.split("\n"):
        stripped = line.strip()
        if not stripped:
            continue
        is_cue_line = stripped.startswith("[") and not re.sub(_BRACKET, "", stripped).strip()
        if out:
            keeps = is_cue_line or was_cue_line or _is_list_item(stripped)
            out.append("\n" if keeps else _joint(out[-1][-1], stripped[0]))
        out.append(stripped)
        was_cue_line = is_cue_line
    lead = " " if block[:1].isspace() else ""
    return lead + "".join(out)


def _joint(before: str, after: str) -> str:
    """What the end of a line stands for, by the characters around it: a space or nothing."""
    sides = (before, after)
    if all(_needs_no_space(side) or side in _SHARED_MARKS for side in sides):
        return "" if any(map(_needs_no_space, sides)) else " "
    return " "


def _needs_no_space(character: str) -> bool:
    return is_unspaced(character) or is_unspaced_mark(character)


def _is_list_item(line: str) -> bool:
    """It begins with a dash, a dot or a number, and a space."""
    mark, _, rest = line.partition(" ")
    if len(mark) > 4 or not rest:
        return False
    return mark in _LIST_MARKS if len(mark) == 1 else mark[-1:] in ".)" and mark[:-1].isdecimal()


def _cue(match: re.Match[str]) -> Span:
    shown = _unescaped(match[0].replace("\n", " "))
    pause_s = _silence_s(match[1])
    return Span(CUE, shown) if pause_s is None else Span(PAUSE, shown, pause_s)


def _speech(text: str) -> Iterator[Span]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Span(BREAK, "\n")
        position = 0
        for match in re.finditer(_STRESS, line):
            if match.start() > position:
                yield Span(SPOKEN, _unescaped(line[position : match.start()]))
            yield Span(STRESS, _unescaped(match[2]))
            position = match.end()
        if position < len(line):
            yield Span(SPOKEN, _unescaped(line[position:]))
