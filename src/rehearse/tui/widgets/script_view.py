"""The words of a section, and the mark where the speaker should be by now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual import events

from rehearse.core.pace import Pace
from rehearse.core.plan import PlannedSection
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.layout import LONGEST_LINE, Layout
from rehearse.tui.draw.places import Places, Stretch, lit
from rehearse.tui.draw.row import ACCENT, WARN, Piece, Row
from rehearse.tui.widgets.rows import Rows

GUTTER = 4
"""Columns at the left for the mark, at least."""


Word = tuple[int, int, int]
"""A word to be lit: its paragraph, its first character in that, its length."""


class View(NamedTuple):
    """What is in sight, to come back to."""

    top: int
    width: int
    """Columns of text that the lines were counted in."""
    follows: bool


class ScriptView(Rows):
    """One section's script; it follows the mark until it is scrolled by hand."""

    DEFAULT_CSS = """
    ScriptView { height: 1fr; }
    """

    def __init__(
        self,
        glyphs: Glyphs,
        *,
        longest_line: int = LONGEST_LINE,
        spacing: int = 1,
        id: str | None = None,
    ) -> None:
        """`longest_line` is in columns, `spacing` in rows from one line to the next."""
        super().__init__(id=id)
        self._glyphs = glyphs
        self._longest_line, self._spacing = longest_line, spacing
        self._part: PlannedSection | None = None
        self._pace: Pace | None = None
        self._layout_of_part: Layout | None = None
        self._ahead: tuple[PlannedSection, Layout] | None = None
        self._top = 0
        self._mark = -1
        self._done_s = 0.0
        self._places: Places | None = None
        self._word: Word | None = None
        self._lit: dict[int, Stretch] = {}
        self._stumbles: dict[int, list[tuple[int, int]]] = {}
        self._stumbled_lines: dict[tuple[int, int], frozenset[int]] = {}
        self.follows = True

    def remember_stumbles(self, places: Iterable[tuple[int, int, int]]) -> None:
        """Mark these sentences: section, paragraph, and its first character in that."""
        self._stumbles, self._stumbled_lines, self._ahead = {}, {}, None
        for position, paragraph, offset in places:
            self._stumbles.setdefault(position, []).append((paragraph, offset))
        self._draw()

    def prepare(self, part: PlannedSection) -> None:
        """Wrap the beginning of what is likely to come next, while nobody waits for it."""
        if self._pace and self.size.width and (not self._ahead or self._ahead[0] is not part):
            layout = self._wrapped(part, self._pace)
            self._ahead = (part, layout)
            self.get_ready(self._rows_from(part, layout, 0, layout.line_at(0.0)))

    def open(self, part: PlannedSection, pace: Pace) -> None:
        """Show another section from its beginning, once its mark is put."""
        is_ready = self._ahead and self._ahead[0] is part and pace == self._pace
        self._part, self._pace = part, pace
        self._layout_of_part = self._ahead[1] if self._ahead and is_ready else None
        if self._layout_of_part and self._layout_of_part.width != self._text_width:
            self._layout_of_part = None
        self._top, self._mark, self._done_s = 0, -1, 0.0
        self._places, self._word, self._lit = None, None, {}

    def mark(self, share: float | None, word: Word | None = None) -> None:
        """Put the mark where this share (0 to 1) of the section's load is done; None: no mark.

        `word` is lit and kept in sight.
        """
        layout = self._laid_out()
        if layout is None or self._part is None:
            return
        if share is None or self._part.load_s <= 0 or not self._part.section.text:
            self._mark = -1
        else:
            self._done_s = min(1.0, share) * self._speech_s
            self._mark = layout.line_at(self._done_s)
            if self.follows:
                self._follow(self._mark)
        if word != self._word:
            self._word = word
            self._light(layout)
        self._draw()

    def _light(self, layout: Layout) -> None:
        before, self._lit = self._lit, {}
        if self._word is None:
            return
        self._places = self._places or Places(layout)
        self._lit = self._places.find(*self._word)
        if self._lit and self._lit.keys() != before.keys():
            self._follow(min(self._lit))

    @property
    def view(self) -> View:
        """What is in sight."""
        return View(self._top, self._text_width, self.follows)

    def return_to(self, view: View) -> None:
        """Show what was in sight once."""
        self.follows = view.follows
        if view.width == self._text_width:
            self._top = view.top
        self._draw()

    def next_mark_share(self) -> float | None:
        """The share of the section's load at which the mark moves on; None when it stays."""
        layout = self._laid_out()
        if layout is None or self._mark < 0 or self._speech_s <= 0:
            return None
        start_s = layout.next_start_s(self._mark)
        return None if start_s is None else start_s / self._speech_s

    def scroll_lines(self, lines: int) -> bool:
        """Move by so many lines by hand; whether there was anywhere to go."""
        layout = self._laid_out()
        height = self.size.height
        if layout is None or not height:
            return False
        top = self._top + lines
        while top > 0 and top > self._top and not layout.has(top + height - 1):
            top -= 1
        top = max(0, top)
        if top == self._top:
            return False
        self._top = top
        self.follows = False
        self._draw()
        return True

    def scroll_screen(self, screens: int) -> bool:
        """A screenful on or back, one line kept for the eye."""
        return self.scroll_lines(screens * max(1, self.size.height - 1))

    def on_resize(self) -> None:
        """Wrap anew, with the mark in view."""
        if self._layout_of_part is not None and self._layout_of_part.width != self._text_width:
            self._layout_of_part = self._places = None
            self._top = 0
            layout = self._laid_out()
            if self._mark >= 0 and layout is not None:
                self._mark = layout.line_at(self._done_s)
                self._follow(self._mark)
            if layout is not None:
                self._light(layout)
        self._draw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls."""
        event.stop()
        self.scroll_lines(-3)

    @property
    def _text_width(self) -> int:
        return min(self._longest_line, self.size.width - 2 * GUTTER)

    @property
    def _speech_s(self) -> float:
        """Load of the text itself: a pinned section's text has its own."""
        if self._part is None or self._pace is None:
            return 0.0
        return self._pace.load_s(self._part.section.spoken) + self._part.section.pauses_s

    def _laid_out(self) -> Layout | None:
        if self._layout_of_part is None and self._part and self._pace and self.size.width:
            self._layout_of_part = self._wrapped(self._part, self._pace)
        return self._layout_of_part

    def _wrapped(self, part: PlannedSection, pace: Pace) -> Layout:
        text, notes = part.section.text, part.section.notes
        return Layout(text, notes, self._text_width, pace, self._spacing)

    def _follow(self, number: int) -> None:
        """By half screens, so that the eye has time to find its line again."""
        height = self.size.height
        if not height:
            return
        if number >= self._top + height * 3 // 4 or number < self._top:
            self._top = max(0, number - height // 4)
            layout = self._laid_out()
            while self._top > 0 and layout and not layout.has(self._top + height - 1):
                self._top -= 1

    def _draw(self) -> None:
        layout = self._laid_out()
        if layout is not None and self._part is not None:
            self.show(self._rows_from(self._part, layout, self._top, self._mark))

    def _stumbled(self, part: PlannedSection, layout: Layout) -> frozenset[int]:
        """The lines in which a sentence begins that was stumbled at."""
        here = self._stumbles.get(part.position)
        if not here:
            return frozenset()
        key = part.position, layout.width
        if key not in self._stumbled_lines:
            places = Places(layout)
            found = (places.find(paragraph, offset, 1) for paragraph, offset in here)
            self._stumbled_lines[key] = frozenset(min(lines) for lines in found if lines)
        return self._stumbled_lines[key]

    def _rows_from(self, part: PlannedSection, layout: Layout, top: int, mark: int) -> list[Row]:
        width, height = self.size
        left = max(GUTTER, (width - self._text_width) // 2)
        stumbled = self._stumbled(part, layout)
        here = Piece(" " * (left - 3) + self._glyphs.here + "  ", ACCENT)
        margin = Piece(" " * left)
        rows: list[Row] = []
        for number in range(top, top + height):
            line = layout.line(number)
            words = line.row if line else ()
            if layout is self._layout_of_part and number in self._lit:
                words = lit(words, self._lit[number])
            at_left = here if number == mark else margin
            if number in stumbled:
                before, after = at_left.text[:-2], at_left.text[-1:]
                rows.append((Piece(before, ACCENT), Piece("!", WARN), Piece(after), *words))
            else:
                rows.append((at_left, *words) if words or number == mark else ())
        return rows
