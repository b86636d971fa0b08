"""Importing again: what the speaker changed by hand in the talk file stays."""

from __future__ import annotations

from rehearse.core.likeness import alike
from rehearse.core.talk import Section, Talk, slug, with_unique_ids
from rehearse.core.variants import that_still_apply
from rehearse.importers.draft import NOWHERE, TAKEN, WARNING, Remark
from rehearse.importers.proposal import Proposal


def merged(proposal: Proposal, before: Talk) -> Proposal:
    """The proposal with ids, pins, notes and hand-edited titles of the file that it replaces.

    A section is the same by its id, else by its title, else by a likely text. What the source says
    goes before what the file says, except where the file was edited by hand.
    """
    new = proposal.talk
    same = _matched(new.sections, before.sections)
    if not same and slug(new.title) != slug(before.title):
        # Another talk: it takes neither the title of this one nor its history.
        gone = _counted(len(new.sections), len(before.sections), 0)
        return proposal._replace(account=(*proposal.account, *gone))
    account = list(proposal.account)
    parts: list[Section] = []
    for at, part in enumerate(new.sections):
        if at not in same:
            parts.append(part)
            continue
        old = before.sections[same[at]]
        # An id is made of a title: where they differ, the title was written anew by hand.
        is_retitled = old.title != part.title and not old.id.startswith(slug(old.title)[:20])
        if is_retitled:
            account.append(
                Remark(TAKEN, proposal.places[at], f"its title stays {old.title}, not {part.title}")
            )
        if old.text != part.text:
            # Whoever edited the file and not the notes has to know.
            what = "its text in the file is replaced by that of the notes"
            account.append(Remark(WARNING, proposal.places[at], what))
        parts.append(
            part._replace(
                id=old.id,
                title=old.title if is_retitled else part.title,
                pin_s=old.pin_s if old.pin_s is not None else part.pin_s,
                notes=part.notes or old.notes,
                speaker=part.speaker or old.speaker,
                optional=old.optional,
            )
        )
    account += _counted(len(new.sections), len(before.sections), len(same))
    sections = _own_ids_first(parts, set(same))
    if before.title != new.title:
        account.append(Remark(TAKEN, NOWHERE, f"the title stays {before.title}, not {new.title}"))
    # What was only guessed goes behind what stands in the file.
    is_told = new.language != "en" and (proposal.has_language or before.language == "en")
    language = new.language if is_told else before.language
    speaker = new.speaker or before.speaker
    speakers = {speaker, *(part.speaker for part in sections)}
    talk = new._replace(
        id=before.id if before.id != before.path else new.id,
        title=before.title,
        sections=sections,
        slot_s=new.slot_s if new.slot_s is not None else before.slot_s,
        pace=new.pace if proposal.has_pace else before.pace,
        language=language,
        speaker=speaker,
        event=new.event or before.event,
        voice=before.voice,
        say=before.say,
        rule=new.rule or before.rule,
        # A voice of somebody who speaks no more would be a mistake in the file.
        voices=tuple(pair for pair in before.voices if pair[0] in speakers),
    )
    talk = talk._replace(variants=that_still_apply(talk, before.variants))
    if talk.variants != before.variants:
        what = "what variants: leaves out is not all there any more: look through it"
        account.append(Remark(WARNING, NOWHERE, what))
    return proposal._replace(talk=talk, account=tuple(account))


def _matched(new: tuple[Section, ...], old: tuple[Section, ...]) -> dict[int, int]:
    """For sections of the new talk the same one of the old, by index."""
    by_id = {part.id: at for at, part in enumerate(old)}
    same = {at: by_id[part.id] for at, part in enumerate(new) if part.id in by_id}
    free = set(range(len(old))) - set(same.values())
    by_title: dict[str, int] = {}
    for at in sorted(free, reverse=True):
        by_title[old[at].title.casefold()] = at
    for at, part in enumerate(new):
        if at not in same and (found := by_title.pop(part.title.casefold(), None)) is not None:
            same[at] = found
            free.discard(found)
    left = [at for at in range(len(new)) if at not in same]
    same.update(alike(new, old, left, free))
    return same


def _counted(new: int, old: int, same: int) -> list[Remark]:
    said = f"{same} of {new} sections are in the file already, their ids and pins stay"
    remarks = [Remark(TAKEN, NOWHERE, said)] if same else []
    if old > same:
        remarks.append(
            Remark(WARNING, NOWHERE, f"{old - same} of the file's sections are not in it any more")
        )
    return remarks


def _own_ids_first(parts: list[Section], kept: set[int]) -> tuple[Section, ...]:
    """Ids that the file had stay; a new one that is the same gets a number."""
    order = sorted(range(len(parts)), key=lambda at: at not in kept)
    settled = with_unique_ids(parts[at] for at in order)
    back = dict(zip(order, settled, strict=True))
    return tuple(back[at] for at in range(len(parts)))
