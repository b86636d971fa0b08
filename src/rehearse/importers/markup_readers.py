"""The readers of the decks that are written as text, by their kind."""

from __future__ import annotations

from rehearse.importers import markup_kinds
from rehearse.importers.draft import Draft


# ruff: noqa: PLC0415 - one of them is needed
def read_markup(name: str, text: str, *, titles: bool) -> Draft:
    """The draft of a text of this kind.

    Raises:
        NotImportedError: it gives no talk.
    """
    if name == markup_kinds.REMARK:
        from rehearse.importers.remark import read_remark

        return read_remark(text, titles=titles)
    if name == markup_kinds.ORG:
        from rehearse.importers.org import read_org

        return read_org(text, titles=titles)
    if name == markup_kinds.PDFPC:
        from rehearse.importers.pdfpc import read_pdfpc

        return read_pdfpc(text, titles=titles)
    from rehearse.importers.pandoc import read_pandoc, read_patat, read_quarto

    if name == markup_kinds.PATAT:
        return read_patat(text, titles=titles)
    return (read_quarto if name == markup_kinds.QUARTO else read_pandoc)(text, titles=titles)
