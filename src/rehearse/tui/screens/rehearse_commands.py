"""What the rehearse screen can be told."""

from __future__ import annotations

from collections.abc import Iterable

from rehearse.core.reading import PAUSED, READY
from rehearse.tui.commands import Command
from rehearse.tui.room import HELP, PALETTE

COMMANDS = (
    Command("start", ("space",), "start_pause", "pause", "Start, pause, go on."),
    Command(
        "next",
        ("n", "right", "enter"),
        "next_section",
        "next",
        "The next section; after the last one, the summary.",
        "Next section",
    ),
    Command(
        "back",
        ("b", "left", "p"),
        "back",
        "back",
        "The section before; its take goes on, nothing is lost.",
        "Section before",
    ),
    Command(
        "retake",
        ("r", "f3"),
        "retake",
        "retake",
        "Start this section again: the take leaves the clock.",
    ),
    Command(
        "listen",
        ("s", "f2"),
        "listen",
        "listen",
        "Hear this section at the talk's pace; the clock stops, and s again comes back here.",
        "Listen to this section",
    ),
    Command("undo", ("backspace",), "undo", "undo", "Take the last move back."),
    Command(
        "overview",
        ("o", "tab"),
        "overview",
        "overview",
        "All sections, and a way to any of them; the clock goes on.",
    ),
    Command("finish", ("f", "f8"), "finish", "finish", "End the run here."),
    Command(
        "stumble",
        ("m", "f6"),
        "stumble",
        "stumble",
        "Mark that you stumbled here.",
        "Mark a stumble",
    ),
    Command(
        "page-down",
        ("pagedown",),
        "page_down",
        "screen on",
        "A screenful on; at the end of the text the next section (clickers send this).",
        is_listed=False,
    ),
    Command(
        "page-up",
        ("pageup",),
        "page_up",
        "screen back",
        "A screenful back, likewise.",
        is_listed=False,
    ),
    Command(
        "down",
        ("down", "j"),
        "scroll(1)",
        "line on",
        "A line on; the text stands still.",
        is_listed=False,
    ),
    Command(
        "up",
        ("up", "k"),
        "scroll(-1)",
        "line back",
        "A line back; the text stands still.",
        is_listed=False,
    ),
    Command(
        "follow",
        ("a", "f7"),
        "follow",
        "follow",
        "Follow the mark, or stand still.",
        "Follow the mark",
    ),
    Command(
        "slot",
        ("t",),
        "other_slot",
        "slot",
        "Before the start: plan for another slot, 7m or until 15:40.",
        "Another slot",
    ),
    Command(
        "resume", ("u",), "resume", "resume", "Before the start: go on with the unfinished run."
    ),
    Command(
        "practise",
        ("w",),
        "practise",
        "practise",
        "Before the start: only the one or two sections worth practising; w again, the whole talk.",
        "Practise what is weak",
    ),
    Command("history", ("h",), "history", "history", "The runs of this talk; the clock stops."),
    Command(
        "edit", ("e",), "edit", "edit", "Open the talk in $VISUAL or $EDITOR; the clock stops."
    ),
    HELP,
    PALETTE,
    Command("one-back", ("escape",), "one_back", "close", "One screen back."),
    Command(
        "leave", ("q",), "leave", "leave", "Leave: what was spoken is kept and can be resumed."
    ),
)

OFF_FOR_REAL = frozenset({"retake", "edit", "listen", "practise"})
"""Actions that are off while a talk is given."""

_START = {READY: "start", PAUSED: "go on"}
"""What space does, where it is not to pause."""

_BEFORE_THE_START = frozenset({"slot", "resume", "practise"})
_AFTER_THE_START = frozenset({"retake", "finish", "stumble", "undo"})


def commands_in(phase: str, *, for_real: bool) -> tuple[Command, ...]:
    """The commands that mean something in this phase."""
    off = _AFTER_THE_START if phase == READY else _BEFORE_THE_START
    described = described_in(phase, for_real=for_real)
    return tuple(command for command in described if command.id not in off)


def described_in(phase: str, *, for_real: bool) -> tuple[Command, ...]:
    """All commands, for the help; before the start it says which of them come with it."""
    later = _AFTER_THE_START if phase == READY else frozenset()
    return tuple(
        command._replace(help=f"Once it runs: {command.help[0].lower()}{command.help[1:]}")
        if command.id in later
        else command
        for command in in_phase(phase, COMMANDS)
        if not (for_real and command.action in OFF_FOR_REAL)
    )


def in_phase(phase: str, commands: Iterable[Command]) -> tuple[Command, ...]:
    """The same commands; the one that starts and pauses is called by what it does in this phase."""
    return tuple(
        command._replace(label=_START.get(phase, command.label))
        if command.action == "start_pause"
        else command
        for command in commands
    )
