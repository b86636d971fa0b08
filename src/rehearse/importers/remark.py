"""remark: slides in Markdown, or in a page that holds them, whose notes stand below `???`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from rehearse.core.record import NamedTuple
from rehearse.core.wording import plural
from rehearse.importers.code_fences import masked_code
from rehearse.importers.comment_decks import first_text_of, title_of
from rehearse.importers.comments import left_out_of_note, without_comments
from rehearse.importers.decks import Slide, draft_of_slides
from rehearse.importers.draft import LEFT, Draft, NotImportedError, Place, Remark
from rehearse.importers.front_matter import split_front_matter
from rehearse.importers.keys import claims_of_keys, language_of_keys, plain_markdown
from rehearse.importers.pieces import pieces_of, spoken_markdown
from rehearse.importers.tidy import tidy_text

# https://github.com/gnab/remark/wiki/Markdown#slide-properties
_PROPERTY = re.compile(r"(?:<!--[ ]*)?([A-Za-z][\w-]*):(?:[ ]+(.*?))?(?:[ ]*-->)?$")
_METADATA = re.compile(r":([A-Z]{1,3}):")
_CLASS = re.compile(r"(?<![\w`\])-])((?:\.[A-Za-z][\w-]*)+)\[|\[|\]")
_TEXTAREA = re.compile(
    r"<textarea\b[^<>]{0,300}?\bid\s*=\s*[\"']?source\b[^<>]{0,300}>", re.IGNORECASE
)
_SOURCE_URL = re.compile(r"\bsourceUrl\s*:\s*[\"']([^\"'\n]{1,200})")
_TITLE = re.compile(r"<title>([^<]{0,300})", re.IGNORECASE)
_LANG = re.compile(r"<html\b[^<>]{0,200}?\blang\s*=\s*[\"']?([A-Za-z-]{2,12})", re.IGNORECASE)


class _Part(NamedTuple):
    """A slide with its increments, as it is written."""

    line: int
    """Of its first line that says something, from 1."""
    keys: dict[str, str]
    shown: str
    notes: list[str]


def read_remark(text: str, *, titles: bool) -> Draft:
    """The draft of a remark deck."""
    keys: dict[str, str] = {}
    text = tidy_text(text)
    if re.match(r"\s*<(?:!doctype|html|head|body)\b", text, re.IGNORECASE):
        keys, text = _from_page(text)
    front, body = split_front_matter(text)
    keys |= front
    account: list[Remark] = []
    parts = list(_parts(body))
    # xaringan makes a slide of its front matter: https://bookdown.org/yihui/rmarkdown/xaringan-format.html
    has_title_slide = "xaringan" in keys.get("output", "") and "seal: false" not in keys["output"]
    number = int(has_title_slide)
    slides: list[Slide] = []
    for part in parts:
        if part.keys.get("layout") == "true":
            if part.notes:
                place = Place(part.line)
                account.append(Remark(LEFT, place, "a layout, which is never shown, with a note"))
            continue
        number += 1
        slides.append(_slide(number, part, account))
    return draft_of_slides(
        slides,
        claims_of_keys(keys),
        titles=titles,
        language=language_of_keys(keys),
        account=account,
    )


def _from_page(page: str) -> tuple[dict[str, str], str]:
    """The title and language of a page, and the slides in it, on the lines that they stand on.

    Raises:
        NotImportedError: its slides are elsewhere.
    """
    start = _TEXTAREA.search(page)
    if start is None:
        if url := _SOURCE_URL.search(page):
            raise NotImportedError(f"its slides are in {url[1]}, import that")
        raise NotImportedError('this page holds no <textarea id="source">, import its Markdown')
    end = re.compile(r"</textarea", re.IGNORECASE).search(page, start.end())
    inside = page[start.end() : end.start() if end else len(page)]
    head = page[: start.start()]
    title, language = _TITLE.search(head), _LANG.search(head)
    keys = {
        "title": " ".join(html.unescape(title[1]).split()) if title else "",
        "lang": language[1] if language else "",
    }
    return keys, "\n" * page.count("\n", 0, start.end()) + html.unescape(inside)


def _parts(body: str) -> Iterator[_Part]:
    lines = body.split("\n")
    shown: list[str] = []
    notes: list[list[str]] = []
    keys: dict[str, str] = {}
    line = 0
    in_note, at_top = False, True
    for number, (text, masked) in enumerate(
        zip(lines, masked_code(body).split("\n"), strict=True), 1
    ):
        if masked in {"---", "--"}:
            if len(masked) == 3:
                yield _Part(line or number, keys, "\n".join(shown), _joined(notes))
                shown, notes, keys, line = [], [], {}, 0
            else:
                shown.append("")
            in_note, at_top = False, True
            continue
        if text.strip() and not line:
            line = number
        if masked == "???":
            in_note, at_top = True, False
            notes.append([])
        elif in_note:
            notes[-1].append(text)
        elif at_top and (match := _PROPERTY.match(text.strip())):
            keys.setdefault(match[1], (match[2] or "").strip())
        else:
            at_top = at_top and not text.strip()
            shown.append(text)
    if line or keys:
        yield _Part(line, keys, "\n".join(shown), _joined(notes))


def _joined(notes: list[list[str]]) -> list[str]:
    return ["\n".join(note) for note in notes]


def _slide(number: int, part: _Part, account: list[Remark]) -> Slide:
    place = Place(part.line, number)
    pieces = pieces_of(without_classes(without_comments(part.shown)))
    said = [_spoken(note, place, account) for note in part.notes]
    name = part.keys.get("name", "")
    return Slide(
        number,
        title_of(pieces) or ("" if first_text_of(pieces) else plain_markdown(name)),
        "\n\n".join(filter(None, said)),
        part.line,
        is_hidden=part.keys.get("exclude") == "true",
        first_text=first_text_of(pieces),
    )


def _spoken(note: str, place: Place, account: list[Remark]) -> str:
    kept: list[str] = []
    marks: list[str] = []
    for line in note.split("\n"):
        if match := _METADATA.match(line):
            marks.append(match[1])
        else:
            kept.append(line)
    if marks:
        names = ", ".join(f":{mark}:" for mark in dict.fromkeys(marks))
        what = f"{plural(len(marks), 'line')} of metadata, not spoken: {names}"
        account.append(Remark(LEFT, place, what))
    note = "\n".join(kept)
    account += left_out_of_note(note, place)
    return spoken_markdown(without_classes(without_comments(note)))


def without_classes(text: str) -> str:
    """The text of `.center[text]`, whose brackets mark how it looks."""
    if ".[" not in text and not re.search(r"\.[A-Za-z][\w-]*\[", text):
        return text
    cuts: list[tuple[int, int]] = []
    open_ones: list[bool] = []
    for match in _CLASS.finditer(masked_code(text)):
        if match[0] == "]":
            if open_ones and open_ones.pop():
                cuts.append(match.span())
        else:
            open_ones.append(match[1] is not None)
            if match[1] is not None:
                cuts.append(match.span())
    out: list[str] = []
    position = 0
    for start, end in cuts:
        out.append(text[position:start])
        position = end
    return "".join([*out, text[position:]])
