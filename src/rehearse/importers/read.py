"""A file as the draft of a talk: its kind is found, and its reader is imported."""

from __future__ import annotations

from rehearse.core.record import NamedTuple
from rehearse.importers.content import Head, read_head, read_text
from rehearse.importers.cuts import cut_every
from rehearse.importers.draft import Draft, NotImportedError
from rehearse.importers.kinds import TEXT, WORDS, Kind, kind_of
from rehearse.importers.naming import title_of_file
from rehearse.importers.proposal import Proposal, propose

__all__ = ["Import", "NotImportedError", "read"]


class Import(NamedTuple):
    """What a file gives."""

    kind: Kind
    draft: Draft
    proposal: Proposal


def read(
    path: str, *, kind: str | None = None, every: int | None = None, titles: bool = False
) -> Import:
    """The talk that is proposed for a file.

    Args:
        path: of the file.
        kind: what the speaker says it is, one of `KINDS` of `kinds`.
        every: words after which a text without headings is cut.
        titles: a deck without notes becomes its titles, pinned and empty.

    Raises:
        NotImportedError: it gives no talk; one sentence on what it is and what to do.
    """
    head = read_head(path)
    found = kind_of(head, kind)
    draft = _reader_draft(found.name, head, titles=titles)
    if every is not None:
        draft = cut_every(draft, every)
    return Import(found, draft, propose(draft, title_of_file(path)))


def _reader_draft(name: str, head: Head, *, titles: bool) -> Draft:
    from rehearse.importers.plain import read_plain  # noqa: PLC0415 - one reader for each kind

    if name != TEXT or titles:
        raise NotImportedError(f"this is {WORDS[name]}, which is not read yet: save it as text")
    return read_plain(read_text(head))
