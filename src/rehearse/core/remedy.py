"""What would bring a run home that lands past its slot."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.core import timespan
from rehearse.core.naming import short_name
from rehearse.core.optional import (
    Piece,
    Saving,
    least_that_suffices,
    optional_paragraphs,
    with_paragraph,
)
from rehearse.core.pace import Pace
from rehearse.core.plan import Plan
from rehearse.core.reading import Reading
from rehearse.core.script import measure, written_paragraphs


def saving_remedy(reading: Reading, plan: Plan) -> Saving | None:
    """The optional part still to come that would bring the run home if it were left out now.

    Of several it is the one that saves least; None where no single one would do. Nothing is planned
    anew by it.
    """
    savings = list(_to_come(reading, plan, reading.pace or plan.pace))
    return least_that_suffices(savings, reading.lands_s - reading.given_s)


def remedy_words(reading: Reading, plan: Plan) -> Iterator[str]:
    """That in words: `leave out Resources ¶3 (0:15)`, then ever shorter; nothing where none is."""
    saving = saving_remedy(reading, plan)
    if saving is None:
        return
    at = saving.piece.section
    saves = timespan.clock(timespan.whole_down(saving.seconds))
    titles = [part.section.title for part in plan.sections]
    yield f"leave out {with_paragraph(short_name(titles, at), saving.piece)} ({saves})"
    yield f"leave out {with_paragraph(f'section {at + 1}', saving.piece)} ({saves})"
    yield f"leave out {with_paragraph(str(at + 1), saving.piece)}"


def _to_come(reading: Reading, plan: Plan, pace: Pace) -> Iterator[Saving]:
    """What may be left out of that which is not spoken yet."""
    here = plan.sections[reading.position]
    if not here.pinned and optional_paragraphs(here.section.text):
        yield from _of_this_section(reading, here.section.text, pace)
    for index in reading.ahead:
        part = plan.sections[index]
        if part.section.optional:
            load_s = pace.load_s(part.section.spoken) + part.section.pauses_s
            yield Saving(Piece(index), part.budget_s if part.pinned else load_s)
        if not part.pinned:
            for each in optional_paragraphs(part.section.text):
                yield Saving(Piece(index, each.number), each.load_s(pace))


def _of_this_section(reading: Reading, text: str, pace: Pace) -> Iterator[Saving]:
    """The optional paragraphs of the open section that even the pace does not get to yet.

    Whoever runs late is slower than the pace, and further from them.
    """
    optional = {each.number: each for each in optional_paragraphs(text)}
    begins_s = 0.0
    for number, written in enumerate(written_paragraphs(text), 1):
        spoken, pauses_s = measure(written)
        if number in optional and begins_s >= reading.section_elapsed_s:
            yield Saving(Piece(reading.position, number), optional[number].load_s(pace))
        begins_s += pace.load_s(spoken) + pauses_s
