"""What may stand next on a line that is being typed: asked by the TAB key of a shell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import DONE, InputError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.offers import FILES, VALUES, WORDS, Asked, Candidate


def print_candidates(line: Sequence[str]) -> int:
    """Print what may follow, a line each: the word, a tab and what it is.

    `line` is the name of the shell, the words before the one that is being typed, and that one.
    Nothing is ever complained of: whoever types has not finished.
    """
    from rehearse.cli.output import say  # noqa: PLC0415

    shell, *words = line or ("",)
    if shell == "bash":
        words = _as_bash_hands_over(words)
    try:
        found = list(candidates(words))
    except (InputError, UsageError, OSError):
        found = []
    for each in found:
        about = " ".join(each.about.split())
        say(f"{each.word}\t{about}" if about else each.word)
    return DONE


def candidates(line: Sequence[str]) -> Iterator[Candidate]:
    """What may stand in the place of the last word of a line (without the program's name)."""
    *before, typed = line or ("",)
    name = before[0] if before and before[0] in SUMMARIES else ""
    command = _command_called(name)
    options = {option.name: option for option in command.options}
    rest = before[1:] if name else before
    if "--" in rest:
        return
    given = _given(options, rest)
    asked = Asked(given.words, typed)
    pending = options.get(rest[-1]) if rest else None
    if pending is not None and pending.value:
        yield from _begun(_values(command, pending, asked), typed)
    elif typed.startswith("--") and "=" in typed:
        written, _, value = typed.partition("=")
        option = options.get(written)
        if option is not None and option.value:
            found = _begun(_values(command, option, asked._replace(typed=value)), value)
            yield from (
                each if each.word == FILES else each._replace(word=f"{written}={each.word}")
                for each in found
            )
    elif typed.startswith("-"):
        yield from _begun(_options(command, given), typed)
    else:
        yield from _begun(_words(command, asked), typed)


def _command_called(name: str) -> Command:
    from rehearse.cli.dispatch import command_called  # noqa: PLC0415 - it imports this module

    return command_called(name)


def _given(options: dict[str, Option], line: Sequence[str]) -> Arguments:
    """The words and options of an unfinished line, whatever is wrong with it."""
    words: list[str] = []
    values: dict[str, str] = {}
    rest = list(reversed(line))
    while rest:
        word = rest.pop()
        name, equals, value = word.partition("=")
        option = options.get(name)
        if not word.startswith("-") or word == "-":
            words.append(word)
        elif option is not None:
            if option.value and not equals and rest:
                value = rest.pop()
            values[name] = value
    return Arguments(tuple(words), values)


def _begun(found: Iterable[Candidate], typed: str) -> Iterator[Candidate]:
    """Those that begin as it is typed, in either case."""
    wanted = typed.casefold()
    for each in found:
        if each.word == FILES or each.word.casefold().startswith(wanted):
            yield each


def _options(command: Command, given: Arguments) -> Iterator[Candidate]:
    for option in command.options:
        if not given.has(option.name):
            yield Candidate(option.name, option.help)
    yield Candidate("--help", "the page of this command")
    if not command.name:
        yield Candidate("--version", "the version")


def _words(command: Command, asked: Asked) -> Iterator[Candidate]:
    position = len(asked.words)
    if command.most_words is not None and position >= command.most_words:
        return
    finders = WORDS.get(command.name, ())
    if position < len(finders):
        yield from finders[position](asked)
    elif finders and command.name == "check":
        yield from finders[-1](asked)


def _values(command: Command, option: Option, asked: Asked) -> Iterator[Candidate]:
    """What an option may be given: what it is a choice of, or what its name says."""
    spelled = re.search(rf"{option.name} ([\w|-]+)", " ".join(command.usage))
    choices = spelled[1].split("|") if spelled and "|" in spelled[1] else _listed(option.help)
    if option.name in VALUES:
        yield from VALUES[option.name](asked)
    else:
        yield from (Candidate(choice) for choice in choices if choice.islower())


def _listed(words: str) -> list[str]:
    """The choices in a sentence such as `text (unless given), html or json`."""
    plain = re.sub(r" \(.*?\)|^.*: ", "", " ".join(words.split()))
    choices = re.split(r", | or ", plain)
    return choices if len(choices) > 1 and all(map(str.isalpha, choices)) else []


def _as_bash_hands_over(words: Sequence[str]) -> list[str]:
    """Words without bash's quotes, and `--from=3` in one piece, which bash takes apart."""
    joined: list[str] = []
    for word in words:
        if joined and (word == "=" or joined[-1].endswith("=")) and joined[-1].startswith("--"):
            joined[-1] += word
        else:
            joined.append(word)
    return [_unquoted(word) for word in joined]


def _unquoted(word: str) -> str:
    if not re.search(r"[\\'\"]", word):
        return word
    import shlex  # noqa: PLC0415 - only where it is asked for

    for closing in ("", "'", '"'):
        try:
            return "".join(shlex.split(word + closing))
        except ValueError:
            continue
    return word
