"""Markdown notes as a draft: a section for every heading that has words below it."""

from __future__ import annotations

from rehearse.importers.draft import Draft
from rehearse.importers.footnotes import split_footnotes
from rehearse.importers.front_matter import split_front_matter
from rehearse.importers.headed_notes import draft_of_notes
from rehearse.importers.keys import claims_of_keys, language_of_keys, left_keys
from rehearse.importers.pieces import pieces_of, spoken_markdown
from rehearse.importers.tidy import tidy_text


def read_markdown(text: str) -> Draft:
    """The draft of Markdown notes."""
    keys, text = split_front_matter(tidy_text(text))
    footnotes, text = split_footnotes(text)
    return draft_of_notes(
        pieces_of(text),
        claims_of_keys(keys),
        language=language_of_keys(keys),
        footnotes={name: spoken_markdown(words) for name, words in footnotes.items()},
        account=[*left_keys(keys)],
    )
