"""The charts of a report as SVG: sections against their budgets, the drift, the runs before.

Templates of our own rather than a plotting library. The page follows the theme of whoever reads
it, so its colours are CSS variables; a library (pygal, leather, matplotlib) writes its own colours
into the file, pygal a script from the network as well, and none a title and a description for
each. What is left to draw by hand is rectangles and lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rehearse.core import timespan
from rehearse.core.cells import fit
from rehearse.core.course import Timed
from rehearse.core.record import NamedTuple
from rehearse.core.review import LEFT_OUT, NOT_REACHED, Review, ReviewRow
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.wording import ON_TIME_S, plural
from rehearse.reports.run_rows import remark
from rehearse.reports.svg import element, line, picture, text

WIDTH = 720
"""Units of all pictures; a letter of their text is about 7 wide."""

_LEFT, _RIGHT = 224, 560
"""Where bars begin and end."""
_ROW = 28
_LABEL_CELLS = 25

_Scale = Callable[[float], float]
"""From seconds, or from the place of a run, to units of the picture."""

_HATCH = element(
    "defs",
    element(
        "pattern",
        element("rect", width=8, height=8, class_="over-ground"),
        element("path", d="M0 0V8", class_="over-hatch"),
        id="hatch",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    ),
)


def budget_chart(review: Review) -> str:
    """A bar for each section: what was spoken, hatched beyond the budget, a mark at the budget."""
    rows = review.rows
    longest_s = max([1.0, *(max(row.section.budget_s, row.elapsed_s or 0.0) for row in rows)])

    def x(seconds: float) -> float:
        return _LEFT + seconds / longest_s * (_RIGHT - _LEFT)

    parts = [_HATCH]
    for index, row in enumerate(rows):
        parts += _section_bar(row, 4 + index * _ROW, x)
    over = [f"{row.section.title} {clock(row.over_s)}" for row in review.worst]
    says = f"{plural(len(rows), 'section')}. " + (
        f"Over the budget: {', '.join(over)}." if over else "None ran over its budget."
    )
    height = 8 + len(rows) * _ROW
    return picture("budgets", "Spoken against budget, by section", says, WIDTH, height, *parts)


def _section_bar(row: ReviewRow, top: float, x: _Scale) -> Iterator[str]:
    middle = top + _ROW / 2 + 4
    # Apart from each other, or a title written from right to left takes the number along.
    yield text(18, middle, str(row.position + 1), anchor="end")
    yield text(26, middle, fit(row.section.title, _LABEL_CELLS))
    budget_s, elapsed_s = row.section.budget_s, row.elapsed_s
    if elapsed_s is not None:
        inside, beyond = min(elapsed_s, budget_s), max(0.0, elapsed_s - budget_s)
        yield element(
            "rect", x=_LEFT, y=top + 5, width=x(inside) - _LEFT, height=_ROW - 10, class_="bar"
        )
        if beyond:
            yield element(
                "rect",
                x=x(budget_s),
                y=top + 5,
                width=max(1.0, x(elapsed_s) - x(budget_s)),
                height=_ROW - 10,
                class_="over",
                fill="url(#hatch)",
            )
    yield line(x(budget_s), top + 1, x(budget_s), top + _ROW - 1, "mark")
    note = remark(row).text
    if elapsed_s is None:
        said = note or (NOT_REACHED if row.outcome == NOT_REACHED else LEFT_OUT)
    else:
        spent = clock(timespan.whole_down(elapsed_s))
        said = f"{spent}, {note}" if note else spent
    end = max(x(budget_s), x(elapsed_s or 0.0))
    yield text(end + 8, middle, fit(said, int((WIDTH - end - 8) / 7)), "late" if row.over_s else "")


def drift_chart(review: Review) -> str:
    """How late or early the run was at every moment; empty where nothing was spoken."""
    path = drift_path(review)
    if len(path) < 2:
        return ""
    last_s = max(1.0, path[-1].at_s)
    drifts_s = [point.drift_s for point in path]
    most, least = max(float(ON_TIME_S), *drifts_s), min(-float(ON_TIME_S), *drifts_s)
    left, right, top, bottom = 84, WIDTH - 12, 16, 186

    def x(seconds: float) -> float:
        return left + seconds / last_s * (right - left)

    def y(seconds: float) -> float:
        return top + (most - seconds) / (most - least) * (bottom - top)

    points = " ".join(f"{x(p.at_s):.1f},{y(p.drift_s):.1f}" for p in path)
    parts = [
        line(left, y(0), right, y(0), "mark"),
        text(left - 8, y(0) + 4, "on plan", anchor="end"),
        *_ends_of_scale(most, least, left, y),
        element("polyline", points=points, class_="line"),
        *_openings(review, x, bottom + 6),
        text(left, bottom + 36, "0:00"),
        text(right, bottom + 36, clock(timespan.whole_down(path[-1].at_s)), anchor="end"),
        text((left + right) / 2, bottom + 36, "numbers: where sections begin", anchor="middle"),
    ]
    latest, end = timespan.whole_down(max(drifts_s)), timespan.whole_offset(path[-1].drift_s)
    says = f"At most {clock(latest)} late. " if latest > 0 else "Never late. "
    says += f"At its end {clock(abs(end))} {'late' if end > 0 else 'early'}." if end else "On plan."
    return picture("drift", "Late or early, through the run", says, WIDTH, bottom + 46, *parts)


def _ends_of_scale(most: float, least: float, left: float, y: _Scale) -> Iterator[str]:
    for value, word in ((most, "late"), (least, "early")):
        seconds = timespan.whole_down(abs(value))
        if seconds and abs(y(value) - y(0)) > 14:
            yield text(left - 8, y(value) + 4, f"{clock(seconds)} {word}", anchor="end")


def _openings(review: Review, x: _Scale, y: float) -> Iterator[str]:
    """A number below where each section begins, as far as they don't touch."""
    at_s, free = 0.0, 0.0
    for row in review.rows:
        if row.take is None:
            continue
        yield line(x(at_s), y - 6, x(at_s), y, "mark")
        if x(at_s) >= free:
            yield text(x(at_s), y + 13, str(row.position + 1), anchor="middle")
            free = x(at_s) + 12 + 7 * len(str(row.position + 1))
        at_s += row.take.elapsed_s


class Moment(NamedTuple):
    """Where the run stood."""

    at_s: float
    """Seconds into the run."""
    drift_s: float
    """Seconds late; early below 0."""


def drift_path(review: Review) -> list[Moment]:
    """The drift (`Review.drift_s`) at every moment, as corners of a line.

    Inside a budget it stands still and then grows second for second; going on early, or past a
    section, wins what was left of the budget. Sections are taken in the order of the talk.
    """
    path = [Moment(0.0, 0.0)]
    at_s = drift_s = 0.0
    is_open_ended = review.run.cut_short or not review.run.finished
    for row in review.rows[: review.place]:
        budget_s = row.section.budget_s
        elapsed_s = row.take.elapsed_s if row.take else 0.0
        at_s += min(elapsed_s, budget_s)
        path.append(Moment(at_s, drift_s))
        if elapsed_s > budget_s:
            at_s += elapsed_s - budget_s
            drift_s += elapsed_s - budget_s
            path.append(Moment(at_s, drift_s))
        elif not (is_open_ended and row.position == review.run.position):
            drift_s -= budget_s - elapsed_s
            path.append(Moment(at_s, drift_s))
    return path


def trend_chart(course: Sequence[Timed], this: int | None) -> str:
    """What the full runs took, the slot as a line; empty with less than two.

    Args:
        course: the oldest first.
        this: the number of the run that the report is about.
    """
    if len(course) < 2:
        return ""
    values = [value for time in course for value in (time.elapsed_s, time.given_s)]
    most, least = max(values), min(values)
    spread = max(10.0, most - least)
    left, right, top, bottom = 84, WIDTH - 8, 30, 180

    def x(index: float) -> float:
        # Half a step is left free at both ends, for the slot of the first run and of the last.
        return left + (index + 0.5) / len(course) * (right - left)

    def y(seconds: float) -> float:
        return top + (most - seconds) / spread * (bottom - top)

    slots = "".join(
        f"{'M' if index == 0 else 'L'}{x(index - 0.5):.1f} {y(time.given_s):.1f}"
        f"L{x(index + 0.5):.1f} {y(time.given_s):.1f}"
        for index, time in enumerate(course)
    )
    line_of_runs = " ".join(
        f"{x(index):.1f},{y(time.elapsed_s):.1f}" for index, time in enumerate(course)
    )
    parts = [
        element("path", d=slots, class_="slot"),
        text(
            left - 8, y(course[0].given_s) + 4, f"slot {budget_clock(course[0].given_s)}", "", "end"
        ),
        element("polyline", points=line_of_runs, class_="line"),
        *_run_marks(course, this, x, y, bottom + 26),
    ]
    first, last = (clock(timespan.whole_down(time.elapsed_s)) for time in (course[0], course[-1]))
    says = f"{plural(len(course), 'full run')}, from {first} to {last}."
    return picture("trend", "Full runs of this talk", says, WIDTH, bottom + 38, *parts)


def _run_marks(
    course: Sequence[Timed], this: int | None, x: _Scale, y: _Scale, foot: float
) -> Iterator[str]:
    """A round mark for a run inside its slot, a pointed one for a run over it."""
    every = 1 + (len(course) - 1) // 10
    for index, time in enumerate(course):
        at, height = x(index), y(time.elapsed_s)
        if timespan.whole_down(time.elapsed_s - time.given_s) > 0:
            point = f"M{at:.1f} {height - 7:.1f}L{at + 7:.1f} {height + 5:.1f}H{at - 7:.1f}Z"
            yield element("path", d=point, class_="point-over")
        else:
            yield element("circle", cx=at, cy=height, r=5, class_="point")
        if (len(course) - 1 - index) % every == 0 or time.run == this:
            style = "this" if time.run == this else ""
            yield text(at, height - 12, clock(timespan.whole_down(time.elapsed_s)), style, "middle")
            yield text(at, foot, f"run {time.run}", style, "middle")
