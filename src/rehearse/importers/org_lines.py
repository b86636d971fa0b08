"""An Org file, line by line, as the pieces of its slides and of its notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rehearse.core.record import NamedTuple
from rehearse.importers.cues import LONGEST_SHOWN, shown
from rehearse.importers.draft import LEFT, WARNING, Place, Remark
from rehearse.importers.naming import first_words
from rehearse.importers.org_headlines import HEADLINE, parsed_headline
from rehearse.importers.org_text import spoken_org
from rehearse.importers.org_words import Words
from rehearse.importers.pieces import HEADING, ITEM, RULE, SHOWN, TEXT, Piece

_KEYWORD = re.compile(r"\s*#\+(\w[\w-]*?)(?:\[[^\[\]]*\])?:[ ]*(.*)$")
_BEGIN = re.compile(r"\s*#\+begin_(\S+)(?:[ ]+(\S+))?", re.IGNORECASE)
_END = re.compile(r"\s*#\+end_(\S+)", re.IGNORECASE)
_COMMENT = re.compile(r"\s*#(?: |$)")
_DRAWER = re.compile(r"\s*:([\w-]+):$")
_PLANNING = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_BEAMER_NOTE = re.compile(r"\\note(?:<[^<>]*>)?(?:\[[^\[\]]*\])?\{(.*)\}\s*$")
_LEFT_DRAWERS = frozenset(("PROPERTIES", "LOGBOOK"))
"""All others are exported: https://orgmode.org/manual/Export-Settings.html, `d:`."""
_LITERAL = frozenset(("src", "example", "export", "comment"))


class Org(NamedTuple):
    """What a file holds."""

    keys: dict[str, str]
    """Values of `#+KEY:` lines, by their names in small letters."""
    pieces: list[Piece]
    notes: list[list[Piece]]
    """Of each block of notes."""
    note_lines: list[int]
    """Where each of them begins."""
    footnotes: dict[str, str]
    properties: dict[int, str]
    """Of the headings, by their lines."""
    account: list[Remark]


def parsed_org(text: str) -> Org:
    """The pieces of a tidy Org text; a `#+REVEAL: split` is a rule."""
    walk = _Walk(text.split("\n"))
    return walk.org()


class _Walk:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._org = Org({}, [], [], [], {}, {}, [])
        self._words = Words(self._add, self._is_below_item, self._org.footnotes)
        self._blocks: list[tuple[str, int]] = []
        self._note_level = 0
        """Of the heading whose words are a note, 0 outside of one."""
        self._left_level = 0
        """Of the heading that is not exported, 0 outside of one."""
        self._literal: list[str] = []
        self._language = ""
        self._todo = {"TODO", "DONE"}
        self._drawer = ""
        self._drawers = _ending_drawers(lines)

    def org(self) -> Org:
        for at, line in enumerate(self._lines):
            if line.startswith("*") and (match := HEADLINE.match(line)):
                self._end_all()
                self._headline(match, at + 1)
            elif not self._left_level:
                self._take(at, line)
        self._end_all()
        return self._org

    def _tell(self, tone: str, line: int, what: str) -> None:
        self._org.account.append(Remark(tone, Place(line), what))

    def _tell_comment(self, line: int, text: str) -> None:
        if any(map(str.isalnum, text)):
            self._tell(LEFT, line, f"a comment, not spoken: {first_words(text, 8)}")

    def _add(self, piece: Piece) -> None:
        if self._is_in_note():
            self._org.notes[-1].append(piece)
        else:
            self._org.pieces.append(piece)

    def _begin_note(self, line: int) -> None:
        self._org.notes.append([])
        self._org.note_lines.append(line)

    def _headline(self, match: re.Match[str], line: int) -> None:
        headline = parsed_headline(match[1], match[2] or "", self._todo)
        level, title = headline.level, headline.title
        if self._left_level and level > self._left_level:
            return
        self._left_level = 0
        if self._note_level and level > self._note_level:
            self._add(Piece(HEADING, line, title, level))
            return
        self._note_level = 0
        if headline.is_left:
            self._left_level = level
            self._tell(LEFT, line, f"not exported, not spoken: {title}")
        elif headline.is_note:
            self._begin_note(line)
            self._note_level = level
        else:
            self._add(Piece(HEADING, line, title, level))

    def _take(self, at: int, line: str) -> None:
        if self._drawer and line.strip().upper() == ":END:":
            self._words.end()
            self._drawer = ""
            return
        if self._drawer in _LEFT_DRAWERS:
            if self._drawer == "PROPERTIES":
                self._property(line)
            return
        if self._blocks and self._blocks[-1][0] in _LITERAL:
            end = _END.match(line)
            if end is None or end[1].lower() != self._blocks[-1][0]:
                self._literal.append(re.sub(r"^(\s*),(?=\*|#\+)", r"\1", line))
                return
        if at in self._drawers:
            self._words.end()
            self._drawer = line.strip().strip(":").upper()
        elif "#" in line[: len(line) - len(line.lstrip()) + 1]:
            self._marked(at + 1, line)
        elif not line.strip():
            self._words.end()
        elif not _PLANNING.match(line):
            self._words.take(at + 1, line)

    def _property(self, line: str) -> None:
        if not self._org.pieces or self._org.pieces[-1].kind != HEADING:
            return
        place = self._org.pieces[-1].line
        self._org.properties[place] = f"{self._org.properties.get(place, '')}{line.strip()}\n"
        if re.match(r"\s*:BEAMER_env:\s+note", line, re.IGNORECASE):
            heading = self._org.pieces.pop()
            self._begin_note(heading.line)
            self._note_level = heading.level

    def _marked(self, number: int, line: str) -> None:
        """A line that begins with `#`."""
        if match := _BEGIN.match(line):
            self._words.end()
            name = match[1].lower()
            if name == "notes" and not any(one == "notes" for one, _ in self._blocks):
                self._begin_note(number)
            self._blocks.append((name, number))
            self._language = match[2] or ""
        elif match := _END.match(line):
            self._words.end()
            self._end_block(match[1].lower())
        elif match := _KEYWORD.match(line):
            self._words.end()
            self._keyword(number, match[1].lower(), match[2])
        elif _COMMENT.match(line):
            self._tell_comment(number, line.strip(" #"))
        else:
            self._words.take(number, line)

    def _keyword(self, number: int, name: str, value: str) -> None:
        if name == "reveal" and value.split()[:1] == ["split"]:
            self._add(Piece(RULE, number, ""))
        elif name == "beamer" and (match := _BEAMER_NOTE.match(value)):
            self._begin_note(number)
            self._org.notes[-1].append(Piece(TEXT, number, spoken_org(match[1]).text))
        elif name == "include":
            self._tell(WARNING, number, f"more of it is in {value.strip()[:80]}, import that too")
        elif name in {"todo", "seq_todo", "typ_todo"}:
            self._todo |= {re.sub(r"\(.*", "", word) for word in value.split()} - {"|"}
        before = self._org.keys.get(name, "")
        if len(before) < LONGEST_SHOWN * 10:
            self._org.keys[name] = f"{before} {value}".strip()

    def _is_below_item(self) -> bool:
        before = self._org.notes[-1] if self._is_in_note() else self._org.pieces
        return bool(before) and before[-1].kind == ITEM

    def _is_in_note(self) -> bool:
        return bool(self._note_level) or any(name == "notes" for name, _ in self._blocks)

    def _end_block(self, name: str) -> None:
        if not any(one == name for one, _ in self._blocks):
            return
        while self._blocks:
            one, number = self._blocks[-1]
            self._end_literal(one, number)
            self._blocks.pop()
            if one == name:
                return

    def _end_literal(self, name: str, number: int) -> None:
        if name in {"src", "example"}:
            lines = [line.strip() for line in self._literal if line.strip()]
            kind = f"code in {self._language}" if name == "src" and self._language else "code"
            self._add(Piece(SHOWN, number, shown(kind, lines[0] if lines else "")))
        elif name == "export" and self._literal:
            self._tell(LEFT, number, f"a block for {self._language or 'one export'}, not spoken")
        elif name == "comment" and self._literal:
            self._tell_comment(number, " ".join(self._literal))
        self._literal = []

    def _end_all(self) -> None:
        """What ends at a heading or at the end of the file, whether it is ended or not."""
        self._words.end()
        for name, number in self._blocks:
            if name == "notes":
                what = "this note never ends: end it with #+END_NOTES on its own line"
                self._tell(WARNING, number, what)
        while self._blocks:
            self._end_block(self._blocks[-1][0])
        self._drawer = ""


def _ending_drawers(lines: Sequence[str]) -> set[int]:
    """Indices of lines that begin a drawer which ends above the next heading."""
    found: set[int] = set()
    has_end = False
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.startswith("*") and HEADLINE.match(line):
            has_end = False
        elif line.strip().upper() == ":END:":
            has_end = True
        elif has_end and _DRAWER.match(line):
            found.add(at)
    return found
