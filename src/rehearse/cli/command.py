"""What a command is called with: a table of its options, and how a line of words is read by it."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.cli.errors import UsageError
from rehearse.core.record import NamedTuple


class Option(NamedTuple):
    """Something that begins with two hyphens."""

    name: str
    """With its hyphens."""
    value: str
    """What stands for its value in the help; empty where it takes none."""
    help: str
    """Lines of at most 50 characters."""
    example: str = ""
    """A value, for messages."""


class Command(NamedTuple):
    """A command for its reader and its help."""

    name: str
    """Empty for what happens when no command is named."""
    usage: tuple[str, ...]
    """Ways to call it, without the program's name."""
    summary: str
    """One line, without a full stop."""
    about: str
    """Paragraphs of lines of at most 74 characters."""
    options: tuple[Option, ...]
    examples: tuple[tuple[str, str], ...]
    """What to type after the program's name, and what it does."""
    exits: tuple[tuple[str, str], ...]
    """Exit codes, and when."""
    most_words: int | None
    """How many words without hyphens it takes, None for any number."""
    second: str = ""
    """A line below the summary, where one has to be read early."""


class Arguments(NamedTuple):
    """A line that was read."""

    words: tuple[str, ...]
    values: dict[str, str]
    """What was given with each option; empty for one that takes no value."""

    def has(self, name: str) -> bool:
        """The option was given."""
        return name in self.values

    def get(self, name: str) -> str | None:
        """The value of the option, None where it was not given."""
        return self.values.get(name)


def read_arguments(command: Command, line: Sequence[str]) -> Arguments:
    """The words and options of a line; after `--` everything is a word.

    Raises:
        UsageError: an option is unknown, given twice, or without its value; a word is too many.
    """
    known = {option.name: option for option in command.options}
    words: list[str] = []
    values: dict[str, str] = {}
    rest = list(reversed(line))
    while rest:
        word = rest.pop()
        if word == "--":
            words.extend(reversed(rest))
            break
        if not word.startswith("-") or word == "-":
            words.append(word)
            continue
        name, equals, value = word.partition("=")
        option = known.get(name)
        if option is None:
            raise UsageError(_about_unknown(command, name))
        if name in values:
            raise UsageError(f"{name} is given twice, give it once")
        if not option.value:
            if equals:
                raise UsageError(f"{name} takes no value, leave out {value!r}")
        elif not equals:
            if not rest or rest[-1].startswith("--"):
                raise UsageError(f"{name} needs a value, as in {name} {option.example}")
            value = rest.pop()
        values[name] = value
    if command.most_words is not None and len(words) > command.most_words:
        raise UsageError(_about_too_many(command, words[command.most_words]))
    return Arguments(tuple(words), values)


def _about_unknown(command: Command, name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a message

    shown = name if len(name) <= 40 else f"{name[:40]}..."
    near = get_close_matches(name, [option.name for option in command.options], 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else f"{_program(command)} --help names them"
    return f"there is no option {shown!r} here, {hint}"


def _about_too_many(command: Command, word: str) -> str:
    shown = word if len(word) <= 40 else f"{word[:40]}..."
    usage = f"rehearse {command.usage[0]}"
    return f"{shown!r} is one word too many, it goes: {usage}"


def _program(command: Command) -> str:
    return f"rehearse {command.name}" if command.name else "rehearse"
