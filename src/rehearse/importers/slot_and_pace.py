"""A draft for another slot, or at another pace, as the speaker types them."""

from __future__ import annotations

from rehearse.core.pace import default_pace, parse_pace
from rehearse.core.talk import Talk
from rehearse.core.timespan import EXAMPLES, parse
from rehearse.importers.draft import Draft


def with_slot(draft: Draft, slot_s: float | None) -> Draft:
    """The draft with another slot in seconds; None plans for what the talk needs."""
    return draft._replace(slot_s=slot_s)


def slot_of(answer: str) -> float | None:
    """Seconds of a slot as it is typed, a bare number in minutes; None for an empty answer.

    Raises:
        ValueError: it is no duration, or none at all.
    """
    answer = answer.strip()
    if not answer:
        return None
    seconds = parse(f"{answer}m" if answer.isdecimal() else answer)
    if seconds <= 0:
        raise ValueError(f"that is no time at all, write {EXAMPLES}")
    return seconds


def with_pace(draft: Draft, answer: str, talk: Talk) -> Draft:
    """The draft at another pace as it is typed; what it does not say stays.

    Args:
        draft: what is changed.
        answer: `125`, `260 cpm` or both; a bare number goes by how most of the talk is counted.
        talk: what is proposed of the draft.

    Raises:
        ValueError: it is no pace.
    """
    in_characters = talk.spoken.characters > talk.spoken.words
    if in_characters and answer.strip().isdecimal():
        answer = f"{answer.strip()} cpm"
    pace = parse_pace(answer, default_pace(talk.language))
    named = ["cpm" in term.casefold() for term in answer.split(",")]
    return draft._replace(
        wpm=draft.wpm if all(named) else pace.wpm, cpm=pace.cpm if any(named) else draft.cpm
    )
