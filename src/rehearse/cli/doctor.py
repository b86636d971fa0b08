"""`rehearse doctor`: does everything work on this machine?"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version

import rehearse
from rehearse.cli.command import Arguments, Command
from rehearse.cli.data import data_findings
from rehearse.cli.errors import DONE, NO
from rehearse.cli.finding import Finding
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import JSON
from rehearse.cli.output import look_here, say, say_json
from rehearse.cli.terminal import terminal_findings
from rehearse.core.wording import OVER, plural
from rehearse.history.version import database_words
from rehearse.reports.look import STRONG
from rehearse.talkfile.parser import parser_words

COMMAND = Command(
    name="doctor",
    usage=("doctor [TALK] [--json]",),
    summary=SUMMARIES["doctor"],
    about="""\
Looks at the terminal, at the folder in which runs are kept and at what is
in it, at the voice and the sound, and at the versions of what the program
is made of. Whatever is not well stands with its remedy. Nothing is changed
but what is kept of a voice that was measured.

With TALK it has a voice read it, unheard, to see whether it keeps the pace.""",
    options=(JSON,),
    examples=(
        ("doctor", "run it where you rehearse"),
        ("doctor lake", "is there a voice for this talk?"),
        ("doctor --json", "for a script, or to send to somebody"),
    ),
    exits=(
        ("0", "all is well"),
        ("1", "something is not well"),
        ("2", "the talk can't be found or read"),
    ),
    most_words=1,
)


def run(given: Arguments) -> int:
    """Print what works and what doesn't."""
    from rehearse.cli.sound import voice_findings  # noqa: PLC0415 - the help does without
    from rehearse.cli.talks import read_talk  # noqa: PLC0415

    talk = read_talk(given.words[0]) if given.words else None
    parts = (
        ("terminal", list(terminal_findings(os.environ))),
        ("what is kept", list(data_findings())),
        ("voice and sound", list(voice_findings(talk))),
        ("versions", list(_versions())),
    )
    troubles = sum(bool(finding.remedy) for _, findings in parts for finding in findings)
    if given.has("--json"):
        say_json(_as_json(parts))
    else:
        _say_parts(parts, troubles)
    return NO if troubles else DONE


def _as_json(parts: Sequence[tuple[str, Sequence[Finding]]]) -> object:
    findings = [
        {
            "part": part,
            "subject": finding.subject,
            "state": "trouble" if finding.remedy else "well",
            "fact": finding.fact,
            "remedy": finding.remedy or None,
        }
        for part, found in parts
        for finding in found
    ]
    is_well = all(finding["state"] == "well" for finding in findings)
    return {"well": is_well, "findings": findings}


def _say_parts(parts: Sequence[tuple[str, Sequence[Finding]]], troubles: int) -> None:
    look = look_here()
    for heading, findings in parts:
        say(look.paint(heading, STRONG))
        for finding in findings:
            say(f"  {finding.subject:<12}{finding.fact}")
            if finding.remedy:
                say(look.paint(f"  {'':<12}{finding.remedy}", OVER))
        say("")
    say("All is well." if not troubles else f"{plural(troubles, 'thing')} to mend.")


def _voice_versions() -> str:
    """What brings the voice and its sound, as far as it is installed."""
    found = []
    for name in ("pyttsx3", "espeakng-loader", "miniaudio"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"no {name}")
    return ", ".join(found)


def _versions() -> Iterator[Finding]:
    yield Finding("rehearse", rehearse.__version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.system()}")
    yield Finding("screens", f"Textual {version('textual')}")
    yield Finding("talk files", parser_words())
    yield Finding("voice", _voice_versions())
    yield Finding("history", database_words())
