"""A widget that draws rows given to it, line by line, and repaints only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from rehearse.tui.draw import row as styles
from rehearse.tui.draw.contrast import readable
from rehearse.tui.draw.row import Row


class Rows(Widget):
    """Rows of styled text; it knows nothing of what they say."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--text",
        "rows--dim",
        "rows--strong",
        "rows--accent",
        "rows--warn",
        "rows--over",
        "rows--cue",
    }
    DEFAULT_CSS = """
    Rows {
        height: 1;
        width: 1fr;
        & .rows--dim { color: $text-muted; }
        & .rows--strong { text-style: bold; }
        & .rows--accent { color: $text-accent; }
        & .rows--warn { color: $text-warning; text-style: bold; }
        & .rows--over { color: $text-error; text-style: bold; }
        & .rows--cue { color: $text-muted; text-style: italic; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: list[Row] = []
        self._looks: dict[str, Style] = {}

    def show(self, rows: Sequence[Row]) -> None:
        """Draw these rows; those that are as before are left alone."""
        before, self._rows = self._rows, list(rows)
        width, height = self.size
        if not width or len(before) != len(self._rows):
            self.refresh()
            return
        changed = [
            Region(0, y, width, 1)
            for y, (old, new) in enumerate(zip(before, self._rows, strict=True))
            if old != new and y < height
        ]
        if changed:
            self.refresh(*changed)

    @property
    def plain_rows(self) -> list[str]:
        """What the rows say, without style."""
        return ["".join(piece.text for piece in row) for row in self._rows]

    def notify_style_update(self) -> None:
        """The theme changed: look the colours up again."""
        super().notify_style_update()
        self._looks.clear()

    def render_line(self, y: int) -> Strip:
        """One row as the terminal gets it."""
        width = self.size.width
        if y >= len(self._rows):
            return Strip.blank(width, self._look(styles.TEXT))
        segments = [Segment(piece.text, self._look(piece.style)) for piece in self._rows[y]]
        return Strip(segments).adjust_cell_length(width, self._look(styles.TEXT))

    def _look(self, name: str) -> Style:
        look = self._looks.get(name)
        if look is None:
            look = self._looks[name] = self.get_component_rich_style(f"rows--{name}")
        return look
