"""Rich Text Format: the paragraphs as they would be read, headings by style or by their look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rehearse.importers.content import Head, read_bytes
from rehearse.importers.document_account import accepted_changes, left_out
from rehearse.importers.draft import Draft, NotImportedError, Remark
from rehearse.importers.paragraphs import (
    BODY,
    HEADING,
    ITEM,
    Paragraph,
    draft_of_paragraphs,
    table_paragraph,
)
from rehearse.importers.rtf_pieces import (
    BOLD,
    END,
    ITALIC,
    NOTE,
    NOTE_END,
    PLAIN_WEIGHT,
    UPRIGHT,
)
from rehearse.importers.rtf_speech import speech_of
from rehearse.importers.rtf_spoken import Ending, Speech
from rehearse.importers.stress import Run

LARGEST_RTF_MB = 50
"""Pictures are written out in it, two letters for a byte."""
LARGEST_SPEECH = 10_000_000
"""Characters of RTF that are left when pictures and the like are gone."""
_MARKS = re.compile(f"([{BOLD}-{NOTE_END}])")


def read_rtf(head: Head) -> Draft:
    """The draft of a document; its places count paragraphs, empty ones too.

    Raises:
        NotImportedError: it is damaged, too large, or has no text.
    """
    speech = speech_of(_text(read_bytes(head, LARGEST_RTF_MB)))
    if sum(map(len, speech.pieces)) > LARGEST_SPEECH:
        raise NotImportedError("it holds more text than a script can, is this the right file?")
    paragraphs = list(_tables(list(_paragraphs(speech)), speech.endings))
    return draft_of_paragraphs(paragraphs, list(_account(speech)))


def _text(data: bytes) -> str:
    """RTF is ASCII; some write UTF-8 all the same, others bytes of a code page."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
    if text.isascii():
        return text
    return re.sub("[^\x00-\x7f]", lambda match: _escape(match[0]), text)


def _escape(letter: str) -> str:
    units = letter.encode("utf-16-le", "surrogatepass")
    codes = [units[at] + 256 * units[at + 1] for at in range(0, len(units), 2)]
    return "{\\uc0" + "".join(f"\\u{code} " for code in codes) + "}"


def _paragraphs(speech: Speech) -> Iterator[Paragraph]:
    """The paragraphs, cells of tables among them."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only for such a file

    to_text: Callable[..., str] = rtf_to_text
    text = "".join(
        to_text(piece, encoding=speech.code_page, errors="replace") for piece in speech.pieces
    )
    # Characters beyond the first plane are written as two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    endings = iter(speech.endings)
    runs: list[Run] = []
    notes: list[str] = []
    bold = italic = is_note = False
    number = 1
    for piece in _MARKS.split(text):
        if piece == END:
            ending = next(endings)
            kind = HEADING if ending.is_heading else ITEM if ending.is_item else BODY
            yield Paragraph(number, tuple(runs), kind, tuple(notes))
            runs, notes = [], []
            number += 1
        elif piece in {BOLD, PLAIN_WEIGHT}:
            bold = piece == BOLD
        elif piece in {ITALIC, UPRIGHT}:
            italic = piece == ITALIC
        elif piece in {NOTE, NOTE_END}:
            is_note = piece == NOTE
            if is_note:
                notes.append("")
        elif is_note:
            notes[-1] += piece
        elif piece:
            runs.append(Run(piece, bold, italic))


def _tables(paragraphs: list[Paragraph], endings: tuple[Ending, ...]) -> Iterator[Paragraph]:
    """The paragraphs, where the cells of a table of figures are one."""
    cells: list[Paragraph] = []
    for paragraph, ending in zip(paragraphs, endings, strict=True):
        if ending.is_cell:
            cells.append(paragraph)
            continue
        yield from _table(cells)
        cells = []
        yield paragraph
    yield from _table(cells)


def _table(cells: list[Paragraph]) -> list[Paragraph]:
    if not cells:
        return []
    found = table_paragraph(
        cells[0].number, ["".join(run.text for run in cell.runs) for cell in cells]
    )
    return cells if found is None else [found]


def _account(speech: Speech) -> Iterator[Remark]:
    yield from accepted_changes(speech.inserted, speech.deleted)
    hidden = [number for number, ending in enumerate(speech.endings, 1) if ending.has_hidden]
    yield from left_out(speech.comments, hidden, has_headers=speech.has_headers)
