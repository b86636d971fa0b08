"""Finding a talk by its name, and all talks there are."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from rehearse.core.record import NamedTuple
from rehearse.talkfile import folders
from rehearse.talkfile.clean import quoted

SUFFIXES = (".yaml", ".yml")

YOURS, SAMPLES = "your talks", "samples"
"""Where a talk is from, in words; a talk in `./talks` is from `./talks`."""
HERE = f"./{folders.HERE}"


class TalkNotFoundError(Exception):
    """No talk has this name; the message says where it was looked for, and which is nearest."""

    def __init__(self, name: str, near: str | None) -> None:
        self.name = name
        self.near = near
        message = f"no talk {quoted(name)} in {HERE}, your talks or the samples"
        super().__init__(f"{message}, did you mean {quoted(near)}?" if near else message)


class FoundTalk(NamedTuple):
    """A talk file for the library."""

    path: str
    origin: str
    """`./talks`, `your talks` or `samples`."""

    @property
    def name(self) -> str:
        """What to call it by: the file without folder and suffix."""
        return _stem(os.path.basename(self.path))


def find(name: str, home_talks: str | None = None) -> str:
    """The path of a talk, named by its path or by its name in one of the talk folders.

    `./plan` is the talk `plan` in `./talks` where no file stands there: `plan` is a command.

    `home_talks` is the user's folder, asked of the system where it is None.

    Raises:
        TalkNotFoundError: it is in none of them.
    """
    if os.path.lexists(name) and not os.path.isdir(name):
        return name
    path = find_by_name(name, home_talks)
    if path is not None:
        return path
    if os.path.basename(name) != name or os.path.isdir(name):
        return name
    raise TalkNotFoundError(name, nearest(name, home_talks))


def find_by_name(name: str, home_talks: str | None = None) -> str | None:
    """The path of a talk of this name in the talk folders, whatever else is called so."""
    bare = os.path.basename(name)
    for folder in _beside(os.path.dirname(name)) if bare != name else _folders(home_talks):
        for suffix in ("", *SUFFIXES):
            path = os.path.join(folder, bare + suffix)
            if (suffix or name.endswith(SUFFIXES)) and os.path.isfile(path):
                return path
    return None


def talks_here(home_talks: str | None = None) -> tuple[FoundTalk, ...]:
    """What the library shows: the talks in `./talks`; without any, the user's and the samples.

    A sample that the user has a talk of the same name for is left out.
    """
    here = tuple(_talks_in(folders.HERE, HERE))
    if here:
        return here
    yours = tuple(_talks_in(_home(home_talks), YOURS))
    names = {found.name for found in yours}
    samples = _talks_in(folders.samples_folder(), SAMPLES)
    return (*yours, *(found for found in samples if found.name not in names))


def all_talks(home_talks: str | None = None) -> Iterator[FoundTalk]:
    """Every talk that a name finds, each name once."""
    names: set[str] = set()
    origins = (HERE, YOURS, SAMPLES)
    for folder, origin in zip(_folders(home_talks), origins, strict=True):
        for found in _talks_in(folder, origin):
            if found.name not in names:
                names.add(found.name)
                yield found


def nearest(name: str, home_talks: str | None = None) -> str | None:
    """The name of the talk that is written most like this, None where none is near."""
    import difflib  # noqa: PLC0415 - only for a message

    wanted = _stem(name).casefold()[:80]
    names = {
        found.name.casefold(): found.name
        for folder in _folders(home_talks)
        for found in _talks_in(folder, "")
    }
    near = difflib.get_close_matches(wanted, names, 1)
    return names[near[0]] if near else None


def _beside(folder: str) -> Iterator[str]:
    yield folder
    if folder == os.curdir:
        yield folders.HERE


def _folders(home_talks: str | None) -> Iterator[str]:
    yield folders.HERE
    yield _home(home_talks)
    yield folders.samples_folder()


def _home(home_talks: str | None) -> str:
    return folders.talks_folder() if home_talks is None else home_talks


def _talks_in(folder: str, origin: str) -> Iterator[FoundTalk]:
    """The talk files of a folder by name; one that is missing or may not be read has none."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(
                entry.name
                for entry in entries
                if entry.name.endswith(SUFFIXES) and not entry.name.startswith(".")
            )
    except OSError:
        return
    for name in names:
        path = os.path.join(folder, name)
        if _is_file(path):
            yield FoundTalk(path, origin)


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _stem(name: str) -> str:
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return name
