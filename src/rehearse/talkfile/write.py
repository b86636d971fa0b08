"""A talk as the text of a talk file; loaded again it is the same talk."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence

from rehearse.core.pace import Pace, default_pace
from rehearse.core.talk import Section, Talk, Variant, slug
from rehearse.core.timespan import budget_clock
from rehearse.talkfile.clean import clean, one_line

_PLAIN = r"[^\W_](?:[^\n:#\\\"'{}\[\],&*!|>%@`]*[^\W\d_.)?%])?"
"""What needs no quotes: begins with a letter or a digit, and holds no mark that YAML reads."""
_NOT_TEXT = re.compile(r"(?i:y|n|yes|no|true|false|on|off|null|none)")


def dump(talk: Talk, origins: Mapping[str, str] | None = None, *, with_pace: bool = False) -> str:
    """The talk as YAML: keys in the order of the documentation, texts below a `|`.

    Args:
        talk: what is written; its texts as `fit_text` leaves them.
        origins: for ids of sections, where each came from; stands above it as a comment.
        with_pace: the pace is written even where it is the usual one of the language.
    """
    origins = origins or {}
    lines = [f"title: {line_scalar(talk.title)}"]
    for key, value in (("speaker", talk.speaker), ("event", talk.event)):
        if value:
            lines.append(f"{key}: {line_scalar(value)}")
    if talk.id != slug(talk.title) and talk.id != talk.path:
        lines.append(f"id: {line_scalar(talk.id)}")
    if talk.language != "en":
        lines.append(f"language: {line_scalar(talk.language)}")
    if talk.voice:
        lines.append(f"voice: {line_scalar(talk.voice)}")
    lines += _pairs("voices", talk.voices)
    if talk.slot_s is not None:
        lines.append(f"slot: {time_words(talk.slot_s)}")
    if talk.rule is not None:
        lines.append(f"rule: {line_scalar(talk.rule.text)}")
    if talk.signals:
        lines.append(f"signals: [{', '.join(signal.text for signal in talk.signals)}]")
    if with_pace or talk.pace != default_pace(talk.language):
        lines.append(f"pace: {_pace(talk.pace, talk.language)}")
    lines += _pairs("say", talk.say)
    lines += variant_lines(talk.variants)
    lines.append("sections:")
    for part in talk.sections:
        lines += _section(part, origins.get(part.id, ""))
    return "\n".join(lines) + "\n"


def variant_lines(variants: Sequence[Variant]) -> list[str]:
    """The variants of a talk as they stand in its file; no line for none."""
    lines = ["variants:"] if variants else []
    for variant in variants:
        lines.append(f"  {line_scalar(variant.name)}:")
        if variant.slot_s is not None:
            lines.append(f"    slot: {time_words(variant.slot_s)}")
        if variant.leave_out:
            lines.append(f"    leave_out: [{', '.join(map(line_scalar, variant.leave_out))}]")
    return lines


def save(text: str, path: str, *, replace: bool) -> None:
    """Write the text of a talk file, whole or not at all.

    What is replaced keeps its permissions; where it is a link, the file that it leads to is
    replaced.

    Raises:
        FileExistsError: a file of this name stands there, and is not to be replaced.
        OSError: it can't be written; what stood there before still does.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "it is there already", path)
    path = os.path.realpath(path)
    permissions = _permissions(path)
    folder, name = os.path.split(path)
    beside = os.path.join(folder, f"{name[:50]}.{os.getpid()}.new")  # may not be too long a name
    try:
        with open(beside, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            if permissions is not None:
                os.chmod(beside, permissions)
            os.fsync(file.fileno())
        if replace:
            os.replace(beside, path)
        else:
            _name(beside, path)
    finally:
        if os.path.lexists(beside):
            os.unlink(beside)


def _permissions(path: str) -> int | None:
    """Those of the file that is replaced, None where there is none.

    Raises:
        OSError: what stands there is no file.
    """
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", path)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a pipe, a socket or a device", path)
    return stat.S_IMODE(mode)


def _name(beside: str, path: str) -> None:
    """Give a file a name, never that of one that came meanwhile, as a renaming would.

    Raises:
        OSError: it can't have this name.
    """
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # FAT and some network folders give a file one name only: it is taken first.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            os.replace(beside, path)
        except OSError:
            os.unlink(path)
            raise


def fit_text(text: str) -> str:
    """A text as a talk file can hold it: no control characters, no space at the ends of lines."""
    lines = [clean(line).rstrip() for line in re.split(r"\r\n|[\r\n]", text)]
    return "\n".join(lines).strip()


def fit_title(text: str, longest: int = 300) -> str:
    """A title as a talk file can hold it, on one line; empty where it holds no letter or digit."""
    line = one_line(clean(text.replace("\n", " ")))
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "\u2026"
    return line if any(map(str.isalnum, line)) else ""


def _section(part: Section, origin: str) -> Iterator[str]:
    if origin:
        yield f"  # {fit_title(origin)}"
    yield f"  - title: {line_scalar(part.title)}"
    yield f"    id: {line_scalar(part.id)}"
    if part.speaker:
        yield f"    speaker: {line_scalar(part.speaker)}"
    if part.optional:
        yield "    optional: true"
    if part.pin_s is not None:
        yield f"    budget: {time_words(part.pin_s)}"
    yield from _block("text", part.text)
    yield from _block("notes", part.notes)


def _block(key: str, text: str) -> Iterator[str]:
    if not text:
        return
    yield f"    {key}: |"
    for line in text.split("\n"):
        yield f"      {line}" if line else ""


def _pairs(key: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if pairs:
        yield f"{key}:"
        for name, value in pairs:
            yield f"  {line_scalar(name)}: {line_scalar(value)}"


def line_scalar(text: str) -> str:
    """One line of text, in double quotes where YAML would read it as something else."""
    if re.fullmatch(_PLAIN, text) and not _NOT_TEXT.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def time_words(seconds: float) -> str:
    """A time as it stands in a talk file: `10m`, `1:30`, `3.5s`."""
    tenths = round(seconds * 10)
    if tenths % 10:
        return f"{tenths / 10:g}s" if seconds < 60 else f"{tenths // 600}m{tenths % 600 / 10:g}s"
    if tenths % 600 == 0:
        return f"{tenths // 600}m"
    return budget_clock(seconds)


def _pace(pace: Pace, language: str) -> str:
    usual = default_pace(language)
    terms = [f"{pace.wpm:.10g} wpm"] if pace.wpm != usual.wpm or pace == usual else []
    if pace.cpm != usual.cpm:
        terms.append(f"{pace.cpm:.10g} cpm")
    return ", ".join(terms)
