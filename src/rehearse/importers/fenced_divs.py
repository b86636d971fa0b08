"""Notes between the marks of divs, `::: notes` or `<div class="notes">`, which hold one another."""

from __future__ import annotations

import re
from itertools import accumulate

from rehearse.core.record import NamedTuple
from rehearse.importers.code_fences import masked_code

# https://pandoc.org/MANUAL.html#extension-fenced_divs: an end may have more colons, or fewer.
_FENCE = re.compile(r"[> ]{0,12}:{3,}+\s*+(?:\{(.*)\}|([^\s:{}]++))?\s*+:*+\s*+$")
_TAG = re.compile(r"<div\b([^<>]{0,400})>|</div\s{0,9}>", re.IGNORECASE)
_IS_NOTES = re.compile(r"\bclass\s*=\s*(?:[\"'][^\"']*?\bnotes\b|notes\b)", re.IGNORECASE)


class Note(NamedTuple):
    """What stands between the marks of a note."""

    line: int
    """Of the mark that begins it, from 1."""
    text: str
    is_ended: bool
    """A mark ends it; else it goes on to the end of the file."""


class Divs(NamedTuple):
    """A text parted into its notes and the rest."""

    rest: str
    """The text with empty lines in the place of marks and notes: its lines keep their numbers."""
    notes: tuple[Note, ...]
    within: tuple[bool, ...]
    """For each line whether it stands within a div that ends: a heading there begins no slide."""


class _Open(NamedTuple):
    line: int
    is_fence: bool
    is_notes: bool


def parted_divs(text: str) -> Divs:
    """The notes of a text, and the text without them."""
    walk = _Walk(text.count("\n") + 1)
    for line, mask in zip(text.split("\n"), masked_code(text).split("\n"), strict=True):
        walk.take(line, mask)
    return walk.parted()


class _Walk:
    def __init__(self, size: int) -> None:
        self._rest: list[str] = []
        self._notes: list[Note] = []
        self._note: list[str] = []
        self._open: list[_Open] = []
        self._fences = self._open_notes = 0
        self._changes = [0] * (size + 2)
        """By how much the depth changes at each line."""

    def take(self, line: str, mask: str) -> None:
        fence = _FENCE.match(mask) if ":::" in mask else None
        if fence is not None:
            was_note = self._open_notes > 0
            said = fence[1] if fence[1] is not None else fence[2]
            if said is None:
                self._end(is_fence=True)
            else:
                classes = said.split()
                is_notes = ".notes" in classes or (fence[2] is not None and classes == ["notes"])
                self._begin(is_fence=True, is_notes=is_notes)
            # A fence parts paragraphs, in the slide or in the note that it stands in.
            self._write("", to_note=was_note and self._open_notes > 0)
        elif "<div" in mask.lower() or "</div" in mask.lower():
            self._take_tags(line, mask)
        else:
            self._write(line, to_note=self._open_notes > 0)

    def _take_tags(self, line: str, mask: str) -> None:
        shown: list[str] = []
        position = 0
        for tag in _TAG.finditer(mask):
            before = line[position : tag.start()]
            position = tag.end()
            (self._note if self._open_notes else shown).append(before)
            if tag[1] is None:
                self._end(is_fence=False)
            else:
                self._begin(is_fence=False, is_notes=_IS_NOTES.search(tag[1]) is not None)
        after = line[position:]
        (self._note if self._open_notes else shown).append(after)
        self._rest.append("".join(shown))

    def _write(self, line: str, *, to_note: bool) -> None:
        self._rest.append("" if to_note else line)
        if to_note:
            self._note.append(line)

    def _begin(self, *, is_fence: bool, is_notes: bool) -> None:
        line = len(self._rest) + 1
        self._open.append(_Open(line, is_fence, is_notes))
        self._fences += is_fence
        self._open_notes += is_notes
        self._changes[line] += is_fence

    def _end(self, *, is_fence: bool) -> None:
        """Close the innermost div of its kind, and those within it."""
        others = len(self._open) - self._fences
        if not (self._fences if is_fence else others):
            return
        while True:
            ended = self._open.pop()
            self._fences -= ended.is_fence
            self._changes[len(self._rest) + 1] -= ended.is_fence
            if ended.is_notes:
                self._open_notes -= 1
                if not self._open_notes:
                    self._keep(ended.line, is_ended=True)
            if ended.is_fence == is_fence:
                return

    def _keep(self, line: int, *, is_ended: bool) -> None:
        self._notes.append(Note(line, "\n".join(self._note), is_ended))
        self._note = []

    def parted(self) -> Divs:
        notes = [one for one in self._open if one.is_notes]
        if notes:
            self._keep(notes[0].line, is_ended=False)
        for one in self._open:
            # What never ends holds nothing: the slides below it are slides.
            self._changes[one.line] -= one.is_fence
        depths = accumulate(self._changes)
        within = tuple(depth > 0 for depth in depths)[1:-1]
        return Divs("\n".join(self._rest), tuple(self._notes), within)
