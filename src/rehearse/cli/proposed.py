"""What an import proposes, as lines of text: the sections, and the account."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.core.pace import Pace
from rehearse.core.plan import PlanError, make_plan
from rehearse.core.talk import Section, Talk
from rehearse.core.timespan import clock, whole_up
from rehearse.core.wording import LAST, plan_words, plural
from rehearse.importers.account import told
from rehearse.importers.cuts import EVERY, is_uncut
from rehearse.importers.draft import WARNING, Remark
from rehearse.importers.kinds import Kind
from rehearse.importers.proposal import Proposal
from rehearse.reports.look import Look
from rehearse.reports.table import Column, table, title_column, words_column
from rehearse.talkfile.clean import printable

MOST_REMARKS = 40
"""Of one tone; more nobody reads."""


def proposed_lines(name: str, kind: Kind, proposal: Proposal, look: Look) -> Iterator[str]:
    """The lines for a terminal or a pipe."""
    talk = proposal.talk
    yield f"{printable(name)}: {kind.words}, as \u201c{talk.title}\u201d"
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
    yield from _hints(talk)


def _hints(talk: Talk) -> Iterator[str]:
    """What to type where the notes leave something open."""
    hints = []
    if is_uncut(talk):
        hints.append(f"It is one section: --every {EVERY} cuts it, about every {EVERY} words.")
    if talk.slot_s is None:
        hints.append("--slot 10m plans it for the time that the event gives you.")
    if hints:
        yield ""
        yield from hints


def _needs(part: Section, pace: Pace) -> str:
    return clock(whole_up(part.needed_s(pace)))


def _account(account: tuple[Remark, ...], look: Look) -> Iterator[str]:
    for tone, heading, lines in told(account):
        yield ""
        yield look.paint(heading, LAST) if tone == WARNING else heading
        for line in lines[:MOST_REMARKS]:
            yield f"  {line}"
        if len(lines) > MOST_REMARKS:
            yield f"  and {plural(len(lines) - MOST_REMARKS, 'more line')}"
