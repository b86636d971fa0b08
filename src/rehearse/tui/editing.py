"""The talk in the speaker's own editor, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from rehearse.core.talk import Talk
from rehearse.rehearsing.editor import call
from rehearse.rehearsing.editor import read_again as read_again  # noqa: PLC0414 - exported
from rehearse.talkfile.editor import editor_command

if TYPE_CHECKING:
    from rehearse.tui.app import RehearseApp


def edit(app: RehearseApp, talk: Talk, line: int) -> tuple[Talk | None, str]:
    """Let the speaker edit the file; the talk as it is then, or None with what went wrong."""
    if not talk.path:
        return None, "this talk has no file to edit"
    try:
        command = editor_command(talk.path, line)
        with app.suspend():
            # Nothing may be raised in here: the terminal would not be taken back.
            code, problem = call(command)
    except SuspendNotSupported:
        return None, "this terminal can't be handed to an editor; edit the file beside it"
    except ValueError as error:
        problem = str(error)
    if problem:
        return None, f"the editor could not be started, set $EDITOR: {problem}"
    if code:
        return None, f"the editor ended with {code}; the text is as before"
    return read_again(talk, app.settings.pace_for)
