"""What an RTF file says at its head: its code page, its fonts, and which styles are headings.

Rich Text Format Specification 1.9.1 (Microsoft, 2008): header.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"\\(?:([A-Za-z]{1,32})(-?[0-9]{1,10})? ?|'([0-9A-Fa-f]{2})|([^A-Za-z]))|([{}])|([^\\{}\r\n]+)",
    re.DOTALL,
)
"""A control word with its number, a byte in hexadecimal, a sign, a brace, or a run of text."""
MOST_FONTS = 1000

_CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_STYLE_NAME = re.compile(r"([^\W\d_]+ ?\d?);\s*\Z")
_HEADING = re.compile(r"(?:heading|\u00fcberschrift|titre)\s*\d|title$", re.IGNORECASE)


def code_page_of(word: str, number: str | None) -> str:
    """Python's name for the code page that a control word names, empty where it names none."""
    if word != "ansicpg" or not number:
        return _CODE_PAGES.get(word, "")
    name = "mac_roman" if number == "10000" else f"cp{number}"
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name


def fonts_of(table: str) -> dict[str, str]:
    """The numbers of the fonts of a font table, each with that of its character set."""
    fonts: dict[str, str] = {}
    font = ""
    for word, number in _words(table):
        if word == "f" and number:
            font = number
        elif word == "fcharset" and font and number and len(fonts) < MOST_FONTS:
            fonts.setdefault(font, number[:3].lstrip("-"))
    return fonts


def heading_styles_of(sheet: str) -> set[str]:
    """The numbers of the styles of a style sheet that are headings, by their name or level."""
    found: set[str] = set()
    for entry in sheet.split("}"):
        words = list(_words(entry))
        styles = [number for word, number in words if word == "s" and number]
        levels = [number for word, number in words if word == "outlinelevel"]
        name = _STYLE_NAME.search(entry[-100:])
        is_heading = name is not None and _HEADING.match(name[1])
        if styles and (is_heading or (levels and int(levels[-1] or 9) < 9)):
            found.add(styles[0])
    return found


def _words(text: str) -> Iterator[tuple[str, str | None]]:
    for match in TOKEN.finditer(text):
        if match[1]:
            yield match[1], match[2]
