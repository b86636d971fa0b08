"""What may stand next on a line that is being typed: asked by the TAB key of a shell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import DONE, InputError, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.core.record import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rehearse.core.talk import Talk

FILES = ":files"
"""Printed where the name of a file may stand: the shell knows files best."""
SHELLS = ("bash", "zsh", "fish")

_MOST_RUNS = 50
"""Of the newest; older ones are found by their talk."""


class Candidate(NamedTuple):
    """Something that may stand there."""

    word: str
    about: str = ""


class _Asked(NamedTuple):
    """A line, as far as the cursor."""

    words: tuple[str, ...]
    """Those that are no options, without the one that is being typed."""
    typed: str
    """The word that is being typed."""


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
    asked = _Asked(given.words, typed)
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


def _words(command: Command, asked: _Asked) -> Iterator[Candidate]:
    position = len(asked.words)
    if command.most_words is not None and position >= command.most_words:
        return
    finders = WORDS.get(command.name, ())
    if position < len(finders):
        yield from finders[position](asked)
    elif finders and command.name == "check":
        yield from finders[-1](asked)


def _values(command: Command, option: Option, asked: _Asked) -> Iterator[Candidate]:
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


# -- what there is -------------------------------------------------------------------------------


def _commands(_: _Asked) -> Iterator[Candidate]:
    yield from (Candidate(name, about) for name, about in SUMMARIES.items())


def _files(_: _Asked) -> Iterator[Candidate]:
    yield Candidate(FILES)


def _talks(_: _Asked) -> Iterator[Candidate]:
    """Every talk that a name finds, by that name, and files."""
    from rehearse.talkfile.find import all_talks  # noqa: PLC0415 - only where it is asked for

    for found in all_talks():
        name = f"./{found.name}" if found.name in SUMMARIES else found.name
        yield Candidate(name, found.origin)
    yield Candidate(FILES)


def _commands_and_talks(asked: _Asked) -> Iterator[Candidate]:
    yield from _commands(asked)
    yield from _talks(asked)


def _talk(asked: _Asked) -> Talk:
    """The talk on the line.

    Raises:
        UsageError: there is none.
        InputError: it can't be read.
    """
    from rehearse.cli.talks import read_talk  # noqa: PLC0415 - only where it is asked for

    if not asked.words:
        raise UsageError("no talk is named")
    return read_talk(asked.words[0])


def _section(asked: _Asked) -> Iterator[Candidate]:
    """Ids with their titles; numbers where one was begun."""
    wanted = asked.typed
    for number, part in enumerate(_talk(asked).sections, 1):
        if wanted[:1].isdecimal():
            yield Candidate(str(number), part.title)
        if not part.id.isdecimal():
            yield Candidate(part.id, part.title)


def _sections(asked: _Asked) -> Iterator[Candidate]:
    """The last one of a list; those before it are not offered again."""
    before, comma, typed = asked.typed.rpartition(",")
    taken = set(before.split(","))
    for each in _section(asked._replace(typed=typed)):
        if each.word not in taken:
            yield each._replace(word=f"{before}{comma}{each.word}")


def _speakers(asked: _Asked) -> Iterator[Candidate]:
    talk = _talk(asked)
    names = dict.fromkeys(filter(None, map(talk.speaker_of, talk.sections)))
    yield from (Candidate(name) for name in names)


def _variants(asked: _Asked) -> Iterator[Candidate]:
    yield from (Candidate(variant.name) for variant in _talk(asked).variants)


def _runs(_: _Asked) -> Iterator[Candidate]:
    from rehearse.history.errors import HistoryError  # noqa: PLC0415 - only where it is asked for
    from rehearse.history.place import history_path  # noqa: PLC0415
    from rehearse.history.store import Store  # noqa: PLC0415

    try:
        with Store.open(history_path(), readonly=True) as store:
            lines = store.runs(limit=_MOST_RUNS)
    except HistoryError:
        return
    yield from (Candidate(str(line.number), line.title) for line in lines)


def _runs_and_talks(asked: _Asked) -> Iterator[Candidate]:
    yield from _runs(asked)
    yield from _talks(asked)


def _kinds(_: _Asked) -> Iterator[Candidate]:
    from rehearse.importers import kinds  # noqa: PLC0415 - only where it is asked for

    yield from (Candidate(kind, kinds.WORDS.get(kind, "")) for kind in kinds.KINDS)


def _shells(_: _Asked) -> Iterator[Candidate]:
    yield from map(Candidate, SHELLS)


def _of_config(_: _Asked) -> Iterator[Candidate]:
    yield Candidate("edit", "open the settings in your editor")
    yield Candidate("path", "where they are")


WORDS: dict[str, tuple[Callable[[_Asked], Iterator[Candidate]], ...]] = {
    "": (_commands_and_talks,),
    "plan": (_talks,),
    "fit": (_talks,),
    "check": (_talks,),
    "say": (_talks, _sections),
    "history": (_talks,),
    "report": (_runs_and_talks,),
    "doctor": (_talks,),
    "import": (_files,),
    "new": (_files,),
    "config": (_of_config,),
    "completion": (_shells,),
}
"""What the words of each command are, in order; those of `check` go on."""

VALUES: dict[str, Callable[[_Asked], Iterator[Candidate]]] = {
    "--from": _section,
    "--to": _section,
    "--only": _sections,
    "--as": _speakers,
    "--variant": _variants,
    "--kind": _kinds,
    "--out": _files,
    "-o": _files,
}
"""What the values of options are; times, paces and numbers are typed."""


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
