"""What may stand on a line that is being typed: talks, sections, speakers, runs, files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rehearse.cli.errors import UsageError
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


class Asked(NamedTuple):
    """A line, as far as the cursor."""

    words: tuple[str, ...]
    """Those that are no options, without the one that is being typed."""
    typed: str
    """The word that is being typed."""


def _commands(_: Asked) -> Iterator[Candidate]:
    yield from (Candidate(name, about) for name, about in SUMMARIES.items())


def _files(_: Asked) -> Iterator[Candidate]:
    yield Candidate(FILES)


def _talks(_: Asked) -> Iterator[Candidate]:
    """Every talk that a name finds, by that name, and files."""
    from rehearse.talkfile.find import all_talks  # noqa: PLC0415 - only where it is asked for

    for found in all_talks():
        name = f"./{found.name}" if found.name in SUMMARIES else found.name
        yield Candidate(name, found.origin)
    yield Candidate(FILES)


def _commands_and_talks(asked: Asked) -> Iterator[Candidate]:
    yield from _commands(asked)
    yield from _talks(asked)


def _talk(asked: Asked) -> Talk:
    """The talk on the line.

    Raises:
        UsageError: there is none.
        InputError: it can't be read.
    """
    from rehearse.cli.talks import read_talk  # noqa: PLC0415 - only where it is asked for

    if not asked.words:
        raise UsageError("no talk is named")
    return read_talk(asked.words[0])


def _section(asked: Asked) -> Iterator[Candidate]:
    """Ids with their titles; numbers where one was begun."""
    wanted = asked.typed
    for number, part in enumerate(_talk(asked).sections, 1):
        if wanted[:1].isdecimal():
            yield Candidate(str(number), part.title)
        if not part.id.isdecimal():
            yield Candidate(part.id, part.title)


def _sections(asked: Asked) -> Iterator[Candidate]:
    """The last one of a list; those before it are not offered again."""
    before, comma, typed = asked.typed.rpartition(",")
    taken = set(before.split(","))
    for each in _section(asked._replace(typed=typed)):
        if each.word not in taken:
            yield each._replace(word=f"{before}{comma}{each.word}")


def _speakers(asked: Asked) -> Iterator[Candidate]:
    talk = _talk(asked)
    names = dict.fromkeys(filter(None, map(talk.speaker_of, talk.sections)))
    yield from (Candidate(name) for name in names)


def _variants(asked: Asked) -> Iterator[Candidate]:
    yield from (Candidate(variant.name) for variant in _talk(asked).variants)


def _runs(_: Asked) -> Iterator[Candidate]:
    from rehearse.history.errors import HistoryError  # noqa: PLC0415 - only where it is asked for
    from rehearse.history.place import history_path  # noqa: PLC0415
    from rehearse.history.store import Store  # noqa: PLC0415

    try:
        with Store.open(history_path(), readonly=True) as store:
            lines = store.runs(limit=_MOST_RUNS)
    except HistoryError:
        return
    yield from (Candidate(str(line.number), line.title) for line in lines)


def _runs_and_talks(asked: Asked) -> Iterator[Candidate]:
    yield from _runs(asked)
    yield from _talks(asked)


def _kinds(_: Asked) -> Iterator[Candidate]:
    from rehearse.importers import kinds  # noqa: PLC0415 - only where it is asked for

    yield from (Candidate(kind, kinds.WORDS.get(kind, "")) for kind in kinds.KINDS)


def _shells(_: Asked) -> Iterator[Candidate]:
    yield from map(Candidate, SHELLS)


def _of_config(_: Asked) -> Iterator[Candidate]:
    yield Candidate("edit", "open the settings in your editor")
    yield Candidate("path", "where they are")


WORDS: dict[str, tuple[Callable[[Asked], Iterator[Candidate]], ...]] = {
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

VALUES: dict[str, Callable[[Asked], Iterator[Candidate]]] = {
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
