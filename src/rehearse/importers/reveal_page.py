"""A page of reveal.js as its slides, those that stand below one another too."""

from __future__ import annotations

import re
from html.parser import HTMLParser


class PageSlide:
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


class Page(HTMLParser):
    """Collects the slides of a page, those within one another too."""

    _PARAGRAPHS = frozenset(("p", "li", "br", "div", "ul", "ol"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.slides: list[PageSlide] = []
        self.files: list[str] = []
        self.title: list[str] = []
        self.language = ""
        self._open: list[PageSlide] = []
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
        section = PageSlide(self.getpos()[0])
        is_within_hidden = bool(self._open) and self._open[-1].is_hidden
        section.is_hidden = said.get("data-visibility") == "hidden" or is_within_hidden
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
