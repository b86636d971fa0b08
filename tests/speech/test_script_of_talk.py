"""What the voice is given of a talk."""

from __future__ import annotations

from rehearse.core.pace import Pace
from rehearse.core.talk import section, talk
from rehearse.speech.narrator import Script
from rehearse.speech.script_of_talk import script_of

TALK = talk(
    "T",
    [
        section("A", "One."),
        section("B", "Two.", speaker="Ben"),
        section("C", "Three.", speaker="Cid"),
    ],
    pace=Pace(130.0, 220.0),
    language="fr",
    speaker="Anna",
    voice="fr-be",
    say=(("UN", "U N"),),
    voices=(("Anna", "fr-ch"), ("Ben", "en-gb")),
)


def test_a_speakers_voice_goes_before_the_talks() -> None:
    assert script_of(TALK) == Script(
        ["One.", "Two.", "Three."],
        Pace(130.0, 220.0),
        "fr",
        "fr-be",
        (("UN", "U N"),),
        {0: "fr-ch", 1: "en-gb"},
    )


def test_another_voice_reads_everything() -> None:
    script = script_of(TALK, voice="de")
    assert (script.voice, script.section_voices) == ("de", {})


def test_another_pace() -> None:
    assert script_of(TALK, pace=Pace(99.0, 220.0)).pace == Pace(99.0, 220.0)
