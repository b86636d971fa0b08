"""Keys of a terminal, or lines of a pipe, out of the bytes that come in."""

from __future__ import annotations

import os
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator

try:
    import termios
    import tty
except ImportError:  # Windows has neither; its input is read by lines.
    termios = None  # type: ignore[assignment]
    tty = None  # type: ignore[assignment]

_SEQUENCES = {
    **{
        f"\x1b{lead}{letter}": name
        for lead in "[O"
        for letter, name in zip("ABCD", ("up", "down", "right", "left"), strict=True)
    },
    "\x1b[5~": "pageup",
    "\x1b[6~": "pagedown",
    "\x1bOP": "f1",
    "\x1b[11~": "f1",
    "\x1bOQ": "f2",
    "\x1b[12~": "f2",
    "\x1bOR": "f3",
    "\x1b[13~": "f3",
    "\x1b[17~": "f6",
    "\x1b[19~": "f8",
}
_NAMED = {
    "\r": "enter",
    "\n": "enter",
    " ": "space",
    "\t": "tab",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x04": "q",
    "\x11": "q",
}
# An escape sequence, the escape key alone, or a character.
_KEY = r"\x1b\[[\d;<?]*[ -/]*[@-~]|\x1bO[A-Za-z]|\x1b|.|\n"


def keys_in(text: str) -> Iterator[str]:
    """The names of the keys that were pressed; one that has none is itself."""
    for found in re.findall(_KEY, text, re.DOTALL):
        if len(found) > 1:
            yield _SEQUENCES.get(found, "unknown")
        else:
            yield "escape" if found == "\x1b" else _NAMED.get(found, found)


class Keyboard:
    """The standard input: its bytes, and how the terminal hands them over."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.has_keys = termios is not None and os.isatty(descriptor)
        """It is a terminal that can send single keys."""
        self._found: list[object] | None = None
        self._text = ""
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self.is_at_end = False

    def take(self) -> None:
        """Have the terminal send each key at once, unseen; how it was is kept for `give_back`."""
        if self.has_keys and self._found is None:
            self._found = termios.tcgetattr(self.descriptor)
            # What was typed ahead stays.
            tty.setcbreak(self.descriptor, termios.TCSADRAIN)

    def give_back(self) -> None:
        """The terminal is as it was found: lines are typed and seen."""
        if self._found is not None:
            found, self._found = self._found, None
            try:
                termios.tcsetattr(self.descriptor, termios.TCSADRAIN, found)  # type: ignore[arg-type]
            except termios.error:
                # It is gone, and nobody types there.
                return

    @property
    def sends_keys(self) -> bool:
        """Single keys come in, not lines."""
        return self._found is not None

    def read(self) -> None:
        """Take in what has come; where nothing will any more, `is_at_end`."""
        try:
            data = os.read(self.descriptor, 65536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.is_at_end = True
            return
        self._text += self._decoder.decode(data)

    def next_line(self) -> str | None:
        """The next line without its end; None where none is complete. The last one may lack it."""
        line, end, rest = self._text.partition("\n")
        if not end and not (self.is_at_end and line):
            return None
        self._text = rest
        return line.removesuffix("\r")

    def next_key(self) -> str | None:
        """The name of the next key, None where none was pressed."""
        match = re.match(_KEY, self._text, re.DOTALL)
        if match is None:
            return None
        self._text = self._text[match.end() :]
        return next(keys_in(match[0]))
