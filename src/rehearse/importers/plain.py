"""Plain notes as a draft: what is metadata, what an agenda, what a heading, and what is spoken."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.wording import plural
from rehearse.importers.agenda import agenda_at, agenda_words, unanswered
from rehearse.importers.claims import Claims, claims_in, slot_behind, without_planned_time
from rehearse.importers.cues import cue, is_cue_line, starred_as_bracket, with_cues
from rehearse.importers.draft import (
    LEFT,
    LINE,
    TAKEN,
    WARNING,
    Draft,
    DraftSection,
    Place,
    Remark,
)
from rehearse.importers.forms import GENERIC, is_titular, plain_title
from rehearse.importers.headings import headings_of
from rehearse.importers.metadata import is_metadata, is_version
from rehearse.importers.naming import first_words, opening_words
from rehearse.importers.plays import SPEAKER, inline_speakers, speakers_of
from rehearse.importers.tidy import lines_of
from rehearse.importers.units import LONG_LINE, Unit, is_rule, units_of

MOST_AT_THE_TOP = 12
"""Units among which metadata is looked for."""
_MOST_NAMES = 8
_LEAST_STATEMENT = 12
"""Words of a unit that is said rather than asked or named."""
_LEAST_RULES = 2
"""Rules that part a text; a single one ends a letter."""
_LEAST_SENTENCE = 5
"""Words of a unit with a full stop that is no metadata."""


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
        self._asked: set[int] = set()
        """Headings that are spoken as well."""
        self._names = [False] * len(units)
        """For each unit whether it only says who speaks next."""
        self._inline: frozenset[str] = frozenset()
        """Names that begin the lines of whoever speaks."""
        self._cuts: set[int] = set()
        """Units that a section without a heading begins at."""

    def draft(self) -> Draft:
        start = self._take_metadata()
        self._take_agendas(start)
        self._names = speakers_of(self._units, self._spoken)
        self._inline = inline_speakers(self._units, self._spoken)
        sayable = [can and not name for can, name in zip(self._spoken, self._names, strict=True)]
        headings = headings_of(self._units, sayable)
        self._question_headings(headings)
        start = self._take_title(start, headings)
        self._cut_at_rules(start, headings)
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

    def _take_metadata(self) -> int:
        """The index of the first unit below the metadata."""
        end = 0
        for at, unit in enumerate(self._units[:MOST_AT_THE_TOP]):
            if is_metadata(unit.text):
                end = at + 1
            elif unit.size > 40 or (unit.size >= _LEAST_SENTENCE and unit.text[-1] in ".!\u3002"):
                break
        for at, unit in enumerate(self._units):
            if at < end:
                self._leave_metadata(at, unit)
            elif is_version(unit.text):
                self._spoken[at] = False
                self._tell(WARNING, unit, f"{unit.text}: another version begins here, keep one")
        return end

    def _leave_metadata(self, at: int, unit: Unit) -> None:
        self._spoken[at] = False
        if is_version(unit.text):
            self._tell(LEFT, unit, f"a version marker, not spoken: {first_words(unit.text)}")
            return
        told = is_metadata(unit.text)
        if not told and not self._title and is_titular(unit):
            self._title = unit.text
            self._tell(TAKEN, unit, f"the title: {unit.text}")
            return
        claims = Claims()
        for line in unit.text.split("\n"):
            found = claims_in(line)
            if not found and not is_version(line):
                found = Claims(slot_s=slot_behind(line))
            claims = claims.over(found)
        self._claims = self._claims.over(claims)
        said = _claim_words(claims)
        tone = TAKEN if said else LEFT
        what = f"says {said}" if said else f"not spoken: {first_words(unit.text, 8)}"
        self._tell(tone, unit, what)

    def _take_agendas(self, start: int) -> None:
        at = start
        while at < len(self._units):
            items, end = agenda_at(self._units, at)
            if items:
                self._spoken[at:end] = [False] * (end - at)
                self._agendas.append((at, items))
                self._tell(LEFT, self._units[at], agenda_words(items))
            at = end

    def _question_headings(self, headings: list[bool]) -> None:
        """A question above an agenda is a heading, and spoken, where something was said before."""
        for at, _ in self._agendas:
            before = at - 1
            if before < 0 or not self._spoken[before] or headings[before]:
                continue
            unit = self._units[before]
            if "\n" in unit.text or unit.size > 25 or unit.text[-1] not in "?:\uff1f\uff1a":
                continue
            for index in range(before - 1, -1, -1):
                if headings[index] or not self._spoken[index]:
                    break
                said = self._units[index]
                if said.size >= _LEAST_STATEMENT and said.text[-1] not in "?\uff1f":
                    headings[before] = True
                    self._asked.add(before)
                    break

    def _take_title(self, start: int, headings: list[bool]) -> int:
        """Make the first line below the metadata the title where it can be one."""
        for at in range(start, len(self._units)):
            if not self._spoken[at]:
                continue
            unit = self._units[at]
            if is_cue_line(unit.text):
                return at
            bare, planned_s = without_planned_time(unit.text)
            is_generic = plain_title(bare).casefold() in GENERIC
            if (
                is_titular(unit)
                and not is_generic
                and (headings[at] or self._stands_alone(at, headings))
            ):
                headings[at] = True
                if not self._title and (self._claims.title or self._is_title(at, headings)):
                    self._title = plain_title(bare)
                    if planned_s and self._is_slot(at, headings):
                        self._claims = self._claims.over(Claims(slot_s=planned_s))
                        self._tell(TAKEN, unit, f"says {_claim_words(Claims(slot_s=planned_s))}")
                        headings[at] = self._spoken[at] = False
                        return at + 1
            return at
        return len(self._units)

    def _stands_alone(self, at: int, headings: Sequence[bool]) -> bool:
        unit = self._units[at]
        rest = [index for index in range(at + 1, len(self._units)) if self._spoken[index]]
        if not rest or self._title:
            return False
        below = self._units[rest[0]]
        longest = max(self._units[index].size for index in rest)
        return (
            not unit.text[0].islower()
            and longest > unit.size * 1.5
            and (unit.is_last or headings[rest[0]] or len(below.text) > LONG_LINE)
        )

    def _is_slot(self, at: int, headings: Sequence[bool]) -> bool:
        """The time that the title plans is that of the talk: sections come right below it."""
        below = [index for index in range(at + 1, len(self._units)) if self._spoken[index]]
        return bool(below) and headings[below[0]] and sum(headings[i] for i in below) >= 2

    def _is_title(self, at: int, headings: Sequence[bool]) -> bool:
        """No numbered heading is the title of a talk where others are numbered as well."""
        text = self._units[at].text
        same = [
            other
            for index, other in enumerate(self._units)
            if headings[index] and index != at and other.text[:2] == text[:2]
        ]
        return not (text[0].isdigit() or (same and text.casefold().startswith(("slide", "part"))))

    def _cut_at_rules(self, start: int, headings: Sequence[bool]) -> None:
        """Where no heading parts the notes, rules do if there are several."""
        if any(headings[start + 1 :]):
            return
        below_rule = False
        for at in range(start, len(self._units)):
            if is_rule(self._units[at].text):
                below_rule = True
            elif self._spoken[at] and below_rule:
                self._cuts.add(at)
                below_rule = False
        if len(self._cuts) < _LEAST_RULES:
            self._cuts.clear()
        else:
            what = f"no headings: {len(self._cuts) + 1} sections, parted by rules"
            self._account.append(Remark(TAKEN, Place(), what))

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
        if names := self._speakers():
            self._account.append(Remark(TAKEN, Place(), f"who speaks, as cues: {names}"))
        if cues:
            self._account.append(
                Remark(TAKEN, Place(), f"{plural(cues, 'line')} as cues: shown, never spoken")
            )
        return found

    def _speakers(self) -> str:
        found = (
            unit.text.rstrip(":\uff1a")
            for unit, is_name in zip(self._units, self._names, strict=True)
            if is_name
        )
        names = dict.fromkeys([*found, *sorted(self._inline)])
        return ", ".join([*names][:_MOST_NAMES])

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
            said = [self._said(at, line) for line in unit.text.split("\n")]
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

    def _said(self, at: int, line: str) -> str:
        """A line in the markup of talk files; whoever speaks is a cue."""
        if self._names[at]:
            return cue(line.rstrip(":\uff1a"))
        match = SPEAKER.match(line) if self._inline else None
        if match and match[1] in self._inline:
            return f"{cue(match[1])} {with_cues(line[match.end() :])}"
        return with_cues(line)

    def _check_agendas(self, sections: Sequence[tuple[int, DraftSection]]) -> None:
        """Warn of points of an agenda that no heading, or one that says otherwise, answers."""
        for number, (start, items) in enumerate(self._agendas, 1):
            later = self._agendas[number : number + 1]
            end = later[0][0] if later else len(self._units)
            below = [section for at, section in sections if start < at < end]
            for warning in unanswered(items, below):
                self._tell(WARNING, self._units[start], warning)


def _claim_words(claims: Claims) -> str:
    draft = Draft("", (), (), claims.slot_s, claims.wpm, claims.words)
    parts = [draft.claims] if draft.claims else []
    for name, value in (
        ("the title is", claims.title),
        ("the speaker is", claims.speaker),
        ("the event is", claims.event),
    ):
        if value:
            parts.append(f"{name} {value}")
    return ", ".join(parts)
