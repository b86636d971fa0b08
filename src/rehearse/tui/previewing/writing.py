"""Writing the talk file from the preview: never over what is there unasked."""

from __future__ import annotations

import os
from collections.abc import Callable

from rehearse.core.talk import Talk
from rehearse.importers.notes import Notes
from rehearse.importers.saving import NotWrittenError, beside, target_words
from rehearse.talkfile.load import TalkFileError, load
from rehearse.tui.previewing.answers import ask
from rehearse.tui.room import Room

REPLACE, BESIDE = "y", "n"


def write(room: Room, notes: Notes, then: Callable[[Talk], None]) -> None:
    """Write the talk, asking first where a file stands in its way; `then` goes on with it."""
    if not notes.is_in_the_way:
        _write(room, notes, then, replace=False)
        return

    def take(answer: str) -> None:
        if answer[:1].lower() == BESIDE:
            notes.write_beside()
        _write(room, notes, then, replace=answer[:1].lower() == REPLACE)

    other = os.path.basename(beside(notes.target))
    ask(
        room,
        f"{target_words(notes.target)} is there already. {REPLACE}: bring the notes into it, its "
        f"ids, pins and titles stay. {BESIDE}: write {other}. esc: neither",
        lambda answer: _problem(answer, notes.target),
        take,
        keys=REPLACE + BESIDE,
    )


def _problem(answer: str, target: str) -> str:
    first = answer[:1].lower()
    if first == BESIDE:
        return ""
    if first != REPLACE:
        return f"{REPLACE} brings the notes into it, {BESIDE} leaves it alone, esc goes back"
    try:
        load(target)
    except TalkFileError:
        return f"it can't be read as a talk, so nothing of it could stay: {BESIDE} leaves it alone"
    return ""


def _write(room: Room, notes: Notes, then: Callable[[Talk], None], *, replace: bool) -> None:
    try:
        talk = notes.save(replace=replace)
    except NotWrittenError as error:
        room.tell(f"{error.problem}; nothing is lost, try again", is_trouble=True)
        return
    room.rehearse_app.written = notes.target
    then(talk)
