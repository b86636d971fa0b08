"""Choosing sections of a talk, or a speaker, by what a person types: an id, the start of a name."""

from __future__ import annotations

import unicodedata

from rehearse.core.talk import Talk


def parse_choices(text: str) -> tuple[str, ...]:
    """The parts of a list such as `2,8` or `2, roles`.

    Raises:
        ValueError: a part is empty.
    """
    parts = tuple(part.strip() for part in text.split(","))
    if not all(parts):
        raise ValueError(f"{text!r} names no section between two commas, write for example 2,8")
    return parts


def find_sections(talk: Talk, text: str) -> tuple[int, ...]:
    """The positions (from 0) of all sections in a list of choices, each once, in the talk's order.

    Raises:
        ValueError: a part chooses no section, or more than one.
    """
    return tuple(sorted(find_sections_as_named(talk, text)))


def find_sections_as_named(talk: Talk, text: str) -> tuple[int, ...]:
    """The positions (from 0) of all sections in a list of choices, each once, in the list's order.

    A title may hold a comma: what chooses a section as a whole is not taken apart.

    Raises:
        ValueError: a part chooses no section, or more than one.
    """
    try:
        return (find_section(talk, text),)
    except ValueError:
        if "," not in text:
            raise
    return tuple(dict.fromkeys(find_section(talk, part) for part in parse_choices(text)))


def find_section(talk: Talk, text: str) -> int:
    """The position (from 0) of the section with this number (from 1), id or beginning of a title.

    Raises:
        ValueError: there is none, or more than one title begins so; the message names candidates.
    """
    wanted = _folded(text)
    if not wanted:
        raise ValueError("no section is named, write its number, its id or how its title begins")
    parts = talk.sections
    if wanted.isdecimal() and len(wanted) < 10 and 1 <= int(wanted) <= len(parts):
        return int(wanted) - 1
    titles = [_folded(part.title) for part in parts]
    for found in (
        [at for at, part in enumerate(parts) if _folded(part.id) == wanted],
        [at for at, title in enumerate(titles) if title == wanted],
        [at for at, title in enumerate(titles) if title.startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(f"{_shown(text)} could be {_named(talk, found)}: write its number")
    if wanted.isdecimal():
        raise ValueError(f"there is no section {_shown(text)}, the talk has {len(parts)}")
    raise ValueError(f"no section is called {_shown(text)}, {_hint(talk, wanted, titles)}")


def find_speaker(talk: Talk, text: str) -> str:
    """The speaker with this name, or whose name alone begins so.

    Raises:
        ValueError: there is none, or more than one; the message names the speakers there are.
    """
    if not any(part.speaker for part in talk.sections):
        raise ValueError("no section of this talk says who speaks it, write `speaker:` in sections")
    names = list(dict.fromkeys(filter(None, map(talk.speaker_of, talk.sections))))
    wanted = _folded(text)
    here = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    if not wanted:
        raise ValueError(f"nobody is named, the speakers are {here}")
    for found in (
        [name for name in names if _folded(name) == wanted],
        [name for name in names if _folded(name).startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(f"{_shown(text)} could be {' or '.join(found)}: write more of it")
    raise ValueError(f"nobody is called {_shown(text)}, the speakers are {here}")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "...")


def _named(talk: Talk, found: list[int]) -> str:
    """The first few candidates: `2 Roles or 8 Roles again`."""
    few = [f"{at + 1} {talk.sections[at].title[:40]}" for at in found[:5]]
    if len(found) > len(few):
        return f"{', '.join(few)} or {len(found) - len(few)} more"
    return f"{', '.join(few[:-1])} or {few[-1]}" if few[1:] else few[0]


def _hint(talk: Talk, wanted: str, titles: list[str]) -> str:
    import difflib  # noqa: PLC0415 - only for a message

    length = min(len(wanted), 80)
    beginnings = {
        title[:most]: at
        for most in (length + 2, length)
        for at, title in reversed(list(enumerate(titles)))
    }
    near = difflib.get_close_matches(wanted[:80], beginnings, 3, 0.7)
    if near:
        return f"did you mean {_named(talk, sorted({beginnings[start] for start in near}))}?"
    return "write its number, its id or how its title begins"
