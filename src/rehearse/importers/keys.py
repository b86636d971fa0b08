"""What the keys above a text say of the talk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rehearse.importers.claims import Claims, planned_time
from rehearse.importers.draft import LEFT, NOWHERE, Remark
from rehearse.importers.pieces import HEADING, ITEM, TEXT, pieces_of
from rehearse.importers.wordlists import listed

_TAKEN = listed(
    """title speaker author authors event conference slot duration length time totaltime pace wpm
    lang language"""
)
_LONGEST = 200
"""Characters of the names of keys in the account."""


def claims_of_keys(keys: dict[str, str]) -> Claims:
    """What front matter says of the talk."""
    lower = {key.lower(): value for key, value in keys.items()}
    duration = next(
        (lower[key] for key in ("slot", "duration", "length", "time") if lower.get(key)),
        "",
    )
    slot_s = planned_time(f"{duration} min" if duration.isdecimal() else duration)
    # Of reveal.js, in seconds: https://revealjs.com/speaker-view/#timing-and-pacing
    total = re.search(
        r"\btotaltime:\s(\d{1,5})\b", " ".join(f"{k}: {v}" for k, v in lower.items()), re.IGNORECASE
    )
    slot_s = slot_s or (float(total[1]) if total else None)
    pace = re.search(r"\d{2,3}", lower.get("pace", "") or lower.get("wpm", ""))
    return Claims(
        float(pace[0]) if pace and 30 <= float(pace[0]) <= 400 else None,
        None,
        slot_s if slot_s and 10 <= slot_s <= 86400 else None,
        plain_markdown(lower.get("title", "")),
        plain_markdown(
            _people(lower.get("speaker") or lower.get("author") or lower.get("authors", ""))
        ),
        plain_markdown(lower.get("event", "") or lower.get("conference", "")),
    )


def left_keys(keys: dict[str, str]) -> Iterator[Remark]:
    """What the account says of keys above notes that say nothing of the talk."""
    names = [key for key, value in keys.items() if value and key.lower() not in _TAKEN]
    if names:
        yield Remark(LEFT, NOWHERE, f"above the text, not spoken: {', '.join(names)[:_LONGEST]}")


def _people(value: str) -> str:
    """`Ida Brun, Ole Ny` of a list of names, or of `- name: Ida Brun  affiliation: ...`."""
    if value.startswith("- "):
        found = re.split(r"(?:^|\s)-\s", value)[1:]
    elif value[:1] == "[" and value[-1:] == "]":
        found = value[1:-1].split(",")
    else:
        found = [value]
    names = []
    for one in found:
        name = re.sub(r"^name\s?:\s?", "", one.strip())
        # What follows is another key.
        names.append(re.split(r"\s[\w-]{1,40}:\s", name, maxsplit=1)[0].strip(" \"'"))
    return ", ".join(filter(None, names))


def language_of_keys(keys: dict[str, str]) -> str:
    """The language tag of front matter, empty where there is none that can be one."""
    found = keys.get("lang", "") or keys.get("language", "")
    return found if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?", found) else ""


def plain_markdown(text: str) -> str:
    """A line of Markdown without its marks."""
    pieces = pieces_of(text) if text else []
    words = " ".join(piece.text for piece in pieces if piece.kind in {TEXT, HEADING, ITEM})
    return re.sub(r"\\(?=[\[\]*\\])", "", words.replace("**", "").replace("*", "")).strip()
