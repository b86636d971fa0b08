"""What the voice has to tell in three lines: a cause of any length never hides the remedy."""

from __future__ import annotations

import pytest

from rehearse.tui.draw.glyphs import ASCII, UNICODE, Glyphs
from rehearse.tui.draw.row import MARGIN
from rehearse.tui.rehearsing.heard_words import told

CAUSE = (
    "the process that speaks ended with code -11 before it said which voices there are: "
    "libespeak-ng.so.1: cannot open shared object file: no such file or directory. It said nothing"
)
NO_VOICE = (
    f"No voice: {CAUSE}. The words are lit at your pace all the same; "
    "`rehearse doctor` says what is missing"
)
NO_SOUND = (
    f"No sound ({CAUSE}): the words are lit in time all the same, and "
    "`rehearse say TALK --out talk.wav` writes what would be heard"
)
TWICE = (
    f"No sound: {CAUSE}, twice. Check the sound system, then listen again; "
    "the words are lit in time all the same"
)
LEFT_OUT = (
    f"Sections {', '.join(map(str, range(1, 60)))} are not spoken, this voice spells Chinese "
    "characters letter by letter: give respellings in `say:`, or name a voice that reads it."
)
REMEDIES = (
    (NO_VOICE, "No voice: ", "; `rehearse doctor` says what is missing"),
    (NO_SOUND, "No sound (", "`rehearse say TALK --out talk.wav` writes what would be heard"),
    (TWICE, "No sound: ", "Check the sound system, then listen again;"),
    (LEFT_OUT, "Sections 1, ", "give respellings in `say:`, or name a voice that reads it."),
)


@pytest.mark.parametrize(("sentence", "begins", "remedy"), REMEDIES)
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_long_cause_is_cut_and_the_remedy_is_whole(
    sentence: str, begins: str, remedy: str, glyphs: Glyphs, width: int
) -> None:
    lines = told(sentence, width, glyphs)
    assert len(lines) <= 3
    assert max(map(len, lines)) <= width - 2 * MARGIN
    whole = " ".join(lines)
    assert whole.startswith(begins)
    assert remedy in whole
    assert glyphs.ellipsis in whole or whole == sentence


def test_what_fits_is_told_whole() -> None:
    assert told("One two three.", 60, UNICODE) == ["One two three."]
    assert told("", 60, UNICODE) == []


def test_what_is_one_long_clause_ends_with_the_ellipsis() -> None:
    lines = told("word " * 60, 60, UNICODE)
    assert len(lines) == 3
    assert lines[-1].endswith("word…")
