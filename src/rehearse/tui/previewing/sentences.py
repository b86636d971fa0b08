"""What the preview says of the whole talk: what to look at, whether it fits, what to do next."""

from __future__ import annotations

from rehearse.core.plan import Plan
from rehearse.core.wording import plan_words, plural
from rehearse.importers.account import sentences
from rehearse.importers.cuts import is_uncut
from rehearse.importers.draft import WARNING
from rehearse.importers.notes import Notes
from rehearse.importers.saving import target_words
from rehearse.tui.draw import foot
from rehearse.tui.draw.glyphs import Glyphs
from rehearse.tui.draw.row import DIM, TEXT, WARN, Row


def rows(
    notes: Notes, plan: Plan | None, trouble: str, width: int, height: int, glyphs: Glyphs
) -> list[Row]:
    """The sentences; `trouble` is why there is no plan."""
    said = _warnings(notes, width, height, glyphs)
    if plan is None:
        said += foot.sentence_rows(f"It can't be planned yet: {trouble}.", width, glyphs, WARN)
    else:
        fits = TEXT if plan.fits else WARN
        said += foot.sentence_rows(plan_words(plan), width, glyphs, fits)
    return [*said, *foot.sentence_rows(_next(notes, plan), width, glyphs, DIM)]


def _warnings(notes: Notes, width: int, height: int, glyphs: Glyphs) -> list[Row]:
    """As many as a screen of this height has room for, and how many more there are."""
    warnings = sentences(notes.shaping.proposal.account, WARNING)
    most = max(1, (height - 18) // 3)
    shown = warnings if len(warnings) <= most else warnings[: most - 1]
    said = [foot.fact_row(f"! {each}", "", width, glyphs, WARN) for each in shown]
    if len(warnings) > len(shown):
        count = plural(len(warnings) - len(shown), "thing")
        more = f"{count} more to look at" if shown else f"{count} to look at"
        said.append(foot.fact_row(f"! {more}: a shows the account", "", width, glyphs, WARN))
    return said


def _next(notes: Notes, plan: Plan | None) -> str:
    """What to do next."""
    target = target_words(notes.target)
    if plan is None:
        return "t sets another slot."
    if notes.is_written:
        return f"It is written to {target}: space rehearses it."
    if is_uncut(notes.talk):
        return "It is one section: c cuts it into several; or space rehearses."
    if notes.is_in_the_way:
        return f"{target} is there already: space asks before it is touched."
    return f"space writes {target} and rehearses it, w only writes it."
