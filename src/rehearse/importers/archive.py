"""Packed documents (.docx, .pptx, .odt, .odp): their parts as trees, within limits."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator
from types import TracebackType
from typing import Self
from xml.etree import ElementTree as ET

from rehearse.importers.content import LARGEST_ARCHIVE_MB
from rehearse.importers.draft import NotImportedError

LARGEST_PART_BYTES = 32_000_000
LARGEST_ALL_BYTES = 200_000_000
MOST_PARTS, LARGEST_LIST_BYTES = 20_000, 5_000_000
_LONGEST_END = 65_535 + 22 + 20
"""Bytes of the record at the end with its comment, and of the one before it."""
DEEPEST = 200
"""Elements within one another; PowerPoint and Word stay under thirty."""

MOST_ELEMENTS = 500_000
"""Of a part; a book has some hundred thousand."""
MOST_ELEMENTS_OF_ALL = 3_000_000
"""Of all parts that are read; a deck of five thousand slides has fewer."""

LOCKED = "it is locked with a password, save a copy without one and import that"
_TOO_LARGE = f"it is larger than {LARGEST_ARCHIVE_MB} MB or has too many parts, and is not read"
_BROKEN = "the file is damaged or cut off, save it anew and import that"
_BOMB = "it unpacks to more than a deck or a script can hold, and is not read"


class Archive:
    """A zip file whose parts are read as XML."""

    def __init__(self, path: str) -> None:
        """Open it.

        Raises:
            NotImportedError: it is damaged, too large, or holds too many parts.
        """
        try:
            _check_directory(path)
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
            raise NotImportedError(_BROKEN) from None
        infos = self._zip.infolist()
        size = sum(info.compress_size for info in infos)
        if size > LARGEST_ARCHIVE_MB * 1_000_000 or len(infos) > MOST_PARTS:
            self._zip.close()
            raise NotImportedError(_TOO_LARGE)
        self.names = frozenset(info.filename for info in infos)
        self._read_bytes = self._read_elements = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def part(self, name: str) -> ET.Element:
        """The root of a part.

        Raises:
            NotImportedError: it is missing, damaged, too large, or holds entities.
        """
        data = self.data(name)
        builder = _Builder(min(MOST_ELEMENTS, MOST_ELEMENTS_OF_ALL - self._read_elements))
        try:
            root = _tree(data, builder)
        except (ET.ParseError, LookupError, ValueError):
            raise NotImportedError(_BROKEN) from None
        self._read_elements += builder.elements
        return root

    def data(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            NotImportedError: it is missing, damaged, locked, or too large.
        """
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise NotImportedError(LOCKED)
            if info.file_size > LARGEST_PART_BYTES:
                raise NotImportedError(_BOMB)
            with self._zip.open(info) as file:
                data = file.read(LARGEST_PART_BYTES + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ):
            raise NotImportedError(_BROKEN) from None
        self._read_bytes += len(data)
        if len(data) > LARGEST_PART_BYTES or self._read_bytes > LARGEST_ALL_BYTES:
            raise NotImportedError(_BOMB)
        return data


def _check_directory(path: str) -> None:
    """Look at the size of the list of parts, before it is read into memory.

    APPNOTE.TXT 4.3.14 to 4.3.16 (PKWARE): the end of the file tells it; where another record is
    needed to do so, there are more parts than any document has.
    """
    with open(path, "rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _LONGEST_END))
        tail = file.read(_LONGEST_END)
    at = tail.rfind(b"PK\x05\x06")
    listed = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if listed > LARGEST_LIST_BYTES or (at >= 20 and tail[at - 20 : at - 16] == b"PK\x06\x07"):
        raise NotImportedError(_TOO_LARGE)


def outermost(root: ET.Element, *tags: str) -> Iterator[ET.Element]:
    """The elements of these tags within a root, in order, without those within one another."""
    for element in root:
        if element.tag in tags:
            yield element
        else:
            yield from outermost(element, *tags)


def _tree(data: bytes, builder: _Builder) -> ET.Element:
    parser = ET.XMLParser(target=builder)  # noqa: S314 - document types are refused
    for start in range(0, len(data), 65536):
        parser.feed(data[start : start + 65536])
    root: ET.Element = parser.close()
    return root


class _Builder(ET.TreeBuilder):
    """Builds a tree, and refuses document types: entities are declared there."""

    def __init__(self, most_elements: int) -> None:
        super().__init__()
        self._most = most_elements
        self._depth = 0
        self.elements = 0

    def doctype(self, *_: str | None) -> None:
        raise NotImportedError(
            "its XML declares a document type, which office programs never do; it is not read"
        )

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self._depth += 1
        self.elements += 1
        if self._depth > DEEPEST:
            raise NotImportedError(_BROKEN)
        if self.elements > self._most:
            raise NotImportedError(_BOMB)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        self._depth -= 1
        return super().end(tag)
