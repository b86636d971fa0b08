"""A talk file as a talk, or everything that is wrong with it."""

from __future__ import annotations

from rehearse.core import talk as core
from rehearse.core.pace import default_pace
from rehearse.talkfile import source as sources
from rehearse.talkfile.problem import Problem, TalkFileError
from rehearse.talkfile.reading import UsualPace, read_talk
from rehearse.talkfile.tree import parse

__all__ = ["Problem", "TalkFileError", "load", "loads"]


def load(path: str, usual_pace: UsualPace = default_pace) -> core.Talk:
    """The talk in a file; what it doesn't say of its pace is `usual_pace`.

    Raises:
        TalkFileError: with every problem of the file, in the order in which they stand there.
    """
    return _loaded(sources.from_path(path), usual_pace)


def loads(text: str, file: str) -> core.Talk:
    """The talk in a text; `file` is what messages call it.

    Raises:
        TalkFileError: with every problem of the text, in the order in which they stand there.
    """
    return _loaded(sources.from_text(text, file), default_pace)


def _loaded(source: sources.Source, usual_pace: UsualPace) -> core.Talk:
    return read_talk(source, parse(source), usual_pace)
