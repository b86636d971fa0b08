"""What a terminal's encoding has not is replaced, and nothing moves by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from stage import ManualClock, a_talk, perform
from textual.color import Color
from textual.widgets import Input

from rehearse.core.talk import section
from rehearse.tui.draw.encodable import Encodable, encodable
from rehearse.tui.draw.glyphs import ASCII
from rehearse.tui.screens.prompt import PromptScreen


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("Voilà l'été", "ascii", "Voil? l'?t?"),
        ("Voilà l'été à Łódź", "latin-1", "Voilà l'été à ?ód?"),
        ("駅から五分, so far", "ascii", "??????????, so far"),
        ("駅から五分", "euc-jp", "駅から五分"),
        ("e\u0301te\u0301", "ascii", "ete"),
        ("plain", "ascii", "plain"),
        ("", "ascii", ""),
    ],
)
def test_question_marks_stand_for_what_can_not_be_shown(
    text: str, encoding: str, shown: str
) -> None:
    assert encodable(text, encoding) == shown


@given(st.text(max_size=30), st.sampled_from(["ascii", "latin-1", "cp1252", "koi8-r"]))
def test_it_can_be_encoded_and_is_as_wide(text: str, encoding: str) -> None:
    shown = encodable(text, encoding)
    assert shown.encode(encoding).decode(encoding) == shown
    assert cell_len(shown) == cell_len(text)


def test_styles_and_control_codes_stay() -> None:
    style = Style(bold=True)
    bell = Segment("\x1b]été", None, [(ControlType.BELL,)])
    segments = [Segment("été", style), bell, Segment("so", style)]
    made = Encodable("ascii").apply(segments, Color(0, 0, 0))
    assert made == [Segment("?t?", style), *segments[1:]]


async def test_the_script_and_the_question_are_replaced_too(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehearse.tui.app.narrow_encoding", lambda: "ascii")
    shown = a_talk(section("Début", "Voilà l'été."), section("Fin", "Où?"))
    async with perform(shown, clock, glyphs=ASCII) as stage:
        assert "D?but" in stage.text
        assert "Voil? l'?t?." in stage.text
        await stage.press("t", "é")
        assert isinstance(stage.app.screen, PromptScreen)
        assert stage.app.screen.query_one(Input).value == "é"
        assert stage.lines[-1].split() == ["?"]
        assert stage.text.isascii()
