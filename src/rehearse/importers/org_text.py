"""Org's marks within a line, in the markup of talk files."""

from __future__ import annotations

import os
import re

from rehearse.core.record import NamedTuple
from rehearse.importers.cues import shown, with_cues

_STRESS, _ASTERISK = "\ufdd4", "\ufdd2"
"""Stand for a mark of stress, and for an asterisk that is none; no tidy text holds them."""
# https://orgmode.org/worg/org-syntax.html#Emphasis_Markers
_EMPHASIS = re.compile(
    r"(?<![^\s\-({'\"])([*/_=~+])(?=\S)([^\n]{1,200}?)(?<=\S)\1(?![^\s\-.,;:!?'\")}\[\\])"
)
_LINK = re.compile(r"\[\[([^\[\]\n]{1,500})\](?:\[([^\[\]\n]{1,500})\])?\]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|pdf|bmp|tiff?)$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[fn:([\w-]{0,80})(?::([^\[\]]{0,1000}))?\]")
_UNSAID = re.compile(
    r"[<\[]\d{4}-\d\d-\d\d[^<>\[\]\n]{0,40}[>\]]"  # a time stamp
    r"|<<[^<>\n]{1,100}>>"  # a target of links
    r"|\{\{\{[^{}\n]{0,200}\}\}\}"  # a macro
    r"|@@[\w-]{1,20}:[^@\n]{0,300}@@"  # words for one export alone
    r"|\[cite[^\[\]\n]{0,200}\]"
    r"|\\\\[ ]*$",  # the end of a line
    re.MULTILINE,
)
_STRESSED_CUE = re.compile(f"{_STRESS}(\\[[^\\[\\]]*\\]){_STRESS}")


class Spoken(NamedTuple):
    """Words of a paragraph."""

    text: str
    footnotes: tuple[str, ...] = ()
    """Names of those that it refers to."""
    own: tuple[str, ...] = ()
    """Footnotes that are written out within it."""


def spoken_org(text: str) -> Spoken:
    """A paragraph of tidy text in the markup of talk files."""
    names: list[str] = []
    own: list[str] = []

    def keep(match: re.Match[str]) -> str:
        if match[2] is not None:
            own.append(plain_org(match[2]))
        else:
            names.append(match[1])
        return ""

    marked = _stressed(_LINK.sub(_link, _UNSAID.sub("", _FOOTNOTE.sub(keep, text))))
    lines = [with_cues(line.strip()) for line in marked.replace("*", _ASTERISK).split("\n")]
    said = _STRESSED_CUE.sub(r"\1", "\n".join(filter(None, lines)))
    said = said.replace(_STRESS, "*").replace(_ASTERISK, "\\*")
    return Spoken(said.strip(), tuple(names), tuple(own))


def plain_org(text: str) -> str:
    """A heading or a value without any marks."""
    bare = _LINK.sub(_link, _UNSAID.sub("", _FOOTNOTE.sub("", text)))
    return " ".join(_stressed(bare).replace(_STRESS, "").replace(_ASTERISK, "*").split())


def _link(match: re.Match[str]) -> str:
    where, words = match[1], match[2]
    if _PICTURE.search(words or where) and "/" in f"/{words or where}":
        name = os.path.basename((words or where).removeprefix("file:"))
        return shown("image", name)
    return words or where.lstrip("*#").removeprefix("file:")


def _stressed(text: str) -> str:
    if not any(mark in text for mark in "*/_=~+"):
        return text

    def mark(match: re.Match[str]) -> str:
        if match[1] in {"=", "~"}:
            return match[2].replace("*", _ASTERISK)
        inside = _EMPHASIS.sub(lambda inner: inner[2], match[2])
        return f"{_STRESS}{inside}{_STRESS}" if match[1] in {"*", "/"} else inside

    return _EMPHASIS.sub(mark, text)
