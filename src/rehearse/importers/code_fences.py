"""Code between fences, found in one walk however many of them never end."""

from __future__ import annotations

_SHORTEST = 3


def masked_code(text: str) -> str:
    """The text with what is inside code fences in other characters: nothing there parts slides.

    It keeps its length and its lines. A fence that never ends masks nothing.
    """
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    fence, start = "", 0
    for at, line in enumerate(lines):
        stripped = line.strip()
        if fence:
            if stripped.startswith(fence) and not stripped.strip(fence[0]):
                for inside in range(start, at):
                    lines[inside] = "x" * len(lines[inside])
                fence = ""
        elif found := opening_fence(stripped):
            fence, start = found, at + 1
    return "\n".join(lines)


def opening_fence(stripped: str) -> str:
    """The marks that begin code in a line without its indent; empty where it begins none."""
    mark = stripped[:1]
    if mark not in {"`", "~"}:
        return ""
    rest = stripped.lstrip(mark)
    length = len(stripped) - len(rest)
    if length < _SHORTEST or (mark == "`" and "`" in rest):
        return ""
    return mark * length


def without_code(text: str) -> str:
    """The text with its fenced code left out, lines kept."""
    masked = masked_code(text)
    if masked == text:
        return text
    pairs = zip(text.split("\n"), masked.split("\n"), strict=True)
    return "\n".join(line if line == mask else "" for line, mask in pairs)
