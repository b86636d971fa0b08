"""Bringing notes into the library: a path is asked for, and its preview opened."""

from __future__ import annotations

from collections.abc import Callable

from rehearse.importers.notes import Notes
from rehearse.importers.read import NotImportedError, read
from rehearse.importers.typed_path import completed, path_of
from rehearse.tui.room import Room


def bring_notes(room: Room, then: Callable[[str], None]) -> None:
    """Ask for a file and preview it; `then` is told the talk file, empty where none was written."""
    from rehearse.tui.screens.prompt import PromptScreen  # noqa: PLC0415

    found: list[Notes] = []

    def problem_of(typed: str) -> str:
        found.clear()
        path = path_of(typed)
        try:
            found.append(Notes(path, read(path)))
        except NotImportedError as error:
            return str(error)
        return ""

    def preview(typed: str | None) -> None:
        from rehearse.tui.screens.preview import PreviewScreen  # noqa: PLC0415

        if typed and found:
            room.app.push_screen(PreviewScreen(found[-1]), lambda target: then(str(target or "")))

    question = "Which file of notes? A path; tab completes it, or drop the file here:"
    room.app.push_screen(PromptScreen(question, problem_of, complete=completed), preview)
