"""Small pieces of RTF for a converter, which is led astray by long ones and by nested ones.

striprtf adds letter by letter to one text, which takes a minute for a megabyte where the memory
doesn't let it grow in place, and searches a whole file for hyperlinks and fonts by patterns that
take a time with the square of its length.
"""

from __future__ import annotations

from rehearse.core.record import NamedTuple

BOLD, PLAIN_WEIGHT, ITALIC, UPRIGHT, END, NOTE, NOTE_END = map(chr, range(0xFDD3, 0xFDDA))
"""Marks in the text: noncharacters, which no text holds."""

_ENOUGH, _TOO_LONG = 2_000, 32_000
"""Characters of a piece that ends with a paragraph, and of one that ends wherever it is."""


class Look(NamedTuple):
    """How text is written and shown."""

    font: str = ""
    """Its number, empty for the usual one."""
    fallbacks: int = 1
    """How many characters stand behind a `\\u` for programs that don't know it."""
    is_bold: bool = False
    is_italic: bool = False


class Pieces:
    """Writes what is said."""

    def __init__(self) -> None:
        self.charsets: dict[str, str] = {}
        """Of the fonts, by their numbers."""
        self._done: list[str] = []
        self._out: list[str] = []
        self._size = 0
        self._look = Look()
        self._fonts: set[str] = set()

    def say(self, rtf: str, look: Look) -> None:
        """Write a run of text, a byte or a sign."""
        if self._size > _TOO_LONG:
            self._cut()
        if look != self._look:
            self._change(look)
        self._out.append(rtf)
        self._size += len(rtf)

    def mark(self, mark: str) -> None:
        """Write a mark; the braces end what is skipped behind a character."""
        self._out.append(f"{{}}{mark}")
        self._size += 3

    def end_paragraph(self) -> None:
        """Write the mark at the end of a paragraph."""
        self.mark(END)
        if self._size > _ENOUGH:
            self._cut()

    def all(self) -> tuple[str, ...]:
        """Every piece, each a whole RTF of its own."""
        self._cut()
        return tuple(self._done)

    def _change(self, look: Look) -> None:
        before, self._look = self._look, look
        if look.is_bold != before.is_bold:
            self.mark(BOLD if look.is_bold else PLAIN_WEIGHT)
        if look.is_italic != before.is_italic:
            self.mark(ITALIC if look.is_italic else UPRIGHT)
        if look.font != before.font or look.fallbacks != before.fallbacks:
            self._write_font()

    def _write_font(self) -> None:
        # A font that no table names has the code page of the file.
        self._out.append(f"\\f{self._look.font or '99999'}\\uc{self._look.fallbacks} ")
        self._fonts.add(self._look.font)
        self._size += 12

    def _cut(self) -> None:
        fonts = "\n".join(
            f"{{\\f{font}\\fcharset{self.charsets[font]} x;}}"
            for font in sorted(self._fonts)
            if font in self.charsets
        )
        self._done.append(f"{{\\rtf1{{\\fonttbl{fonts}}}\n{''.join(self._out)}}}")
        self._out = []
        self._size = 0
        self._fonts = set()
        self._write_font()
