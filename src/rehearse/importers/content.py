"""The bytes of a file to import: how many, and what they are when they are text."""

from __future__ import annotations

import os
import stat

from rehearse.core.record import NamedTuple
from rehearse.importers.draft import NotImportedError
from rehearse.talkfile.source import UNREADABLE

LARGEST_TEXT_MB, LARGEST_ARCHIVE_MB = 10, 500
MOST_LINES = 200_000
"""So many lines of print fill the largest text."""
HEAD_BYTES = 65536
"""So much of a file tells what it is."""


class Head(NamedTuple):
    """The beginning of a file."""

    path: str
    data: bytes
    """At most `HEAD_BYTES`."""
    size: int
    """Bytes of the whole file."""


def read_head(path: str) -> Head:
    """The beginning of a regular file.

    Raises:
        NotImportedError: it is missing, unreadable, no regular file, or empty.
    """
    data = _bytes_of(path, HEAD_BYTES)
    try:
        head = Head(path, data, os.stat(path).st_size)
    except OSError:
        head = Head(path, data, len(data))  # it is gone by now
    if not head.data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe") and head.size <= HEAD_BYTES:
        raise NotImportedError("the file is empty, save your notes into it first")
    return head


def read_text(head: Head) -> str:
    """All text of a file.

    Raises:
        NotImportedError: it is too large, or no text.
    """
    text = decoded(read_bytes(head, LARGEST_TEXT_MB))
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise NotImportedError(
            f"it has more than {MOST_LINES:,} lines, which is no talk: is this the right file?"
        )
    return text


def read_bytes(head: Head, most_mb: int) -> bytes:
    """All bytes of a file.

    Raises:
        NotImportedError: it is too large.
    """
    if head.size > most_mb * 1_000_000:
        raise NotImportedError(
            f"{head.size / 1e6:,.0f} MB, and notes are {most_mb} MB at most: "
            "is this the right file?"
        )
    return head.data if head.size <= len(head.data) else _bytes_of(head.path, head.size)


def decoded(data: bytes) -> str:
    """Text in UTF-8 or UTF-16, with or without a byte order mark, else in Windows' cp1252.

    Raises:
        NotImportedError: it is none of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                if error.end < len(data) - len(mark) - 4:
                    raise NotImportedError(
                        f"it begins as {encoding.upper()} text and is none, save it as UTF-8"
                    ) from None
                return data[len(mark) :].decode(encoding, "ignore")  # its last character is cut
    if b"\0" in data:
        return _unmarked_utf16(data)
    if sum(data.count(code) for code in _CONTROLS) > len(data) // 100:
        raise NotImportedError(NO_TEXT)
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    # Five bytes mean nothing there; WHATWG's windows-1252 reads them as control characters.
    return (
        "".join(
            chr(code) if code in _UNDEFINED else bytes((code,)).decode("cp1252") for code in data
        )
        if any(code in data for code in _UNDEFINED)
        else data.decode("cp1252")
    )


NO_TEXT = "it is no text, save your notes as text, .docx or .pptx"

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROLS = tuple(bytes((code,)) for code in range(0x20) if code not in {9, 10, 11, 12, 13, 27})
_UNDEFINED = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))


def _unmarked_utf16(data: bytes) -> str:
    """Text in UTF-16 whose byte order is the one that gives more spaces and ends of lines.

    Raises:
        NotImportedError: it is not.
    """
    best, most = "", 0
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data[: len(data) // 2 * 2].decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:2000]
        gaps = sample.count(" ") + sample.count("\n") + sample.count("\r")
        printable = sum(map(str.isprintable, sample)) + sample.count("\n") + sample.count("\r")
        if gaps > most and printable > 0.9 * len(sample) and "\0" not in sample:
            best, most = text, gaps
    if not best:
        raise NotImportedError(NO_TEXT)
    return best


def _bytes_of(path: str, most: int) -> bytes:
    try:
        # A pipe or a device is not even opened: opening alone can block or act.
        _refuse_irregular(os.stat(path).st_mode)
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(handle, "rb") as file:
            data: bytes | None = file.read(most)
            return data or b""  # some files of the system have nothing to give just now
    except OSError as error:
        why = UNREADABLE.get(error.errno or 0) or f"it can't be read ({error.strerror})"
    except ValueError:
        why = "no such file"  # a name with NUL in it
    raise NotImportedError(why)


def _refuse_irregular(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise NotImportedError("this is a folder, name a file in it")
    if not stat.S_ISREG(mode):
        raise NotImportedError("this is a pipe, a socket or a device, notes are read from a file")
