"""Notes with headings as a draft: a section for every heading that has words below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rehearse.core.timespan import budget_clock
from rehearse.core.wording import plural
from rehearse.importers.agenda import LONGEST_ITEM, agenda_words, is_agenda_heading, unanswered
from rehearse.importers.claims import Claims, claims_in, without_planned_time
from rehearse.importers.draft import (
    LEFT,
    TAKEN,
    WARNING,
    Draft,
    DraftSection,
    Place,
    Remark,
)
from rehearse.importers.forms import plain_title
from rehearse.importers.heading_blocks import Block, blocks_of, without_labels
from rehearse.importers.html_words import words_of_html
from rehearse.importers.metadata import is_metadata
from rehearse.importers.naming import first_words
from rehearse.importers.pieces import (
    COMMENT,
    HTML,
    ITEM,
    SHOWN,
    TEXT,
    Piece,
    joined,
)


def draft_of_notes(
    pieces: list[Piece],
    claims: Claims,
    *,
    language: str = "",
    footnotes: Mapping[str, str],
    account: Sequence[Remark] = (),
) -> Draft:
    """The draft of notes.

    Args:
        pieces: of the whole text.
        claims: what its keys say of the talk.
        language: BCP 47, empty where the notes don't say.
        footnotes: by name, in the markup of talk files.
        account: what its reader has to tell.
    """
    return _Notes(pieces, claims, footnotes, account).draft(language)


class _Notes:
    def __init__(
        self,
        pieces: list[Piece],
        claims: Claims,
        footnotes: Mapping[str, str],
        account: Sequence[Remark],
    ) -> None:
        self._account = [*account]
        self._footnotes = footnotes
        self._claims = claims
        self._title = self._claims.title
        self._blocks = blocks_of(pieces)

    def _tell(self, tone: str, line: int, what: str) -> None:
        self._account.append(Remark(tone, Place(line), what))

    def draft(self, language: str) -> Draft:
        self._take_title()
        self._blocks, left = without_labels(self._blocks)
        self._account += left
        sections: list[DraftSection] = []
        agendas: list[tuple[int, Piece, list[str]]] = []
        for at, block in enumerate(self._blocks):
            items = self._agenda(block)
            if items and block.heading:
                agendas.append((len(sections), block.heading, items))
                self._tell(LEFT, block.heading.line, agenda_words(items))
                continue
            section = self._section(block, is_top=not sections)
            if section is not None:
                sections.append(section)
            elif block.heading is not None and self._is_leaf(at):
                title = block.heading.text
                self._tell(LEFT, block.heading.line, f"a heading with no words below it: {title}")
        for first, heading, items in agendas:
            for warning in unanswered(items, sections[first:]):
                self._tell(WARNING, heading.line, warning)
        claims = self._claims
        return Draft(
            self._title,
            tuple(sections),
            tuple(self._account),
            claims.slot_s,
            claims.wpm,
            claims.words,
            claims.speaker,
            claims.event,
            language,
        )

    def _take_title(self) -> None:
        """The only heading of the first level, at the top, is the title of the talk."""
        headings = [block.heading for block in self._blocks if block.heading]
        first = [heading for heading in headings if heading.level == 1]
        is_alone = len(first) == 1 and len(headings) > 1 and headings[0] is first[0]
        # `Speaker notes` names the file, not the talk.
        if is_alone and not self._title and not is_metadata(first[0].text):
            bare, slot_s = without_planned_time(first[0].text)
            self._title = bare or first[0].text
            if slot_s and bare:
                self._claims = self._claims.over(Claims(slot_s=slot_s))
                self._tell(TAKEN, first[0].line, f"says slot {budget_clock(slot_s)}")
                untimed = first[0]._replace(text=bare)
                self._blocks = [
                    block._replace(heading=untimed) if block.heading is first[0] else block
                    for block in self._blocks
                ]

    def _is_leaf(self, at: int) -> bool:
        heading = self._blocks[at].heading
        below = self._blocks[at + 1].heading if at + 1 < len(self._blocks) else None
        return heading is not None and (below is None or below.level <= heading.level)

    def _agenda(self, block: Block) -> list[str]:
        if block.heading is None or not is_agenda_heading(block.heading.text):
            return []
        said = [piece for piece in block.pieces if piece.kind in {TEXT, ITEM}]
        items = [plain_title(piece.text.lstrip("- ")) for piece in said if piece.kind == ITEM]
        is_list = len(items) == len(said) >= 2
        return items if is_list and all(len(i.split()) <= LONGEST_ITEM for i in items) else []

    def _section(self, block: Block, *, is_top: bool) -> DraftSection | None:
        pieces = self._without_metadata(block.pieces) if is_top else block.pieces
        for piece in pieces:
            if piece.kind == COMMENT and piece.text.strip():
                said = first_words(piece.text, 8)
                self._tell(LEFT, piece.line, f"a comment, not spoken: {said}")
            elif piece.kind == HTML and (words := words_of_html(piece.text)):
                self._tell(LEFT, piece.line, f"HTML, not spoken: {first_words(words, 8)}")
        text = joined(pieces)
        title, planned_s = "", None
        if block.heading is not None:
            title, planned_s = without_planned_time(block.heading.text)
            title = plain_title(title) or block.heading.text
        if not text and planned_s is None:
            return None
        shown = sum(piece.kind == SHOWN for piece in pieces)
        place = Place((block.heading or pieces[0]).line)
        if shown:
            what = f"{plural(shown, 'piece')} of code or table as cues: shown, never spoken"
            self._account.append(Remark(TAKEN, place, what))
        names = [name for piece in pieces for name in piece.footnotes]
        told = (self._footnotes[name] for name in dict.fromkeys(names) if name in self._footnotes)
        spoken = [piece for piece in pieces if piece.kind == TEXT]
        return DraftSection(
            title or self._title or first_words(text),
            text,
            place,
            notes="\n\n".join(told),
            planned_s=planned_s,
            lines=tuple(piece.line for piece in spoken) if len(spoken) == len(pieces) else (),
        )

    def _without_metadata(self, pieces: list[Piece]) -> list[Piece]:
        """What is left of the top of the notes without event, date and pace."""
        kept = []
        for piece in pieces:
            plain = piece.text.replace("*", "")
            lines = plain.split("\n")
            if piece.kind in {TEXT, ITEM} and all(is_metadata(line.lstrip("- ")) for line in lines):
                claims = Claims()
                for line in lines:
                    claims = claims.over(claims_in(line.lstrip("- ")))
                self._claims = self._claims.over(claims)
                self._title = self._title or claims.title
                tone, said = (TAKEN, "taken") if claims else (LEFT, "not spoken")
                self._tell(tone, piece.line, f"{said}: {first_words(plain, 12)}")
            else:
                kept.append(piece)
        return kept
