"""All that several runs say of a talk, at once: what screens and reports show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan
from rehearse.core.record import NamedTuple
from rehearse.core.run import Run
from rehearse.core.stats.forecast import Forecast, forecast_after, forecast_of
from rehearse.core.stats.forecast_words import chance_sentence, range_sentence
from rehearse.core.stats.own_pace import OwnPace, own_pace, own_pace_sentence
from rehearse.core.stats.past import Past
from rehearse.core.stats.practise import Practice, practice_of, weaknesses
from rehearse.core.stats.splits import (
    Split,
    loss_in_short,
    loss_sentence,
    losses,
    splits,
    sureness_sentence,
)
from rehearse.core.stats.stumbles import Trouble, troubles


class Outlook(NamedTuple):
    """What the past of a talk says."""

    past: Past
    splits: tuple[Split, ...]
    """One for each section of the plan."""
    own: OwnPace | None
    """None below three full runs."""
    forecast: Forecast
    practice: Practice
    troubles: tuple[Trouble, ...]
    """The sentences that were stumbled at, in the talk's order."""


def outlook_of(
    past: Past,
    plan: Plan,
    wall: float,
    *,
    scope: Sequence[int] | None = None,
    now_s: Mapping[int, float] | None = None,
) -> Outlook:
    """All of it for a plan; `past` is `Store.past` of the plan's sections.

    Args:
        past: the runs, without the one that goes on.
        plan: today's.
        wall: the present, in seconds since 1970 (`Clock.wall`).
        scope: the sections that are to be spoken, None for all.
        now_s: seconds spent in the run that goes on, by section.
    """
    budgets_s = [part.budget_s for part in plan.sections]
    titles = [part.title for part in plan.talk.sections]
    return Outlook(
        past,
        splits(past, budgets_s, plan.pace, now_s),
        own_pace(past, plan.pace),
        forecast_of(past, plan, scope=scope),
        practice_of(weaknesses(past, budgets_s, plan.pace, wall), titles),
        tuple(troubles(past, plan.pace, plan.talk.language)),
    )


def lands_s(outlook: Outlook) -> float | None:
    """When the talk would end if it went as the last full run did, with today's words.

    Seconds from its start, of the sections that are to be spoken; None without a full run.
    """
    forecast = outlook.forecast
    if not forecast.rows:
        return None
    return sum(forecast.rows[0][at] for at in forecast.scope)


def outlook_sentences(outlook: Outlook, plan: Plan) -> list[str]:
    """What there is to say, a sentence each: range, chance, loss, own pace, practice.

    What isn't known yet says how many runs it takes; what there is nothing of is left out.
    """
    titles = [part.title for part in plan.talk.sections]
    lost = losses(outlook.splits)
    said = [
        range_sentence(outlook.forecast),
        chance_sentence(outlook.forecast),
        loss_in_short(lost[0], titles) if lost else "",
        _sentence(own_pace_sentence(outlook.own, len(outlook.past.full), plan)),
        _sentence(outlook.practice.sentence),
    ]
    return [sentence for sentence in said if sentence]


def outlook_in_short(outlook: Outlook) -> list[str]:
    """The two that matter before a talk is opened: will it fit, and what to practise."""
    said = [
        chance_sentence(outlook.forecast) if outlook.past.full else "",
        _sentence(outlook.practice.sentence),
    ]
    return [sentence for sentence in said if sentence]


def hindsight_sentences(past: Past, run: Run) -> list[str]:
    """What the runs up to one say beside its own numbers, for its report.

    Where time is regularly lost, with how sure that is, and whether the next run will fit.

    Args:
        past: of the run's sections and of its variant, the run itself the newest in it.
        run: the run that is looked back at.
    """
    titles = [part.title for part in run.sections]
    budgets_s = [part.budget_s for part in run.sections]
    said = []
    for loss in losses(splits(past, budgets_s, Pace(*run.pace)))[:2]:
        sure = sureness_sentence(loss)
        said.append(f"{loss_sentence(loss, titles)} {sure[0].upper()}{sure[1:]}")
    forecast = forecast_after(past, run)
    if run.full and forecast.chance is not None:
        said.append(chance_sentence(forecast))
    return said


def hindsight_in_short(past: Past, run: Run) -> list[str]:
    """The same where there is little room: the worst loss in a line, and the chance if known."""
    titles = [part.title for part in run.sections]
    budgets_s = [part.budget_s for part in run.sections]
    lost = losses(splits(past, budgets_s, Pace(*run.pace)))
    forecast = forecast_after(past, run)
    said = [loss_in_short(lost[0], titles)] if lost else []
    return [*said, chance_sentence(forecast)] if forecast.chance is not None else said


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}." if said else ""
