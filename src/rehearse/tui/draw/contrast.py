"""Colours that can be read: some themes write a warning in amber on white."""

from __future__ import annotations

from rich.color import Color, ColorType
from rich.color_triplet import ColorTriplet
from rich.style import Style

LEAST_RATIO = 4.5
"""Contrast of text with its ground (WCAG 2.2, success criterion 1.4.3)."""

_STEPS = 10


def readable(look: Style) -> Style:
    """The look, its colour taken towards black or white until it can be read on its ground."""
    text, ground = look.color, look.bgcolor
    if text is None or ground is None or not _is_known(text) or not _is_known(ground):
        return look
    behind = ground.get_truecolor()
    colour = text.get_truecolor()
    if contrast(colour, behind) >= LEAST_RATIO:
        return look
    end = 255 if luminance(behind) < 0.18 else 0
    for step in range(1, _STEPS + 1):
        mixed = ColorTriplet(*(part + (end - part) * step // _STEPS for part in colour))
        if contrast(mixed, behind) >= LEAST_RATIO:
            break
    return look + Style(color=Color.from_triplet(mixed))


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """Contrast ratio from 1 to 21 (WCAG 2.2)."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: ColorTriplet) -> float:
    """Relative luminance from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _is_known(colour: Color) -> bool:
    """Its value is; the terminal's own colours could be anything."""
    return colour.type is ColorType.TRUECOLOR
