"""What is drawn of a voice that reads: the lit word, when it changes, and what there is to tell."""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache

from rehearse.speech.narration import ENDED, SPEAKING, Heard, Narration
from rehearse.tui.draw import foot
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import MARGIN, WARN, Row
from rehearse.tui.widgets.script_view import Word

_WITH_THE_WORD_S = 0.3
"""A clock that changes so soon before a word is drawn with it."""

_MOST_LINES = 3
_CLAUSE_ENDS = r"\)?[.;:] |, and "
_LEAST_OF_A_LINE = 2 / 3
"""So much of a sentence that is cut stands before the cut."""


def lit_word(narration: Narration | None, heard: Heard | None) -> Word | None:
    """The word that is spoken; while nothing is heard yet, the one that will be."""
    if narration is None or heard is None or heard.phase == ENDED:
        return None
    if heard.place is not None:
        return heard.place.paragraph, heard.place.offset, heard.place.length
    if heard.phase == SPEAKING:
        return None
    place = narration.first_word(heard.sentence)
    return None if place is None else (place.paragraph, place.offset, place.length)


def until_word_s(heard: Heard, tick_s: float) -> float:
    """Seconds until the next word, or until the clock's next second where no word comes soon."""
    wait_s = heard.until_change_s
    if wait_s is None or wait_s > tick_s + _WITH_THE_WORD_S:
        return tick_s + 0.002
    return wait_s


@lru_cache(maxsize=8)
def told(sentence: str, width: int, glyphs: Glyphs) -> list[str]:
    """A sentence as lines: the first is the news, the others take the place of the facts.

    One that is too long begins with what went wrong and ends with the remedy: what is cut is the
    cause between them.
    """
    room = width - 2 * MARGIN
    lines = textwrap.wrap(sentence, room)
    if len(lines) <= _MOST_LINES:
        return lines
    for match in re.finditer(_CLAUSE_ENDS, sentence):
        end = match.start()
        begins, remedy = sentence[:end].split(" "), sentence[end:].lstrip(".;:,")
        for kept in range(len(begins) - 1, 0, -1):
            begin = " ".join(begins[:kept])
            if len(begin) < room * _LEAST_OF_A_LINE:
                break
            cut = textwrap.wrap(f"{begin}{glyphs.ellipsis}{remedy}", room)
            if len(cut) <= _MOST_LINES:
                return cut
    last = f"{lines[_MOST_LINES - 1][: room - len(glyphs.ellipsis)]}{glyphs.ellipsis}"
    return [*lines[: _MOST_LINES - 1], last]


def rest_rows(lines: list[str], width: int, glyphs: Glyphs) -> list[Row]:
    """The two rows of the facts, with what the line for news had no room for."""
    rows = [foot.fact_row(line, "", width, glyphs, WARN) for line in lines]
    return [*rows, ()][:2]
