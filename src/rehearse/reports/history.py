"""The runs that are kept, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.cells import fit
from rehearse.core.clock import day_and_time
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.timespan import clock
from rehearse.core.wording import CALM, OVER, Words, plural, run_over
from rehearse.reports.look import STRONG, Look
from rehearse.reports.table import Column, table, title_column, words_column

if TYPE_CHECKING:
    from typing import Any, Protocol

    class RunFacts(Protocol):
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
        def finished(self) -> bool: ...
        @property
        def full(self) -> bool: ...
        @property
        def partial(self) -> bool: ...
        @property
        def cut_short(self) -> bool: ...
        @property
        def for_real(self) -> bool: ...
        @property
        def scope(self) -> tuple[int, ...]: ...
        @property
        def words(self) -> int: ...
        @property
        def characters(self) -> int: ...
        @property
        def section(self) -> str: ...
        @property
        def variant(self) -> str: ...


def history_text(lines: Sequence[RunFacts], wall: float, look: Look, *, of_one_talk: bool) -> str:
    """The runs for people, newest first; of several talks, each with its talk's title.

    `wall` is the instant at which it is read.
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
    span = latest_span(lines) if of_one_talk else ""
    below = ["", span] if span else []
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
    real = ", for real" if line.for_real else ""
    variant = f" ({line.variant})" if line.variant else ""
    if line.partial:
        numbers = ", ".join(str(index + 1) for index in line.scope[:6])
        more = f", {ellipsis}" if len(line.scope) > 6 else ""
        return f"part{variant}: {numbers}{more}{real}"
    if line.full:
        return f"full{variant}{_difference(line, before)}{real}"
    where = f", at {line.section}" if says_where else ""
    if not line.finished:
        return f"unfinished{variant}{where}{real}"
    if line.cut_short:
        return f"ended early{variant}{where}{real}"
    return f"sections left out{variant}{real}"


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


def latest_span(lines: Sequence[RunFacts]) -> str:
    """`Your last 3 full runs ended between 10:12 and 10:58.`; empty with less than two of them.

    The runs are of one talk, newest first; variants are never mixed, and it is about the one that
    was spoken in full last.
    """
    every = [line for line in lines if line.full]
    full = [line.elapsed_s for line in every if line.variant == every[0].variant][:3]
    if len(full) < 2:
        return ""
    of = f" of {every[0].variant}" if every[0].variant else ""
    shortest, longest = (clock(timespan.whole_down(value)) for value in (min(full), max(full)))
    span = f"between {shortest} and {longest}" if shortest != longest else f"at {longest}"
    return f"Your last {len(full)} full runs{of} ended {span}."
