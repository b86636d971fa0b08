"""A file as the draft of a talk: its kind is found, and its reader is imported."""

from __future__ import annotations

from rehearse.core.record import NamedTuple
from rehearse.importers import kinds
from rehearse.importers.content import Head, read_head, read_text
from rehearse.importers.cuts import cut_every
from rehearse.importers.draft import NOWHERE, TAKEN, Draft, NotImportedError, Remark
from rehearse.importers.kinds import Kind, kind_of
from rehearse.importers.naming import title_of_file
from rehearse.importers.proposal import Proposal, propose
from rehearse.importers.starts import with_times_from_starts

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
    draft = with_times_from_starts(_draft(found.name, head, titles=titles))
    if draft.claims and not any(draft.claims in told.what for told in draft.account):
        told = Remark(TAKEN, NOWHERE, f"says {draft.claims}")
        draft = draft._replace(account=(told, *draft.account))
    if every is not None:
        draft = cut_every(draft, every)
    return Import(found, draft, propose(draft, title_of_file(path)))


# ruff: noqa: PLC0415 - each kind brings libraries of its own
def _draft(name: str, head: Head, *, titles: bool) -> Draft:
    if name == kinds.PPTX:
        from rehearse.importers.pptx import read_pptx

        return read_pptx(head.path, titles=titles)
    if name == kinds.DOCX:
        from rehearse.importers.docx import read_docx

        return read_docx(head.path)
    if name == kinds.ODT:
        from rehearse.importers.odt import read_odt

        return read_odt(head.path)
    if name == kinds.ODP:
        from rehearse.importers.odp import read_odp

        return read_odp(head.path, titles=titles)
    if name == kinds.RTF:
        from rehearse.importers.rtf import read_rtf

        return read_rtf(head)
    text = read_text(head)
    if name in kinds.MARKUPS:
        from rehearse.importers.markup_readers import read_markup

        return read_markup(name, text, titles=titles)
    if name == kinds.TEXT:
        from rehearse.importers.plain import read_plain

        return read_plain(text)
    if name == kinds.MARKDOWN:
        from rehearse.importers.markdown import read_markdown

        return read_markdown(text)
    if name == kinds.REVEAL:
        from rehearse.importers.reveal import read_reveal

        return read_reveal(text, head.path, titles=titles)
    if name == kinds.SLIDEV:
        from rehearse.importers.slidev import read_slidev

        return read_slidev(text, titles=titles)
    from rehearse.importers.comment_decks import read_marp, read_presenterm

    return (read_marp if name == kinds.MARP else read_presenterm)(text, titles=titles)
