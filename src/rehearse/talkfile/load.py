"""A talk file as a talk, or everything that is wrong with it."""

from __future__ import annotations

from rehearse.core import talk as core
from rehearse.talkfile import source as sources
from rehearse.talkfile.problem import Problem, TalkFileError
from rehearse.talkfile.reading import read_talk
from rehearse.talkfile.tree import parse

__all__ = ["Problem", "TalkFileError", "load", "loads"]


def load(path: str) -> core.Talk:
    """The talk in a file.

    Raises:
        TalkFileError: with every problem of the file, in the order in which they stand there.
    """
    return _loaded(sources.from_path(path))


def loads(text: str, file: str) -> core.Talk:
    """The talk in a text; `file` is what messages call it.

    Raises:
        TalkFileError: with every problem of the text, in the order in which they stand there.
    """
    return _loaded(sources.from_text(text, file))


def _loaded(source: sources.Source) -> core.Talk:
    return read_talk(source, parse(source))
