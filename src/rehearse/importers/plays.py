"""Notes of several speakers, as plays are written: who speaks is a name before the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rehearse.core.record import NamedTuple
from rehearse.importers.cues import cue, is_cue_line, with_cues
from rehearse.importers.forms import is_capitals
from rehearse.importers.series import LEAST
from rehearse.importers.units import Unit

_SPEAKER = re.compile(r"([A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.' -]{1,24}):\s+(?=\S)")
"""Who speaks, before what is said."""
_LONGEST_NAME = 3
"""Words of the name of somebody who speaks."""


class Play(NamedTuple):
    """Who speaks where; nothing where one person speaks."""

    names: tuple[bool, ...]
    """For each unit whether it is no more than who speaks next."""
    inline: frozenset[str]
    """Names that begin the lines of whoever speaks."""

    def speakers(self, units: Sequence[Unit]) -> list[str]:
        """Everybody who speaks, each once."""
        alone = (
            unit.text.rstrip(":\uff1a")
            for unit, is_name in zip(units, self.names, strict=True)
            if is_name
        )
        return [*dict.fromkeys([*alone, *sorted(self.inline)])]

    def said(self, at: int, line: str) -> str:
        """A line of the unit at an index in the markup of talk files; whoever speaks is a cue."""
        if self.names[at]:
            return cue(line.rstrip(":\uff1a"))
        match = _SPEAKER.match(line) if self.inline else None
        if match and match[1] in self.inline:
            return f"{cue(match[1])} {with_cues(line[match.end() :])}"
        return with_cues(line)


def play_of(units: Sequence[Unit], spoken: Sequence[bool]) -> Play:
    """Who speaks where in notes of several."""
    return Play(_names_alone(units, spoken), _inline_names(units, spoken))


def _names_alone(units: Sequence[Unit], spoken: Sequence[bool]) -> tuple[bool, ...]:
    names = [_name(unit.text) if can else "" for unit, can in zip(units, spoken, strict=True)]
    times = Counter(names)
    return tuple(bool(name) and times[name] >= (2 if name[-1] == ":" else LEAST) for name in names)


def _inline_names(units: Sequence[Unit], spoken: Sequence[bool]) -> frozenset[str]:
    """Names that begin what is said in a play, `ANNA: Come in.`, each more than once."""
    times = Counter(
        match[1]
        for unit, can in zip(units, spoken, strict=True)
        if can
        for line in unit.text.split("\n")
        if (match := _SPEAKER.match(line))
    )
    names = frozenset(name for name, count in times.items() if count > 1)
    return names if len(names) > 1 else frozenset()


def _name(text: str) -> str:
    if len(text) > 40 or "\n" in text or len(text.split()) > _LONGEST_NAME or is_cue_line(text):
        return ""
    if any(map(str.isdigit, text)) or not (text[-1] in ":\uff1a" or is_capitals(text)):
        return ""
    return text.casefold().replace("\uff1a", ":")
