"""Where an imported talk is written, and how nothing that stands there is lost."""

from __future__ import annotations

import os
import re
from collections.abc import Container

from rehearse.core.talk import slug
from rehearse.importers.again import merged
from rehearse.importers.proposal import Proposal
from rehearse.talkfile import folders
from rehearse.talkfile.clean import printable
from rehearse.talkfile.find import SUFFIXES, TalkNotFoundError, find
from rehearse.talkfile.load import TalkFileError, load, loads
from rehearse.talkfile.write import dump, save


class NotWrittenError(Exception):
    """A talk is not written, and what was there still is; a sentence that names the file."""

    def __init__(self, target: str, problem: str) -> None:
        super().__init__(f"{printable(target)}: {problem}")
        self.problem = problem
        """The sentence without the file."""


def target_of(source: str) -> str:
    """Where the talk of a file of notes goes: into ./talks, else among the user's own talks."""
    return target_named(os.path.splitext(os.path.basename(source))[0])


def target_named(name: str) -> str:
    """Where a new talk of this name goes, likewise."""
    folder = folders.HERE if os.path.isdir(folders.HERE) else folders.talks_folder()
    return os.path.join(folder, f"{slug(name) or 'talk'}.yaml")


def target_words(target: str) -> str:
    """A target for a sentence: its path, or `mine.yaml among your talks` where that is long."""
    folder, name = os.path.split(target)
    is_own = folder == folders.talks_folder()
    return printable(f"{name} among your talks" if is_own else target)


def beside(target: str) -> str:
    """A name beside a file that is there: `mine-2.yaml`, or the first number that is free."""
    stem, suffix = os.path.splitext(target)
    number = 2
    while os.path.lexists(f"{stem}-{number}{suffix}"):
        number += 1
    return f"{stem}-{number}{suffix}"


def problem_with(target: str) -> str:
    """Why no talk can be written to a path that was typed; empty where one can."""
    if not target.endswith(SUFFIXES):
        return "a talk file ends in .yaml, as in -o talks/mine.yaml"
    if os.path.isdir(target):
        return "this is a folder, name a file in it"
    folder = os.path.dirname(target)
    if folder and not os.path.isdir(folder):
        return f"there is no folder {folder}, make it first"
    return ""


def over(proposal: Proposal, target: str) -> Proposal:
    """The proposal with what the talk that it replaces has: ids, pins, titles edited by hand.

    A file that is no talk has nothing to keep.
    """
    try:
        return merged(proposal, load(target))
    except TalkFileError:
        return proposal


def text_of(proposal: Proposal, target: str) -> str:
    """What is written for a proposal, once it is known that it can be read.

    Raises:
        NotWrittenError: it would be no talk.
    """
    text = dump(proposal.talk, proposal.origins, with_pace=proposal.has_pace)
    try:
        loads(text, target)
    except TalkFileError as error:
        why = error.problems[0].message
        raise NotWrittenError(target, f"not written, it would be no talk: {why}") from None
    return text


def write(text: str, target: str, *, replace: bool) -> None:
    """Write a talk file whole, its folder too where that is missing.

    Raises:
        NotWrittenError: it can't be written.
    """
    try:
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        save(text, target, replace=replace)
    except OSError as error:
        why = error.strerror or "unknown why"
        raise NotWrittenError(target, f"it can't be written ({why})") from None


def called(target: str, commands: Container[str]) -> str:
    """What to call a talk by: its name where that finds it and is no command, else its path."""
    name = os.path.basename(target)
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    try:
        is_found = name not in commands and os.path.samefile(find(name), target)
    except (TalkNotFoundError, OSError):
        is_found = False
    name = name if is_found else target
    # As a shell takes it; printed as it is, a name could steer the terminal.
    name = printable(name)
    return "'" + name.replace("'", "'\\''") + "'" if re.search(r"[^\w./@%+=:,-]", name) else name
