"""Text made safe to show: control characters, escape sequences and invisible marks taken out."""

from __future__ import annotations

import re

# The patterns are compiled when first used: most talks never need them.
# ECMA-48: control sequences (CSI), then the strings OSC, DCS, SOS, PM and APC where they are closed
# on the same line, then any other escape.
_SEQUENCE = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\n\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
)
_SPACE = "[\t\x0b\x0c\x85\u2028\u2029]"
_UNSEEN = (
    "[\x00-\x08\x0e-\x1f\r\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks
    "\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"  # byte order marks, noncharacters, surrogates
)


def clean(text: str) -> str:
    """The text without anything that steers a terminal; what separates words becomes a space."""
    if text.isprintable():  # also true of no mark that is taken out here
        return text
    if "\x1b" in text or not text.isascii():
        text = re.sub(_SEQUENCE, "", text)
    return re.sub(_UNSEEN, "", re.sub(_SPACE, " ", text))


def one_line(text: str) -> str:
    """The text with every run of white space as one space, for titles."""
    return " ".join(text.split())


def printable(text: str) -> str:
    """The text on one line of a terminal, whatever it holds."""
    return text if text.isprintable() else one_line(clean(text))


def shortened(text: str, longest: int = 40) -> str:
    """The beginning of what an author wrote, on one line and safe to show."""
    short = printable(text[: longest * 4])
    if len(short) > longest or len(text) > longest * 4:
        return short[:longest].rstrip() + "..."
    return short


def quoted(text: str) -> str:
    """What an author wrote, for a message: shortened, in quotes."""
    return f"'{shortened(text)}'"
