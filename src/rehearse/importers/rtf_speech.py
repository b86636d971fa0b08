"""What of an RTF file is spoken: pieces of RTF, with marks for what a converter drops.

Rich Text Format Specification 1.9.1 (Microsoft, 2008). Everything is gone through once, and what
comes out holds a few control words only.
"""

from __future__ import annotations

import re
from typing import Any

from rehearse.core.record import NamedTuple
from rehearse.importers.draft import NotImportedError
from rehearse.importers.paragraphs import MOST_PARAGRAPHS
from rehearse.importers.rtf_groups import (
    HEADERS,
    LEFT_OUT,
    SPOKEN_STARRED,
    end_of_group,
    has_words,
)
from rehearse.importers.rtf_pieces import NOTE, NOTE_END, Look, Pieces
from rehearse.importers.rtf_spoken import Ending, Speech
from rehearse.importers.rtf_tables import TOKEN, code_page_of, fonts_of, heading_styles_of
from rehearse.importers.wordlists import listed

DEEPEST = 1000
"""Groups within one another; word processors stay under fifty."""
MOST_TOKENS = 4_000_000
_TOO_MUCH = "it holds more than a script can, save it as .docx or text and import that"

_SIGNS = listed(
    """tab emdash endash emspace enspace qmspace bullet lquote rquote ldblquote rdblquote
    line"""
)
_PARAGRAPH_ENDS = frozenset(("par", "sect", "page", "column"))


class _Group(NamedTuple):
    """What a group takes over from the one around it."""

    look: Look = Look()
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    is_note: bool = False
    """It begins a footnote."""


def speech_of(text: str) -> Speech:
    """What is spoken of an RTF file.

    Args:
        text: of the file; a byte that is no ASCII as the character of its number.

    Raises:
        NotImportedError: it nests too deep, or holds too much to be a script.
    """
    return _Speech(text).found()


class _Speech:
    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = Pieces()
        self._group = _Group()
        self._stack: list[_Group] = []
        self._code_page = "cp1252"
        self._usual_font = ""
        self._heading_styles: set[str] = set()
        self._endings: list[Ending] = []
        self._comments = self._inserted = self._deleted = 0
        self._is_heading = self._is_item = self._is_in_table = self._has_hidden = False
        self._has_headers = False
        self._note_depth = 0

    def found(self) -> Speech:
        self._walk()
        self._end_paragraph()
        return Speech(
            self._pieces.all(),
            self._code_page,
            tuple(self._endings),
            self._comments,
            self._inserted,
            self._deleted,
            self._has_headers,
        )

    def _walk(self) -> None:
        text, match_at = self._text, TOKEN.match
        at = text.find("{") + 1
        tokens = 0
        is_start = False
        """A group has just begun."""
        while at < len(text):
            match = match_at(text, at)
            tokens += 1
            if tokens > MOST_TOKENS:
                raise NotImportedError(_TOO_MUCH)
            if match is None:  # a line break of the file, or its last backslash
                at += 1
                continue
            start, at = at, match.end()
            word, number, code, sign, brace, run = match.groups()
            if brace == "{":
                self._open()
                is_start = True
                continue
            if brace:
                if not self._stack:
                    return
                self._close()
            elif word:
                if is_start and (begun := self._destination(word, start)):
                    at = end_of_group(self._text, start) if begun == "skip" else at
                else:
                    at = self._word(word, number, at)
            elif sign == "*" and is_start:
                name = match_at(text, at)
                if name is None or name[1] not in SPOKEN_STARRED:
                    self._comments += name is not None and name[1] == "annotation"
                    at = end_of_group(self._text, at)
            elif code:
                self._say(f"\\'{code}")
            elif sign:
                self._sign(sign)
            elif run:
                self._say(_bytes_escaped(run))
            is_start = False

    def _open(self) -> None:
        if len(self._stack) >= DEEPEST:
            raise NotImportedError("the file is damaged, save it anew and import that")
        self._stack.append(self._group)
        self._group = self._group._replace(is_note=False)

    def _close(self) -> None:
        if self._group.is_note:
            self._note_depth -= 1
            self._pieces.mark(NOTE_END)
        self._group = self._stack.pop()

    def _destination(self, word: str, start: int) -> str:
        """What a group is that begins so: `skip`, `note`, or empty where it is text."""
        if word in HEADERS and not self._has_headers:
            self._has_headers = has_words(self._text[start : end_of_group(self._text, start)])
        if word in LEFT_OUT:
            return "skip"
        if word == "fonttbl":
            self._pieces.charsets.update(
                fonts_of(self._text[start : end_of_group(self._text, start)])
            )
            return "skip"
        if word == "stylesheet":
            self._heading_styles |= heading_styles_of(
                self._text[start : end_of_group(self._text, start)]
            )
            return "skip"
        if word in {"listtext", "pntext"}:
            self._is_item = True
            return "skip"
        if word == "footnote" and not self._note_depth:
            self._note_depth += 1
            self._group = self._group._replace(is_note=True)
            self._pieces.mark(NOTE)
            return "note"
        return "skip" if word == "footnote" else ""

    def _word(self, word: str, number: str | None, at: int) -> int:
        """Take a control word; where the text goes on."""
        is_on = number != "0"
        if word in _PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in {"cell", "nestcell"}:
            self._is_in_table = True
            self._end_paragraph()
        elif word in _SIGNS:
            self._say(f"\\{word} ")
        elif word == "u" and number and -32768 <= int(number) <= 65535:
            self._say(f"\\u{number} ")
        elif word == "uc":
            self._set_look(fallbacks=max(0, min(int(number or 0), 9)))
        elif word == "b":
            self._set_look(is_bold=is_on)
        elif word == "i":
            self._set_look(is_italic=is_on)
        elif word == "v":
            self._group = self._group._replace(hidden=is_on)
        elif word == "deleted":
            self._deleted += is_on and not self._group.deleted
            self._group = self._group._replace(deleted=is_on)
        elif word == "revised":
            self._inserted += is_on and not self._group.revised
            self._group = self._group._replace(revised=is_on)
        elif word == "plain":
            look = Look(self._usual_font, self._group.look.fallbacks)
            self._group = _Group(look, is_note=self._group.is_note)
        elif word == "pard":
            self._is_heading = self._is_in_table = False
        elif word == "s":
            self._is_heading |= number in self._heading_styles
        elif word == "outlinelevel":
            self._is_heading |= number is not None and 0 <= int(number) < 9
        elif word == "intbl":
            self._is_in_table = True
        elif word == "f" and number:
            self._set_look(font=number)
        elif word == "deff" and number:
            self._usual_font = number
            self._set_look(font=number)
        elif word == "bin" and number:
            return at + max(0, int(number))
        else:
            self._code_page = code_page_of(word, number) or self._code_page
        return at

    def _sign(self, sign: str) -> None:
        if sign in "\r\n":
            self._end_paragraph()
        elif sign in "{}\\~_-":
            self._say(f"\\{sign}")

    def _say(self, rtf: str) -> None:
        if self._group.deleted:
            return
        if self._group.hidden:
            self._has_hidden |= bool(rtf.strip())
            return
        self._pieces.say(rtf, self._group.look)

    def _set_look(self, **changes: Any) -> None:
        self._group = self._group._replace(look=self._group.look._replace(**changes))

    def _end_paragraph(self) -> None:
        if self._note_depth:
            self._pieces.mark(" ")
            return
        self._pieces.end_paragraph()
        if len(self._endings) >= MOST_PARAGRAPHS:
            raise NotImportedError(_TOO_MUCH)
        self._endings.append(
            Ending(self._is_heading, self._is_item, self._is_in_table, self._has_hidden)
        )
        self._is_item = self._has_hidden = False


def _bytes_escaped(run: str) -> str:
    """Bytes as the converter decodes them, by the code page of the font."""
    if run.isascii():
        return run
    return re.sub("[\x80-\xff]", lambda match: f"\\'{ord(match[0]):02x}", run)
