"""Lines of Org with words, gathered into pieces: paragraphs, items, tables, and footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable

from rehearse.importers.cues import shown
from rehearse.importers.org_text import plain_org, spoken_org
from rehearse.importers.pieces import ITEM, SHOWN, TEXT, Piece

_ITEM = re.compile(r"(\s*)(?:([-+])|(\s\*)|(\d{1,4})[.)])[ ]+(?:\[[ X-]\][ ]+)?(.*)$")
_DEFINITION = re.compile(r"\[fn:([\w-]{1,80})\][ ]*(.*)$")


class Words:
    """What is gathered until a line ends it."""

    def __init__(
        self,
        add: Callable[[Piece], None],
        is_below_item: Callable[[], bool],
        footnotes: dict[str, str],
    ) -> None:
        """Gather lines.

        Args:
            add: is told each piece.
            is_below_item: the piece that was added last is an item.
            footnotes: where they are kept, by name.
        """
        self._add = add
        self._is_below_item = is_below_item
        self._footnotes = footnotes
        self._paragraph: list[str] = []
        self._start = 0
        self._item: tuple[str, int] | None = None
        """The mark of the open item, and its indent."""
        self._table: list[str] = []
        self._footnote = ""

    def take(self, number: int, line: str) -> None:
        """Take a line with words; its number is from 1."""
        stripped = line.strip()
        if stripped.startswith("|"):
            if not self._table:
                self.end()
                self._start = number
            self._table.append(stripped)
            return
        if self._table:
            self.end()
        indent = len(line) - len(line.lstrip())
        if not indent and (match := _DEFINITION.match(line)):
            self.end()
            self._footnote, self._start = match[1], number
            self._paragraph = [match[2]]
        elif match := _ITEM.match(line):
            self.end()
            mark = f"{match[4]}." if match[4] else "-"
            self._item, self._start = (mark, indent), number
            self._paragraph = [match[5].replace(" :: ", ": ")]
        elif stripped == ":" or stripped.startswith(": "):
            self.end()
            self._add(Piece(SHOWN, number, shown("code", stripped[2:])))
        elif re.fullmatch(r"-{5,}", stripped):
            self.end()
        else:
            if self._item and indent <= self._item[1]:
                self.end()
            if not self._paragraph:
                self._start = number
            self._paragraph.append(stripped)

    def end(self) -> None:
        """What was gathered is a piece."""
        if self._table:
            cells = [cell.strip() for row in self._table[:20] for cell in row.split("|")]
            said = ", ".join(cell for cell in cells if any(map(str.isalnum, cell)))
            self._add(Piece(SHOWN, self._start, shown("table", plain_org(said))))
            self._table = []
        if not self._paragraph:
            self._item = None
            return
        text = "\n".join(self._paragraph)
        self._paragraph = []
        if self._footnote:
            self._footnotes[self._footnote] = spoken_org(text.replace("\n", " ")).text
            self._footnote = ""
            return
        spoken = spoken_org(text)
        names = [*spoken.footnotes]
        for words in spoken.own:
            names.append(f"own {len(self._footnotes)}")
            self._footnotes[names[-1]] = words
        if self._item is None:
            self._add(Piece(TEXT, self._start, spoken.text, footnotes=tuple(names)))
            return
        follows = self._is_below_item()
        text = f"{self._item[0]} {spoken.text}" if spoken.text else ""
        self._add(Piece(ITEM, self._start, text, 0, tuple(names), is_first=not follows))
        self._item = None
