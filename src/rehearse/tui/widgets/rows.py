"""A widget that draws rows given to it, line by line, and repaints only what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from rehearse.tui.draw import row as styles
from rehearse.tui.draw.contrast import readable
from rehearse.tui.draw.glyphs import UNICODE
from rehearse.tui.draw.row import Row, width_of

MOST_IN_PART = 4
"""With more rows changed than this the widget is drawn whole, which is faster."""

MOST_STRIPS = 256
"""Rows that are kept as the terminal gets them."""

LOOKS = frozenset(f"look--{name}" for name in styles.ALL)
"""Component classes of a screen that holds rows. They are the screen's, not the widgets': Textual
works out each of them for each widget that has them, which a start has no time for."""


class Rows(Widget):
    """Rows of styled text; it knows nothing of what they say."""

    DEFAULT_CSS = """
    Rows { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: list[Row] = []
        self._cuts: dict[int, int] = {}
        self._looks: dict[str, Style] = {}
        self._strips: dict[tuple[Row, int], Strip] = {}
        self._ground: Color | None = None

    def show(self, rows: Sequence[Row]) -> None:
        """Draw these rows; those that are as before are left alone."""
        before, self._rows = self._rows, list(rows)
        width, height = self.size
        if not width or len(before) != len(self._rows):
            self.refresh()
            return
        changed = [
            y for y, (old, new) in enumerate(zip(before, self._rows, strict=True)) if old != new
        ]
        if len(changed) > MOST_IN_PART:
            self._cuts.clear()
            self.refresh()
            return
        regions = []
        for y in changed:
            end = changed_until(before[y], self._rows[y], width)
            self._cuts[y] = end
            if y < height:
                regions.append(Region(0, y, end, 1))
        if regions:
            self.refresh(*regions)

    @property
    def plain_rows(self) -> list[str]:
        """What the rows say, without style."""
        return ["".join(piece.text for piece in row) for row in self._rows]

    def notify_style_update(self) -> None:
        """The theme changed: look the colours up again."""
        super().notify_style_update()
        self._looks.clear()
        self._strips.clear()
        self._ground = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows that Textual asks for.

        Rows have no border, no padding and no opacity: what Textual does for these takes longer
        than the drawing.
        """
        width = self.size.width
        strips = [self._line(y, width) for y in crop.line_range]
        if crop.column_span != (0, width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One row as the terminal gets it."""
        return self._line(y, self.size.width)

    def get_ready(self, rows: Iterable[Row]) -> None:
        """Work out ahead what these rows look like."""
        width = self.size.width
        for row in rows:
            self._strip(row, width)

    def _line(self, y: int, width: int) -> Strip:
        strip = self._strip(self._rows[y] if y < len(self._rows) else (), width)
        cut = self._cuts.pop(y, None)
        return strip if cut is None or cut == width else Strip.join(strip.divide([cut, width]))

    def _strip(self, row: Row, width: int) -> Strip:
        strip = self._strips.get((row, width))
        if strip is None:
            said = (piece for piece in row if piece.text)
            segments = [
                Segment("".join(piece.text for piece in pieces), self._look(style))
                for style, pieces in groupby(said, key=attrgetter("style"))
            ]
            strip = Strip(segments).adjust_cell_length(width, self._look(styles.TEXT))
            if self._ground is None:
                self._ground = self.background_colors[1]
            for line_filter in self.get_line_filters():
                strip = strip.apply_filter(line_filter, self._ground)
            if len(self._strips) >= MOST_STRIPS:
                self._strips.clear()
            self._strips[row, width] = strip
        return strip

    def _look(self, name: str) -> Style:
        look = self._looks.get(name)
        if look is None:
            look = self.screen.get_component_rich_style(f"look--{name}")
            look = readable(look + Style(bgcolor=self.rich_style.bgcolor))
            self._looks[name] = look
        return look


def changed_until(old: Row, new: Row, width: int) -> int:
    """The cell after the last one that differs; Textual sends a widget's row from its beginning.

    Terminals disagree on the width of flags, skin tones and joined letters: a row with anything
    but plain letters and the glyphs that the pictures are made of is drawn whole.
    """
    if width_of(old) != width_of(new):
        return width
    same = 0
    for one, other in zip(reversed(old), reversed(new), strict=False):
        if not (_is_plain(one.text) and _is_plain(other.text)):
            return width
        if one != other:
            if one.style == other.style:
                same += _same_end(one.text, other.text)
            break
        same += len(one.text)
    if not all(_is_plain(piece.text) for piece in (*old, *new)):
        return width
    return max(1, min(width, width_of(new) - same))


def _same_end(one: str, other: str) -> int:
    """How many characters at their ends are the same."""
    shorter = min(len(one), len(other))
    if one[len(one) - shorter :] == other[len(other) - shorter :]:
        return shorter
    return next(at for at in range(shorter) if one[-1 - at] != other[-1 - at])


def _is_plain(text: str) -> bool:
    return text.isascii() or text.translate(_PICTURES).isascii()


_PICTURES = str.maketrans(dict.fromkeys("".join(UNICODE), ""))
