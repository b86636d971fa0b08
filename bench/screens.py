"""How to begin with a program, and what of its picture belongs to the section shown."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from picture import Picture, View, wait_for, whole
from setting import Setting
from terminal import Terminal

QUIET_S = 0.3
"""Nothing more is expected once output has paused for so long."""

_WORDS = slice(4, 20)
"""The rows of the script, from 0."""


def section_shown(picture: Picture) -> Hashable:
    """View of what changes with the section and not with the clock.

    The number of the section, its title, and the words without the margin that holds the mark.
    """
    lines = picture.lines
    return lines[0], lines[2][:40], tuple(line[3:] for line in lines[_WORDS])


class Program(NamedTuple):
    """A program that was begun: its terminal, its picture, and how long that took."""

    terminal: Terminal
    picture: Picture
    first_frame_s: float
    """From the fork to the byte that completed the first picture."""


def begin(command: list[str], setting: Setting, expected: list[str], view: View = whole) -> Program:
    """Start a program and wait until its first picture is complete."""
    terminal = Terminal(command, setting.environment(), setting.folder)
    picture = Picture()
    at = wait_for(terminal, picture, expected, view, QUIET_S)
    return Program(terminal, picture, at - terminal.started_at)


def begin_rehearsal(setting: Setting, talk: str, sections: int) -> Program:
    """The rehearse screen of a talk, standing READY at its first section."""
    return begin([setting.rehearse, talk], setting, ["READY", f"1 of {sections}"])


def press(program: Program, key: str, expected: list[str], view: View = whole) -> float:
    """Seconds from the key to the byte that completed the picture that it asks for."""
    sent_at = program.terminal.send(key)
    return wait_for(program.terminal, program.picture, expected, view, 0.06) - sent_at
