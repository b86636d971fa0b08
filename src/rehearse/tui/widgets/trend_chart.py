"""What the full runs of a talk took, as a chart; imported when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.color import Color
from textual_plotext import PlotextPlot

from rehearse.core import timespan
from rehearse.core.course import Timed
from rehearse.core.timespan import budget_clock, clock
from rehearse.tui.draw.glyphs import Glyphs

MOST_RUNS = 60
"""Runs that a chart goes back; more dots than that are a line."""

MOST_LABELS = 8
"""Runs that are named below the chart."""


class TrendChart(PlotextPlot):
    """A dot for each run, and the slot as a line."""

    DEFAULT_CSS = """
    TrendChart { height: 1fr; margin: 1 2 0 2; }
    """

    def show_runs(self, course: Sequence[Timed], glyphs: Glyphs) -> None:
        """Draw these runs, the oldest first."""
        plot = self.plt
        plot.clear_figure()
        course = course[-MOST_RUNS:]
        if not course:
            self.refresh()
            return
        is_ascii = glyphs.dot.isascii()
        at = list(range(1, len(course) + 1))
        took_s = [time.elapsed_s for time in course]
        slots_s = [time.given_s for time in course]
        colours = self.app.theme_variables
        line = Color.parse(colours["primary"]).rgb
        quiet = Color.parse(colours["foreground"]).rgb
        # The frame is made of characters that an ASCII terminal hasn't got.
        plot.frame(not is_ascii)
        plot.plot(at, slots_s, marker="-" if is_ascii else "─", color=quiet)
        plot.plot(at, took_s, marker="." if is_ascii else "braille", color=line)
        plot.scatter(at, took_s, marker=glyphs.dot, color=line)
        ticks_s = _apart([slots_s[-1], max(took_s), min(took_s)])
        plot.yticks(ticks_s, [_label(value, slots_s[-1]) for value in ticks_s])
        step = 1 + (len(course) - 1) // MOST_LABELS
        named: list[float] = [place for place in at if (len(course) - place) % step == 0]
        plot.xticks(named, [f"run {course[int(place) - 1].run}" for place in named])
        plot.xlim(0.5, len(course) + 0.5)
        self.refresh()


def _label(seconds: float, slot_s: float) -> str:
    if seconds == slot_s:
        return f"slot {budget_clock(slot_s)}"
    return clock(timespan.whole_down(seconds))


def _apart(values: Sequence[float]) -> list[float]:
    """Those of the values that are no neighbours, the first ones first."""
    spread = max(values) - min(values)
    kept: list[float] = []
    for value in values:
        if all(abs(value - other) > spread / 8 for other in kept):
            kept.append(value)
    return kept
