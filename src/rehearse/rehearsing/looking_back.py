"""What the history has of a talk that is to be rehearsed."""

from __future__ import annotations

from rehearse.core import timespan, wording
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core.plan import Plan
    from rehearse.core.run import Run
    from rehearse.core.talk import Talk
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store


def look_back(store: Store, whole: Talk, *, for_real: bool) -> tuple[RunLine | None, Run | None]:
    """The run of a talk that can be gone on with, and the full one to compare the next with.

    Raises:
        HistoryError: the history can't be read.
    """
    talk = store.key_of(whole)
    line = store.unfinished(talk)
    run = store.run(line.number) if line else None
    # A run of other sections can't be gone on with, and is not offered.
    is_same = (
        run is not None
        and run.variant == whole.variant
        and [part.id for part in run.sections] == [part.id for part in whole.sections]
    )
    last = store.compared(talk, None, for_real=for_real, variant=whole.variant)
    return line if is_same else None, last


def rule_sentence(plan: Plan) -> str:
    """The rule of the event, empty where there is none."""
    if plan.talk.rule is None:
        return ""
    from rehearse.core.timing_rule import rule_words  # noqa: PLC0415 - few talks have one

    return f"Rule {rule_words(plan.talk.rule)}."


def last_ended(run: Run) -> str:
    """How the last full run ended."""
    ended = wording.run_over(run.elapsed_s, run.slot_s).text
    took = timespan.clock(timespan.whole_down(run.elapsed_s))
    return f"The last full run, {run.number}, took {took}: {ended}."
