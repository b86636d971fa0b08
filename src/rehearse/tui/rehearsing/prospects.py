"""What the runs of a talk say of the next one, for the screen where that is about to begin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rehearse.core import timespan
from rehearse.core.reading import READY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rehearse.core.plan import Plan
    from rehearse.core.stats.forecast import Forecast
    from rehearse.core.stats.outlook import Outlook
    from rehearse.history.store import Store
    from rehearse.tui.screens.rehearse import RehearseScreen


class Prospects:
    """Asks for it once the picture stands; unknown until the history has answered."""

    def __init__(self, screen: RehearseScreen, *, practise: bool) -> None:
        """`practise`: get ready for what is worth practising as soon as that is known."""
        self._screen = screen
        self._practise_asked = practise
        self._outlook: Outlook | None = None
        self._plan: Plan | None = None
        self._forecast: Forecast | None = None
        self.practises = False
        """The part that is ready was chosen here."""

    def look_back(self) -> None:
        """Ask the history; the screen is drawn anew with the answer."""
        screen = self._screen
        plan, whole = screen.plan, screen.preparation.talk
        wall = screen.rehearse_app.clock.wall()

        def question(store: Store) -> Outlook:
            from rehearse.core.stats.outlook import outlook_of  # noqa: PLC0415 - after the picture

            talk = store.key_of(whole)
            return outlook_of(
                store.past(talk, plan.talk.sections, variant=whole.variant), plan, wall
            )

        screen.rehearse_app.ask(question, partial(self._take, plan))

    def _take(self, plan: Plan, outlook: Outlook) -> None:
        screen = self._screen
        if screen.plan.talk is not plan.talk or not screen.children:
            # It was edited meanwhile, or left.
            return
        self._plan, self._outlook, self._forecast = plan, outlook, outlook.forecast
        if outlook.own is not None:
            screen.preparation.own_pace = outlook.own.in_plan(plan)
            screen.rehearsal.know_pace(screen.preparation.own_pace)
        screen.script.remember_stumbles(
            (each.position, each.sentence.paragraph, each.sentence.offset)
            for each in outlook.troubles
        )
        if self._practise_asked:
            self.practise()
        elif screen.is_current:
            screen.project()

    @property
    def outlook(self) -> Outlook | None:
        """What is known of the talk as it is now; None before that."""
        plan = self._screen.plan
        is_it = self._plan is not None and plan.talk is self._plan.talk
        return self._outlook if is_it else None

    @property
    def forecast(self) -> Forecast | None:
        """What is known of the sections that are to be spoken."""
        outlook, plan, scope = self.outlook, self._screen.plan, self._screen.rehearsal.scope
        if outlook is None:
            return None
        known = self._forecast
        if known is None or known.scope != scope or self._plan is not plan:
            from rehearse.core.stats.forecast import forecast_of  # noqa: PLC0415

            self._forecast = known = forecast_of(outlook.past, plan, scope=scope)
            self._plan = plan
        return known

    # -- in words --------------------------------------------------------------------------------

    @property
    def takes_s(self) -> float | None:
        """Seconds that the whole talk takes this speaker, where their pace is known."""
        own = self.outlook and self.outlook.own
        return own.takes_s(self._screen.plan) if own else None

    @property
    def lands_s(self) -> float | None:
        """When the talk would end if it went as last time, with today's words."""
        if self.outlook is None:
            return None
        from rehearse.core.stats.outlook import lands_s  # noqa: PLC0415 - after the picture

        return lands_s(self.outlook)

    def sentence(self, cells: int) -> str:
        """Before the start: why this part, or what the chance is; empty where nothing is known.

        Reasons are left out that so many cells have no room for.
        """
        outlook = self.outlook
        if outlook is None:
            return ""
        if self.practises:
            from rehearse.core.stats.practise import why_sentence  # noqa: PLC0415

            practice, titles = outlook.practice, self._titles
            if practice.positions != self._screen.rehearsal.scope:
                return ""
            said = why_sentence(practice, titles)
            if len(said) > cells:
                first = practice._replace(positions=practice.positions[:1], whys=practice.whys[:1])
                said = why_sentence(first, titles)
            return said
        forecast = self.forecast
        if forecast is None:
            return ""
        from rehearse.core.stats.forecast_words import chance_in_short  # noqa: PLC0415

        return chance_in_short(forecast)

    @property
    def part_words(self) -> str:
        """`Practise Roles and Youth, 2:10 of the plan.`, while a part that was chosen here is."""
        if not self.practises:
            return ""
        from rehearse.core.naming import listed, short_name  # noqa: PLC0415

        scope = self._screen.rehearsal.scope
        names = listed([short_name(self._titles, at) for at in scope])
        given_s = sum(self._screen.plan.sections[at].budget_s for at in scope)
        return f"Practise {names}: {timespan.budget_clock(given_s)}."

    @property
    def _titles(self) -> list[str]:
        return [part.title for part in self._screen.plan.talk.sections]

    def live_sentence(self, now: float, cells: int) -> str:
        """`45% to end inside 10:00, by six runs; leave Roles by 2:31 to be 90% safe.`

        While a run goes on, from five full runs on, and shorter where there are fewer cells; before
        the start the chance alone.
        """
        rehearsal, forecast = self._screen.rehearsal, self.forecast
        if forecast is None or forecast.chance is None:
            return ""
        from rehearse.core.stats.forecast_words import chance_sentence, live_words  # noqa: PLC0415

        reading = rehearsal.reading(now)
        if reading.phase == READY:
            return chance_sentence(forecast)
        spent_s = {
            at: seconds
            for at in rehearsal.scope
            if (seconds := rehearsal.spent_s(at, now)) is not None
        }
        standing = forecast.standing(reading, spent_s)
        if standing is None:
            return ""
        said = [f"{each[0].upper()}{each[1:]}" for each in live_words(forecast, standing)]
        return next((each for each in said if len(each) <= cells), said[-1])

    # -- practising ------------------------------------------------------------------------------

    @property
    def can_practise(self) -> bool:
        """There is something worth practising, or the whole talk to come back to."""
        if self.practises:
            return True
        return self.outlook is not None and bool(self.outlook.practice.positions)

    def practise(self, positions: Sequence[int] | None = None) -> None:
        """Get ready for these sections, else for those that are worth it; again: for all."""
        screen = self._screen
        self._practise_asked = False
        if screen.rehearsal.phase != READY:
            return
        if screen.preparation.roles is not None:
            screen.tell("your part is ready as it is: --as says which sections")
            return
        if self.practises and positions is None:
            self._take_part(None)
            screen.tell("the whole talk again")
            return
        outlook = self.outlook
        if outlook is None and positions is None:
            self._practise_asked = True
            return
        chosen = tuple(positions or (outlook.practice.positions if outlook else ()))
        if not chosen:
            screen.tell(_nothing(outlook))
            return
        self._take_part(chosen)
        screen.tell("")

    def _take_part(self, scope: Iterable[int] | None) -> None:
        screen = self._screen
        self.practises = scope is not None
        screen.preparation.take_part(scope)
        screen.take_up(screen.preparation.rehearsal())


def _nothing(outlook: Outlook | None) -> str:
    if outlook is None or not outlook.past.runs:
        return "one run of the talk shows what to practise"
    return "no section runs over or goes differently each time: rehearse it whole"
