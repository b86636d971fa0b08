"""reveal.js and reveal-md: slides in Markdown or HTML, with notes behind `Note:` or in asides."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from rehearse.core.record import NamedTuple
from rehearse.importers.claims import Claims, planned_time
from rehearse.importers.code_fences import masked_code
from rehearse.importers.comment_decks import first_text_of, title_of
from rehearse.importers.comments import without_comments
from rehearse.importers.content import decoded
from rehearse.importers.decks import Slide, draft_of_slides
from rehearse.importers.draft import TAKEN, WARNING, Draft, NotImportedError, Place, Remark
from rehearse.importers.front_matter import split_front_matter
from rehearse.importers.keys import claims_of_keys, language_of_keys
from rehearse.importers.pieces import pieces_of, spoken_markdown
from rehearse.importers.tidy import tidy_text

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


_DEFAULT = Separators()
_BLANK_LINES = Separators(r"\n\n\n+", r"<!--\s*[Nn]otes?\s*-->")
# A value may hold the end of a comment.
_SECTION = re.compile(r"<section\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
_ATTRIBUTE = re.compile(r"([\w-]{1,60})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')")
_TIMING = re.compile(r"data-timing=[\"']?(\d{1,5})")
_ASIDE = re.compile(r"<aside\s[^<>]{0,300}\bnotes\b[^<>]{0,300}>", re.IGNORECASE)
_ASIDE_END = re.compile(r"</aside>", re.IGNORECASE)
_TOTAL = re.compile(r"\btotalTime\s*:\s*(\d{1,3}(?:\s*\*\s*\d{1,3})?\d*)")


def read_reveal(text: str, path: str, *, titles: bool) -> Draft:
    """The draft of a reveal.js deck; the page that shows a Markdown file tells its separators."""
    if re.match(r"\s*<(?:!doctype|html)", text, re.IGNORECASE):
        return _read_page(text, titles=titles)
    keys, body = split_front_matter(tidy_text(text))
    account: list[Remark] = []
    separators = _named_separators(keys, account) or _separators(body, path, account)
    slides = list(_slides(body, separators))
    account += [
        Remark(WARNING, slide.place, "it holds several notes, are slides parted otherwise here?")
        for slide in slides
        if len(re.findall(separators.notes, slide.note, re.MULTILINE)) > 0
    ]
    return draft_of_slides(
        slides,
        claims_of_keys(keys),
        titles=titles,
        language=language_of_keys(keys),
        account=account,
    )


def _named_separators(keys: dict[str, str], account: list[Remark]) -> Separators | None:
    """What reveal-md reads above the text, None where that says nothing of separators."""
    slides = [keys[key] for key in ("separator", "verticalSeparator") if keys.get(key)]
    notes = keys.get("notesSeparator", "")
    if not any(map(_is_separator, [*slides, notes])):
        return None
    account.append(Remark(TAKEN, Place(), "slides are parted as the keys above them say"))
    found = [f"(?:{_newlines(one)})" for one in slides if _is_separator(one)]
    if found and not keys.get("separator"):
        found.append(_DEFAULT.slides)
    return Separators(
        "|".join(found) or _DEFAULT.slides, notes if _is_separator(notes) else _DEFAULT.notes
    )


def _separators(body: str, path: str, account: list[Remark]) -> Separators:
    for page in _pages_beside(path):
        found = _separators_in(page, os.path.basename(path))
        if found is not None:
            what = "slides are parted as the page beside it says"
            account.append(Remark(TAKEN, Place(), what))
            return found
    has_rules = re.search(_DEFAULT.slides, body, re.MULTILINE)
    if re.search(_BLANK_LINES.notes, body) and not has_rules:
        what = "slides are parted at two blank lines, since it has no rules"
        account.append(Remark(TAKEN, Place(), what))
        return _BLANK_LINES
    if re.search(_BLANK_LINES.notes, body):
        return Separators(_DEFAULT.slides, _BLANK_LINES.notes)
    return _DEFAULT


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
            "|".join(f"(?:{_newlines(one)})" for one in found) or _DEFAULT.slides,
            notes if _is_separator(notes) else _DEFAULT.notes,
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


def _slides(body: str, separators: Separators) -> Iterator[Slide]:
    position, number = 0, 0
    masked = masked_code(body)
    ends = [match.span() for match in re.finditer(separators.slides, masked, re.MULTILINE)]
    for start, end in [*ends, (len(body), len(body))]:
        content = body[position:start]
        line = body.count("\n", 0, position) + 1
        position = end
        if not content.strip() and (number == 0 or start == len(body)):
            continue
        number += 1
        yield _slide(content, number, line, separators)


def _slide(content: str, number: int, line: int, separators: Separators) -> Slide:
    lead = len(content) - len(content.lstrip("\n"))
    match = re.search(separators.notes, masked_code(content), re.MULTILINE | re.IGNORECASE)
    shown, note = (content[: match.start()], content[match.end() :]) if match else (content, "")
    timing = _TIMING.search(content)
    asides, shown = _parted_asides(shown)
    note = "\n\n".join([note, *asides])
    pieces = pieces_of(without_comments(shown))
    return Slide(
        number,
        title_of(pieces),
        spoken_markdown(without_comments(note)),
        line + lead,
        is_hidden='data-visibility="hidden"' in content,
        first_text=first_text_of(pieces),
        planned_s=float(timing[1]) if timing else None,
    )


def _parted_asides(text: str) -> tuple[list[str], str]:
    """What stands in the asides of a slide, and the slide without them."""
    asides: list[str] = []
    shown: list[str] = []
    position = 0
    while start := _ASIDE.search(text, position):
        end = _ASIDE_END.search(text, start.end())
        if end is None:
            break
        shown.append(text[position : start.start()])
        asides.append(text[start.end() : end.start()])
        position = end.end()
    return asides, "".join([*shown, text[position:]])


def _read_page(text: str, *, titles: bool) -> Draft:
    page = _Page()
    try:
        page.feed(text)
        page.close()
    except AssertionError:
        # What html.parser answers to a marked section that it doesn't know.
        raise NotImportedError("its HTML can't be read, save its notes as text") from None
    account = [
        Remark(WARNING, Place(), f"its slides are in {name}, import that") for name in page.files
    ]
    if page.files and not page.slides:
        names = ", ".join(dict.fromkeys(page.files))
        them = "that" if len(page.files) == 1 else "them, one by one"
        raise NotImportedError(f"its slides are in {names[:300]}, import {them}")
    slides: list[Slide] = []
    for one in page.slides:
        if one.markdown:
            found = _slides(tidy_text("".join(one.markdown)), _DEFAULT)
            for slide in found:
                slides.append(slide._replace(number=len(slides) + 1, line=one.line))
            continue
        notes = "\n\n".join(filter(None, (_plain(note) for note in one.notes)))
        slides.append(
            Slide(
                len(slides) + 1,
                _plain("".join(one.title)),
                spoken_markdown(notes),
                one.line,
                is_hidden=one.is_hidden,
                first_text=_plain("".join(one.text))[:200],
                planned_s=one.planned_s,
            )
        )
    total = _TOTAL.search(text)
    slot_s = planned_time(f"{_product(total[1])} s") if total else None
    claims = Claims(slot_s=slot_s, title=_plain("".join(page.title)))
    return draft_of_slides(slides, claims, titles=titles, language=page.language, account=account)


def _product(text: str) -> int:
    result = 1
    for factor in text.split("*"):
        result *= int(factor)
    return min(result, 86400)


def _plain(text: str) -> str:
    """Text of HTML: its paragraphs by blank lines, all other space as one."""
    parts = re.split(r"\n[ \t]*\n", tidy_text(text))
    return "\n\n".join(filter(None, (" ".join(part.split()) for part in parts)))


class _Section:
    """A slide that is being read."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.title: list[str] = []
        self.text: list[str] = []
        self.notes: list[str] = []
        self.markdown: list[str] = []
        self.is_hidden = False
        self.planned_s: float | None = None
        self.has_parts = False


class _Page(HTMLParser):
    """Collects the slides of a page, those within one another too."""

    _PARAGRAPHS = frozenset(("p", "li", "br", "div", "ul", "ol"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.slides: list[_Section] = []
        self.files: list[str] = []
        self.title: list[str] = []
        self.language = ""
        self._open: list[_Section] = []
        self._inside = ""
        """Of what the text is: `title`, `h`, `notes`, `markdown`, or nothing."""
        self._template = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        names = set(said.get("class", "").split())
        if tag == "html" and re.fullmatch(
            r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?", said.get("lang", "")
        ):
            self.language = said["lang"]
        elif tag == "title":
            self._inside = "title"
        elif tag == "section":
            self._begin(said)
        elif not self._open:
            return
        elif tag == "aside" and "notes" in names:
            self._inside = "notes"
            self._open[-1].notes.append("")
        elif tag in {"textarea", "script"} and (
            "data-template" in said or said.get("type") == "text/template"
        ):
            self._inside, self._template = "markdown", tag
        elif tag in {"h1", "h2", "h3"} and not self._open[-1].title and self._inside != "notes":
            self._inside = "h"
        elif tag in self._PARAGRAPHS and self._inside == "notes":
            self._open[-1].notes[-1] += "\n\n"

    def _begin(self, said: dict[str, str]) -> None:
        if self._open:
            self._open[-1].has_parts = True
        section = _Section(self.getpos()[0])
        section.is_hidden = said.get("data-visibility") == "hidden" or any(
            outer.is_hidden for outer in self._open
        )
        if said.get("data-timing", "").isdecimal():
            section.planned_s = float(said["data-timing"][:6])
        if said.get("data-notes"):
            section.notes.append(said["data-notes"])
        if said.get("data-markdown"):
            self.files.append(said["data-markdown"])
        self._open.append(section)

    def handle_endtag(self, tag: str) -> None:
        if tag == "section" and self._open:
            section = self._open.pop()
            has_words = section.notes or section.title or section.text or section.markdown
            if has_words and not section.has_parts:
                self.slides.append(section)
        elif (
            (tag == "aside" and self._inside == "notes")
            or (tag == "title" and self._inside == "title")
            or (tag in {"h1", "h2", "h3"} and self._inside == "h")
            or (tag == self._template and self._inside == "markdown")
        ):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title.append(data)
        elif not self._open:
            return
        elif self._inside == "notes":
            self._open[-1].notes[-1] += data
        elif self._inside == "markdown":
            self._open[-1].markdown.append(data)
        elif self._inside == "h":
            self._open[-1].title.append(data)
        elif data.strip():
            self._open[-1].text.append(data)
