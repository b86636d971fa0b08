"""Names for what the source names not."""

from __future__ import annotations

import os
import re


def first_words(text: str, most: int = 6) -> str:
    """The first words of a text, for a title; `...` where more follow."""
    plain = re.sub(r"\[[^\[\]]*\]|[\\_#]", " ", re.sub("[*`]", "", text))
    words = plain.lstrip(" -\u2022\u2013>+").split()
    if not words:
        words = text.split()
    short = " ".join(words[:most])
    if len(words) <= most and len(short) <= 60:
        return short.rstrip(",;:") or text.strip()
    return short[:60].rstrip(",;:.- ") + "\u2026"


def opening_words(text: str) -> str:
    """The first words of a text that is cut from a longer one, within its first sentence."""
    title = first_words(text)
    end = re.search(r"(?<=\w{4})[.!?](?=\s)|[\u3002\uff01\uff1f]", title)
    if end and end.end() < len(title) and (" " in title[: end.start()] or not end[0].isascii()):
        return title[: end.start()] + ("\u2026" if end[0] in ".\u3002" else end[0])
    return title


def title_of_file(path: str) -> str:
    """`My talk` of `my_talk.txt`."""
    stem = os.path.splitext(os.path.basename(path))[0]
    words = " ".join(re.sub(r"[_\-]+", " ", stem).split())
    return (words[:1].upper() + words[1:]) if any(map(str.isalnum, words)) else "My talk"
