"""Notes of several speakers, as plays are written: who speaks is a name before the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rehearse.importers.cues import is_cue_line
from rehearse.importers.forms import is_capitals
from rehearse.importers.series import LEAST
from rehearse.importers.units import Unit

SPEAKER = re.compile(r"([A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.' -]{1,24}):\s+(?=\S)")
"""Who speaks, before what is said."""
_LONGEST_NAME = 3
"""Words of the name of somebody who speaks."""


def speakers_of(units: Sequence[Unit], spoken: Sequence[bool]) -> list[bool]:
    """For each unit whether it is no more than who speaks next, as in a play."""
    names = [_name(unit.text) if can else "" for unit, can in zip(units, spoken, strict=True)]
    times = Counter(names)
    return [bool(name) and times[name] >= (2 if name[-1] == ":" else LEAST) for name in names]


def inline_speakers(units: Sequence[Unit], spoken: Sequence[bool]) -> frozenset[str]:
    """Names that begin what is said in a play, `ANNA: Come in.`, each more than once."""
    times = Counter(
        match[1]
        for unit, can in zip(units, spoken, strict=True)
        if can
        for line in unit.text.split("\n")
        if (match := SPEAKER.match(line))
    )
    names = frozenset(name for name, count in times.items() if count > 1)
    return names if len(names) > 1 else frozenset()


def _name(text: str) -> str:
    if len(text) > 40 or "\n" in text or len(text.split()) > _LONGEST_NAME or is_cue_line(text):
        return ""
    if any(map(str.isdigit, text)) or not (text[-1] in ":\uff1a" or is_capitals(text)):
        return ""
    return text.casefold().replace("\uff1a", ":")
