"""Plain notes as a draft: what is metadata, what an agenda, what a heading, and what is spoken."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.wording import plural
from rehearse.importers.agenda import agenda_at, agenda_words, unanswered
from rehearse.importers.claims import Claims, without_planned_time
from rehearse.importers.cues import is_cue_line, starred_as_bracket
from rehearse.importers.draft import (
    LEFT,
    LINE,
    NOWHERE,
    TAKEN,
    WARNING,
    Draft,
    DraftSection,
    Place,
    Remark,
)
from rehearse.importers.forms import plain_title
from rehearse.importers.headings import headings_of
from rehearse.importers.metadata import is_version
from rehearse.importers.naming import first_words, opening_words
from rehearse.importers.notes_title import first_heading
from rehearse.importers.notes_top import claim_words, top_of
from rehearse.importers.other_starts import questions_above, starts_below_rules
from rehearse.importers.plays import Play, play_of
from rehearse.importers.tidy import lines_of
from rehearse.importers.units import LONG_LINE, Unit, is_rule, units_of

_MOST_NAMES = 8
"""Of those who speak, in the account."""


def read_plain(text: str) -> Draft:
    """The draft of plain notes; its title is empty where the notes have none."""
    units = units_of(lines_of(text))
    return read_units([unit._replace(text=starred_as_bracket(unit.text)) for unit in units])


def read_units(units: list[Unit], counted: str = LINE) -> Draft:
    """The draft of notes whose units are known; one that is underlined is a heading.

    Args:
        units: of all notes.
        counted: what their lines are called, `LINE` or `PARAGRAPH`.
    """
    return _Notes(units, counted).draft()


class _Notes:
    """The units of one text, and what is found about them."""

    def __init__(self, units: list[Unit], counted: str) -> None:
        self._units = units
        self._counted = counted
        self._spoken = [not is_rule(unit.text) for unit in units]
        self._account: list[Remark] = []
        self._claims = Claims()
        self._title = ""
        self._agendas: list[tuple[int, list[str]]] = []
        self._asked: list[int] = []
        """Headings that are spoken as well."""
        self._play = Play((), frozenset())
        self._cuts: list[int] = []
        """Units that a section without a heading begins at."""

    def draft(self) -> Draft:
        start = self._take_top()
        self._leave_versions(start)
        self._take_agendas(start)
        self._play = play_of(self._units, self._spoken)
        sayable = [
            can and not name for can, name in zip(self._spoken, self._play.names, strict=True)
        ]
        headings = headings_of(self._units, sayable)
        agendas = [at for at, _ in self._agendas]
        self._asked = questions_above(agendas, self._units, self._spoken, headings)
        for at in self._asked:
            headings[at] = True
        start = self._take_title(start, headings)
        if not any(headings[start + 1 :]):
            self._cut_at_rules(start)
        sections = self._sections(start, headings)
        self._check_agendas(sections)
        return Draft(
            self._claims.title or self._title,
            tuple(section for _, section in sections),
            tuple(self._account),
            self._claims.slot_s,
            self._claims.wpm,
            self._claims.words,
            self._claims.speaker,
            self._claims.event,
        )

    def _tell(self, tone: str, unit: Unit, what: str) -> None:
        self._account.append(Remark(tone, self._place(unit), what))

    def _place(self, unit: Unit) -> Place:
        return Place(unit.line, unit=self._counted)

    def _take_top(self) -> int:
        """The index of the first unit below what nobody speaks."""
        top = top_of(self._units, self._place)
        self._claims, self._title = top.claims, top.title
        self._account += top.account
        self._spoken[: top.end] = [False] * top.end
        return top.end

    def _leave_versions(self, start: int) -> None:
        for at, unit in enumerate(self._units[start:], start):
            if is_version(unit.text):
                self._spoken[at] = False
                self._tell(WARNING, unit, f"{unit.text}: another version begins here, keep one")

    def _take_agendas(self, start: int) -> None:
        at = start
        while at < len(self._units):
            items, end = agenda_at(self._units, at)
            if items:
                self._spoken[at:end] = [False] * (end - at)
                self._agendas.append((at, items))
                self._tell(LEFT, self._units[at], agenda_words(items))
            at = end

    def _take_title(self, start: int, headings: list[bool]) -> int:
        """Make the first line below the metadata the title where it can be one; where to go on."""
        told = [at for at in range(start, len(self._units)) if self._spoken[at]]
        if not told:
            return len(self._units)
        first = told[0]
        found = first_heading(
            self._units,
            headings,
            told,
            is_titled=bool(self._title),
            is_named=bool(self._claims.title),
        )
        if found is None:
            return first
        headings[first] = True
        if self._title:
            return first
        self._title = found.title
        if found.slot_s is None:
            return first
        claims = Claims(slot_s=found.slot_s)
        self._claims = self._claims.over(claims)
        self._tell(TAKEN, self._units[first], f"says {claim_words(claims)}")
        headings[first] = self._spoken[first] = False
        return first + 1

    def _cut_at_rules(self, start: int) -> None:
        self._cuts = starts_below_rules(self._units, self._spoken, start)
        if self._cuts:
            what = f"no headings: {len(self._cuts) + 1} sections, parted by rules"
            self._account.append(Remark(TAKEN, NOWHERE, what))

    def _sections(self, start: int, headings: Sequence[bool]) -> list[tuple[int, DraftSection]]:
        found: list[tuple[int, DraftSection]] = []
        heading: int | None = None
        body: list[int] = []
        cues = 0
        for at in [*range(start, len(self._units)), -1]:
            if at >= 0 and not headings[at] and at not in self._cuts:
                if self._spoken[at]:
                    cues += is_cue_line(self._units[at].text)
                    body.append(at)
                continue
            if heading is not None or body:
                section = self._section(heading, body)
                if section.text or section.planned_s:
                    found.append((heading if heading is not None else body[0], section))
                elif heading is not None and section.title != self._title:
                    unit = self._units[heading]
                    self._tell(LEFT, unit, f"a heading with no words below it: {section.title}")
            heading, body = (None, [at]) if at in self._cuts else (at, [])
        if names := self._play.speakers(self._units):
            who = ", ".join(names[:_MOST_NAMES])
            self._account.append(Remark(TAKEN, NOWHERE, f"who speaks, as cues: {who}"))
        if cues:
            self._account.append(
                Remark(TAKEN, NOWHERE, f"{plural(cues, 'line')} as cues: shown, never spoken")
            )
        return found

    def _section(self, heading: int | None, body: Sequence[int]) -> DraftSection:
        if heading in self._asked:
            body = [heading, *body]
        text, lines = self._text(body)
        if heading is None:
            unit = self._units[body[0]]
            title = "" if self._cuts else self._title or self._claims.title
            title = title or (opening_words if self._cuts else first_words)(unit.text)
            return DraftSection(title, text, self._place(unit), lines=lines)
        unit = self._units[heading]
        bare, planned_s = without_planned_time(unit.text)
        title = plain_title(bare) or unit.text
        return DraftSection(title, text, self._place(unit), planned_s=planned_s, lines=lines)

    def _text(self, body: Sequence[int]) -> tuple[str, tuple[int, ...]]:
        """The text of units, and the lines that its paragraphs begin at."""
        paragraphs: list[list[str]] = []
        lines: list[int] = []
        before: Unit | None = None
        for at in body:
            unit = self._units[at]
            said = [self._play.said(at, line) for line in unit.text.split("\n")]
            said = [line for line in said if line]
            if not said:
                continue
            is_short = (
                before is not None
                and len(before.text) < LONG_LINE
                and len(unit.text) < LONG_LINE
                and not unit.is_first
            )
            if is_short:
                paragraphs[-1].extend(said)
            else:
                paragraphs.append(said)
                lines.append(unit.line)
            before = unit
        return "\n\n".join("\n".join(paragraph) for paragraph in paragraphs), tuple(lines)

    def _check_agendas(self, sections: Sequence[tuple[int, DraftSection]]) -> None:
        """Warn of points of an agenda that no heading, or one that says otherwise, answers."""
        for number, (start, items) in enumerate(self._agendas, 1):
            later = self._agendas[number : number + 1]
            end = later[0][0] if later else len(self._units)
            below = [section for at, section in sections if start < at < end]
            for warning in unanswered(items, below):
                self._tell(WARNING, self._units[start], warning)
