"""Texts of others, made safe for the file they go into."""

from __future__ import annotations

import re

# What XML 1.0 (2.2, Char) has no room for: a file with one of these can't be read at all.
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# CommonMark 0.31 (2.4): any of these is itself behind a backslash. Cells of a table end at `|`,
# GitHub makes links of addresses (GFM 6.9) and formulas of what stands between two `$`.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$]|:(?=//)|(?<=www)\.)", re.IGNORECASE)


def one_line(text: str) -> str:
    """The text on one line, without what no file can hold."""
    return " ".join(_NO_CHARACTER.sub("\ufffd", text).split())


def for_html(text: str) -> str:
    """The text as text, in an element or in an attribute."""
    escaped = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;").replace("'", "&#39;")


def for_markdown(text: str) -> str:
    """The text as text on one line of CommonMark, in a cell of a GFM table too."""
    return _MARKS.sub(r"\\\1", one_line(text))


def for_spreadsheet(text: str) -> str:
    """The text as text: a spreadsheet computes what begins like a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    line = one_line(text)
    return (
        f"'{line}"
        if line[:1] in {"=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"}
        else line
    )
