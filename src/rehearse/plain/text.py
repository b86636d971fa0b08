"""The text of a section as lines: a paragraph is one, whatever its length."""

from __future__ import annotations

from collections.abc import Iterable

from rehearse.core.plan import PlannedSection
from rehearse.core.script import Paragraph, paragraphs, plain_paragraphs
from rehearse.core.spoken_time import spoken


def text_lines(part: PlannedSection) -> list[str]:
    """The notes, then every paragraph; stress marks are gone, cues stand in their brackets."""
    notes = [f"Note: {line}" for line in _lines(plain_paragraphs(part.section.notes))]
    text = _lines(paragraphs(part.section.text))
    return [*notes, *(text or [f"No words, {spoken(part.budget_s)} are kept for it."])]


def _lines(written: Iterable[Paragraph]) -> list[str]:
    texts = ("".join(span.text for span in each.spans) for each in written)
    rows = (" ".join(row.split()) for text in texts for row in text.split("\n"))
    return [row for row in rows if row]
