"""What the doctor finds about the voice and the sound."""

from __future__ import annotations

import os
from collections.abc import Iterator

from rehearse.cli.errors import NoSoundError
from rehearse.cli.finding import Finding
from rehearse.cli.voicework import carry_through, log_path, spoken_of
from rehearse.core.pace import pace_words
from rehearse.core.talk import Talk
from rehearse.core.timespan import clock
from rehearse.core.wording import plural
from rehearse.reports.spoken import refusal_lines, words_s
from rehearse.speech.examination import ENGINE_REMEDY, Examination, examine, sound_remedy
from rehearse.speech.narrator import plays_far_away


def voice_findings(talk: Talk | None) -> Iterator[Finding]:
    """The engine and its voices, the sound, how a talk is read where one is named, and the log."""
    log = log_path()
    found = carry_through(examine(log=log))
    yield from engine_findings(found)
    if talk is not None and not found.engine_problem:
        yield reading_finding(talk)
    yield sound_finding(found, far=plays_far_away(os.environ))
    if os.path.exists(log):
        yield Finding("log", log)


def engine_findings(found: Examination) -> Iterator[Finding]:
    """Which engine speaks, with how many voices."""
    if found.engine_problem:
        yield Finding("voice", f"none: {found.engine_problem}", ENGINE_REMEDY)
        return
    if not found.voices:
        yield Finding("voice", f"{found.engine} has no voices", ENGINE_REMEDY)
        return
    counted = f"{plural(found.voices, 'voice')}, listed by rehearse voices"
    yield Finding("voice", f"{found.engine}, {counted}")


def sound_finding(found: Examination, *, far: bool) -> Finding:
    """Whether something is heard, and where."""
    if found.sound_problem:
        return Finding("sound", f"none: {found.sound_problem}", sound_remedy(found.sound_problem))
    if far:
        return Finding("sound", f"{found.sound}, but over ssh it plays on the far machine")
    return Finding("sound", found.sound)


def reading_finding(talk: Talk) -> Finding:
    """Whether a voice reads the talk at its pace."""
    try:
        spoken = carry_through(spoken_of(talk, talk.pace))
    except NoSoundError as error:
        fact, _, remedy = str(error).partition("; ")
        return Finding("pace", fact, remedy or ENGINE_REMEDY)
    pace = pace_words(talk.pace, talk.spoken)
    if spoken.refused:
        return Finding("pace", refusal_lines(spoken.refused)[0], "rehearse voices lists the others")
    if spoken.limit:
        return Finding(
            "pace", spoken.limit, f"{pace} is out of its reach: name another pace or voice"
        )
    if not spoken.taken_s:
        return Finding("pace", f"{pace}, measured on a part of this long talk")
    taken = clock(round(sum(spoken.taken_s.values())))
    load = clock(
        round(sum(words_s(talk.sections[section], talk.pace) for section in spoken.taken_s))
    )
    by = " and ".join(spoken.names)
    return Finding("pace", f"{pace} by {by}: {taken} for words of {load}")
