"""Writing what would be heard to sound files."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from rehearse.cli.errors import UsageError
from rehearse.cli.output import is_terminal, say
from rehearse.cli.progress import Progress
from rehearse.cli.voicework import Reader
from rehearse.core.talk import Talk
from rehearse.core.timespan import clock
from rehearse.core.wording import plural
from rehearse.speech.export import STDOUT, Exporter, NotWrittenError, Written, pieces


def check_target(target: str, name: str) -> None:
    """See that a target can be meant, before anything is rendered.

    Args:
        target: a file, a folder or `-`.
        name: the talk as it was named, for the message.

    Raises:
        UsageError: it can't.
    """
    if target == STDOUT:
        if sys.stdout is None or is_terminal(sys.stdout):
            raise UsageError(
                "--out - writes sound to standard output, and a terminal can't show it: "
                f"rehearse say {name} --out - > talk.wav"
            )
        return
    if os.path.isdir(target):
        return
    is_folder = target.endswith(("/", os.sep))
    path = target.rstrip("/" + os.sep) if is_folder else target
    folder = os.path.dirname(path)
    if folder and not os.path.isdir(folder):
        raise UsageError(f"there is no folder {folder!r}, make it or name another with --out")
    if is_folder:
        return
    stem, suffix = os.path.splitext(target)
    if suffix.lower() != ".wav":
        wanted = stem or "talk"
        raise UsageError(
            f"--out {target!r} is no WAV file, write --out {wanted}.wav, "
            f"or {wanted}/ for a file a section"
        )


async def write(talk: Talk, reader: Reader, sections: Sequence[int], target: str) -> None:
    """Write sections to files, and say what was written; no file is ever half there.

    Raises:
        UsageError: a file can't be written.
        VoiceError: the voice fails.
    """
    narrator = reader.narrator
    todo = pieces(target, narrator.utterances(sections), [part.title for part in talk.sections])
    with Progress("writing") as progress:
        exporter = Exporter(
            reader.renderer, narrator.tempo(), narrator.voice_of, progress=progress.tell
        )
        to = sys.stdout.buffer if target == STDOUT else None
        try:
            written = await exporter.write(todo, to)
        except NotWrittenError as error:
            raise UsageError(str(error)) from None
    if target != STDOUT:
        for each in written:
            say(_about(each))


def _about(written: Written) -> str:
    length = clock(round(written.voice_s))
    return f"{written.path}: {length}, {plural(len(written.sections), 'section')}, with subtitles"
