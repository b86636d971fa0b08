"""What changed in a talk since a run of it."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.matching import matched
from rehearse.core.naming import short_name
from rehearse.core.pace import Pace
from rehearse.core.plan import Plan
from rehearse.core.record import NamedTuple
from rehearse.core.run import Run, RunSection
from rehearse.core.talk import Section, digest
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.wording import plural
from rehearse.core.words import Count


def changes_since(run: Run, plan: Plan, lands_s: float | None = None) -> str:
    """One line: `Since run 5 Roles lost 21 words, about 0:12.`; empty where nothing changed.

    The time is what the change is worth at the plan's pace. Sections are matched by id, then by
    title, then by likeness. A text that was rewritten at the same length is told as reworded.

    With `lands_s`, when the talk ends with today's words, that is told in place of what the change
    is worth: `Since run 5 Roles lost 21 words: you land at 10:00.`
    """
    since = "Since the last run" if run.number is None else f"Since run {run.number}"
    said = ""
    if run.digest != digest(plan.talk):
        said = _words_changed(run, plan, is_sized=lands_s is None)
    if said and lands_s is not None:
        said += f": you land at {clock(timespan.whole_up(lands_s))}"
    if not said and plan.has_slot and not run.partial and run.slot_s != plan.slot_s:
        said = f"the slot went from {budget_clock(run.slot_s)} to {budget_clock(plan.slot_s)}"
    if said[:1].isdecimal():
        since += ":"
    return f"{since} {said}." if said else ""


def _words_changed(run: Run, plan: Plan, *, is_sized: bool) -> str:
    parts = plan.talk.sections
    before = matched(parts, run.sections)
    changed: list[tuple[_Change, Count]] = []
    reworded: list[int] = []
    for index, part in enumerate(parts):
        if index not in before:
            changed.append((_Change(parts, index, "is new"), part.spoken))
            continue
        old = run.sections[before[index]]
        more = Count(
            part.spoken.words - old.spoken.words, part.spoken.characters - old.spoken.characters
        )
        if any(more):
            changed.append((_Change(parts, index, _gained(more)), more))
        elif part.text != old.text or part.title != old.title:
            reworded.append(index)
    kept = set(before.values())
    for index, gone in enumerate(run.sections):
        if index not in kept:
            less = Count(-gone.spoken.words, -gone.spoken.characters)
            changed.append((_Change(run.sections, index, "is gone"), less))
    if changed:
        return _sized(changed, plan.pace if is_sized else None)
    if len(reworded) == 1:
        return str(_Change(parts, reworded[0], "was reworded"))
    return f"{len(reworded)} sections were reworded" if reworded else ""


class _Change(NamedTuple):
    """A section and what became of it; its name is looked for only where it is said."""

    among: Sequence[RunSection | Section]
    position: int
    what: str

    def __str__(self) -> str:
        return f"{short_name([part.title for part in self.among], self.position)} {self.what}"


def _sized(changed: list[tuple[_Change, Count]], pace: Pace | None) -> str:
    """The changes, and what they are worth at a pace."""
    seconds = sum(pace.load_s(more) for _, more in changed) if pace else 0.0
    amount_s = timespan.whole_down(abs(seconds) + 0.5)
    names = [naming for naming, _ in changed[:2]]
    if len(changed) == 1:
        return f"{names[0]}, about {clock(amount_s)}" if amount_s else str(names[0])
    if len(changed) == 2:
        said = f"{names[0]} and {names[1]}"
    else:
        words = sum(more.words for _, more in changed)
        characters = sum(more.characters for _, more in changed)
        said = f"{len(changed)} sections changed, {_difference(Count(words, characters))}"
    how = "less" if seconds < 0 else "more"
    return f"{said}, about {clock(amount_s)} {how}" if amount_s else said


def _gained(more: Count) -> str:
    """`lost 21 words`, `gained 4 characters`."""
    amount, noun = (more.words, "word") if more.words else (more.characters, "character")
    return f"{'gained' if amount > 0 else 'lost'} {plural(abs(amount), noun)}"


def _difference(more: Count) -> str:
    """`40 words fewer`, `12 characters more`."""
    amount, noun = (more.words, "word") if more.words else (more.characters, "character")
    if not amount:
        return "as long as before"
    return f"{plural(abs(amount), noun)} {'more' if amount > 0 else 'fewer'}"
