"""The text of a section in passages: what is marked as not spoken, or cut at, as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rehearse.core.record import NamedTuple
from rehearse.core.script import bad_pauses, measure
from rehearse.importers.cues import escaped
from rehearse.importers.units import LONG_LINE, goes_on
from rehearse.talkfile.write import fit_text

SILENT = "not spoken: "
"""Begins a cue that would mean something else without it, such as a pause."""

_ONE_BRACKET = re.compile(
    r"\[((?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*)\]", re.DOTALL
)  # brackets one deep inside, as in the texts of sections
_LEAST_WRAP = 50
"""Columns; nobody wraps lines by hand narrower than this."""


class Passage(NamedTuple):
    """A paragraph, or a line of one that stands for itself."""

    text: str
    """In the markup of talk files; its lines were wrapped."""
    begins: bool
    """A paragraph begins with it; else it is a line below another one."""

    @property
    def is_spoken(self) -> bool:
        """It has words for the mouth."""
        return any(measure(self.text)[0])


def settled_text(text: str) -> str:
    """A text as it is written, its paragraphs one empty line apart."""
    return re.sub(r"\n{2,}", "\n\n", fit_text(text))


def passages_of(text: str) -> tuple[Passage, ...]:
    """The passages of a settled text; joined again they are the same text."""
    return tuple(_passages(text))


def _passages(text: str) -> Iterator[Passage]:
    lines = text.split("\n")
    longest = max(map(len, lines))
    width = longest if _LEAST_WRAP <= longest <= LONG_LINE else 0
    for paragraph in text.split("\n\n") if text else ():
        begins = True
        passage = ""
        for line in paragraph.split("\n"):
            if passage and (_is_open(passage) or goes_on(passage.rsplit("\n", 1)[-1], line, width)):
                passage += f"\n{line}"
                continue
            if passage:
                yield Passage(passage, begins)
                begins = False
            passage = line
        yield Passage(passage, begins)


def _is_open(text: str) -> bool:
    """A bracket in it ends on a later line."""
    bare = re.sub(r"\\.", "", text)
    return bare.count("[") > bare.count("]")


def joined(passages: Sequence[Passage]) -> str:
    """The text that these passages are; the first one begins it."""
    out: list[str] = []
    for passage in passages:
        if out:
            out.append("\n\n" if passage.begins else "\n")
        out.append(passage.text)
    return "".join(out)


def as_cue(text: str) -> str:
    """A passage as one cue that is shown where it stands; `as_speech` gives the passage back.

    Raises:
        ValueError: no cue can hold it.
    """
    for inside in (text, SILENT + text, SILENT + escaped(text)):
        for made in (f"[{inside}]", f"[{inside} ]"):
            if _is_silent_cue(made):
                return made
    raise ValueError("no cue can hold this, its brackets don't pair")


def _is_silent_cue(text: str) -> bool:
    if text.casefold() == "[optional]" or _ONE_BRACKET.fullmatch(text) is None:
        return False
    count, pauses_s = measure(text)
    return not any(count) and not pauses_s and next(bad_pauses(text), None) is None


def as_speech(text: str) -> str:
    """A passage without spoken words as one that is spoken: what its brackets hold.

    Raises:
        ValueError: there are no words in them, or they are a pause.
    """
    found = _ONE_BRACKET.fullmatch(text)
    spoken = found[1] if found else re.sub(_ONE_BRACKET, r"\1", text)
    spoken = spoken.removeprefix(SILENT)
    spoken = fit_text(spoken)
    if measure(text)[1]:
        raise ValueError("this is a pause, which is silent and counts")
    if not any(measure(spoken)[0]):
        raise ValueError("there are no words in it")
    if next(bad_pauses(spoken), None) is not None:
        raise ValueError("one of its brackets is no pause that can be understood")
    return spoken
