"""The runs that are kept, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.cells import fit
from rehearse.core.clock import day_and_time
from rehearse.core.course import Timed, course_words
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.stats.forecast import RECENT_RUNS
from rehearse.core.stats.forecast_words import ended_sentence
from rehearse.core.timespan import clock
from rehearse.core.wording import CALM, OVER, Words, plural, run_over
from rehearse.reports import sparkline
from rehearse.reports.look import STRONG, Look
from rehearse.reports.table import Column, table, title_column, words_column

if TYPE_CHECKING:
    from typing import Any, Protocol, TypeVar

    Facts = TypeVar("Facts", bound="RunFacts")

    class KindFacts(Protocol):
        """What tells the kind of a run: a whole run does, and a line of a list."""

        @property
        def full(self) -> bool: ...
        @property
        def partial(self) -> bool: ...
        @property
        def finished(self) -> bool: ...
        @property
        def cut_short(self) -> bool: ...
        @property
        def for_real(self) -> bool: ...
        @property
        def scope(self) -> tuple[int, ...]: ...
        @property
        def variant(self) -> str: ...

    class RunFacts(KindFacts, Protocol):
        """What a list says of a run: `rehearse.history.lines.RunLine` does."""

        @property
        def number(self) -> int: ...
        @property
        def talk(self) -> str: ...
        @property
        def title(self) -> str: ...
        @property
        def started_at(self) -> str: ...
        @property
        def slot_s(self) -> float: ...
        @property
        def elapsed_s(self) -> float: ...
        @property
        def overrun_s(self) -> float: ...
        @property
        def words(self) -> int: ...
        @property
        def characters(self) -> int: ...
        @property
        def section(self) -> str: ...


MOST_BARS = 40
"""Full runs that the line of small bars goes back."""


def history_text(
    lines: Sequence[RunFacts],
    wall: float,
    look: Look,
    *,
    of_one_talk: bool,
    told: Sequence[str] | None = None,
) -> str:
    """The runs for people, newest first; of several talks, each with its talk's title.

    Args:
        lines: the runs.
        wall: the instant at which it is read.
        look: how it is drawn.
        of_one_talk: they are all of one talk.
        told: what they say of the talk as it is today; where there is no such talk any more, None.
    """
    if not lines:
        return "No run is kept yet. To rehearse a talk: rehearse TALK"
    counted = plural(len(lines), "run")
    head = f"{lines[0].title}    {counted}" if of_one_talk else counted
    columns = [
        Column(""),
        words_column("when"),
        title_column("talk") if not of_one_talk else words_column(),
        title_column("what") if of_one_talk else words_column("what"),
        Column("spoken"),
        Column("slot"),
        words_column(),
    ]
    rows: list[list[str | Words]] = [
        [
            str(line.number),
            day_and_time(line.started_at, wall),
            "" if of_one_talk else line.title,
            run_kind(line, before, look.ellipsis, says_where=of_one_talk),
            clock(timespan.whole_down(line.elapsed_s)),
            timespan.budget_clock(line.slot_s),
            run_ending(line),
        ]
        for line, before in zip(lines, full_before(lines), strict=True)
    ]
    head = look.paint(fit(head, look.width, look.ellipsis), STRONG)
    below = [line for line in _trend_lines(lines, look) if line] if of_one_talk else []
    if of_one_talk and told is None:
        below = [line for line in (latest_span(lines), *below) if line]
    elif told:
        below += ["", *told] if below else list(told)
    if below:
        below.insert(0, "")
    return "\n".join([head, "", *table(columns, rows, look), *below])


def history_json(lines: Sequence[RunFacts]) -> dict[str, Any]:
    """The runs for programs, newest first.

    `{runs: [{id, talk, started_at, slot_s, elapsed_s, overrun_s, finished, full, partial}]}`

    `id` is the run's number, `talk` the talk's id. A run of a variant has its name, `variant`, too.
    """
    return {
        "runs": [
            {
                "id": line.number,
                "talk": line.talk,
                "started_at": line.started_at,
                "slot_s": line.slot_s,
                "elapsed_s": round(line.elapsed_s, 3),
                "overrun_s": round(line.overrun_s, 3),
                "finished": line.finished,
                "full": line.full,
                "partial": line.partial,
                **({"variant": line.variant} if line.variant else {}),
            }
            for line in lines
        ]
    }


def run_kind(
    line: RunFacts, before: RunFacts | None, ellipsis: str, *, says_where: bool = True
) -> str:
    """What kind of run it was: `full`, `full (short), 31 words fewer`, `part: 2, 8`.

    `before` is the full run of the same variant of the talk before it.
    """
    difference = _difference(line, before) if line.full else ""
    return kind_words(line, line.section if says_where else "", ellipsis, difference)


def kind_words(run: KindFacts, where: str, ellipsis: str, difference: str = "") -> str:
    """The same for any run; `where` is the section it ended in, empty where that isn't said."""
    real = ", for real" if run.for_real else ""
    variant = f" ({run.variant})" if run.variant else ""
    if run.partial:
        numbers = ", ".join(str(index + 1) for index in run.scope[:6])
        more = f", {ellipsis}" if len(run.scope) > 6 else ""
        return f"part{variant}: {numbers}{more}{real}"
    if run.full:
        return f"full{variant}{difference}{real}"
    at = f", at {where}" if where else ""
    if not run.finished:
        return f"unfinished{variant}{at}{real}"
    said = f"ended early{variant}{at}" if run.cut_short else f"sections left out{variant}"
    return f"{said}{real}"


def _difference(line: RunFacts, before: RunFacts | None) -> str:
    if before is None:
        return ""
    more, noun = line.words - before.words, "word"
    if not more:
        more, noun = line.characters - before.characters, "character"
    return f", {plural(abs(more), noun)} {'more' if more > 0 else 'fewer'}" if more else ""


def full_before(lines: Sequence[RunFacts]) -> list[RunFacts | None]:
    """For each of the runs, newest first, the full run of its talk and variant before it."""
    found: list[RunFacts | None] = []
    latest: dict[tuple[str, str], RunFacts] = {}
    for line in reversed(lines):
        which = line.talk, line.variant
        found.append(latest.get(which))
        if line.full:
            latest[which] = line
    return found[::-1]


def run_ending(line: RunFacts) -> Words:
    """How far from its slot it ended; inside it only where the run got to its end."""
    words = run_over(line.elapsed_s, line.slot_s)
    if words.tone == OVER:
        return words
    if not line.full and not (line.partial and line.finished and not line.cut_short):
        return Words("", CALM)
    return words if words.text[:1].isdecimal() else Words("on time")


def full_runs(lines: Sequence[Facts]) -> list[Facts]:
    """The runs of a talk that may be compared with each other, newest first.

    Parts, runs that were left or ended early, and those that left sections out tell nothing of
    what the talk takes, nor do other variants of it than the one spoken last.
    """
    full = [line for line in lines if line.full]
    return [line for line in full if line.variant == full[0].variant]


def talk_course(lines: Sequence[RunFacts]) -> list[Timed]:
    """What the full runs of a talk took, the oldest first; the lines are newest first."""
    return [Timed(line.number, line.elapsed_s, line.slot_s) for line in full_runs(lines)[::-1]]


def latest_span(lines: Sequence[RunFacts]) -> str:
    """`Your last three full runs ended between 10:12 and 10:58.`; empty with less than two of them.

    The runs are of one talk, newest first; variants are never mixed, and it is about the one that
    was spoken in full last.
    """
    full = full_runs(lines)[:RECENT_RUNS]
    return ended_sentence([line.elapsed_s for line in full], full[0].variant) if full else ""


def talk_trend(lines: Sequence[RunFacts]) -> str:
    """`Getting better: 1:28 shorter since the first run. Still 0:12 to lose.`

    Of the full runs of one talk, newest first; empty with less than two of them.
    """
    course = talk_course(lines)
    return course_words(course, "slot") if len(course) > 1 else ""


def _trend_lines(lines: Sequence[RunFacts], look: Look) -> list[str]:
    course = talk_course(lines)
    if len(course) < 2:
        return []
    shown = course[-MOST_BARS:]
    took = [clock(timespan.whole_down(time.elapsed_s)) for time in (shown[0], shown[-1])]
    levels = sparkline.ASCII if look.is_ascii else sparkline.UNICODE
    bars = sparkline.sparkline([time.elapsed_s for time in shown], levels)
    runs = f"runs {shown[0].run} to {shown[-1].run}"
    return [f"Full runs, {runs}:  {took[0]}  {bars}  {took[1]}", talk_trend(lines)]
