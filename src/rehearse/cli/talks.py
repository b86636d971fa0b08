"""Finding and reading the talk that a command names."""

from __future__ import annotations

from rehearse.cli.errors import InputError, NoTalkError, UnplannedError, UsageError
from rehearse.cli.settings import settings_here
from rehearse.core.pace import Pace, parse_pace
from rehearse.core.plan import Plan, PlanError, make_plan
from rehearse.core.settings import Settings
from rehearse.core.talk import Talk
from rehearse.core.timespan import EXAMPLES, parse
from rehearse.talkfile.find import TalkNotFoundError, find
from rehearse.talkfile.load import Problem, TalkFileError, load

MINE = "mine"
"""What is written for the speaker's own pace."""


def read_talk(name: str, variant: str | None = None, settings: Settings | None = None) -> Talk:
    """The talk of this name or path, or the variant of it that is named.

    `settings` are the user's, where they are read already.

    Raises:
        NoTalkError: there is none; the nearest one is named.
        InputError: it can't be read, or the settings can't; one line for each mistake.
        UsageError: it has no such variant.
    """
    usual = settings_here() if settings is None else settings
    try:
        talk = load(find(name), usual.pace_for)
    except TalkNotFoundError as error:
        raise NoTalkError(str(error), error.near) from None
    except TalkFileError as error:
        raise InputError(str(error), error.number) from None
    return talk if variant is None else varied(talk, variant)


def varied(talk: Talk, variant: str) -> Talk:
    """A variant of a talk.

    Raises:
        UsageError: it has none of this name.
    """
    from rehearse.core.variants import variant_of  # noqa: PLC0415 - only where it is asked for

    try:
        return variant_of(talk, variant)
    except ValueError as error:
        raise UsageError(f"--variant: {error}") from None


def plan_talk(talk: Talk, slot: str | None, pace: str | None) -> Plan:
    """The plan of a talk for the slot and the pace that were typed, else for its own.

    Raises:
        UnplannedError: its own slot can't be shared out.
        UsageError: they can't be understood, or the slot can't be shared out.
    """
    slot_s = None if slot is None else read_slot(slot)
    try:
        return make_plan(talk, slot_s=slot_s, pace=None if pace is None else read_pace(pace, talk))
    except PlanError as error:
        place = _place(talk, error.key, is_own_slot=slot is None)
        if place is not None:
            raise UnplannedError(str(Problem(talk.path, *place, error.key, str(error)))) from None
        raise UsageError(f"{talk.path or talk.title}: {error}") from None


def _place(talk: Talk, key: str, *, is_own_slot: bool) -> tuple[int, int] | None:
    """Where in the talk's file a plan is to be mended, None where not there."""
    if key == "sections":
        return talk.sections[0].line, 1
    return talk.slot_place if is_own_slot else None


def read_slot(text: str) -> float:
    """Seconds of a slot as it was typed.

    Raises:
        UsageError: it is no duration, or none at all.
    """
    try:
        slot_s = parse(text)
    except ValueError as error:
        raise UsageError(f"--slot {error}") from None
    if slot_s <= 0:
        raise UsageError(f"--slot {text!r} is no time at all, write {EXAMPLES}")
    return slot_s


def read_pace(text: str, talk: Talk) -> Pace:
    """A pace as it was typed; what it does not say stays as the talk has it.

    `mine` is the speaker's own, learned from the full runs of this talk.

    Raises:
        UsageError: it is no pace, or says nothing of how this talk is counted.
        NoPaceError: the speaker's own is not known yet.
    """
    if text.strip().lower() == MINE:
        from rehearse.cli.learned_pace import learned_pace  # noqa: PLC0415 - opens the history

        return learned_pace(talk)
    try:
        pace = parse_pace(text, talk.pace)
    except ValueError as error:
        raise UsageError(f"--pace {error}") from None
    in_characters = ["cpm" in term.lower() for term in text.split(",")]
    spoken = talk.spoken
    if spoken.characters and not spoken.words and not any(in_characters):
        raise UsageError(f"--pace {text}: this talk is counted in characters, write {text}cpm")
    wpm = talk.pace.wpm if all(in_characters) else pace.wpm
    return Pace(wpm, pace.cpm if any(in_characters) else talk.pace.cpm)
