"""Listening: the voice reads, the words are lit, and the speaker's place is kept."""

from __future__ import annotations

from stage import ManualClock, a_talk
from voice_on_stage import listen

from rehearse.core.reading import PAUSED
from rehearse.core.talk import Talk, section


def spoken_talk() -> Talk:
    """Three sections of a few sentences each."""
    return a_talk(
        section("Dawn", "The baker wakes. [SLIDE 2] Nobody else does yet. He lights the oven."),
        section("Noon", "Everything is sold. The shop smells of bread."),
        section("Dusk", "Tomorrow is near. The dough rests."),
    )


async def test_s_reads_the_section_and_lights_each_word(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("s")
        assert "LISTENING   1 of 3" in stage.lines[0]
        lit = []
        for _ in range(34):
            await stage.hear(0.1)
            lit.append(stage.lit)
        assert [
            word for word, before in zip(lit, ["", *lit], strict=False) if word not in ("", before)
        ] == [
            "The",
            "baker",
            "wakes.",
            "Nobody",
            "else",
            "does",
            "yet.",
            "He",
            "lights",
            "the",
            "oven.",
        ]


async def test_s_again_goes_back_to_where_the_speaker_was(clock: ManualClock) -> None:
    async with listen(spoken_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(5.0)
        await stage.press("s")
        assert stage.rehearse.rehearsal.phase == PAUSED
        await stage.hear(1.0)
        await stage.press("s")
        assert stage.voice.commands[-1] == "pause"
        assert "PAUSED   1 of 3" in stage.lines[0]
        assert stage.lit == ""
        assert stage.rehearse.rehearsal.elapsed_s(clock.now()) == 5.0
