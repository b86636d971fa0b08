"""A talk file to fill in: every key with its sentence from the table that the loader reads by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.timespan import clock
from rehearse.core.wording import plural
from rehearse.talkfile import rules
from rehearse.talkfile.rules import Rule
from rehearse.talkfile.write import line_scalar, time_words

FEWEST, MOST = 1, 60
"""Sections of a skeleton."""
USUAL_SECTION_S = 120.0
"""A section of two minutes is short enough to be rehearsed by itself."""
USUAL_SECTIONS = 3
"""Where no slot says how many there should be."""
_LEAST_USUAL, _MOST_USUAL = 3, 12

_WIDTH = 78
_TITLES = ("Opening", "Close")
_SAY = "Write here what you say, as you say it."


class Skeleton(NamedTuple):
    """What is known of a talk that is yet to be written."""

    title: str
    slot_s: float | None
    pace: Pace
    written_pace: str
    """As the author gave it; empty where it is the usual one."""
    sections: int

    @property
    def in_characters(self) -> bool:
        """The author counts in characters."""
        pace = self.written_pace.casefold()
        return "cpm" in pace and not re.search(r"wpm|\d\s*(?:,|$)", pace)

    @property
    def section_s(self) -> float | None:
        """Seconds that each section may take, None without a slot."""
        return None if self.slot_s is None else self.slot_s / self.sections

    def amount(self, seconds: float) -> str:
        """What can be said in so many seconds: `about 250 words`."""
        a_minute = self.pace.cpm if self.in_characters else self.pace.wpm
        exact = seconds * a_minute / 60
        step = 10 if exact >= 100 else 5 if exact >= 20 else 1
        number = max(1, round(exact / step) * step)
        return f"about {number:,} {'characters' if self.in_characters else 'words'}"


def usual_sections(slot_s: float | None) -> int:
    """How many sections a slot is cut into, about two minutes each."""
    if slot_s is None:
        return USUAL_SECTIONS
    return min(_MOST_USUAL, max(_LEAST_USUAL, round(slot_s / USUAL_SECTION_S)))


def skeleton_text(plan: Skeleton, first_lines: tuple[str, ...] = ()) -> str:
    """The talk file; `first_lines` stand above everything."""
    lines = [*first_lines, *_comment(_head(plan), ""), ""]
    given = {"title": line_scalar(plan.title), "pace": plan.written_pace}
    if plan.slot_s is not None:
        given["slot"] = time_words(plan.slot_s)
    for rule in rules.TALK:
        if rule.kind != rules.SECTIONS:
            lines += [*_key(rule, "", given.get(rule.key, "")), ""]
    lines += [*_comment(_rule_of("sections").help, ""), "sections:"]
    for number in range(plan.sections):
        lines += _section(plan, number)
    return "\n".join(lines).rstrip("\n") + "\n"


def _rule_of(key: str) -> Rule:
    return next(rule for rule in rules.TALK if rule.key == key)


def _head(plan: Skeleton) -> str:
    how = "Lines that begin with # are comments: take the # away to use a key."
    if plan.slot_s is None:
        return f"A talk to fill in. {how}"
    whole = plan.amount(plan.slot_s)
    return f"A talk of {_time(plan.slot_s)}: {whole} at your pace, pauses aside. {how}"


def _time(seconds: float) -> str:
    """`2 minutes`, or `1:40`."""
    minutes, rest = divmod(round(seconds), 60)
    return clock(round(seconds)) if rest or not minutes else plural(minutes, "minute")


def _key(rule: Rule, indent: str, value: str) -> Iterator[str]:
    """Its sentence, and the key with its value; where it has none it is a comment."""
    yield from _comment(_plain(rule.help), indent)
    if rule.kind == rules.VARIANTS:
        for part in rules.VARIANT:
            yield from _comment(f"Its {part.key}: {_plain(part.help)}", indent)
    if value:
        yield f"{indent}{rule.key}: {value}"
    else:
        yield f"{indent}# {rule.key}: {rule.example}"


def _plain(text: str) -> str:
    return text.replace("`", "")


def _comment(text: str, indent: str) -> Iterator[str]:
    for line in wrap(text, _WIDTH - len(indent)):
        yield f"{indent}# {line}"


def _section(plan: Skeleton, number: int) -> Iterator[str]:
    if number:
        yield ""
    if plan.section_s is not None:
        amount = plan.amount(plan.section_s)
        yield f"  # {amount.capitalize()}: {_time(plan.section_s)}."
    if number:
        last = number == plan.sections - 1
        yield f"  - title: {_TITLES[1] if last else f'Point {number}'}"
    else:
        for rule in rules.SECTION:
            if rule.key == "title":
                yield from _comment(rule.help, "  ")
                yield f"  - title: {_TITLES[0]}"
            elif rule.kind != rules.TEXT and not rule.same_as:
                yield from _key(rule, "    ", "")
        notes = next(rule for rule in rules.SECTION if rule.key == "notes")
        yield from _key(notes, "    ", "")
        yield from _comment(
            "What is said: paragraphs with a blank line between them, *stress*, [pause 2s], and "
            "[CUES] in brackets, which are shown and not spoken.",
            "    ",
        )
    yield "    text: |"
    yield f"      {_SAY}"
