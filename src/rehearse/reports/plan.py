"""A plan as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable

from rehearse.core import timespan
from rehearse.core.cells import fit, width
from rehearse.core.pace import SLOWEST_CPM, SLOWEST_WPM, Pace, pace_words
from rehearse.core.plan import Plan, PlannedSection
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.talk import Talk
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.wording import CALM, OVER, Words, plan_words, text_for
from rehearse.core.words import Count
from rehearse.reports.look import STRONG, Look
from rehearse.reports.speakers import speaker_lines, speakers_json
from rehearse.reports.table import Column, table, title_column, words_column

if TYPE_CHECKING:
    from typing import Any

    from rehearse.reports.spoken import Spoken


def plan_text(
    plan: Plan,
    look: Look,
    at: Callable[[float], str] | None = None,
    spoken: Spoken | None = None,
) -> str:
    """The plan for people: how the talk fits, and a row for each section.

    `at` gives the time of day for seconds from the start of the talk, where one was named; `spoken`
    is what the voice makes of it, where that was asked for.
    """
    talk = plan.talk
    lines = [look.paint(title_line(talk, look), STRONG), _verdict(plan, look)]
    lines += ["", *_table(plan, look, at, spoken), ""]
    if speakers := speaker_lines(plan, look):
        lines += [*speakers, ""]
    lines += [_end(plan, at)]
    lines += _notes(plan)
    if spoken is not None:
        from rehearse.reports.spoken import spoken_lines  # noqa: PLC0415 - only where it is asked for

        lines += ["", *spoken_lines(plan, spoken, look)]
    return "\n".join(lines)


def title_line(talk: Talk, look: Look) -> str:
    """The talk's title, and which variant of it this is: `One lake, nine towns (short)`."""
    variant = f" ({talk.variant})" if talk.variant else ""
    return fit(talk.title, look.width - width(variant), look.ellipsis) + variant


def plan_json(plan: Plan, spoken: Spoken | None = None) -> dict[str, Any]:
    """The plan for programs.

    `{title, slot_s, needed_s, in_hand_s, fits, words, characters, pace: {wpm, cpm},
    plan_pace: {wpm, cpm}, sections: [{id, title, speaker, words, characters, share, budget_s,
    starts_at_s, pinned, optional}], speakers: [{speaker, words, characters, budget_s, sections}]}`

    Of a variant there is its name too, as `variant`. Where no slot is given, `slot_s` is what the
    talk is planned for: `needed_s` in whole seconds.
    `plan_pace` is the pace that fills the slot exactly, null where no words share it out. With what
    the voice makes of it there is its `voice_limit`, and every section has `spoken_s` and
    `not_spoken`, as in `spoken_json`.
    """
    return {
        "title": plan.talk.title,
        **({"variant": plan.talk.variant} if plan.talk.variant else {}),
        "slot_s": plan.slot_s,
        "needed_s": round(plan.needed_s, 3),
        "in_hand_s": round(plan.in_hand_s, 3),
        "fits": plan.fits,
        **({"rule": plan.talk.rule.text, "keeps_rule": keeps_rule(plan)} if plan.talk.rule else {}),
        "words": plan.spoken.words,
        "characters": plan.spoken.characters,
        "pace": _pace_json(plan.pace),
        "plan_pace": None if plan.plan_pace is None else _pace_json(plan.plan_pace),
        **({} if spoken is None else {"voice_limit": spoken.limit or None}),
        "sections": [
            {
                "id": part.section.id,
                "title": part.section.title,
                "speaker": part.section.speaker,
                "words": part.section.spoken.words,
                "characters": part.section.spoken.characters,
                "share": round(part.share, 6),
                "budget_s": part.budget_s,
                "starts_at_s": part.starts_at_s,
                "pinned": part.pinned,
                "optional": part.section.optional,
                **_spoken_json(spoken, part.position),
            }
            for part in plan.sections
        ],
        "speakers": speakers_json(plan),
    }


def _spoken_json(spoken: Spoken | None, position: int) -> dict[str, Any]:
    if spoken is None:
        return {}
    from rehearse.reports.spoken import section_json  # noqa: PLC0415 - only where asked for

    return section_json(spoken, position)


def check_words(plan: Plan) -> Words:
    """Whether the talk fits, in a line: `fits: 9:23 of 10:00, 0:37 in hand`."""
    needed_s = timespan.whole_up(plan.needed_s)
    if not plan.has_slot:
        return Words(f"fits: {clock(needed_s)}, and no slot is given")
    if plan.fits and (broken := _broken_rule(plan)):
        return Words(f"does not fit: {broken}", OVER)
    of = f"{clock(needed_s)} of {budget_clock(plan.slot_s)}"
    if plan.fits:
        in_hand_s = max(0, timespan.whole_down(plan.slot_s - needed_s))
        return Words(f"fits: {of}, {clock(in_hand_s)} in hand")
    over_s = needed_s - timespan.whole_down(plan.slot_s)
    cut = text_for(plan, over_s)
    return Words(f"does not fit: {of}, {clock(over_s)} too long, cut {cut}", OVER)


def keeps_rule(plan: Plan) -> bool:
    """What the talk needs is within the rule of its event, where it has one."""
    return not _broken_rule(plan)


def _broken_rule(plan: Plan) -> str:
    rule = plan.talk.rule
    if rule is None:
        return ""
    from rehearse.core.timing_rule import verdict  # noqa: PLC0415 - few talks have one

    needed_s = timespan.whole_up(plan.needed_s)
    said, tone = verdict(rule, needed_s)
    return f"{clock(needed_s)} {said} ({rule.text})" if tone == OVER else ""


def _pace_json(pace: Pace) -> dict[str, float]:
    return {"wpm": round(pace.wpm, 2), "cpm": round(pace.cpm, 2)}


def _verdict(plan: Plan, look: Look) -> str:
    return look.paint(plan_words(plan), CALM if plan.fits else OVER)


def _table(
    plan: Plan, look: Look, at: Callable[[float], str] | None, spoken: Spoken | None
) -> list[str]:
    columns = [
        Column(""),
        title_column("section"),
        words_column("speaker"),
        Column("words"),
        Column("characters"),
        Column("share"),
        Column("starts"),
        Column("at"),
        Column("budget"),
        Column("voice"),
        words_column(),
    ]
    speakers = {part.section.speaker for part in plan.sections}
    rows: list[list[str | Words]] = [
        [
            str(part.position + 1),
            part.section.title,
            part.section.speaker if len(speakers) > 1 else "",
            _amount(part.section.spoken.words),
            _amount(part.section.spoken.characters),
            f"{part.share:.1%}" if not part.pinned else "",
            budget_clock(part.starts_at_s),
            at(part.starts_at_s) if at else "",
            budget_clock(part.budget_s),
            _voice_clock(spoken, part.position),
            _remark(part),
        ]
        for part in plan.sections
    ]
    return table(columns, rows, look)


def _voice_clock(spoken: Spoken | None, position: int) -> str:
    """The voice's time for a section, empty where there is none."""
    taken_s = spoken.taken_s.get(position) if spoken else None
    return "" if taken_s is None else clock(round(taken_s))


def _amount(number: int) -> str:
    return f"{number:,}" if number else ""


def _remark(part: PlannedSection) -> str:
    remarks = ("pinned" if part.pinned else "", "optional" if part.section.optional else "")
    return ", ".join(filter(None, remarks))


def _end(plan: Plan, at: Callable[[float], str] | None) -> str:
    end_s = plan.sections[-1].starts_at_s + plan.sections[-1].budget_s
    clock_end = f", at {at(end_s)}" if at else ""
    return f"Ends at {budget_clock(end_s)}{clock_end}."


def _is_speech(pace: Pace, spoken: Count) -> bool:
    """Whether anybody speaks as slowly as that."""
    slow_words = spoken.words and pace.wpm < SLOWEST_WPM
    return not (slow_words or (spoken.characters and pace.cpm < SLOWEST_CPM))


def _notes(plan: Plan) -> list[str]:
    """What the author can do about it."""
    notes = []
    if plan.talk.rule is not None:
        from rehearse.core.timing_rule import rule_words  # noqa: PLC0415 - few talks have one

        notes.append(f"Rule {rule_words(plan.talk.rule)}.")
    if broken := _broken_rule(plan):
        notes.append(f"As it is, {broken}.")
    if plan.has_slot and plan.plan_pace is not None:
        full = pace_words(plan.plan_pace, plan.spoken)
        if plan.fits:
            if _is_speech(plan.plan_pace, plan.spoken):
                notes.append(f"At {full} it would fill the slot. The pace alone changes no budget.")
        else:
            needed = clock(timespan.whole_up(plan.needed_s))
            notes.append(f"Or ask for {needed}: as it is, it would have to be spoken at {full}.")
    optional = [part for part in plan.sections if part.section.optional]
    saved_s = timespan.whole_down(sum(part.load_s for part in optional))
    if saved_s:
        what = "section" if len(optional) == 1 else "sections"
        notes.append(f"Without the optional {what} it takes {clock(saved_s)} less.")
    return notes
