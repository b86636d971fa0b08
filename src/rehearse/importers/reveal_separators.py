"""What parts the slides of a reveal.js deck: its keys, a page beside it, or the usual rules."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator

from rehearse.core.record import NamedTuple
from rehearse.importers.content import decoded
from rehearse.importers.draft import TAKEN, NotImportedError, Place, Remark

LARGEST_PAGE_BYTES = 2_000_000
MOST_PAGES = 20
LONGEST_SEPARATOR = 80
"""Characters; what is longer is not looked for."""


class Separators(NamedTuple):
    """What parts slides and notes, as regular expressions."""

    # https://revealjs.com/markdown/ and https://github.com/webpro/reveal-md: the rule of three
    # dashes, and for slides below one another two, four, or a v behind three.
    slides: str = r"^(?:---[vV]?|----|--)[ \t]*$"
    notes: str = r"^[ \t]*[Nn]otes?:"


DEFAULT = Separators()
_BLANK_LINES = Separators(r"\n\n\n+", r"<!--\s*[Nn]otes?\s*-->")
# A value may hold the end of a comment.
_SECTION = re.compile(r"<section\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
_ATTRIBUTE = re.compile(r"([\w-]{1,60})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')")


def separators_of_keys(keys: dict[str, str], account: list[Remark]) -> Separators | None:
    """What reveal-md reads above the text, None where that says nothing of separators."""
    slides = [keys[key] for key in ("separator", "verticalSeparator") if keys.get(key)]
    notes = keys.get("notesSeparator", "")
    if not any(map(_is_separator, [*slides, notes])):
        return None
    account.append(Remark(TAKEN, Place(), "slides are parted as the keys above them say"))
    found = [f"(?:{_newlines(one)})" for one in slides if _is_separator(one)]
    if found and not keys.get("separator"):
        found.append(DEFAULT.slides)
    return Separators(
        "|".join(found) or DEFAULT.slides, notes if _is_separator(notes) else DEFAULT.notes
    )


def separators_of(body: str, path: str, account: list[Remark]) -> Separators:
    """What the page beside a file says of it, else what the text itself shows."""
    for page in _pages_beside(path):
        found = _separators_in(page, os.path.basename(path))
        if found is not None:
            what = "slides are parted as the page beside it says"
            account.append(Remark(TAKEN, Place(), what))
            return found
    has_rules = re.search(DEFAULT.slides, body, re.MULTILINE)
    if re.search(_BLANK_LINES.notes, body) and not has_rules:
        what = "slides are parted at two blank lines, since it has no rules"
        account.append(Remark(TAKEN, Place(), what))
        return _BLANK_LINES
    if re.search(_BLANK_LINES.notes, body):
        return Separators(DEFAULT.slides, _BLANK_LINES.notes)
    return DEFAULT


def _pages_beside(path: str) -> Iterator[str]:
    folder = os.path.dirname(os.path.abspath(path))
    for place in (folder, os.path.dirname(folder)):
        try:
            names = sorted(name for name in os.listdir(place) if name.endswith((".html", ".htm")))
        except OSError:
            continue
        for name in names[:MOST_PAGES]:
            page = os.path.join(place, name)
            try:
                if os.path.isfile(page) and os.path.getsize(page) <= LARGEST_PAGE_BYTES:
                    with open(page, "rb") as file:
                        yield decoded(file.read(LARGEST_PAGE_BYTES))
            except (OSError, NotImportedError):
                continue


def _separators_in(page: str, name: str) -> Separators | None:
    """What a page says of the Markdown file that it shows, None where it doesn't show it."""
    for tag in _SECTION.findall(page):
        said = {
            key: html.unescape(double or single) for key, double, single in _ATTRIBUTE.findall(tag)
        }
        if os.path.basename(said.get("data-markdown", "")) != name:
            continue
        found = [
            said[key]
            for key in ("data-separator", "data-separator-vertical")
            if _is_separator(said.get(key, ""))
        ]
        notes = said.get("data-separator-notes", "")
        return Separators(
            "|".join(f"(?:{_newlines(one)})" for one in found) or DEFAULT.slides,
            notes if _is_separator(notes) else DEFAULT.notes,
        )
    return None


def _is_separator(pattern: str) -> bool:
    """It can be used: no repetition of repetitions, which can take for ever."""
    if (
        not pattern
        or len(pattern) > LONGEST_SEPARATOR
        or re.search(r"[+*}][^\[\]]*\)[+*{]", pattern)
    ):
        return False
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _newlines(pattern: str) -> str:
    """A separator for text whose lines end in newlines alone."""
    return pattern.replace(r"\r?\n", r"\n").replace(r"\r\n", r"\n")
