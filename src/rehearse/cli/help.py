"""The help: a page for the program, and one for each command."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.cli.command import Command
from rehearse.cli.names import SUMMARIES

ENVIRONMENT = (
    ("VISUAL, EDITOR", "the editor that `e` opens"),
    ("REHEARSE_HOME", "a folder for all that is kept, instead of yours"),
    ("REHEARSE_GLYPHS", "ascii: draw in plain ASCII"),
    ("NO_COLOR", "no colours"),
    ("TERM", "what the terminal is; dumb: no screens"),
    ("PULSE_SERVER", "over ssh: where the voice sounds"),
)
"""Variables that mean something to every command."""

_COLUMN = 22
"""Where descriptions begin."""


def page(command: Command) -> str:
    """The page of a command; that of the program names all commands, in a line each."""
    lines = [*_head(command), ""]
    if not command.name:
        lines += ["Commands:"]
        lines += [line for name, what in SUMMARIES.items() for line in _entry(name, what)]
        lines += [*_entry("COMMAND --help", "the page of a command"), ""]
    return "\n".join([*lines, *_tail(command)])


def _head(command: Command) -> Iterator[str]:
    name = f"rehearse {command.name}".rstrip()
    yield f"{name}: {command.summary}"
    if command.second:
        yield command.second
    yield ""
    for number, usage in enumerate(command.usage):
        yield f"{'   or:' if number else 'Usage:'} rehearse {usage}"
    yield ""
    yield from (line and f"  {line}" for line in command.about.split("\n"))


def _tail(command: Command) -> Iterator[str]:
    yield "Options:"
    for option in command.options:
        yield from _entry(f"{option.name} {option.value}".rstrip(), option.help)
    yield from _entry("-h, --help", "this page")
    if not command.name:
        yield from _entry("--version", "the version")
    yield ""
    yield "Examples:"
    for line, what in command.examples:
        yield from _entry(f"rehearse {line}".rstrip(), what, column=42)
    yield ""
    if not command.name:
        yield "Environment:"
        for name, what in ENVIRONMENT:
            yield from _entry(name, what)
        yield ""
    yield "Exit codes:"
    for code, when in command.exits:
        yield from _entry(code, when, column=8)


def _entry(name: str, text: str, column: int = _COLUMN) -> Iterator[str]:
    """A name with its description beside it, or below it where the name is long."""
    lines = text.split("\n")
    if len(name) + 4 > column:
        yield f"  {name}"
    else:
        yield f"  {name:<{column - 2}}{lines.pop(0)}"
    for line in lines:
        yield f"{'':{column}}{line}"
