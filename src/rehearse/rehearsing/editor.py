"""The speaker's own editor, and the talk as it is after it."""

from __future__ import annotations

import signal
import subprocess

from rehearse.core.pace import default_pace
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.talk import Talk

if TYPE_CHECKING:
    from rehearse.talkfile.reading import UsualPace


def call(command: list[str]) -> tuple[int, str]:
    """Run a command until it ends: its exit code, or why it could not be started."""
    # An editor that is put aside stops its whole group: this program too, or the shell waits.
    stops = [getattr(signal, name) for name in ("SIGTSTP", "SIGCONT") if hasattr(signal, name)]
    heeded = [(stop, signal.signal(stop, signal.SIG_DFL)) for stop in stops]
    try:
        return subprocess.call(command), ""  # noqa: S603 - the speaker's own editor
    except OSError as error:
        return 0, str(error)
    finally:
        for stop, answer in heeded:
            signal.signal(stop, answer)


def read_again(talk: Talk, usual_pace: UsualPace = default_pace) -> tuple[Talk | None, str]:
    """A talk as its file is by now, the same variant of it, or None with what is wrong there."""
    from rehearse.talkfile.load import TalkFileError, load  # noqa: PLC0415

    try:
        edited = load(talk.path, usual_pace)
    except TalkFileError as error:
        first = error.problems[0]
        return None, f"line {first.line}: {first.message}"
    if not talk.variant:
        return edited, ""
    from rehearse.core.variants import variant_of  # noqa: PLC0415

    try:
        return variant_of(edited, talk.variant), ""
    except ValueError as error:
        return None, f"the text is as before: {error}"
