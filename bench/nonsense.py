"""Talks of any size, of words that mean nothing, the same ones for the same seed."""

from __future__ import annotations

import os
import random
import textwrap
from typing import NamedTuple

_ONSETS = ("b", "br", "d", "f", "g", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "v", "w")
_VOWELS = ("a", "e", "i", "o", "u", "ou")
_CODAS = ("", "", "", "n", "r", "s")


class Part(NamedTuple):
    """A section: its title and its paragraphs."""

    title: str
    paragraphs: list[str]


def parts(sections: int, words: int, seed: int = 7) -> list[Part]:
    """So many sections of so many words each, in paragraphs of about fifty."""
    chance = random.Random(seed)
    vocabulary = [_word(chance) for _ in range(2000)]
    return [_part(chance, vocabulary, number, words) for number in range(1, sections + 1)]


def _part(chance: random.Random, vocabulary: list[str], number: int, words: int) -> Part:
    paragraphs = []
    left = words
    while left:
        length = min(left, chance.randint(40, 60))
        said = chance.choices(vocabulary, k=length)
        said[0] = said[0].capitalize()
        paragraphs.append(" ".join(said) + ".")
        left -= length
    return Part(f"{chance.choice(vocabulary).capitalize()} {number}", paragraphs)


def _word(chance: random.Random) -> str:
    syllables = chance.choice((1, 1, 2, 2, 2, 3))
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
        for _ in range(syllables)
    )


def write_talk(folder: str, name: str, content: list[Part], slot: str | None = None) -> str:
    """A talk file of these parts; returns its path."""
    path = os.path.join(folder, f"{name}.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"title: Talk {name}\n")
        if slot:
            file.write(f"slot: {slot}\n")
        file.write("sections:\n")
        for part in content:
            file.write(f"  - title: {part.title}\n    text: |\n")
            for number, paragraph in enumerate(part.paragraphs):
                file.write("\n" * bool(number))
                file.write(textwrap.indent(textwrap.fill(paragraph, 92), "      ") + "\n")
    return path


def write_slides(folder: str, name: str, content: list[Part]) -> str:
    """The same parts as slides in Markdown, one a part; returns the path."""
    path = os.path.join(folder, f"{name}.md")
    with open(path, "w", encoding="utf-8") as file:
        slides = ("\n\n".join([f"# {part.title}", *part.paragraphs]) for part in content)
        file.write("\n\n---\n\n".join(slides) + "\n")
    return path
