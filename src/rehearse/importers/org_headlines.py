"""A headline of Org: its title without keyword, priority, cookies and tags."""

from __future__ import annotations

import re
from collections.abc import Collection

from rehearse.core.record import NamedTuple
from rehearse.importers.org_text import plain_org

HEADLINE = re.compile(r"(\*+)[ ]+(\S.*)?$")
_TAGS = re.compile(r"(?:^|\s)((?::[\w@#%]{1,60}){1,30}:)$")
_PRIORITY = re.compile(r"\[#\w\]\s*")
_COOKIE = re.compile(r"\s*\[(?:\d*/\d*|\d*%)\]")
_LEFT_TAGS = frozenset(("noexport", "archive"))
_NOTE_TAGS = frozenset(("B_note", "B_noteNH"))


class Headline(NamedTuple):
    """What a headline says."""

    level: int
    title: str
    """Plain."""
    is_left: bool
    """It is not exported, nor is what stands below it."""
    is_note: bool
    """What stands below it is a note, as beamer has it."""


def parsed_headline(stars: str, text: str, todo: Collection[str]) -> Headline:
    """A headline by its parts; `todo` are the keywords that may stand before a title."""
    title = text.strip()
    tags: set[str] = set()
    if found := _TAGS.search(title):
        tags = set(found[1].strip(":").split(":"))
        title = title[: found.start()].strip()
    first, _, rest = title.partition(" ")
    if first in todo:
        title = rest.strip()
    if priority := _PRIORITY.match(title):
        title = title[priority.end() :]
    is_comment = title.split(" ", 1)[0] == "COMMENT"
    if is_comment:
        title = title.removeprefix("COMMENT").strip()
    return Headline(
        len(stars),
        plain_org(_COOKIE.sub("", title)),
        is_comment or bool({tag.lower() for tag in tags} & _LEFT_TAGS),
        bool(tags & _NOTE_TAGS),
    )
