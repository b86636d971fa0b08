"""What the runs that are kept of a talk say before the next one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rehearse.core.reading import READY
from rehearse.core.spoken_time import in_words
from rehearse.plain.lines import titles_of
from rehearse.rehearsing.looking_back import last_ended, look_back, rule_sentence

if TYPE_CHECKING:
    from rehearse.core.plan import Plan
    from rehearse.core.rehearsal import Rehearsal
    from rehearse.core.run import Run
    from rehearse.core.stats.outlook import Outlook
    from rehearse.core.talk import Talk
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store


class Earlier(NamedTuple):
    """What the history has of a talk."""

    unfinished: RunLine | None = None
    """The run that can be gone on with."""
    last_full: Run | None = None
    """The full run to compare with."""
    outlook: Outlook | None = None
    """What all runs say; None where the history did not answer."""


def earlier_runs(store: Store, whole: Talk, plan: Plan, wall: float, *, for_real: bool) -> Earlier:
    """All of it.

    Raises:
        HistoryError: the history can't be read.
    """
    from rehearse.core.stats.outlook import outlook_of  # noqa: PLC0415 - after the first lines

    unfinished, last_full = look_back(store, whole, for_real=for_real)
    talk = store.key_of(whole)
    past = store.past(talk, plan.talk.sections, variant=whole.variant)
    return Earlier(unfinished, last_full, outlook_of(past, plan, wall))


def before_sentence(earlier: Earlier, plan: Plan) -> str:
    """What changed since the last full run, else the chance, else how that run ended.

    Before the first one the rule of the event, if it has any.
    """
    run, outlook = earlier.last_full, earlier.outlook
    if run is None:
        return in_words(rule_sentence(plan), titles_of(plan))
    from rehearse.core.changes import changes_since  # noqa: PLC0415
    from rehearse.core.stats.forecast_words import chance_in_short  # noqa: PLC0415
    from rehearse.core.stats.outlook import lands_s  # noqa: PLC0415

    said = changes_since(run, plan, lands_s(outlook) if outlook else None)
    if not said and outlook is not None:
        said = chance_in_short(outlook.forecast)
    return in_words(said or last_ended(run), titles_of(plan))


def live_sentence(earlier: Earlier, rehearsal: Rehearsal, now: float) -> str:
    """`45% to end inside ten minutes, by six runs; ...`, while a run goes on; from five runs on."""
    if earlier.outlook is None or rehearsal.phase == READY:
        return ""
    from rehearse.core.stats.forecast import forecast_of  # noqa: PLC0415 - where it is asked for
    from rehearse.core.stats.forecast_words import live_words  # noqa: PLC0415

    plan, scope = rehearsal.plan, rehearsal.scope
    forecast = forecast_of(earlier.outlook.past, plan, scope=scope)
    if forecast.chance is None:
        return ""
    spent_s = {at: seconds for at in scope if (seconds := rehearsal.spent_s(at, now)) is not None}
    standing = forecast.standing(rehearsal.reading(now), spent_s)
    said = next(iter(live_words(forecast, standing)), "") if standing is not None else ""
    return in_words(f"{said[:1].upper()}{said[1:]}", titles_of(plan))


def weak_sentence(earlier: Earlier, plan: Plan) -> tuple[tuple[int, ...], str]:
    """The sections worth practising, and why; none, and why none."""
    outlook = earlier.outlook
    if outlook is None or not outlook.past.runs:
        return (), "One run of the talk shows what to practise."
    from rehearse.core.stats.practise import why_sentence  # noqa: PLC0415 - with --weak only

    practice = outlook.practice
    if not practice.positions:
        return (), "No section runs over or goes differently each time: rehearse it whole."
    titles = [part.title for part in plan.talk.sections]
    return practice.positions, in_words(f"Practise {why_sentence(practice, titles)}", titles)
