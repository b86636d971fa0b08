"""A draft as a talk that can be written: titles and ids settled, and what it claims checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rehearse.core.pace import Pace, default_pace, pace_words
from rehearse.core.record import NamedTuple
from rehearse.core.script import measure
from rehearse.core.talk import Section, Talk, section, slug, talk, with_unique_ids
from rehearse.core.timespan import clock, whole_up
from rehearse.core.wording import plural
from rehearse.importers.draft import (
    LEFT,
    NOWHERE,
    TAKEN,
    WARNING,
    Draft,
    DraftSection,
    NotImportedError,
    Place,
    Remark,
)
from rehearse.importers.language import language_by_script, language_by_words
from rehearse.importers.naming import first_words
from rehearse.talkfile.write import fit_text, fit_title

WORDLESS_S = 60.0
"""What a section without words is pinned to until the speaker says how long it takes."""
LONGEST_PIN_S = 86400.0
"""A day, the longest time that a talk file takes."""
LONGEST_ID = 60
"""Characters; a number may come behind it."""
_UNLIKE = 1.25
"""A section this many times as long as planned, or as short, is told."""


class Proposal(NamedTuple):
    """A talk that is not written yet."""

    talk: Talk
    places: tuple[Place, ...]
    """Of its sections, in the source."""
    planned_s: tuple[float | None, ...]
    """What the source plans for them."""
    account: tuple[Remark, ...]
    has_pace: bool = False
    """The source names the pace."""
    has_language: bool = False
    """The source names its language."""

    @property
    def origins(self) -> dict[str, str]:
        """Where each section came from, by its id, for comments in the file."""
        return {
            part.id: str(place)
            for part, place in zip(self.talk.sections, self.places, strict=True)
            if str(place)
        }


def propose(draft: Draft, name: str) -> Proposal:
    """The talk of a draft.

    Args:
        draft: what a reader made of a file.
        name: what the talk is called where the source has no title.

    Raises:
        NotImportedError: nothing in it is to be spoken.
    """
    title = fit_title(draft.title) or fit_title(name) or "My talk"
    draft = without_empty(draft)
    account = list(draft.account)
    kept = [
        (part, _section(part, number, account)) for number, part in enumerate(draft.sections, 1)
    ]
    if not kept:
        raise NotImportedError("nothing in it is to be spoken, write some words first")
    language = draft.language or _language(" ".join(part.text for _, part in kept), account)
    usual = default_pace(language)
    pace = Pace(draft.wpm or usual.wpm, draft.cpm or usual.cpm)
    made_talk = talk(
        title,
        with_unique_ids(part for _, part in kept),
        pace=pace,
        slot_s=draft.slot_s,
        language=language,
        speaker=fit_title(draft.speaker, 200),
        event=fit_title(draft.event, 200),
    )
    account += _against_claims(made_talk, draft)
    account += _against_plans(made_talk, [part for part, _ in kept])
    return Proposal(
        made_talk,
        tuple(part.place for part, _ in kept),
        tuple(part.planned_s for part, _ in kept),
        tuple(account),
        has_pace=bool(draft.wpm or draft.cpm),
        has_language=bool(draft.language),
    )


def without_empty(draft: Draft) -> Draft:
    """The draft without sections that have neither text nor time; the account tells of them."""
    left = tuple(
        Remark(LEFT, part.place, f"no words: {_title(part, '', number)}")
        for number, part in enumerate(draft.sections, 1)
        if _is_empty(part)
    )
    if not left:
        return draft
    kept = tuple(part for part in draft.sections if not _is_empty(part))
    return draft._replace(sections=kept, account=(*draft.account, *left))


def _is_empty(part: DraftSection) -> bool:
    return part.pin_s is None and not part.planned_s and not fit_text(part.text)


def _language(text: str, account: list[Remark]) -> str:
    """What the text itself tells; the account says so where it isn't English."""
    if language := language_by_script(text):
        account.append(Remark(TAKEN, NOWHERE, f"its script says language: {language}"))
    elif (language := language_by_words(text)) not in {"", "en"}:
        account.append(Remark(TAKEN, NOWHERE, f"its words say language: {language}"))
    return language or "en"


def _title(part: DraftSection, text: str, number: int) -> str:
    return fit_title(part.title) or fit_title(first_words(text)) or f"Section {number}"


def _section(part: DraftSection, number: int, account: list[Remark]) -> Section:
    text = fit_text(part.text)
    notes = fit_text(part.notes)
    title = _title(part, text, number)
    pin_s = part.pin_s
    count, pauses_s = measure(text)
    if not any(count) and pin_s is None:
        pin_s = min(max(part.planned_s or WORDLESS_S, pauses_s), LONGEST_PIN_S)
        account.append(
            Remark(WARNING, part.place, f"{title}: no words, pinned at {clock(whole_up(pin_s))}")
        )
    return section(title, text, id=slug(title)[:LONGEST_ID].strip("-"), pin_s=pin_s, notes=notes)


def _against_claims(made: Talk, draft: Draft) -> Iterator[Remark]:
    claimed = draft.claimed_words
    if not claimed:
        return
    counted = made.spoken.words
    same = "as many as" if counted == claimed else "against"
    # Whoever counts leaves out headings, or doesn't: a tenth is no contradiction.
    tone = WARNING if abs(counted - claimed) > claimed * 0.1 else TAKEN
    yield Remark(tone, NOWHERE, f"{plural(counted, 'word')} counted, {same} {claimed:,} claimed")


def _against_plans(made: Talk, parts: Iterable[DraftSection]) -> Iterator[Remark]:
    for part, drafted in zip(made.sections, parts, strict=True):
        if drafted.planned_s is None or part.pin_s is not None:
            continue
        load_s = part.needed_s(made.pace)
        longer = max(load_s, drafted.planned_s) / max(1.0, min(load_s, drafted.planned_s))
        if longer < _UNLIKE or abs(load_s - drafted.planned_s) < 5:
            continue
        amount = (
            plural(part.spoken.words, "word")
            if part.spoken.words
            else plural(part.spoken.characters, "character")
        )
        yield Remark(
            WARNING,
            drafted.place,
            f"{part.title}: planned {clock(whole_up(drafted.planned_s))}, its {amount} need "
            f"{clock(whole_up(load_s))} at {pace_words(made.pace, part.spoken)}",
        )
