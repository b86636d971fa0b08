"""The paragraphs of a word processor as notes: what is a heading, an item, a table, a footnote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rehearse.core.record import NamedTuple
from rehearse.core.wording import plural
from rehearse.importers.cues import is_cue_line, shown
from rehearse.importers.draft import (
    NOWHERE,
    PARAGRAPH,
    TAKEN,
    Draft,
    DraftSection,
    NotImportedError,
    Remark,
)
from rehearse.importers.forms import is_strong
from rehearse.importers.metadata import is_metadata
from rehearse.importers.notes_top import MOST_AT_THE_TOP
from rehearse.importers.plain import read_units
from rehearse.importers.stress import (
    Run,
    Runs,
    escaped_asterisks,
    is_bold,
    lines_of_runs,
    plain_asterisks,
    with_stress,
    without_marks,
)
from rehearse.importers.tidy import tidy
from rehearse.importers.units import Unit

HEADING, BODY, ITEM, TABLE = "heading", "body", "item", "table"
"""Kinds of a paragraph. A TABLE is one of figures: it is shown, not read out."""

MOST_PARAGRAPHS = 100_000
"""A book has some ten thousand."""
LONGEST_BOLD_HEADING = 12
"""Words."""
FIGURES = 5.0
"""A table whose cells have fewer words than this, on average, is no script."""


class Paragraph(NamedTuple):
    """What a writer ended with the return key."""

    number: int
    """From 1, empty ones counted."""
    runs: Runs
    kind: str = BODY
    footnotes: tuple[str, ...] = ()
    """Texts of the footnotes that it refers to."""


def draft_of_paragraphs(paragraphs: Sequence[Paragraph], account: Sequence[Remark]) -> Draft:
    """The draft of a document.

    Args:
        paragraphs: all of them, in order.
        account: what its reader has to tell.

    Raises:
        NotImportedError: it has no text, or more than a script can have.
    """
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise NotImportedError(
            f"it has more than {MOST_PARAGRAPHS:,} paragraphs, which is no talk: "
            "is this the right file?"
        )
    units = list(_units([line for paragraph in paragraphs for line in _split(paragraph)]))
    if not units:
        raise NotImportedError("this document has no text, is it the right one?")
    draft = read_units(units, PARAGRAPH)
    sections, footnotes = _with_footnotes(draft.sections, paragraphs)
    told = [remark._replace(what=plain_asterisks(remark.what)) for remark in draft.account]
    if footnotes:
        said = f"{plural(footnotes, 'footnote')} as notes: shown, never spoken"
        told.append(Remark(TAKEN, NOWHERE, said))
    return draft._replace(
        title=plain_asterisks(draft.title),
        sections=sections,
        account=(*told, *account),
        speaker=plain_asterisks(draft.speaker),
        event=plain_asterisks(draft.event),
    )


def table_paragraph(number: int, cells: Sequence[str]) -> Paragraph | None:
    """A table as one paragraph, where it holds figures rather than a script."""
    told = [" ".join(cell.split()) for cell in cells]
    told = [cell for cell in told if cell]
    if not told or sum(len(cell.split()) for cell in told) / len(told) >= FIGURES:
        return None
    return Paragraph(number, (Run(", ".join(told)),), TABLE)


class _Lines(NamedTuple):
    """A paragraph, line by line."""

    paragraph: Paragraph
    lines: tuple[Runs, ...]
    plain: str
    """Its text without any look."""
    is_bold: bool
    """All of it is."""
    is_bold_line: bool
    """It is bold, and as short as a heading."""


def _lines_of(paragraph: Paragraph, lines: tuple[Runs, ...]) -> _Lines:
    text = "\n".join(map(without_marks, lines))
    has_bold = any(map(str.isalnum, text)) and all(map(is_bold, lines))
    return _Lines(
        paragraph,
        lines,
        text,
        has_bold,
        has_bold
        and paragraph.kind == BODY
        and len(text.split()) <= LONGEST_BOLD_HEADING
        and text[-1] not in ".!,;"
        and not is_cue_line(text),
    )


def _split(paragraph: Paragraph) -> Iterator[_Lines]:
    """The paragraph; where a soft break ends a heading, the heading and the rest."""
    lines = tuple(lines_of_runs(paragraph.runs))
    if len(lines) > 1 and paragraph.kind == BODY:
        first = _lines_of(paragraph, lines[:1])
        unit = Unit(paragraph.number, first.plain, is_first=True, is_last=False)
        if is_strong(unit) or (first.is_bold_line and not all(map(is_bold, lines[1:]))):
            yield first
            lines = lines[1:]
    if lines:
        yield _lines_of(paragraph, lines)


def _units(paragraphs: Sequence[_Lines]) -> Iterator[Unit]:
    """Units of plain notes: those that look like headings are underlined."""
    styled = sum(one.paragraph.kind == HEADING for one in paragraphs)
    bold = sum(one.is_bold_line for one in paragraphs)
    by_look = styled < 2 and 0 < bold <= len(paragraphs) / 2
    kinds = [one.paragraph.kind for one in paragraphs]
    for at, one in enumerate(paragraphs):
        kind, number = kinds[at], one.paragraph.number
        if kind == HEADING or (by_look and one.is_bold_line):
            text = " ".join(one.plain.split())
            yield Unit(number, text, is_first=True, is_last=True, is_underlined=True)
            continue
        text = _text(one, is_at_top=at < MOST_AT_THE_TOP)
        follows = kind == ITEM and at > 0 and kinds[at - 1] == ITEM
        goes_on = kind == ITEM and kinds[at + 1 : at + 2] == [ITEM]
        if text:
            yield Unit(number, text, is_first=not follows, is_last=not goes_on)


def _text(one: _Lines, *, is_at_top: bool) -> str:
    if one.paragraph.kind == TABLE:
        return shown("table", one.plain)
    text = (
        one.plain
        if one.is_bold
        else "\n".join(_line(line, is_at_top=is_at_top) for line in one.lines)
    )
    return f"- {text}" if one.paragraph.kind == ITEM and text[:1].isalnum() else text


def _line(runs: Runs, *, is_at_top: bool) -> str:
    plain = without_marks(runs)
    if not any(run.has_stress for run in runs):
        return plain
    # What is read as a direction, a heading or a fact about the talk is read by its words alone.
    unit = Unit(0, plain, is_first=True, is_last=True)
    is_told = is_cue_line(plain) or is_strong(unit) or (is_at_top and is_metadata(plain))
    return plain if is_told else with_stress(runs)


def _with_footnotes(
    sections: Sequence[DraftSection], paragraphs: Sequence[Paragraph]
) -> tuple[tuple[DraftSection, ...], int]:
    """The sections, each with the footnotes of its paragraphs as notes; and how many they are."""
    starts = [section.place.line for section in sections]
    notes: list[list[str]] = [[] for _ in sections]
    for paragraph in paragraphs:
        if paragraph.footnotes and sections:
            at = max(0, bisect_right(starts, paragraph.number) - 1)
            told = (" ".join(tidy(note).split()) for note in paragraph.footnotes)
            notes[at] += filter(None, told)
    made = tuple(
        section._replace(
            title=plain_asterisks(section.title),
            text=escaped_asterisks(section.text),
            notes="\n\n".join(noted),
        )
        for section, noted in zip(sections, notes, strict=True)
    )
    return made, sum(map(len, notes))
