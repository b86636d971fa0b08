"""The talks that come with the program: each can be read, fits, and is what it says it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse.core.plan import make_plan
from rehearse.core.talk import slug
from rehearse.talkfile.folders import samples_folder
from rehearse.talkfile.load import load

TALKS = sorted((Path(__file__).parents[1] / "talks").glob("*.yaml"))


def test_these_are_the_samples() -> None:
    assert [path.stem for path in TALKS] == [
        "bisect",
        "dry_stone",
        "lake",
        "toshokan",
        "village",
        "violin",
    ]
    assert sorted(path.name for path in Path(samples_folder()).iterdir()) == [
        path.name for path in TALKS
    ]


@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_a_sample_fits_its_slot(path: Path) -> None:
    plan = make_plan(load(str(path)))
    assert plan.has_slot
    assert plan.fits
    # Neither too long nor padded: a speaker has a little in hand.
    assert 0.02 < plan.in_hand_s / plan.slot_s < 0.15
    assert sum(part.budget_s for part in plan.sections) == plan.slot_s


@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_a_sample_keeps_its_history_under_its_title(path: Path) -> None:
    talk = load(str(path))
    assert talk.id == slug(talk.title)


def test_the_samples_show_what_a_talk_file_can_do() -> None:
    talks = {path.stem: load(str(path)) for path in TALKS}
    sections = [part for talk in talks.values() for part in talk.sections]
    assert {talk.language for talk in talks.values()} == {"en", "fr", "ja"}
    assert any(part.pin_s for part in sections)
    assert any(part.optional for part in sections)
    assert any(part.notes for part in sections)
    assert any(talk.say for talk in talks.values())
    assert any(talk.voices for talk in talks.values())
    assert [part.speaker for part in talks["dry_stone"].sections[:2]] == ["", "Tom Aske"]
    for markup in ("[pause", "[optional]", "[SLIDE", "*"):
        assert any(markup in part.text for part in sections), markup
    lake = talks["lake"]
    assert (lake.slot_s, lake.pace.wpm, len(lake.sections)) == (600.0, 125.0, 12)
    assert talks["toshokan"].spoken.words == 0
