"""The bytes of a talk file, checked and made ready for the YAML parser."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator

from rehearse.talkfile.problem import Problem, TalkFileError

LARGEST_MB = 10
LARGEST_BYTES = LARGEST_MB * 1_000_000

TALK = "a talk"
"""What is mostly read."""

_NONCHARACTER = "\ufdd0"
"""Stands for a mark that may not reach the parser; it is taken out of every text afterwards."""


class Source:
    """A file's text as the parser gets it, with the lines that messages quote."""

    __slots__ = ("_lines", "data", "file", "has_tabs", "has_unseen", "what")

    def __init__(
        self, file: str, data: bytes, *, has_tabs: bool, has_unseen: bool, what: str
    ) -> None:
        self.file = file
        self.what = what
        """What the file is to hold, for messages: a talk, say."""
        self.data = data
        """UTF-8; tabs are still in it."""
        self.has_tabs = has_tabs
        self.has_unseen = has_unseen
        """Somewhere stands a mark that has to be taken out of the text."""
        self._lines: list[str] | None = None

    @property
    def for_parser(self) -> bytes:
        """The bytes with a space for every tab: the two YAML parsers disagree about tabs."""
        return self.data.replace(b"\t", b" ") if self.has_tabs else self.data

    @property
    def lines(self) -> list[str]:
        """The lines as the parser sees them, decoded once, when a message needs them."""
        if self._lines is None:
            self._lines = self.for_parser.decode().split("\n")
        return self._lines

    def tab_indented_lines(self) -> Iterator[int]:
        """Numbers from 1 of the lines that a tab indents."""
        line, position = 1, 0
        for match in re.finditer(rb"^ *\t[ \t]*[^ \t\n#]", self.data, re.MULTILINE):
            line += self.data.count(b"\n", position, match.start())
            position = match.start()
            yield line

    def error(self, line: int, column: int, message: str, path: str = "") -> TalkFileError:
        """The error for a single problem; `line` and `column` count from 1."""
        return TalkFileError([Problem(self.file, line, column, path, message)])


def from_path(path: str) -> Source:
    """The text of a file.

    Raises:
        TalkFileError: it is missing, no regular file, unreadable, too large or no plain UTF-8.
    """
    return from_bytes(content(path), path)


def from_text(text: str, file: str) -> Source:
    """A text that is in memory already.

    Raises:
        TalkFileError: it is too large, empty or holds control characters.
    """
    if not text.isascii():
        text = re.sub("[\ud800-\udfff]", _NONCHARACTER, text)
    return from_bytes(text.encode(), file)


def from_bytes(data: bytes, file: str, what: str = TALK) -> Source:
    """Checks the bytes of a file; `what` is what it is to hold, for messages.

    Raises:
        TalkFileError: they are too many, none, no UTF-8, or hold control characters.
    """
    if len(data) > LARGEST_BYTES:
        raise _error(
            file, 1, 1, f"larger than {LARGEST_MB} MB, {what} is text: is this the right file?"
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _error(file, 1, 1, "this is UTF-16, save the file as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    has_unseen = False
    rare = data.translate(None, _COMMON)
    if rare:
        if not rare.isascii():
            _refuse_other_encodings(data, file)
        characters = rare.decode()
        has_unseen = re.search(_UNWANTED, characters) is not None
        if has_unseen:
            _refuse_controls(data, characters, file)
            for line_end in ("\x85", "\u2028", "\u2029"):
                data = data.replace(line_end.encode(), b" ")
            data = data.replace("\ufeff".encode(), _NONCHARACTER.encode())
    if not data.strip(b" \t\n"):
        raise _error(file, 1, 1, "the file is empty, a talk needs title: and sections:")
    return Source(file, data, has_tabs=b"\t" in data, has_unseen=has_unseen, what=what)


_COMMON = bytes((*b"\t\n", *range(0x20, 0x7F)))

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_UNWANTED = (
    f"[{_CONTROLS}"
    "\x85\u2028\u2029"  # line ends
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks
    "\ufeff\ufdd0-\ufdef]"  # byte order marks, noncharacters
)


def _error(file: str, line: int, column: int, message: str) -> TalkFileError:
    return TalkFileError([Problem(file, line, column, "", message)])


def _refuse_other_encodings(data: bytes, file: str) -> None:
    try:
        data.decode()
    except UnicodeDecodeError as reason:
        byte = data[reason.start]
        message = f"byte 0x{byte:02X} is not UTF-8, save the file as UTF-8"
        raise _error(file, *_place(data, reason.start), message) from None


def _refuse_controls(data: bytes, characters: str, file: str) -> None:
    first = re.search(f"[{_CONTROLS}]", characters)
    if first is None:
        return
    code = ord(first[0])
    line, column = _place(data, data.index(first[0].encode()))
    count = len(characters) - len(re.sub(f"[{_CONTROLS}]+", "", characters))
    others = f" ({count} such in the file)" if count > 1 else ""
    message = f"control character U+{code:04X}{_NAMES.get(code, '')}, take it out{others}"
    raise _error(file, line, column, message)


_NAMES = {
    0x00: " (NUL: is this a text file?)",
    0x0B: " (vertical tab)",
    0x0C: " (form feed)",
    0x0D: " (carriage return without a newline)",
    0x1B: " (escape)",
}


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column of a byte, both from 1."""
    start = data.rfind(b"\n", 0, offset) + 1
    return data.count(b"\n", 0, offset) + 1, len(data[start:offset].decode(errors="replace")) + 1


UNREADABLE = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file",
    errno.EACCES: "you may not read this file, change its permissions",
    errno.ELOOP: "a link that leads back to itself",
    errno.ENAMETOOLONG: "a name too long for a file",
    errno.EISDIR: "this is a directory, name a talk in it",
}
"""Why a file can't be read, and what to do."""


def content(path: str, what: str = TALK) -> bytes:
    """The first bytes of a regular file, one more than are allowed where there are too many.

    Raises:
        TalkFileError: it is missing, no regular file, or unreadable.
    """
    try:
        # A pipe or a device is not even opened: opening alone can block or act.
        _refuse_irregular(os.stat(path).st_mode, path, what)
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(handle, "rb") as file:
            _refuse_irregular(os.fstat(handle).st_mode, path, what)
            return file.read(LARGEST_BYTES + 1)
    except OSError as reason:
        why = UNREADABLE.get(reason.errno or 0) or f"can't be read: {reason.strerror or reason}"
    except ValueError:
        why = "no such file"  # a name with NUL in it
    raise TalkFileError([Problem(path, 1, 1, "", why)])


def _refuse_irregular(mode: int, path: str, what: str) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "", path)
    if not stat.S_ISREG(mode):
        why = f"this is a pipe, a socket or a device, {what} is read from a file"
        raise TalkFileError([Problem(path, 1, 1, "", why)])
