"""The keys above a Markdown text, read line by line: what YAML refuses must not be lost."""

from __future__ import annotations

import re

_FENCE = re.compile(r"\A(?:\ufeff)?[ \t\n]*---[ \t]*\n")
_END = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*$")
_KEY = re.compile(r"([A-Za-z_$][\w.$-]*)\s*:(?:\s+(.*))?$")
_ESCAPES = re.compile(r'\\(["\\])')


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The keys, and the text with empty lines in their place: its lines keep their numbers."""
    start = _FENCE.match(text)
    if start is None:
        return {}, text
    end = _END.search(text, start.end())
    if end is None:
        return {}, text
    inside = text[start.end() : end.start()]
    first = next((line for line in inside.split("\n") if line.strip()), "")
    if first and not first.startswith(("#", " ")) and not _KEY.match(first):
        return {}, text  # a rule above a text, and another one below it
    blank = "\n" * text.count("\n", 0, end.end())
    return keys_of(inside), blank + text[end.end() :]


def keys_of(inside: str) -> dict[str, str]:
    """The keys of the outermost level, with values of one line or a folded or literal block."""
    found: dict[str, str] = {}
    key = ""
    for line in inside.split("\n"):
        match = _KEY.match(line)
        if match:
            key = match[1]
            value = (match[2] or "").strip()
            found[key] = "" if value in {"|", ">", "|-", ">-"} else _unquoted(value)
        elif (
            key
            and line[:1] in {" ", "\t", "-"}
            and line.strip()
            and not line.strip().startswith("#")
        ):
            found[key] = f"{found[key]} {line.strip()}".strip()
    return found


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _ESCAPES.sub(r"\1", value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return re.sub(r"\s+#.*$", "", value)
