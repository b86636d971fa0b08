"""What the voice makes of a talk, beside what its words say."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.cells import fit
from rehearse.core.pace import Pace, pace_words
from rehearse.core.plan import Plan, PlannedSection
from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.talk import Section
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.wording import plural
from rehearse.reports.look import Look
from rehearse.reports.speakers import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

LONGEST_TITLE = 40
"""Cells of a title within a sentence."""

MARKED_S, MARKED_SHARE = 2.0, 0.03
"""A section is named where the voice takes so much more than its words, in both ways."""


class Spoken(NamedTuple):
    """How long the voice takes for each section; sections are counted from 0."""

    voice: str
    """What `--voice` takes for the voice that reads the talk, as voices are listed."""
    names: tuple[str, ...]
    """What the voices that read it are called."""
    taken_s: Mapping[int, float]
    """Seconds with written pauses; nothing of a section that is not spoken."""
    refused: Mapping[int, str]
    """Why sections are not spoken, clauses."""
    limit: str
    """Where the voice can't read so slow or fast, a clause that says so."""


def words_s(section: Section, pace: Pace) -> float:
    """What the words and pauses of a section take at a pace, whatever budget is pinned."""
    return pace.load_s(section.spoken) + section.pauses_s


def spoken_lines(plan: Plan, spoken: Spoken, look: Look) -> list[str]:
    """Who reads it, which sections have more to say than their words show, what is not spoken."""
    lines = []
    if spoken.taken_s:
        whole = clock(round(sum(spoken.taken_s.values())))
        left_out = _left_out(plan, spoken, look)
        lines.append(f"Read by {' and '.join(spoken.names)} in {whole}{left_out}.")
        if spoken.limit:
            lines.append(f"{_sentence(spoken.limit)}: its times are not those of your pace.")
        else:
            lines += [
                more
                for part in plan.sections
                if (more := _more(part.section, plan.pace, spoken.taken_s.get(part.position), look))
            ]
    elif not spoken.refused:
        lines.append("The voice's time is not known: the talk is too long to be measured whole.")
    return [*lines, *refusal_lines(spoken.refused)]


def _left_out(plan: Plan, spoken: Spoken, look: Look) -> str:
    """`, without the 1:00 of Demo`: what its time does not contain, empty where that is nothing."""
    unread = [part for part in plan.sections if part.position not in spoken.taken_s]
    if not unread:
        return ""
    given = budget_clock(sum(part.budget_s for part in unread))
    what = plural(len(unread), "section")
    if len(unread) == 1:
        what = fit(unread[0].section.title, LONGEST_TITLE, look.ellipsis)
    return f", without the {given} of {what}"


def refusal_lines(refused: Mapping[int, str]) -> list[str]:
    """Which sections are not spoken, and why, a line for each reason."""
    by_reason: dict[str, list[int]] = {}
    for position, why in refused.items():
        by_reason.setdefault(why, []).append(position)
    return [
        f"{'Section' if len(positions) == 1 else 'Sections'} {numbers(positions)} "
        f"{'is' if len(positions) == 1 else 'are'} not spoken, {why}."
        for why, positions in by_reason.items()
    ]


def spoken_json(
    plan: Plan, spoken: Spoken, positions: Sequence[int] | None = None
) -> dict[str, Any]:
    """The voice's time for programs, of all sections or of these, in their order.

    `{voice, voice_limit, pace: {wpm, cpm}, sections: [{id, spoken_s, not_spoken, load_s, budget_s,
    words, characters}]}`

    `spoken_s` is null where a section is not spoken, `not_spoken` the reason where it is the
    voice's, `load_s` what its words and pauses take at the pace. Where the voice can't keep that
    pace, `voice_limit` says so.
    """
    return {
        "voice": spoken.voice,
        "voice_limit": spoken.limit or None,
        "pace": {"wpm": round(plan.pace.wpm, 2), "cpm": round(plan.pace.cpm, 2)},
        "sections": [
            {
                "id": part.section.id,
                **section_json(spoken, part.position),
                "load_s": round(words_s(part.section, plan.pace), 3),
                "budget_s": part.budget_s,
                "words": part.section.spoken.words,
                "characters": part.section.spoken.characters,
            }
            for part in _parts(plan, positions)
        ],
    }


def section_json(spoken: Spoken, position: int) -> dict[str, Any]:
    """`{spoken_s, not_spoken}` of a section."""
    taken_s = spoken.taken_s.get(position)
    return {
        "spoken_s": None if taken_s is None else round(taken_s, 3),
        "not_spoken": spoken.refused.get(position),
    }


def _parts(plan: Plan, positions: Sequence[int] | None) -> Sequence[PlannedSection]:
    if positions is None:
        return plan.sections
    by_position = {part.position: part for part in plan.sections}
    return [by_position[position] for position in positions]


def read_words(
    taken_s: float, sections: Sequence[Section], pace: Pace, given: str, given_s: float | None
) -> str:
    """`0:47 by the voice, 0:45 by its words at 125 wpm, budget 0:53.`

    Args:
        taken_s: the voice's seconds.
        sections: what it read.
        pace: at which pace.
        given: what the last time is called: `budget` or `slot`.
        given_s: the time given for it, None where there is none.
    """
    from rehearse.core.words import Count  # noqa: PLC0415

    spoken = Count(
        sum(section.spoken.words for section in sections),
        sum(section.spoken.characters for section in sections),
    )
    load = clock(round(sum(words_s(section, pace) for section in sections)))
    end = "" if given_s is None else f", {given} {budget_clock(given_s)}"
    head = f"{clock(round(taken_s))} by the voice, {load} by its words"
    return f"{head} at {pace_words(pace, spoken)}{end}."


def _more(section: Section, pace: Pace, taken_s: float | None, look: Look) -> str:
    """What `more_to_say` says, by title, and both times: `(voice 1:56, words 1:45 at 125 wpm)`."""
    said = more_to_say(section, pace, taken_s)
    if taken_s is None or not said:
        return ""
    title = fit(section.title, LONGEST_TITLE, look.ellipsis)
    voice, load = clock(round(taken_s)), clock(round(words_s(section, pace)))
    at = pace_words(pace, section.spoken)
    return f"{title}: {said} (voice {voice}, words {load} at {at})."


def more_to_say(section: Section, pace: Pace, taken_s: float | None) -> str:
    """`219 words, but it speaks like 241: about 11 s more than its words show`, where it is so."""
    load_s = words_s(section, pace)
    if taken_s is None or taken_s - load_s < max(MARKED_S, MARKED_SHARE * load_s):
        return ""
    words, characters = section.spoken
    unit = "word" if words else "character"
    about = f"about {timespan.whole_down(taken_s - load_s + 0.5)} s more than its {unit}s show"
    if words and characters:
        return f"it takes {about}"
    amount = words or characters
    if not amount:
        return ""
    like = round(amount * (taken_s - section.pauses_s) / (load_s - section.pauses_s))
    return f"{plural(amount, unit)}, but it speaks like {like:,}: {about}"


def _sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:]
