"""What is asked for in a line over the preview, and what is wrong with an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rehearse.importers.draft import Draft
from rehearse.importers.shaping import Shaping, rename
from rehearse.importers.slot_and_pace import slot_of, with_pace, with_slot
from rehearse.tui.room import Room

if TYPE_CHECKING:
    from rehearse.importers.notes import Notes


def ask(
    room: Room,
    question: str,
    problem_of: Callable[[str], str],
    take: Callable[[str], None],
    answer: str = "",
    *,
    keys: str = "",
) -> None:
    """Ask in a line; an answer that can be used is taken, and all is drawn anew.

    `keys` are letters that are an answer without enter.
    """
    from rehearse.tui.screens.prompt import PromptScreen  # noqa: PLC0415

    def then(given: str | None) -> None:
        if given:
            take(given)
        room.project()

    room.app.push_screen(PromptScreen(question, problem_of, answer, keys=keys), then)


def ask_for_name(room: Room, shaping: Shaping, at: int) -> None:
    """Another title for a section."""

    def take(title: str) -> None:
        shaping.change(lambda draft: rename(draft, at, title), at)

    ask(
        room,
        "What is this section called?",
        lambda title: problem(lambda: rename(shaping.draft, at, title)),
        take,
        shaping.proposal.talk.sections[at].title,
    )


def ask_for_slot(room: Room, notes: Notes) -> None:
    """How much time there is; nothing is taken for not known."""
    known = notes.talk.slot_s is not None
    question = "Another slot, such as 7m or 9m30s:"
    if not known:
        question = "How much time does the event give you? 10m, or only enter: not known yet"

    def take(answer: str) -> None:
        slot_s = slot_of(answer)
        notes.shaping.change(lambda draft: with_slot(draft, slot_s))

    ask(room, question, lambda answer: problem(lambda: slot_of(answer)), take)


def ask_for_pace(room: Room, notes: Notes) -> None:
    """How fast it is to be spoken."""

    def changed(answer: str) -> Draft:
        return with_pace(notes.shaping.draft, answer, notes.talk)

    ask(
        room,
        "At which pace do you speak? 125 (words a minute), 260 cpm (characters):",
        lambda answer: problem(lambda: changed(answer)),
        lambda answer: notes.shaping.change(lambda _: changed(answer)),
    )


def problem(attempt: Callable[[], object]) -> str:
    """Why something can't be done, empty where it can."""
    try:
        attempt()
    except ValueError as error:
        return str(error)
    return ""
