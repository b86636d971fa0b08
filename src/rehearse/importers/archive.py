"""Packed documents (.docx, .pptx, .odt, .odp): their parts as trees, within limits."""

from __future__ import annotations

import zipfile
import zlib
from types import TracebackType
from typing import Self
from xml.etree import ElementTree as ET

from rehearse.importers.content import LARGEST_ARCHIVE_MB
from rehearse.importers.draft import NotImportedError

LARGEST_PART_BYTES = 32_000_000
LARGEST_ALL_BYTES = 200_000_000
MOST_PARTS = 20_000
DEEPEST = 200
"""Elements within one another; PowerPoint and Word stay under thirty."""

MOST_ELEMENTS = 500_000
"""Of a part; a book has some hundred thousand."""

LOCKED = "it is locked with a password, save a copy without one and import that"
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
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
            raise NotImportedError(_BROKEN) from None
        infos = self._zip.infolist()
        size = sum(info.compress_size for info in infos)
        if size > LARGEST_ARCHIVE_MB * 1_000_000 or len(infos) > MOST_PARTS:
            self._zip.close()
            raise NotImportedError(
                f"it is larger than {LARGEST_ARCHIVE_MB} MB or has too many parts, and is not read"
            )
        self.names = frozenset(info.filename for info in infos)
        self._read_bytes = 0

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
        parser = _Parser()
        try:
            return parser.parse(data)
        except (ET.ParseError, LookupError, ValueError):
            raise NotImportedError(_BROKEN) from None

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


class _Parser:
    """Builds a tree, and refuses document types: entities are declared there."""

    def parse(self, data: bytes) -> ET.Element:
        target = _Builder()
        parser = ET.XMLParser(target=target)  # noqa: S314 - document types are refused
        for start in range(0, len(data), 65536):
            parser.feed(data[start : start + 65536])
        root: ET.Element = parser.close()
        return root


class _Builder(ET.TreeBuilder):
    def __init__(self) -> None:
        super().__init__()
        self._depth = self._elements = 0

    def doctype(self, *_: str | None) -> None:
        raise NotImportedError(
            "its XML declares a document type, which office programs never do; it is not read"
        )

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST:
            raise NotImportedError(_BROKEN)
        if self._elements > MOST_ELEMENTS:
            raise NotImportedError(_BOMB)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        self._depth -= 1
        return super().end(tag)
