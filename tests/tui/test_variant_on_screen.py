"""A variant on screen: its name, its own sections, and what would bring a late run home."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import ManualClock, a_talk, perform, words

from rehearse.core.talk import Talk, Variant, section
from rehearse.core.variants import variant_of
from rehearse.talkfile.load import load
from rehearse.tui.editing import read_again
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.summary import SummaryScreen


@pytest.fixture
def bridges() -> Talk:
    """A talk with a variant of three sections, one of which may be left out too."""
    whole = a_talk(
        section("Opening", words(50)),
        section("The bridge", f"{words(50)}\n\n[optional] {words(20)}"),
        section("Trolls", words(25), optional=True),
        section("Closing", words(50)),
    )
    return whole._replace(variants=(Variant("short", 85.0, ("the-bridge \u00b62",)),))


async def test_a_variant_is_rehearsed_under_its_name(bridges: Talk, clock: ManualClock) -> None:
    async with perform(variant_of(bridges, "short"), clock) as stage:
        assert stage.lines[0].startswith(" Bridges (short, 1:25)  ")
        assert "4 sections, 175 words: 1:24 at 125 wpm, 0:01 in hand." in stage.text
        await stage.press("space")
        assert stage.lines[0].startswith(" Bridges (short)  ")
        await stage.turn(35.0)
        await stage.press("n")
        assert "lands 1:35, leave out Trolls (0:12)" in stage.text
        await stage.press("o")
        stage.on(OverviewScreen)
        assert stage.lines[0].startswith(" Bridges (short)  ")
        assert "At 125 wpm this lands 1:35, leave out Trolls (0:12)." in stage.text
        budgets = [part.budget_s for part in stage.rehearse.plan.sections]
        await stage.press("escape", "n")
        await stage.turn(5.0)
        await stage.press("n", "n")
        assert budgets == [part.budget_s for part in stage.rehearse.plan.sections]
        stage.on(SummaryScreen)
        assert stage.lines[0].startswith(" Bridges (short)  ")
        assert stage.app.last_run is not None
        assert stage.app.last_run.variant == "short"


def test_an_edited_text_is_the_same_variant_again(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    text = (
        "title: T\nvariants: {short: {leave_out: b}}\n"
        "sections: [{title: A, text: x}, {title: B, text: y}]\n"
    )
    path.write_text(text, encoding="utf-8")
    short = variant_of(load(str(path)), "short")
    path.write_text(text.replace("text: x", "text: x x"), encoding="utf-8")
    edited, problem = read_again(short)
    assert problem == ""
    assert edited is not None
    assert (edited.variant, [part.text for part in edited.sections]) == ("short", ["x x"])
    path.write_text(text.replace("short", "tiny"), encoding="utf-8")
    assert read_again(short) == (
        None,
        "the text is as before: no variant is called 'short', this talk has tiny",
    )
    path.write_text(text.replace("leave_out: b", "leave_out: c"), encoding="utf-8")
    edited, problem = read_again(short)
    assert edited is None
    assert problem.startswith("line 2: no section is called 'c'")
