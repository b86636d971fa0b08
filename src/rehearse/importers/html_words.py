"""The words of HTML that stands in a note: its marks are left out, its blocks are lines."""

from __future__ import annotations

import html
import re

_UNSAID = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|dl|dt|dd|h[1-6]|tr|table|section|article|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def words_of_html(text: str) -> str:
    """The words, line by line; empty where there are none."""
    bare = _TAG.sub("", _BLOCK.sub("\n", _UNSAID.sub("", text)))
    lines = (" ".join(line.split()) for line in html.unescape(bare).split("\n"))
    return "\n".join(filter(None, lines))
