"""Sentences as lines that run along with the voice, and where each spoken word stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rehearse.core.script import paragraphs
from rehearse.speech.utterances import Place, Utterance, shown


class Line(NamedTuple):
    """A sentence without cues and stress marks."""

    section: int
    text: str
    words: Mapping[Place, tuple[int, int]]
    """Where in the text each word begins and ends."""


def running_lines(utterances: Sequence[Utterance], texts: Sequence[str]) -> dict[int, Line]:
    """A line for each sentence, by its number.

    Args:
        utterances: what is read.
        texts: the texts of the talk's sections, with their markup.
    """
    paragraphs_of: dict[int, list[str]] = {}
    lines: dict[int, Line] = {}
    for said in utterances:
        if not said.text:
            continue
        if said.section not in paragraphs_of:
            paragraphs_of[said.section] = [shown(each) for each in paragraphs(texts[said.section])]
        begun = lines.get(said.sentence, Line(said.section, "", {}))
        text = f"{begun.text} {said.written}".lstrip()
        start = len(text) - len(said.written)
        words = _words(said, paragraphs_of[said.section][said.paragraph])
        found = {place: (start + first, start + behind) for place, (first, behind) in words.items()}
        lines[said.sentence] = Line(said.section, text, {**begun.words, **found})
    return lines


def _words(said: Utterance, paragraph: str) -> dict[Place, tuple[int, int]]:
    """Where the words of an utterance stand in what is written, as far as they are found."""
    found: dict[Place, tuple[int, int]] = {}
    behind = 0
    for token in said.tokens:
        place = token.place
        word = " ".join(paragraph[place.offset : place.offset + place.length].split())
        first = said.written.find(word, behind)
        if first >= 0:
            behind = first + len(word)
            found[place] = (first, behind)
    return found
