"""`rehearse doctor`: does everything work on this machine?"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import version

import rehearse
from rehearse.cli.command import Arguments, Command
from rehearse.cli.data import data_findings
from rehearse.cli.errors import DONE, NO
from rehearse.cli.finding import Finding
from rehearse.cli.names import SUMMARIES
from rehearse.cli.output import look_here, say
from rehearse.cli.terminal import terminal_findings
from rehearse.core.wording import OVER, plural
from rehearse.history.version import database_words
from rehearse.reports.look import STRONG
from rehearse.talkfile.parser import parser_words

COMMAND = Command(
    name="doctor",
    usage=("doctor",),
    summary=SUMMARIES["doctor"],
    about="""\
Looks at the terminal, at the folder in which runs are kept and at what is
in it, and at the versions of what the program is made of. Whatever is not
well stands with its remedy. Nothing is changed.""",
    options=(),
    examples=(("doctor", "run it where you rehearse"),),
    exits=(
        ("0", "all is well"),
        ("1", "something is not well"),
    ),
    most_words=0,
)


def run(given: Arguments) -> int:
    """Print what works and what doesn't."""
    del given
    look = look_here()
    parts = (
        ("terminal", list(terminal_findings(os.environ))),
        ("what is kept", list(data_findings())),
        ("versions", list(_versions())),
    )
    troubles = 0
    for heading, findings in parts:
        say(look.paint(heading, STRONG))
        for finding in findings:
            say(f"  {finding.subject:<12}{finding.fact}")
            if finding.remedy:
                say(look.paint(f"  {'':<12}{finding.remedy}", OVER))
        say("")
        troubles += sum(bool(finding.remedy) for finding in findings)
    say("All is well." if not troubles else f"{plural(troubles, 'thing')} to mend.")
    return NO if troubles else DONE


def _versions() -> Iterator[Finding]:
    yield Finding("rehearse", rehearse.__version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.system()}")
    yield Finding("screens", f"Textual {version('textual')}")
    yield Finding("talk files", parser_words())
    yield Finding("history", database_words())
