"""The rows above the words that are the same in every mode: title, talk strip, section."""

from __future__ import annotations

from rehearse.core.reading import Reading
from rehearse.core.rehearsal import Rehearsal
from rehearse.tui.draw import head
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import Row


def head_rows(
    rehearsal: Rehearsal, reading: Reading, now: float, doing: str, width: int, glyphs: Glyphs
) -> list[Row]:
    """Three rows; `doing` says what goes on."""
    plan = rehearsal.plan
    section = plan.sections[reading.position].section
    name, speaker = section.title, plan.talk.speaker_of(section)
    is_others = reading.position not in rehearsal.scope
    if speaker and (is_others or speaker != plan.talk.speaker):
        name = f"{name} ({speaker})"
    part = "part " if reading.partial else ""
    where = f"{doing}   {part}{reading.place} of {reading.places}"
    return [
        head.title_row(
            plan.talk.title, where, width, glyphs, head.variant_words(plan, reading.phase)
        ),
        head.strip_row(
            plan,
            rehearsal.scope,
            reading,
            lambda index: rehearsal.spent_s(index, now),
            width,
            glyphs,
        ),
        head.section_row(name, width, glyphs),
    ]
