"""What may be left out of a talk: sections and paragraphs that their author marked so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from rehearse.core.naming import short_name
from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.script import may_be_left_out, measure, written_paragraphs
from rehearse.core.talk import Section, Talk
from rehearse.core.words import Count

PARAGRAPH = "\u00b6"
"""Stands before the number of a paragraph."""


class Piece(NamedTuple):
    """A section, or one paragraph of it, that may be left out."""

    section: int
    """Its index in the talk, from 0."""
    paragraph: int = 0
    """Which paragraph of it, from 1; 0 is the whole section."""


class OptionalParagraph(NamedTuple):
    """A paragraph that begins with `[optional]`."""

    number: int
    """From 1, among all paragraphs of its text."""
    spoken: Count
    pauses_s: float

    def load_s(self, pace: Pace) -> float:
        """Seconds that it takes at this pace, its written pauses included."""
        return pace.load_s(self.spoken) + self.pauses_s


@lru_cache(8192)
def optional_paragraphs(text: str) -> tuple[OptionalParagraph, ...]:
    """The paragraphs of a section's text that may be left out, in order."""
    if "[" not in text:
        return ()
    return tuple(
        OptionalParagraph(number, *measure(written))
        for number, written in enumerate(written_paragraphs(text), 1)
        if may_be_left_out(written)
    )


def optional_pieces(talk: Talk) -> frozenset[Piece]:
    """All that may be left out; of a section that may be left out whole, not its paragraphs."""
    found = []
    for at, part in enumerate(talk.sections):
        if part.optional:
            found.append(Piece(at))
        else:
            found += [Piece(at, each.number) for each in optional_paragraphs(part.text)]
    return frozenset(found)


def without(sections: Sequence[Section], pieces: Collection[Piece]) -> dict[int, Section]:
    """What is left of each section, by its index, once these pieces are left out.

    A section of which no words and no pauses are left goes too, unless it is pinned.
    """
    gone: dict[int, set[int]] = {}
    for piece in pieces:
        gone.setdefault(piece.section, set()).add(piece.paragraph)
    left: dict[int, Section] = {}
    for at, part in enumerate(sections):
        numbers = gone.get(at)
        if numbers is None:
            left[at] = part
        elif 0 not in numbers:
            shorter = _shorter(part, numbers)
            if shorter.pin_s is not None or any(shorter.spoken) or shorter.pauses_s:
                left[at] = shorter
    return left


def _shorter(part: Section, numbers: Collection[int]) -> Section:
    written = enumerate(written_paragraphs(part.text), 1)
    text = "\n\n".join(each.strip("\n") for number, each in written if number not in numbers)
    spoken, pauses_s = measure(text)
    return part._replace(text=text, spoken=spoken, pauses_s=pauses_s)


def piece_name(titles: Sequence[str], piece: Piece) -> str:
    """`Resources`, or `Resources ¶3` for its third paragraph."""
    return with_paragraph(short_name(titles, piece.section), piece)


def with_paragraph(name: str, piece: Piece) -> str:
    """A section's name, and which paragraph of it is meant, where one is."""
    return f"{name} {PARAGRAPH}{piece.paragraph}" if piece.paragraph else name


class Saving(NamedTuple):
    """A piece, and what leaving it out saves."""

    piece: Piece
    seconds: float


def least_that_suffices(savings: Sequence[Saving], seconds: float) -> Saving | None:
    """The one that saves so many seconds and least beyond them, the later of two; else None."""
    enough = [each for each in savings if each.seconds >= seconds]
    return min(enough, key=lambda each: (each.seconds, _backwards(each.piece)), default=None)


def fewest_that_suffice(savings: Sequence[Saving], seconds: float) -> list[Saving]:
    """As few as save so many seconds (more than 0); all of them where they don't.

    The largest come first, and the last one is the smallest that suffices then.
    """
    ordered = sorted(savings, key=lambda each: (-each.seconds, _backwards(each.piece)))
    for number, each in enumerate(ordered):
        if seconds <= each.seconds:
            last = least_that_suffices(ordered[number:], seconds) or each
            return [*ordered[:number], last]
        seconds -= each.seconds
    return ordered


def _backwards(piece: Piece) -> tuple[int, int]:
    return -piece.section, -piece.paragraph
