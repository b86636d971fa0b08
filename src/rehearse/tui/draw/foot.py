"""The rows below the words: what comes next, the clocks of the talk, the keys."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rehearse.core import timespan, wording
from rehearse.core.clock import time_of_day
from rehearse.core.optional import PARAGRAPH
from rehearse.core.plan import Plan
from rehearse.core.reading import RUNNING, Reading
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.timing_rule import GREEN, RED, Light
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.head import TONES
from rehearse.tui.draw.row import (
    DIM,
    GO,
    MARGIN,
    OVER,
    TEXT,
    WARN,
    Piece,
    Row,
    fit,
    indented,
    spread,
    width_of,
)

LEAST_NEXT = 26
"""Cells kept free at the left for what comes next."""
_LIGHTS = {GREEN: GO, RED: OVER}


def next_row(plan: Plan, reading: Reading, width: int, glyphs: Glyphs) -> Row:
    """What comes after this section, and where the run lands when that is past the slot."""
    lands = landing_words(plan, reading, glyphs, width - 2 * MARGIN - LEAST_NEXT)
    right: Row = (Piece(lands, WARN),) if lands else ()
    if reading.next_position is None:
        return indented(spread((Piece("the last section", DIM),), right, width - 2 * MARGIN))
    following = plan.sections[reading.next_position]
    tail = f", {budget_clock(following.budget_s)}"
    room = width - 2 * MARGIN - width_of(right) - len(tail) - 8
    name = fit(following.section.title, max(8, room), glyphs.ellipsis)
    return indented(spread((Piece(f"next: {name}{tail}", DIM),), right, width - 2 * MARGIN))


def landing_words(plan: Plan, reading: Reading, glyphs: Glyphs, cells: int | None = None) -> str:
    """`wording.landing`, in glyphs that can be drawn."""
    return wording.landing(reading, plan, cells).replace(PARAGRAPH, glyphs.paragraph)


def ends_at(reading: Reading, wall: float) -> str:
    """The time of day at which the slot ends, while it runs; `wall` is the instant."""
    if reading.phase != RUNNING or reading.remaining_s <= 0:
        return ""
    return time_of_day(wall + reading.remaining_s)


def talk_row(reading: Reading, ends: str, width: int, light: Light | None = None) -> Row:
    """The clock of the talk and when it ends, if there is room, and how far it is from the plan.

    Before that the light which the speaker of a timed event sees, or the card that is held up.
    """
    left, drift = wording.talk_clock(reading, ends), wording.drift(reading)
    right: Row = (Piece(drift.text, TONES[drift.tone]),)
    if light is not None:
        right = (Piece(light.word.upper(), _LIGHTS.get(light.word, WARN)), Piece("  "), *right)
    if len(left.text) + width_of(right) + 2 > width - 2 * MARGIN:
        left = wording.talk_clock(reading)
    return indented(spread((Piece(left.text, TONES[left.tone]),), right, width - 2 * MARGIN))


def fact_row(fact: str, hint: str, width: int, glyphs: Glyphs, style: str = TEXT) -> Row:
    """A sentence, and on the right the keys that answer to it."""
    whole: Row = (Piece(fact, style),)
    right: Row = (Piece(hint, DIM),)
    room = width - 2 * MARGIN - width_of(right) - 2
    if hint and width_of(whole) <= room:
        return indented(spread(whole, right, width - 2 * MARGIN))
    # The key is in the help too, and the fact nowhere else.
    return indented((Piece(fit(fact, width - MARGIN - 1, glyphs.ellipsis), style),))


def sentence_rows(sentence: str, width: int, glyphs: Glyphs, style: str = TEXT) -> list[Row]:
    """A sentence in as many rows as it takes."""
    lines = textwrap.wrap(sentence, width - MARGIN - 1)
    return [fact_row(line, "", width, glyphs, style) for line in lines]


def with_full_stop(sentence: str) -> str:
    """It may end with a title, which may end with a question mark."""
    return sentence if sentence.endswith((".", "?", "!", "…", "。")) else f"{sentence}."


def unfinished_sentence(number: int, elapsed_s: float, section: str) -> str:
    """`Run 4 is unfinished: 6:20, at Youth.`"""
    stopped = clock(timespan.whole_down(elapsed_s))
    return with_full_stop(f"Run {number} is unfinished: {stopped}, at {section}")


def keys_row(hints: Sequence[tuple[str, str]], width: int, help_key: str = "?") -> Row:
    """The keys that matter here, as many as there is room for, help always on the right."""
    help_text = f"{help_key} help"
    room = width - 2 * MARGIN - len(help_text) - 2
    shown: list[Piece] = []
    used = 0
    for key, label in hints:
        gap = 2 if shown else 0
        size = gap + len(key) + 1 + len(label)
        if used + size > room:
            break
        shown.append(Piece(" " * gap + key, TEXT))
        shown.append(Piece(f" {label}", DIM))
        used += size
    right = (Piece(help_key, TEXT), Piece(" help", DIM))
    return indented(spread(tuple(shown), right, width - 2 * MARGIN))
