"""What an import proposes, as lines of text: the sections, and the account."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.core.pace import Pace
from rehearse.core.plan import PlanError, make_plan
from rehearse.core.talk import Section, Talk
from rehearse.core.timespan import clock, whole_up
from rehearse.core.wording import LAST, plan_words, plural
from rehearse.importers.draft import LEFT, TAKEN, WARNING, Remark
from rehearse.importers.kinds import DOCX, MARKDOWN, TEXT
from rehearse.importers.proposal import Proposal
from rehearse.importers.read import Import
from rehearse.reports.look import Look
from rehearse.reports.table import Column, table, title_column, words_column
from rehearse.talkfile.clean import printable

_CUTTABLE = (TEXT, MARKDOWN, DOCX)
_EVERY, _MOST_UNCUT = 150, 225
"""Words; cutting one and a half of the first gives two pieces."""
MOST_REMARKS = 40
"""Of one tone; more nobody reads."""

_HEADINGS = ((TAKEN, "Found:"), (LEFT, "Left out:"), (WARNING, "Look at:"))


def proposed_lines(name: str, found: Import, proposal: Proposal, look: Look) -> Iterator[str]:
    """The lines for a terminal or a pipe."""
    talk = proposal.talk
    yield f"{printable(name)}: {found.kind.words}, as \u201c{talk.title}\u201d"
    try:
        yield plan_words(make_plan(talk))
    except PlanError as error:
        yield look.paint(f"It can't be planned yet: {error}", LAST)
    yield ""
    rows = [
        (
            str(number),
            part.title,
            place.short,
            f"{part.spoken.words:,}" if part.spoken.words else "",
            f"{part.spoken.characters:,}" if part.spoken.characters else "",
            _needs(part, talk.pace),
            "" if planned is None else clock(whole_up(planned)),
            "pinned" if part.pin_s is not None else "",
        )
        for number, (part, place, planned) in enumerate(
            zip(talk.sections, proposal.places, proposal.planned_s, strict=True), 1
        )
    ]
    columns = (
        Column(""),
        title_column("section"),
        words_column("from"),
        Column("words"),
        Column("characters"),
        Column("needs"),
        Column("planned"),
        words_column(),
    )
    yield from table(columns, rows, look)
    yield from _account(proposal.account, look)
    yield from _hints(found, talk)


def _hints(found: Import, talk: Talk) -> Iterator[str]:
    """What to type where the notes leave something open."""
    hints = []
    if len(talk.sections) == 1 and found.kind.name in _CUTTABLE:
        words = talk.spoken.words + talk.spoken.characters / 2
        hint = "It has no headings, so it is one section"
        if words > _MOST_UNCUT:
            hint += f": --every {_EVERY} cuts it at paragraph ends, about every {_EVERY} words"
        hints.append(f"{hint}.")
    if talk.slot_s is None:
        hints.append("--slot 10m plans it for the time that the event gives you.")
    if hints:
        yield ""
        yield from hints


def _needs(part: Section, pace: Pace) -> str:
    seconds = part.pin_s if part.pin_s is not None else pace.load_s(part.spoken) + part.pauses_s
    return clock(whole_up(seconds))


def _account(remarks: tuple[Remark, ...], look: Look) -> Iterator[str]:
    for tone, heading in _HEADINGS:
        lines = _grouped([remark for remark in remarks if remark.tone == tone])
        if not lines:
            continue
        yield ""
        yield look.paint(heading, LAST) if tone == WARNING else heading
        for line in lines[:MOST_REMARKS]:
            yield f"  {line}"
        if len(lines) > MOST_REMARKS:
            yield f"  and {plural(len(lines) - MOST_REMARKS, 'more line')}"


def _grouped(remarks: list[Remark]) -> list[str]:
    """`slides 2, 5, 9: no notes`: remarks of the same words in one line."""
    places: dict[str, list[Remark]] = {}
    for remark in remarks:
        places.setdefault(remark.what, []).append(remark)
    lines = []
    for what, same in places.items():
        where = _where(same)
        lines.append(printable(f"{where}: {what}" if where else what))
    return lines


def _where(same: list[Remark]) -> str:
    slides = [str(remark.place.slide) for remark in same if remark.place.slide]
    lines = [str(remark.place.line) for remark in same if remark.place.line]
    numbers = slides or lines
    if not numbers:
        return ""
    unit = "slide" if slides else same[0].place.unit
    more = f" and {len(numbers) - 12} more" if len(numbers) > 12 else ""
    return f"{unit}{'s' if len(numbers) > 1 else ''} {', '.join(numbers[:12])}{more}"
