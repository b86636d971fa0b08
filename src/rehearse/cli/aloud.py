"""Reading aloud in the terminal, the text running along."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping, Sequence

from rehearse.cli.errors import NoSoundError
from rehearse.cli.transcript import Heading, Transcript, transcript_here
from rehearse.core.clock import SystemClock
from rehearse.core.talk import Talk
from rehearse.core.timespan import clock
from rehearse.speech.examination import sound_remedy
from rehearse.speech.lasting_voice import LastingVoice
from rehearse.speech.narration import DELAY_S, ENDED, SPEAKING, STOPPED, Narration, Numbers
from rehearse.speech.narrator import Narrator
from rehearse.speech.port import Muted
from rehearse.speech.running_text import running_lines

_TAIL_S = 0.15
"""From the last sample that leaves to the last that is heard."""


async def play(
    talk: Talk,
    narrator: Narrator,
    sections: Sequence[int],
    voice: LastingVoice,
    taken_s: Mapping[int, float],
    *,
    delay_s: float = DELAY_S,
) -> list[Numbers]:
    """Read sections aloud to their end; the voice is closed whatever happens.

    Args:
        talk: what they are of.
        narrator: the voice of it, settled and measured.
        sections: what is read; something of them is spoken.
        voice: who plays it.
        taken_s: the voice's seconds by section, as far as they were measured.
        delay_s: from the sample that leaves to the sound that is heard.

    Returns:
        What each section took.

    Raises:
        NoSoundError: nothing can be heard; the sentence has the remedy.
        VoiceError: the voice fails.
    """
    changed = asyncio.Event()
    narration = narrator.narration(
        voice, sections, narrator.tempo(), delay_s=delay_s, on_change=changed.set
    )
    assert narration is not None  # noqa: S101
    texts = [part.text for part in talk.sections]
    lines = running_lines(narrator.utterances(sections), texts)
    transcript = transcript_here(lines, headings(talk, taken_s))
    try:
        await narration.start()
        await _follow(narration, transcript, changed)
        transcript.finish()
        await asyncio.sleep(_TAIL_S + delay_s)
    finally:
        narration.stop()
        transcript.stop()
        await voice.close()
    return narration.numbers()


def headings(talk: Talk, taken_s: Mapping[int, float]) -> list[Heading]:
    """What stands above each section of a talk, with the voice's time where it was measured."""
    has_several = len({part.speaker for part in talk.sections}) > 1
    found = []
    for section, part in enumerate(talk.sections):
        speaker = talk.speaker_of(part) if has_several else ""
        title = f"{part.title}, {speaker}" if speaker else part.title
        taken = clock(round(taken_s[section])) if section in taken_s else ""
        found.append(Heading(f"{section + 1} of {len(talk.sections)}", title, taken))
    return found


async def _follow(narration: Narration, transcript: Transcript, changed: asyncio.Event) -> None:
    """Show what is said until all of it is."""
    clock = SystemClock()
    while True:
        if narration.fault is not None:
            raise NoSoundError(_about(narration))
        heard = narration.heard(clock.now())
        if heard.phase in (ENDED, STOPPED):
            return
        if heard.phase == SPEAKING:
            transcript.show(heard.sentence, heard.place)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(changed.wait(), heard.until_change_s)
        changed.clear()


def _about(narration: Narration) -> str:
    fault = narration.fault
    if fault is None or not fault.is_sound:
        cause = fault.cause if isinstance(fault, Muted) else narration.notice
        return f"no voice: {cause}; `rehearse doctor` says what is missing"
    cause = fault.cause if isinstance(fault, Muted) else fault.why
    return f"no sound: {cause}; {sound_remedy(cause)}"
