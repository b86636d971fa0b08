"""pdfpc: the notes beside a PDF, in JSON or in the sections of older versions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from rehearse.core.record import NamedTuple
from rehearse.core.wording import plural
from rehearse.importers.claims import Claims
from rehearse.importers.cues import with_cues
from rehearse.importers.decks import Slide, draft_of_slides
from rehearse.importers.draft import NOWHERE, TAKEN, WARNING, Draft, NotImportedError, Place, Remark
from rehearse.importers.naming import first_words
from rehearse.importers.pieces import spoken_markdown
from rehearse.importers.tidy import tidy_text
from rehearse.importers.wordlists import listed

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_SECTION = re.compile(r"\[(\w+)\]$")
_SLIDE = re.compile(r"###[ ]*(\d{1,6})$")
_KNOWN = listed(
    """file duration notes skip end_user_slide end_slide last_minutes font_size saved_slide
    last_saved_slide start_time end_time default_transition"""
)
"""Names of sections; another bracket alone on its line belongs to a note."""
_LONGEST_MIN = 1440


class _Page(NamedTuple):
    label: str
    note: str
    is_hidden: bool
    line: int = 0


def read_pdfpc(text: str, *, titles: bool) -> Draft:
    """The draft of the notes of pdfpc.

    Raises:
        NotImportedError: it is damaged, or has no notes and its titles were not asked for.
    """
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _read_json(text, titles=titles)
    return _read_sections(tidy_text(text), titles=titles)


def _read_json(text: str, *, titles: bool) -> Draft:
    # https://github.com/pdfpc/pdfpc, src/classes/metadata.vala
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise NotImportedError(
            f"its JSON is damaged{place}: open it in pdfpc and save it again"
        ) from None
    pages = found.get("pages") if isinstance(found, dict) else None
    if not isinstance(pages, list) or not all(isinstance(page, dict) for page in pages):
        raise NotImportedError("it holds no pages as pdfpc writes them, is it the right file?")
    is_markdown = found.get("disableMarkdown") is not True
    read = [
        _Page(
            _label(page.get("label")),
            _note(page.get("note"), is_markdown=is_markdown),
            page.get("hidden") is True,
        )
        for page in pages
    ]
    account: list[Remark] = []
    slides = list(_slides(read, account))
    claims = Claims(slot_s=_slot_s(found))
    return draft_of_slides(slides, claims, titles=titles, account=account)


def _label(value: object) -> str:
    is_label = isinstance(value, (str, int)) and not isinstance(value, bool)
    return str(value)[:40].strip() if is_label else ""


def _note(value: object, *, is_markdown: bool) -> str:
    if not isinstance(value, str):
        return ""
    if is_markdown:
        return spoken_markdown(value)
    return "\n".join(with_cues(line).replace("*", "\\*") for line in tidy_text(value).split("\n"))


def _slot_s(found: Mapping[str, object]) -> float | None:
    """Seconds of `duration`, which is in minutes, else from `startTime` to `endTime`."""
    minutes = found.get("duration")
    if isinstance(minutes, bool):
        minutes = None
    if isinstance(minutes, str) and minutes.isascii() and minutes.isdecimal():
        minutes = int(minutes[:9])
    if isinstance(minutes, (int, float)) and 0 < minutes <= _LONGEST_MIN:
        return minutes * 60.0
    clocks = [_CLOCK.match(str(found.get(key, ""))) for key in ("startTime", "endTime")]
    if clocks[0] and clocks[1]:
        starts, ends = (int(clock[1]) * 60 + int(clock[2]) for clock in clocks if clock)
        return (ends - starts) * 60.0 if ends > starts else None
    return None


def _slides(pages: Sequence[_Page], account: list[Remark]) -> Iterator[Slide]:
    """One slide for the pages of one label that follow one another."""
    groups: list[list[_Page]] = []
    for page in pages:
        if groups and page.label and groups[-1][0].label == page.label:
            groups[-1].append(page)
        else:
            groups.append([page])
    labels = [int(group[0].label[:9]) if group[0].label.isdecimal() else 0 for group in groups]
    is_rising = all(low < high for low, high in zip([0, *labels], labels, strict=False))
    copies = 0
    for at, group in enumerate(groups):
        number = labels[at] if is_rising else at + 1
        shown = [page for page in group if not page.is_hidden]
        notes: list[str] = []
        for page in shown or group:
            # An overlay repeats the note of the page before it, or goes on with it.
            if notes and page.note.startswith(notes[-1]):
                notes[-1] = page.note
            elif page.note and page.note not in notes:
                notes.append(page.note)
        if len(notes) > 1:
            what = f"its {len(group)} pages have {len(notes)} notes, they follow one another"
            account.append(Remark(WARNING, Place(slide=number), what))
        copies += sum(bool(page.note) for page in shown) - len(notes) if shown else 0
        yield Slide(number, "", "\n\n".join(notes), group[0].line, is_hidden=not shown)
    if copies:
        what = f"{plural(copies, 'note')} of overlays that repeat the page before, taken once"
        account.append(Remark(TAKEN, NOWHERE, what))


def _read_sections(text: str, *, titles: bool) -> Draft:
    values: dict[str, str] = {}
    notes: dict[int, list[str]] = {}
    lines: dict[int, int] = {}
    section, slide = "", 0
    account: list[Remark] = []
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if (match := _SECTION.match(stripped)) and (section != "notes" or match[1] in _KNOWN):
            section = match[1]
        elif section != "notes":
            if stripped:
                values.setdefault(section, stripped)
        elif match := _SLIDE.match(stripped):
            slide = int(match[1])
            if slide in notes:
                account.append(Remark(WARNING, Place(number, slide), "its note is here twice"))
            lines.setdefault(slide, number)
            notes.setdefault(slide, []).append("")
        elif slide:
            # Its backslash before what would begin another slide is Markdown's as well.
            notes[slide].append(line)
        elif stripped:
            what = f"above the first ### of the notes, not spoken: {first_words(stripped, 8)}"
            account.append(Remark(WARNING, Place(number), what))
    if not notes:
        raise NotImportedError("it holds no notes as pdfpc writes them, is it the right file?")
    minutes = values.get("duration", "")
    claims = Claims(slot_s=_slot_s({"duration": minutes}))
    slides = [
        Slide(one, "", spoken_markdown("\n".join(notes[one])), lines[one]) for one in sorted(notes)
    ]
    return draft_of_slides(slides, claims, titles=titles, account=account)
