"""What must be read can be read, in every theme."""

from __future__ import annotations

import pytest
from rich.color import Color
from rich.style import Style
from stage import ManualClock, a_talk, perform
from textual.theme import BUILTIN_THEMES

from rehearse.tui.draw import row as styles
from rehearse.tui.draw.contrast import LEAST_RATIO, contrast, luminance, readable
from rehearse.tui.widgets.rows import Rows


def ratio(look: Style) -> float:
    """Contrast of a look."""
    assert look.color is not None
    assert look.bgcolor is not None
    return contrast(look.color.get_truecolor(), look.bgcolor.get_truecolor())


def test_contrast_is_that_of_the_standard() -> None:
    white, black, grey = (Color.parse(c).get_truecolor() for c in ("#ffffff", "#000000", "#767676"))
    assert contrast(white, black) == pytest.approx(21.0)
    assert contrast(black, white) == contrast(white, black)
    # The lightest grey that is enough on white.
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)
    assert luminance(white) == pytest.approx(1.0)


@pytest.mark.parametrize("ground", ["#ffffff", "#000000", "#777777", "#e0e0e0", "#121212"])
@pytest.mark.parametrize("text", ["#a86d1c", "#ffffff", "#000000", "#777777", "#ff0000"])
def test_any_colour_is_made_readable_and_a_readable_one_stays(text: str, ground: str) -> None:
    look = Style.parse(f"{text} on {ground} bold")
    made = readable(look)
    assert ratio(made) >= LEAST_RATIO - 0.05
    assert made.bold
    if ratio(look) >= LEAST_RATIO:
        assert made == look


def test_the_colours_of_the_terminal_itself_are_left_alone() -> None:
    for look in (Style.parse("red on default"), Style.parse("bold"), Style.parse("#777777")):
        assert readable(look) == look


async def test_every_style_can_be_read_in_every_theme(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        for theme in BUILTIN_THEMES:
            if theme.startswith("ansi"):
                continue
            stage.app.theme = theme
            await stage.pilot.pause()
            rows = stage.rehearse.query_one("#head", Rows)
            for name in styles.ALL:
                assert ratio(rows._look(name)) >= LEAST_RATIO, (theme, name)


async def test_a_warning_looks_unlike_what_is_calm_or_over(clock: ManualClock) -> None:
    async with perform(a_talk(), clock) as stage:
        for theme in ("textual-dark", "textual-light"):
            stage.app.theme = theme
            await stage.pilot.pause()
            rows = stage.rehearse.query_one("#head", Rows)
            three = {rows._look(name).color for name in (styles.ACCENT, styles.WARN, styles.OVER)}
            assert len(three) == 3


async def test_a_light_terminal_gets_a_light_theme(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rehearse.tui.app import is_light_terminal  # noqa: PLC0415

    assert is_light_terminal("0;15")
    assert is_light_terminal("0;default;7")
    assert not is_light_terminal("15;0")
    assert not is_light_terminal("")
