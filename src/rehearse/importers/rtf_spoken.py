"""What is spoken of an RTF file, once it was gone through: its pieces, and its paragraphs' ends."""

from __future__ import annotations

from rehearse.core.record import NamedTuple


class Ending(NamedTuple):
    """What a paragraph turned out to be at its end."""

    is_heading: bool
    is_item: bool
    is_cell: bool
    has_hidden: bool


class Speech(NamedTuple):
    """The part of a file that is spoken."""

    pieces: tuple[str, ...]
    """Each an RTF of its own: a mark ends each paragraph, others tell looks and footnotes."""
    code_page: str
    """Python's name for it."""
    endings: tuple[Ending, ...]
    comments: int
    inserted: int
    deleted: int
    has_headers: bool
    """Something stands above or below its pages."""
