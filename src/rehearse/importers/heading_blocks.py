"""Pieces of notes by the headings that they stand below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rehearse.core.record import NamedTuple
from rehearse.importers.draft import LEFT, Place, Remark
from rehearse.importers.forms import LONGEST_HEADING
from rehearse.importers.pieces import HEADING, RULE, TEXT, Piece
from rehearse.importers.wordlists import listed

_SAID = listed("voiceover voice-over script narration say speech spoken talk speaker audio words")
_LONGEST_LABEL = 3
"""Words."""


class Block(NamedTuple):
    """A heading with what is below it, up to the next one."""

    heading: Piece | None
    pieces: list[Piece]


def blocks_of(pieces: list[Piece]) -> list[Block]:
    """Pieces by heading; where there is none by strong lines, else by rules."""
    if not any(piece.kind == HEADING for piece in pieces):
        strong = [piece for piece in pieces if _is_strong_heading(piece)]
        if len(strong) >= 2:
            pieces = [
                piece._replace(kind=HEADING, text=piece.text.strip("*: "), level=2)
                if _is_strong_heading(piece)
                else piece
                for piece in pieces
            ]
        else:
            return _by_rules(pieces)
    blocks = [Block(None, [])]
    for piece in pieces:
        if piece.kind == HEADING:
            blocks.append(Block(piece, []))
        else:
            blocks[-1].pieces.append(piece)
    return [block for block in blocks if block.heading or block.pieces]


def _is_strong_heading(piece: Piece) -> bool:
    words = len(piece.text.split())
    return piece.kind == TEXT and piece.is_strong and words <= LONGEST_HEADING


def _by_rules(pieces: list[Piece]) -> list[Block]:
    blocks = [Block(None, [])]
    for piece in pieces:
        if piece.kind == RULE:
            blocks.append(Block(None, []))
        else:
            blocks[-1].pieces.append(piece)
    return [block for block in blocks if block.pieces]


def without_labels(blocks: Sequence[Block]) -> tuple[list[Block], list[Remark]]:
    """The blocks without those below labels, and what the account says of them.

    Headings that come again and again, such as Voiceover, are labels: what stands below one for
    the voice belongs to the block above it, what stands below the others is not spoken.
    """
    counted = Counter(_label(block.heading) for block in blocks if block.heading)
    labels = {label for label, times in counted.items() if times > 1 and label}
    said = {label for label in labels if set(re.findall(r"[\w-]+", label)) & _SAID}
    kept: list[Block] = []
    left: list[Remark] = []
    for block in blocks:
        label = _label(block.heading) if block.heading and said else ""
        if label not in labels or not kept:
            kept.append(block)
        elif label in said:
            kept[-1].pieces.extend(block.pieces)
        elif block.heading:
            what = f"{block.heading.text.strip(' :')}, not spoken"
            left.append(Remark(LEFT, Place(block.heading.line), what))
    return kept, left


def _label(heading: Piece) -> str:
    text = heading.text.strip(" :").casefold()
    return text if heading.level > 1 and len(text.split()) <= _LONGEST_LABEL else ""
