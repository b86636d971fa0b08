"""What is asked for when a rehearsal is opened, and how it ended."""

from __future__ import annotations

from rehearse.core.pace import Pace
from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.talk import Talk
from rehearse.talkfile.settings import SettingsFile

if TYPE_CHECKING:
    from rehearse.importers.notes import Notes


class Request(NamedTuple):
    """What to open."""

    talk: Talk | None
    """None opens the library."""
    scope: tuple[int, ...] | None
    """Indices of the sections to be spoken, None for all."""
    slot_s: float | None
    """Another slot than the talk's own."""
    pace: Pace | None
    """Another pace than the talk's own."""
    resume: bool
    for_real: bool
    speaker: str = ""
    """Whose sections are rehearsed, while the voice speaks the others'; empty for everybody's."""
    notes: Notes | None = None
    """Notes to be previewed instead of a talk."""
    settings: SettingsFile = SettingsFile("", exists=False)
    """The user's settings, with what is wrong with them."""
    weak: bool = False
    """Only what is worth practising."""


class Outcome(NamedTuple):
    """How it ended."""

    exit_code: int
    lines: tuple[str, ...]
    """To be printed once the screen is closed."""
    written: str = ""
    """The talk file that was written from notes; empty where none was."""
