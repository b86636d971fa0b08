"""What the voice needs of a talk, taken from the talk."""

from __future__ import annotations

from rehearse.core.pace import Pace
from rehearse.core.settings import NO_USUAL_VOICE, UsualVoice
from rehearse.core.talk import Talk
from rehearse.speech.narrator import Script


def script_of(
    talk: Talk, *, pace: Pace | None = None, voice: str = "", usual: UsualVoice = NO_USUAL_VOICE
) -> Script:
    """The script of a talk.

    Args:
        talk: the talk; its `voices:` go before its `voice:`.
        pace: another pace than the talk's own.
        voice: what is asked for instead of all that the talk says of voices; empty to heed it.
        usual: the voice where the talk asks for none.
    """
    others = dict(talk.voices)
    wanted = [others.get(talk.speaker_of(part), "") for part in talk.sections]
    return Script(
        [part.text for part in talk.sections],
        pace or talk.pace,
        talk.language,
        voice or talk.voice,
        talk.say,
        {} if voice else {section: name for section, name in enumerate(wanted) if name},
        usual,
    )
