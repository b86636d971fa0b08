"""Runs of bold and italic text as the stress of talk files, where it is one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rehearse.core.record import NamedTuple
from rehearse.importers.tidy import tidy

_ASTERISK = "\ufdd2"
"""Stands for an asterisk that is no stress; no tidy text holds it."""
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CORE = re.compile(r"(\s*)(.*?)([\s.,;:!?\u2026]*)", re.DOTALL)


class Run(NamedTuple):
    """A stretch of text of one look."""

    text: str
    """A newline is a soft line break."""
    is_bold: bool = False
    is_italic: bool = False

    @property
    def has_stress(self) -> bool:
        """It stands out."""
        return self.is_bold or self.is_italic


Runs = tuple[Run, ...]


def lines_of_runs(runs: Iterable[Run]) -> list[Runs]:
    """The lines that soft breaks part, tidy, without empty ones; neighbours of one look joined."""
    lines: list[list[_Growing]] = [[]]
    for run in runs:
        for number, piece in enumerate(_BREAKS.split(run.text)):
            if number:
                lines.append([])
            text = tidy(piece).replace("*", _ASTERISK)
            if text:
                _add(lines[-1], text, run)
    made = [
        tuple(Run("".join(texts), look.is_bold, look.is_italic) for texts, look in line)
        for line in lines
    ]
    return [line for line in made if any(run.text.strip() for run in line)]


_Growing = tuple[list[str], Run]
"""Texts of one look, and a run that has it; texts are joined once."""


def _add(line: list[_Growing], text: str, run: Run) -> None:
    if line:
        texts, look = line[-1]
        # A space between two words looks like either.
        if run[1:] == look[1:] or not text.strip():
            texts.append(text)
            return
        if len(line) == 1 and not "".join(texts).strip():
            line[-1] = ([*texts, text], run)
            return
    line.append(([text], run))


def is_bold(runs: Runs) -> bool:
    """All of it is bold."""
    return all(run.is_bold for run in runs if any(map(str.isalnum, run.text)))


def without_marks(runs: Runs) -> str:
    """A line of text that shows no look."""
    return _joined(run.text for run in runs)


def with_stress(runs: Runs) -> str:
    """A line of text in which what stands out of it is stressed.

    A line that stands out as a whole stresses nothing, nor does a bracket, nor a part of a word.
    """
    spoken = [run for run in runs if any(map(str.isalnum, run.text))]
    if all(run.has_stress for run in spoken) or not any(run.has_stress for run in spoken):
        return without_marks(runs)
    out: list[str] = []
    depth = 0
    for at, (text, stressed) in enumerate(parts := _merged(runs)):
        after = parts[at + 1][0] if at + 1 < len(parts) else ""
        before = out[-1] if out else ""
        inside = depth > 0 or any(mark in text for mark in "[]()")
        depth += sum(map(text.count, "[(")) - sum(map(text.count, "])"))
        if stressed and not inside and (match := _CORE.fullmatch(text)):
            lead, core, end = match.groups()
            cut_before = not lead and before[-1:].isalnum()
            cut_after = not end and after[:1].isalnum()
            if any(map(str.isalnum, core)) and not cut_before and not cut_after:
                out.append(f"{lead}*{core}*{end}")
                continue
        out.append(text)
    return _joined(out)


def _merged(runs: Runs) -> list[tuple[str, bool]]:
    """Texts with whether they are stressed; bold beside italic is one stress."""
    parts: list[tuple[str, bool]] = []
    for run in runs:
        if parts and parts[-1][1] == run.has_stress:
            parts[-1] = (parts[-1][0] + run.text, run.has_stress)
        else:
            parts.append((run.text, run.has_stress))
    return parts


def _joined(texts: Iterable[str]) -> str:
    # A letter and its accent may come in two runs.
    return unicodedata.normalize("NFC", " ".join("".join(texts).split()))


def escaped_asterisks(text: str) -> str:
    """Text of a section whose other asterisks are no stress."""
    return text.replace(_ASTERISK, "\\*")


def plain_asterisks(text: str) -> str:
    """A title or a remark, in which asterisks mean nothing."""
    return text.replace(_ASTERISK, "*")
