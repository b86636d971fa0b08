"""A script as the voice is given it: utterances that know which word on screen each word is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rehearse.core.script import Paragraph, paragraphs
from rehearse.core.spoken_line import SpokenLine, pieces, spoken_line
from rehearse.core.words import Count, count, is_unspaced, is_unspaced_mark
from rehearse.speech.cutting import cut_before
from rehearse.speech.respelling import SLASH, Respeller

LONGEST = 300
"""Characters of an utterance: eSpeak takes quadratic time without a full stop (3,000: 0.6 s)."""


class Place(NamedTuple):
    """A word where it stands on screen."""

    section: int
    paragraph: int
    """Index among the section's paragraphs, as `rehearse.core.script.paragraphs` gives them."""
    offset: int
    """Characters from the start of the paragraph as shown: the texts of its spans, joined."""
    length: int


class Token(NamedTuple):
    """A word of an utterance; a character where the script has no spaces."""

    start: int
    """Characters from the start of the utterance's text, as the voice is given it."""
    end: int
    place: Place


class Utterance(NamedTuple):
    """What the voice renders in one piece: a sentence, a part of a long one, or a silence."""

    text: str
    """What the engine is given, at most LONGEST characters; empty for a silence."""
    written: str
    """The same as the author wrote it, without cues and stress marks: for subtitles."""
    tokens: Sequence[Token]
    silence_s: float
    """Seconds of a written pause, 0 for speech."""
    spoken: Count
    section: int
    paragraph: int
    sentence: int
    """Number of the sentence within the script, from 0; keys move by it."""


class Passage(NamedTuple):
    """A section as far as the voice is concerned."""

    text: str
    """The script with its markup."""
    section: int = 0
    """Index of the section in the talk, for whoever shows it."""


def shown(paragraph: Paragraph) -> str:
    """The paragraph as it stands on screen; places count characters in it."""
    return "".join(span.text for span in paragraph.spans)


def utterances(
    passages: Sequence[Passage], language: str = "en", respeller: Respeller | None = None
) -> list[Utterance]:
    """The passages as utterances, in order; cues and wordless lines are left out.

    A silence belongs to the sentence before it, so that a jump to a sentence begins with speech.
    """
    respeller = respeller or Respeller()
    found: list[Utterance] = []
    sentence = 0
    is_open = False
    for passage in passages:
        for index, paragraph in enumerate(paragraphs(passage.text)):
            line = spoken_line(paragraph)
            for piece in pieces(line, language):
                number = (passage.section, index, sentence)
                spoken = list(_of_piece(line, piece.start, piece.end, number, respeller))
                found += spoken
                is_open = is_open or bool(spoken)
                if piece.silence_s:
                    number = (passage.section, index, sentence if is_open else max(0, sentence - 1))
                    found.append(Utterance("", "", (), piece.silence_s, Count(0, 0), *number))
                if piece.ends_sentence and is_open:
                    sentence += 1
                    is_open = False
    return found


_TOKEN = re.compile(r"[^\s\u2013\u2014\u2015]+")
_SLASH = re.compile(SLASH)


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that are counted as words, and the characters that are counted one by one."""
    text = text.replace("--", "  ")
    for match in _TOKEN.finditer(text):
        start = match.start()
        for slash in [*_SLASH.finditer(text, match.start(), match.end()), None]:
            end = slash.start() if slash else match.end()
            yield from _split_unspaced(text, start, end)
            start = end + 1


def _split_unspaced(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    if not text[start:end].isascii():
        for index in range(start, end):
            character = text[index]
            if is_unspaced(character) or is_unspaced_mark(character):
                if any(map(str.isalnum, text[begin:index])):
                    yield begin, index
                if character.isalnum():
                    yield index, index + 1
                begin = index + 1
    if any(map(str.isalnum, text[begin:end])):
        yield begin, end


def _of_piece(
    line: SpokenLine, start: int, end: int, number: tuple[int, int, int], respeller: Respeller
) -> Iterator[Utterance]:
    """The utterances of a stretch of the line, `number` saying section, paragraph, sentence."""
    written = line.text[start:end]
    words = list(_tokens(written))
    if not words:
        return
    section, paragraph, sentence = number
    spoken, at, within = _spoken(written, respeller)
    tokens: list[Token] = []
    for first, behind in words:
        place = Place(
            section,
            paragraph,
            line.shown_at[start + first],
            line.shown_at[start + behind - 1] + 1 - line.shown_at[start + first],
        )
        if tokens and first in within:
            # One respelling covers both words: they are lit together.
            tokens[-1] = _joined(tokens[-1], place, at[behind])
        else:
            tokens.append(Token(at[first], at[behind], place))
    total = count(written)
    parts = list(_cut(spoken, tokens))
    letters = sum(len(text) for text, _, _ in parts)
    done = 0
    before = Count(0, 0)
    for text, (begin, stop), part in parts:
        done += len(text)
        # By letters, so that the parts add up to the whole.
        upto = Count(total.words * done // letters, total.characters * done // letters)
        share = Count(upto.words - before.words, upto.characters - before.characters)
        original = " ".join(written[bisect_left(at, begin) : bisect_left(at, stop)].split())
        yield Utterance(text, original, part, 0.0, share, section, paragraph, sentence)
        before = upto


def _joined(token: Token, place: Place, end: int) -> Token:
    length = place.offset + place.length - token.place.offset
    return Token(token.start, max(end, token.end), token.place._replace(length=length))


def _spoken(written: str, respeller: Respeller) -> tuple[str, list[int], set[int]]:
    """What the voice is given; where each written character, and the end, is in it; and which
    characters stand inside a replacement, behind its first.
    """
    pieces: list[str] = []
    at: list[int] = []
    within: set[int] = set()
    position = length = 0
    for start, end, instead in respeller.replacements(written):
        at += range(length, length + start - position)
        pieces += (written[position:start], instead)
        length += start - position
        at.append(length)
        length += len(instead)
        at += [length] * (end - start - 1)
        within.update(range(start + 1, end))
        position = end
    at += range(length, length + len(written) - position + 1)
    pieces.append(written[position:])
    return "".join(pieces), at, within


def _cut(text: str, tokens: list[Token]) -> Iterator[tuple[str, tuple[int, int], list[Token]]]:
    """The text in utterances of at most LONGEST characters, each with where it stood and its
    tokens.
    """
    start = following = 0
    length = len(text.rstrip())
    while start < length:
        end = length
        if length - start > LONGEST:
            end = start + cut_before(text[start : start + LONGEST + 1], LONGEST)
        raw = text[start:end]
        lead = start + len(raw) - len(raw.lstrip())
        part: list[Token] = []
        while following < len(tokens) and tokens[following].start < end:
            token = tokens[following]
            part.append(
                Token(max(token.start, lead) - lead, min(token.end, end) - lead, token.place)
            )
            if token.end > end:
                break
            following += 1
        if part:
            yield raw.strip(), (start, end), part
        start = end
