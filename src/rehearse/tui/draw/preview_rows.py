"""A proposed talk as rows: its sections, the text of the chosen one, and its passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan
from rehearse.core.script import measure
from rehearse.core.talk import Section
from rehearse.core.timespan import budget_clock, clock, whole_up
from rehearse.core.wording import plural
from rehearse.importers.passages import Passage
from rehearse.importers.proposal import Proposal
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.layout import LONGEST_LINE, Layout
from rehearse.tui.draw.row import ACCENT, CUE, DIM, MARGIN, STRONG, TEXT, Piece, Row, indented
from rehearse.tui.draw.table import column, has_room, number_cell, titles_width, words_cell

PINNED = "pinned"


class PreviewRow(NamedTuple):
    """What is said of a proposed section."""

    number: str
    title: str
    amount: str
    """Words or characters; of one without any, that it is pinned."""
    needs: str
    budget: str
    """Empty without a slot."""
    planned: str
    """What the source plans for it."""
    place: str


class PreviewColumns(NamedTuple):
    """Cells for each column, the gap before it included; 0 where all of it is empty."""

    unit: str
    """What amounts are in."""
    number: int
    titles: int
    amount: int
    needs: int
    budget: int
    planned: int
    place: int


def preview_rows(proposal: Proposal, plan: Plan | None) -> list[PreviewRow]:
    """The sections of a proposal; without a plan there are no budgets."""
    talk = proposal.talk
    in_characters = _in_characters(proposal)
    budgets = [""] * len(talk.sections)
    if plan is not None and plan.has_slot:
        budgets = [budget_clock(part.budget_s) for part in plan.sections]
    return [
        PreviewRow(
            str(number),
            part.title,
            _amount(part, in_characters=in_characters),
            clock(whole_up(part.needed_s(talk.pace))),
            budget,
            "" if planned is None else clock(whole_up(planned)),
            place.short,
        )
        for number, (part, place, planned, budget) in enumerate(
            zip(talk.sections, proposal.places, proposal.planned_s, budgets, strict=True), 1
        )
    ]


def preview_columns(proposal: Proposal, rows: Sequence[PreviewRow]) -> PreviewColumns:
    """Columns that all sections fit into, whatever the width of the screen."""

    def cells(texts: list[str], least: int) -> int:
        return column(texts, least) if any(texts) else 0

    return PreviewColumns(
        "chars" if _in_characters(proposal) else "words",
        number=column([row.number for row in rows], 2, gap=0),
        titles=titles_width(row.title for row in rows),
        amount=column([row.amount for row in rows], 8),
        needs=column([row.needs for row in rows], 7),
        budget=cells([row.budget for row in rows], 8),
        planned=cells([row.planned for row in rows], 9),
        place=cells([row.place for row in rows], 8),
    )


def preview_header(columns: PreviewColumns, width: int, glyphs: Glyphs) -> Row:
    """The names of the columns."""
    row = PreviewRow("", "section", columns.unit, "needs", "budget", "planned", "from")
    return _row(row, columns, width, glyphs, mark=Piece("   "), title=DIM, numbers=DIM)


def preview_row(
    row: PreviewRow, columns: PreviewColumns, width: int, glyphs: Glyphs, *, chosen: bool
) -> Row:
    """One section."""
    mark = Piece(f" {glyphs.here} " if chosen else "   ", ACCENT)
    return _row(
        row, columns, width, glyphs, mark=mark, title=STRONG if chosen else TEXT, numbers=TEXT
    )


def _row(
    row: PreviewRow,
    columns: PreviewColumns,
    width: int,
    glyphs: Glyphs,
    *,
    mark: Piece,
    title: str,
    numbers: str,
) -> Row:
    shown: list[Piece] = [
        number_cell(row.amount, columns.amount, DIM if row.amount == PINNED else numbers),
        number_cell(row.needs, columns.needs, numbers),
    ]
    if columns.budget:
        shown.append(number_cell(row.budget, columns.budget, numbers))
    if has_room(width):
        if columns.planned:
            shown.append(number_cell(row.planned, columns.planned, DIM))
        if columns.place:
            shown += [Piece("  "), words_cell(row.place, columns.place, glyphs, DIM)]
    others = 5 + columns.number + sum(len(piece.text) for piece in shown)
    return (
        mark,
        number_cell(row.number, columns.number, DIM),
        Piece("  "),
        words_cell(row.title, min(columns.titles, width - others), glyphs, title),
        *shown,
    )


def text_rows(part: Section, pace: Pace, width: int, height: int, glyphs: Glyphs) -> list[Row]:
    """The first lines of a section, as they will be rehearsed; that more follows is marked."""
    return _first_rows(part.text, part.notes, pace, width, height, glyphs)


def whole_rows(passage: Passage, pace: Pace, width: int, height: int, glyphs: Glyphs) -> list[Row]:
    """A passage, as far as there is room for it."""
    return _first_rows(passage.text, "", pace, width, height, glyphs)


def _first_rows(
    text: str, notes: str, pace: Pace, width: int, height: int, glyphs: Glyphs
) -> list[Row]:
    layout = Layout(text, notes, min(LONGEST_LINE, width - 2 * MARGIN - 2), pace)
    lines = [line.row for number in range(height) if (line := layout.line(number))]
    rows = [indented(row) for row in lines]
    if layout.has(height) and rows:
        # Behind the last words: an empty line has none.
        last = max(at for at, row in enumerate(lines) if row or not at)
        rows[last] = (*rows[last], Piece(f" {glyphs.ellipsis}", DIM))
    return rows


def passage_row(number: int, passage: Passage, width: int, glyphs: Glyphs, *, chosen: bool) -> Row:
    """One passage of a section: its beginning, and its words or that it is not spoken."""
    mark = Piece(f" {glyphs.here} " if chosen else "   ", ACCENT)
    said = _passage_amount(passage)
    style = (STRONG if chosen else TEXT) if passage.is_spoken else CUE
    room = width - 3 - 3 - 2 - AMOUNT - MARGIN
    text = " ".join(passage.text.split())
    return (
        mark,
        number_cell(str(number) if passage.begins else "", 3, DIM),
        Piece("  "),
        words_cell(text, room, glyphs, style),
        number_cell(said, AMOUNT, DIM),
    )


AMOUNT = 12
"""Cells of what a passage counts."""


def _passage_amount(passage: Passage) -> str:
    count, pauses_s = measure(passage.text)
    if count.words or count.characters:
        words = [plural(count.words, "word")] if count.words else []
        return ", ".join(words) or plural(count.characters, "char")
    return "a pause" if pauses_s else "not spoken"


def _in_characters(proposal: Proposal) -> bool:
    spoken = proposal.talk.spoken
    return spoken.characters > spoken.words


def _amount(part: Section, *, in_characters: bool) -> str:
    spoken = part.spoken
    if not any(spoken):
        return PINNED
    return f"{(spoken.characters if in_characters else spoken.words):,}"
