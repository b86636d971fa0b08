"""Footnotes of Markdown: their words are no speech, they go to the notes of a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rehearse.importers.pieces import spoken_markdown

_DEFINITION = re.compile(r"(?m)^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?: {2,}|\t).*\S.*)*)$")


def split_footnotes(text: str) -> tuple[dict[str, str], str]:
    """Footnotes by name, and the text with empty lines in their place."""
    found: dict[str, str] = {}

    def keep(match: re.Match[str]) -> str:
        found[match[1]] = " ".join(match[2].split())
        return "\n" * match[0].count("\n")

    return (found, _DEFINITION.sub(keep, text)) if "[^" in text else (found, text)


def told_footnotes(names: Iterable[str], footnotes: Mapping[str, str]) -> str:
    """The footnotes of these names, each once, in the markup of talk files."""
    kept = (footnotes[name] for name in dict.fromkeys(names) if name in footnotes)
    return "\n\n".join(spoken_markdown(one) for one in kept)
